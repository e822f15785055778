using System.Threading.Tasks;
using Xunit;

namespace Durability.Analyzers.Tests.Rules.Sync;

/// <summary>A log that data is recovered from is state; a diary of the program is none.</summary>
public sealed class RecoveryLogTests
{
    [Fact]
    public Task Commit_log_that_is_only_drained_is_reported() => Verify.AnalyzerAsync(
        """
        class CommitLog : IAsyncDisposable
        {
            readonly FileStream _stream;
            public CommitLog(string path) => _stream = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read, 4096, FileOptions.Asynchronous);
            public async ValueTask AppendAsync(ReadOnlyMemory<byte> record)
            {
                await _stream.WriteAsync(record);
                await {|DUR102:_stream.FlushAsync()|};
            }
            public ValueTask DisposeAsync() => _stream.DisposeAsync();
        }
        """);

    [Fact]
    public Task Transaction_log_that_is_only_drained_is_reported() => Verify.AnalyzerAsync(
        """
        class TransactionLog
        {
            readonly FileStream _file = new("tx.log", FileMode.OpenOrCreate);
            public void Append(byte[] r) { _file.Write(r); {|DUR102:_file.Flush()|}; }
        }
        """);

    [Fact]
    public Task Diary_of_the_program_is_silent() => Verify.AnalyzerAsync(
        """
        class Logger
        {
            readonly StreamWriter _w = new("app.log", true);
            public void Info(string s) { _w.WriteLine(s); _w.Flush(); }
        }
        """);
}
