using System.Threading.Tasks;
using Xunit;

namespace Durability.Analyzers.Tests.Rules.Sync;

/// <summary>Whether to sync before a publish or an acknowledgement can be the caller's choice too.</summary>
public sealed class SyncChoicePlacesTests
{
    [Theory]
    [InlineData("if (_sync) RandomAccess.FlushToDisk(file.SafeFileHandle);")]
    [InlineData("if (_mode == FlushMode.Disk) file.Flush(true);")]
    [InlineData("if (Mode is FlushMode.Disk) file.Flush(true);")]
    [InlineData("if (mode == FlushMode.Disk) { file.Flush(true); }")]
    public Task Publish_of_what_is_synced_on_demand(string sync) => Verify.AnalyzerAsync(Publish(sync, "", ""));

    [Theory]
    [InlineData("if (_kind == Kind.Large) file.Flush(true);")]
    [InlineData("if (_count > 3) file.Flush(true);")]
    public Task Publish_of_what_is_synced_now_and_then(string sync) => Verify.AnalyzerAsync(Publish(sync, "{|DUR203:", "|}"));

    static string Publish(string sync, string open, string close) => $$"""
        enum FlushMode { Cache, Disk }
        enum Kind { Small, Large }

        class Ledger(bool sync, FlushMode mode, Kind kind, int count)
        {
            readonly bool _sync = sync;
            readonly FlushMode _mode = mode;
            readonly Kind _kind = kind;
            readonly int _count = count;

            FlushMode Mode => _mode;

            void Save(string path, byte[] entry, FlushMode mode)
            {
                var temporary = path + ".tmp";
                using (var file = new FileStream(temporary, FileMode.Create))
                {
                    file.Write(entry);
                    {{sync}}
                }

                {{open}}File.Move(temporary, path, true){{close}};
            }
        }
        """;

    [Fact]
    public Task Sync_by_name_in_a_helper_on_demand() => Verify.AnalyzerAsync("""
        class EventFiles(bool sync)
        {
            readonly bool _sync = sync;

            public async Task WriteAsync(string path, string text)
            {
                var temporary = path + ".tmp";
                await File.WriteAllTextAsync(temporary, text);
                if (_sync)
                    await FlushAsync(temporary);
                File.Move(temporary, path, true);
            }

            static async Task FlushAsync(string path) => await Task.Run(() =>
            {
                using var handle = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite);
                RandomAccess.FlushToDisk(handle);
            });
        }

        class EventStore(EventFiles files)
        {
            public async Task AddAsync(string[] events)
            {
                foreach (var text in events)
                    await files.WriteAsync(text, text);
            }
        }
        """);

    [Theory]
    [InlineData("file.Write(record); if (sync) file.Flush(true); done.SetResult();")]
    [InlineData("file.Write(record); if (sync) { file.Flush(true); } else { file.Flush(); } done.SetResult();")]
    public Task Acknowledgement_of_what_is_synced_on_demand(string body) => Verify.AnalyzerAsync(Acknowledge(body));

    [Theory]
    [InlineData("if (sync) { file.Write(record); {|DUR401:done.SetResult()|}; file.Flush(true); }")]
    [InlineData("file.Write(record); {|DUR401:done.SetResult()|}; file.Flush(true);")]
    public Task Acknowledgement_under_the_same_condition_comes_too_early(string body) => Verify.AnalyzerAsync(Acknowledge(body));

    static string Acknowledge(string body) => $$"""
        class OrderWal
        {
            void Add(FileStream file, byte[] record, bool sync, TaskCompletionSource done)
            {
                {{body}}
            }
        }
        """;
}
