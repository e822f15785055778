using System.Threading.Tasks;
using Xunit;

namespace Durability.Analyzers.Tests.Rules.Sync;

/// <summary>What a condition is about decides whether the sync below it is the caller's choice, and of which file.</summary>
public sealed class SyncOnDemandTests
{
    [Theory]
    [InlineData("{|DUR101:file.Write(entry)|}; if (durable) {|DUR101:File.AppendAllText(note, path)|};")]
    [InlineData("if (durable) { file.Write(entry); file.Flush(true); } {|DUR101:file.Write(entry)|};")]
    [InlineData("file.Write(entry); if (durable) file.Flush(true);")]
    public Task Choice_is_about_the_sync_of_what_is_written(string body) => Verify.AnalyzerAsync($$"""
        class Journal
        {
            void Add(string path, string note, byte[] entry, bool durable)
            {
                using var file = new FileStream(path, FileMode.Append);
                {{body}}
            }
        }
        """);

    [Fact]
    public Task Choice_is_about_one_of_two_files() => Verify.AnalyzerAsync("""
        class Journal
        {
            void Add(string first, string second, byte[] entry, int number, bool durable)
            {
                using var a = new FileStream(first, FileMode.Append);
                using var b = new FileStream(second, FileMode.Append);
                var target = number > 3 ? a : b;
                {|DUR101:target.Write(entry)|};
                if (durable)
                    a.Flush(true);
            }
        }
        """);

    [Theory]
    [InlineData("if (mode != default) file.Flush(true);")]
    [InlineData("if (Mode != default) file.Flush(true);")]
    [InlineData("if (sync && fsync(number) != 0) throw new IOException();")]
    public Task Mode_that_the_caller_sets(string code) => Verify.AnalyzerAsync(Publish($"file.Write(entry); {code}", "", ""));

    [Theory]
    [InlineData("file.Write(entry); if (counter.Count > 3) file.Flush(true);")]
    [InlineData("file.Write(entry); if (sync) file.Write(entry);")]
    [InlineData("file.Write(entry); if (sync) other.Flush(true);")]
    [InlineData("file.Write(entry); if (sync) disk.Fsync(path + \".old\");")]
    public Task Condition_that_is_no_choice_of_the_sync(string code) => Verify.AnalyzerAsync(Publish(code, "{|DUR203:", "|}"));

    static string Publish(string code, string open, string close) => $$"""
        enum FlushMode { Cache, Disk }

        class FlushCounter { public int Count; }

        interface IDisk { void Fsync(string path); }

        class Ledger
        {
            [DllImport("libc")] static extern int fsync(int descriptor);

            FlushMode Mode { get; set; }

            void Save(string path, byte[] entry, FlushMode mode, FlushCounter counter, FileStream other, IDisk disk, int number, bool sync)
            {
                var temporary = path + ".tmp";
                using (var file = new FileStream(temporary, FileMode.Create))
                {
                    {{code}}
                }

                {{open}}File.Move(temporary, path, true){{close}};
            }
        }
        """;

    [Fact]
    public Task Sync_of_another_name_on_demand() => Verify.AnalyzerAsync("""
        interface IDisk { void Fsync(string path); }

        class Settings(IDisk disk)
        {
            void Save(string path, string text, bool sync)
            {
                File.WriteAllText(path + ".tmp", text);
                if (sync)
                    disk.Fsync(path + ".old");
                {|DUR203:File.Move(path + ".tmp", path, true)|};
            }
        }
        """);

    [Fact]
    public Task Sync_on_demand_after_the_file_has_its_name_is_too_late() => Verify.AnalyzerAsync("""
        class Settings
        {
            void Save(string path, byte[] text, bool sync)
            {
                using var file = new FileStream(path + ".tmp", FileMode.Create);
                file.Write(text);
                file.Flush();
                {|DUR203:File.Move(path + ".tmp", path, true)|};
                if (sync)
                    file.Flush(true);
            }
        }
        """);
}
