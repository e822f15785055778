using System.Threading.Tasks;
using Xunit;

namespace Durability.Analyzers.Tests.Rules.Sync;

/// <summary>What one way has done to a file by its name, or one round of a loop to a stream, is known behind it.</summary>
public sealed class FileOnOneWayTests
{
    [Theory]
    [InlineData("if (some) Note(); else {|DUR101:File.AppendAllText(\"orders.wal\", text)|};")]
    [InlineData("if (some) {|DUR101:File.AppendAllText(\"orders.wal\", text)|}; else Note();")]
    [InlineData("File.Delete(\"orders.wal\"); if (some) Note(); else {|DUR101:File.AppendAllText(\"orders.wal\", text)|};")]
    [InlineData("File.Delete(\"orders.wal\"); if (some) {|DUR101:File.AppendAllText(\"orders.wal\", text)|}; else Note();")]
    public Task Appended_on_one_way(string code) => Verify.AnalyzerAsync(Journal(code));

    [Theory]
    [InlineData("if (some) Note(); else File.WriteAllText(\"orders.tmp\", text);")]
    [InlineData("if (some) File.WriteAllText(\"orders.tmp\", text); else Note();")]
    [InlineData("File.Delete(\"orders.tmp\"); if (some) Note(); else File.WriteAllText(\"orders.tmp\", text);")]
    [InlineData("File.WriteAllText(\"other.tmp\", text); if (some) Note(); else File.WriteAllText(\"orders.tmp\", text);")]
    public Task Written_on_one_way_and_moved(string code) => Verify.AnalyzerAsync(Journal(code + " {|DUR203:File.Move(\"orders.tmp\", \"orders.json\", true)|};"));

    [Theory]
    [InlineData("for (;;) { if (queue.Count == 0) break; {|DUR101:File.AppendAllText(\"orders.wal\", queue.Dequeue())|}; }")]
    [InlineData("using var file = new FileStream(\"orders.wal\", FileMode.Append); while (queue.Count > 0) {|DUR101:file.Write(record)|};")]
    [InlineData("using var file = new FileStream(\"orders.wal\", FileMode.Append); while (queue.Count > 0) { if (some) break; {|DUR101:file.Write(record)|}; }")]
    [InlineData("using var file = new FileStream(\"orders.wal\", FileMode.Append); foreach (var line in queue) {|DUR101:file.Write(record)|};")]
    public Task Written_in_each_round(string code) => Verify.AnalyzerAsync(Journal(code));

    [Theory]
    [InlineData("while (queue.Count > 0) { if (some) {|DUR203:File.Move(\"orders.tmp\", \"orders.json\", true)|}; File.WriteAllText(\"orders.tmp\", queue.Dequeue()); }")]
    [InlineData("foreach (var line in queue) { if (some) {|DUR203:File.Move(\"orders.tmp\", \"orders.json\", true)|}; File.WriteAllText(\"orders.tmp\", line); }")]
    public Task Moved_in_the_round_after(string code) => Verify.AnalyzerAsync(Journal(code));

    /// <summary>A variable that another one is moved on to takes a few rounds to stand for the file that is opened last.</summary>
    [Theory]
    [InlineData("var file = a; while (queue.Count > 0) { {|DUR101:file.Write(record)|}; file = b; }")]
    [InlineData("var file = a; var next = a; while (queue.Count > 0) { {|DUR101:file.Write(record)|}; file = next; next = b; }")]
    [InlineData("var file = a; var next = a; var last = a; while (queue.Count > 0) { {|DUR101:file.Write(record)|}; file = next; next = last; last = b; }")]
    [InlineData("FileStream? file = null; while (queue.Count > 0) { {|DUR101:file?.Write(record)|}; file = b; }")]
    [InlineData("FileStream? file = null; FileStream? next = null; while (queue.Count > 0) { {|DUR101:file?.Write(record)|}; file = next; next = b; }")]
    public Task Written_in_a_later_round(string code) => Verify.AnalyzerAsync(Journal(
        $"""
        using var a = new FileStream("a.wal", FileMode.Append);
        using var b = new FileStream("b.wal", FileMode.Append);
        {code}
        a.Flush(true);
        """));

    [Theory]
    [InlineData("while (queue.Count > 0) { while (lines.Count > 0) {|DUR101:file.Write(lines.Dequeue())|}; file = b; }")]
    [InlineData("foreach (var all in queue) { foreach (var line in lines) {|DUR101:file.Write(line)|}; file = b; }")]
    [InlineData("var next = a; while (queue.Count > 0) { while (lines.Count > 0) {|DUR101:file.Write(lines.Dequeue())|}; file = next; next = b; }")]
    [InlineData("while (queue.Count > 0) { while (lines.Count > 0) { for (var i = 0; i < lines.Count; i++) {|DUR101:file.Write(lines.Dequeue())|}; } file = b; }")]
    [InlineData("var next = a; var last = a; var other = a; while (queue.Count > 0) { while (lines.Count > 0) { {|DUR101:file.Write(lines.Dequeue())|}; other = a; } other = b; file = next; next = last; last = b; }")]
    public Task Written_in_a_loop_in_a_loop(string code) => Verify.AnalyzerAsync($$"""
        class OrderJournal
        {
            void Append(Queue<string> queue, Queue<byte[]> lines)
            {
                using var a = new FileStream("a.wal", FileMode.Append);
                using var b = new FileStream("b.wal", FileMode.Append);
                var file = a;
                {{code}}
                a.Flush(true);
            }
        }
        """);

    [Fact]
    public Task Appended_in_a_loop_in_a_loop() => Verify.AnalyzerAsync(Journal(
        """
        var path = "a.wal";
        while (queue.Count > 0)
        {
            while (record.Length > queue.Count)
                {|DUR101:File.AppendAllText(path, queue.Dequeue())|};
            path = "b.wal";
        }

        using var file = new FileStream("a.wal", FileMode.Open);
        file.Flush(true);
        """));

    [Theory]
    [InlineData("if (some) file.Write(record); else Note();")]
    [InlineData("if (some) Note(); else file.Write(record);")]
    public Task Written_in_place_on_one_way(string code) => Verify.AnalyzerAsync(Journal(
        $$"""
        using var file = {|DUR204:new FileStream(folder, FileMode.Create)|};
        {{code}}
        """));

    /// <summary>What was written and closed before is done; that something else fails behind it changes nothing.</summary>
    [Theory]
    [InlineData("using (var file = new FileStream(\"orders.wal\", FileMode.Append)) {|DUR101:file.Write(record)|};")]
    [InlineData("var file = new FileStream(\"orders.wal\", FileMode.Append); if (some) { {|DUR101:file.Write(record)|}; file.Dispose(); } else file.Dispose();")]
    public Task Written_and_closed_before_a_failure(string code) => Verify.AnalyzerAsync(Journal(code +
        """
        try { Directory.CreateDirectory(folder); } catch (IOException) { return; }
        using var again = new FileStream("orders.wal", FileMode.Open);
        again.Flush(true);
        """));

    [Fact]
    public Task Sync_that_failed_is_told_and_not_the_write_before_it() => Verify.AnalyzerAsync(Journal(
        """
        using var file = new FileStream("orders.wal", FileMode.Append);
        file.Write(record);
        try { file.Flush(true); } {|DUR301:catch|} (IOException) { return; }
        """));

    [Fact]
    public Task Block_that_is_owed_when_something_failed_is_not_missed() => Verify.AnalyzerAsync(Journal(
        """
        using var file = new FileStream("orders.gz", FileMode.Append);
        using var zip = new GZipStream(file, CompressionMode.Compress, true);
        try { zip.Write(record); zip.Flush(); Directory.CreateDirectory(folder); } catch (IOException) { file.Flush(true); return; }
        zip.Dispose();
        file.Flush(true);
        """));

    [Theory]
    [InlineData("try { File.AppendAllText(\"orders.wal\", text); } catch (IOException) { return; }")]
    [InlineData("try { Note(); File.AppendAllText(\"orders.wal\", text); } catch (IOException) { Note(); return; }")]
    public Task Append_that_failed_needs_no_sync(string code) => Verify.AnalyzerAsync(Journal(code +
        """
        using var again = new FileStream("orders.wal", FileMode.Open);
        again.Flush(true);
        """));

    static string Journal(string code) => $$"""
        class OrderJournal
        {
            void Append(byte[] record, string text, string folder, bool some, Queue<string> queue)
            {
                {{code}}
            }

            static void Note()
            {
            }
        }
        """;
}
