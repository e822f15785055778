using System.Threading.Tasks;
using Xunit;

namespace Durability.Analyzers.Tests.Rules.Sync;

/// <summary>Patterns that ask whether an opened file is there, or what it is: where the answer is known, only one way is gone.</summary>
public sealed class OpenedOrNotTests
{
    [Theory]
    [InlineData("if (f is not null) f.Flush(true);")]
    [InlineData("if (f is null) return; f.Flush(true);")]
    [InlineData("if (f is { }) f.Flush(true);")]
    [InlineData("if (f is object) f.Flush(true);")]
    [InlineData("if (f is { } g) g.Flush(true);")]
    [InlineData("if (f is not null and FileStream g) g.Flush(true);")]
    [InlineData("if (f is var g) g.Flush(true);")]
    [InlineData("if (f is FileStream) f.Flush(true);")]
    public Task File_that_is_opened_is_there(string sync) => Verify.AnalyzerAsync($$"""
        class Journal
        {
            void Append(byte[] record) { using var f = new FileStream("orders.wal", FileMode.Append); f.Write(record); {{sync}} }
        }
        """);

    [Theory]
    [InlineData("if (s is not FileStream file) return; file.Flush(true);")]
    [InlineData("if (s is FileStream) ((FileStream)s).Flush(true);")]
    [InlineData("if (!(s is FileStream file)) return; file.Flush(true);")]
    public Task Stream_that_is_a_files(string sync) => Verify.AnalyzerAsync($$"""
        class Journal
        {
            void Append(byte[] record) { Stream s = new FileStream("orders.wal", FileMode.Append); s.Write(record); {{sync}} }
        }
        """);

    [Theory]
    [InlineData("if (f is not null) { f.Flush(true); f.Dispose(); }")]
    [InlineData("if (f is { } g) { g.Flush(true); g.Dispose(); }")]
    [InlineData("if (f is null) return; f.Flush(true); f.Dispose();")]
    public Task File_that_is_opened_on_one_way(string sync) => Verify.AnalyzerAsync($$"""
        class Journal
        {
            void Append(byte[] record)
            {
                FileStream f = null;
                if (record.Length > 3) { f = new FileStream("orders.wal", FileMode.Append); f.Write(record); }
                {{sync}}
            }
        }
        """);

    [Theory]
    [InlineData("if (f is null) f.Flush(true);")]
    [InlineData("if (f is not { }) f.Flush(true);")]
    [InlineData("if (f is not FileStream) ((FileStream)f).Flush(true);")]
    [InlineData("if (f is { Length: 7 }) Console.WriteLine();")]
    public Task Way_that_is_never_gone(string sync) => Verify.AnalyzerAsync($$"""
        class Journal
        {
            void Append(byte[] record) { using var f = new FileStream("orders.wal", FileMode.Append); {|DUR101:f.Write(record)|}; {{sync}} }
        }
        """);

    [Theory]
    [InlineData("var dirty = false; if (records.Length > 3) { f.Write(records); dirty = true; } if (dirty) f.Flush(true);")]
    [InlineData("var any = false; foreach (var b in records) { f.WriteByte(b); any = true; } if (any) f.Flush(true);")]
    public Task Flag_that_is_set_beside_the_write(string body) => Verify.AnalyzerAsync($$"""
        class Journal
        {
            void Append(byte[] records) { using var f = new FileStream("orders.wal", FileMode.Append); {{body}} }
        }
        """);
}
