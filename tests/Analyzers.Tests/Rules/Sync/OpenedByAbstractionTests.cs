using System.Threading.Tasks;
using Xunit;

namespace Durability.Analyzers.Tests.Rules.Sync;

/// <summary>Streams that an interface opens, whose code is elsewhere: what it is told, and the type that it gives back, say whether it is a file's.</summary>
public sealed class OpenedByAbstractionTests
{
    [Theory]
    [InlineData("Stream", "WriteByte(1)")]
    [InlineData("FileStream", "WriteByte(1)")]
    [InlineData("StreamWriter", "Write('a')")]
    [InlineData("System.CodeDom.Compiler.IndentedTextWriter", "Write('a')")]
    [InlineData("System.CodeDom.Compiler.IndentedTextWriter", "WriteLineNoTabs(\"a\")")]
    public Task Opened_in_a_mode_is_a_file(string type, string write) => Verify.AnalyzerAsync($$"""
        interface IFiles
        {
            {{type}} Open(string path, FileMode mode);
        }

        class OrderJournal
        {
            void Append(IFiles files)
            {
                using var s = files.Open("orders.wal", FileMode.Append);
                {|DUR101:s.{{write}}|};
            }
        }
        """);

    [Theory]
    [InlineData("None", "{|DUR101:s.WriteByte(1)|}")]
    [InlineData("WriteThrough", "s.WriteByte(1)")]
    public Task Opened_with_write_through_has_nothing_to_sync(string options, string write) => Verify.AnalyzerAsync($$"""
        interface IFiles
        {
            Stream Open(string path, FileMode mode, FileOptions options);
        }

        class OrderJournal
        {
            void Append(IFiles files)
            {
                using var s = files.Open("orders.wal", FileMode.Append, FileOptions.{{options}});
                {{write}};
            }
        }
        """);

    [Theory]
    [InlineData("Stream")]
    [InlineData("FileStream")]
    public Task Opened_in_no_mode_is_synced_by_whoever_opens_it(string type) => Verify.AnalyzerAsync($$"""
        interface IFiles
        {
            {{type}} Open(string path, int flags);
        }

        class OrderJournal
        {
            void Append(IFiles files)
            {
                using var s = files.Open("orders.wal", 1);
                s.WriteByte(1);
            }
        }
        """);

    [Theory]
    [InlineData("Stream", "done.SetResult()")]
    [InlineData("FileStream", "{|DUR401:done.SetResult()|}")]
    public Task Acknowledged_before_the_sync_where_its_type_is_that_of_a_file(string type, string acknowledge) => Verify.AnalyzerAsync($$"""
        interface IFiles
        {
            {{type}} Open(string path);
        }

        class OrderJournal
        {
            void Append(IFiles files, byte[] record, TaskCompletionSource done)
            {
                var s = files.Open("orders.wal");
                s.Write(record);
                {{acknowledge}};
                ((FileStream)s).Flush(true);
            }
        }
        """);

    [Fact]
    public Task Opened_anew_in_each_turn_is_open_again() => Verify.AnalyzerAsync("""
        interface IFiles
        {
            Stream Open(string path, FileMode mode);
        }

        class OrderJournal
        {
            void Append(IFiles files, List<byte[]> records)
            {
                foreach (var record in records)
                {
                    using var s = files.Open("orders.wal", FileMode.Append);
                    s.Write(record);
                    ((FileStream)s).Flush(true);
                }
            }
        }
        """);

    [Theory]
    [InlineData("s.BeginRead(buffer, 0, 1, null, null)")]
    [InlineData("s.EndRead(null)")]
    public Task Call_that_is_not_known_writes_to_no_plain_stream(string call) => Verify.AnalyzerAsync($$"""
        interface IFiles
        {
            Stream Open(string path, FileMode mode);
        }

        class OrderJournal
        {
            void Read(IFiles files, byte[] buffer)
            {
                using var s = files.Open("orders.wal", FileMode.OpenOrCreate);
                {{call}};
            }
        }
        """);

    [Theory]
    [InlineData("")]
    [InlineData(".ConfigureAwait(false)")]
    public Task Opened_by_a_task(string configure) => Verify.AnalyzerAsync($$"""
        interface IFiles
        {
            Task<FileStream> OpenAsync(string path, FileMode mode);
        }

        class OrderJournal
        {
            async Task AppendAsync(IFiles files, byte[] record)
            {
                var s = await files.OpenAsync("orders.wal", FileMode.Append){{configure}};
                {|DUR101:s.Write(record)|};
            }
        }
        """);

    /// <summary>Of which of them it is a sync cannot be told, so it may be of any.</summary>
    [Fact]
    public Task List_of_streams_is_no_stream() => Verify.AnalyzerAsync("""
        interface IFiles
        {
            IReadOnlyList<FileStream> OpenAll(string path, FileMode mode);
            void FlushToDisk(object files);
        }

        class OrderJournal
        {
            void Append(IFiles files, byte[] record)
            {
                using var s = new FileStream("orders.wal", FileMode.Append);
                s.Write(record);
                files.FlushToDisk(files.OpenAll("orders.wal", FileMode.Open));
            }
        }
        """);
}
