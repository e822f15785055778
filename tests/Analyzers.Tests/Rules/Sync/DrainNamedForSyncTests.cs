using System.Threading.Tasks;
using Xunit;

namespace Durability.Analyzers.Tests.Rules.Sync;

/// <summary>A method that is named for a sync and only drains is blamed once, and not at each place that calls it.</summary>
public sealed class DrainNamedForSyncTests
{
    [Theory]
    [InlineData("Fsync(file)", "static void {|DUR106:Fsync|}(FileStream file) => file.Flush();")]
    [InlineData("Fsync(0, file)", "static void {|DUR106:Fsync|}(int flags, FileStream file) => file.Flush();")]
    [InlineData("Fsync(file, why)", "static void {|DUR106:Fsync|}(FileStream file, string why) => file.Flush();")]
    [InlineData("{|DUR102:Turn(file, why)|}", "static void Turn(FileStream file, string why) => file.Flush();")]
    public Task Static_method(string call, string method) => Verify.AnalyzerAsync($$"""
        class OrderJournal
        {
            public void Append(byte[] record, string why)
            {
                using var file = new FileStream("orders.wal", FileMode.Append);
                file.Write(record);
                {{call}};
            }

            {{method}}
        }
        """);

    [Theory]
    [InlineData("{|DUR106:Fsync|}", "base.Flush()")]
    [InlineData("Fsync", "base.Flush(true)")]
    public Task Method_of_the_stream_itself(string name, string flush) => Verify.AnalyzerAsync($$"""
        class DiskFile(string path) : FileStream(path, FileMode.Append)
        {
            public void {{name}}() => {{flush}};
        }

        class OrderJournal
        {
            readonly DiskFile _file = new("orders.wal");
            public void Append(byte[] record) { _file.Write(record); _file.Fsync(); }
        }
        """);

    [Theory]
    [InlineData("{|DUR106:Sync|}", "_file.Flush();")]
    [InlineData("{|DUR106:Sync|}", "if (_length > 0) _file.Flush();")]
    [InlineData("Sync", "_file.Flush(true);")]
    [InlineData("Sync", "using (var copy = new StreamWriter(\"copy.txt\")) { copy.Write(_length); copy.Flush(); }")]
    [InlineData("Resync", "_file.Flush();")]
    [InlineData("WriteSync", "_file.Flush();")]
    public Task Member_that_is_called_just_sync(string name, string body) => Verify.AnalyzerAsync($$"""
        class PageFile(string path)
        {
            readonly FileStream _file = new(path, FileMode.OpenOrCreate);
            long _length;
            public void {{name}}() { {{body}} }
            public long Length => _length++;
        }
        """, config: "dotnet_diagnostic.DUR102.severity = none\ndotnet_diagnostic.DUR104.severity = none\ndotnet_diagnostic.DUR205.severity = none");

    [Fact]
    public Task Stream_that_may_be_no_file_has_nothing_to_sync() => Verify.AnalyzerAsync("""
        class PageFile(Stream stream)
        {
            readonly Stream _stream = stream;
            public void Sync() => _stream.Flush();
        }
        """);
}
