using System.Threading.Tasks;
using Xunit;

namespace Durability.Analyzers.Tests.Rules.Sync;

/// <summary>A member that is given a file and drains it: whether its callers sync the file afterwards.</summary>
public sealed class HelperOfCallersTests
{
    [Theory]
    [InlineData("{|DUR102:file.Flush()|}", "public void Create(FileStream file) => WriteHeader(file);")]
    [InlineData("{|DUR102:file.Flush()|}", "public void Create(FileStream file) => WriteHeader(file); protected abstract void OnCreated();")]
    [InlineData("{|DUR102:file.Flush()|}", "public void Create(FileStream file) => WriteHeader(file); public void FlushToDisk(FileStream file) => file.Flush(true);")]
    [InlineData("file.Flush()", "public void Create(FileStream file) => WriteHeader(file); protected abstract void FlushToDisk(FileStream file);")]
    [InlineData("file.Flush()", "public void Create(FileStream file) { WriteHeader(file); file.Flush(true); }")]
    [InlineData("file.Flush()", "")]
    [InlineData("file.Flush()", "static void WriteEnd(FileStream end) { end.WriteByte(9); {|DUR102:end.Flush()|}; } public void End(FileStream file) => WriteEnd(file);")]
    [InlineData("file.Flush()", "public void Create(FileStream file) { WriteHeader(file); file.Flush(true); } public void Import(FileStream file) { WriteHeader(file); file.WriteByte(2); file.Flush(true); }")]
    public Task Header_is_synced_by_who_writes_it(string drain, string members) => Verify.AnalyzerAsync($$"""
        abstract class Journal
        {
            static void WriteHeader(FileStream file)
            {
                file.WriteByte(1);
                {{drain}};
            }

            public void Append(FileStream file, byte[] entry)
            {
                file.Write(entry);
                file.Flush(true);
            }

            {{members}}
        }
        """);

    [Fact]
    public Task Stream_that_a_store_is_given_may_be_no_file() => Verify.AnalyzerAsync("""
        class SettingsStore
        {
            public void Save(Stream into, byte[] settings)
            {
                into.Write(settings);
                into.Flush();
            }
        }
        """);
}
