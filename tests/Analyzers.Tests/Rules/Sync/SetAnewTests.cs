using System.Threading.Tasks;
using Xunit;

namespace Durability.Analyzers.Tests.Rules.Sync;

/// <summary>A variable that is set anew stands for what it was set to, and no longer for what it stood for.</summary>
public sealed class SetAnewTests
{
    static Task JournalAsync(string body) => Verify.AnalyzerAsync($$"""
        class OrderJournal
        {
            readonly System.Collections.Hashtable _kept = new();
            FileStream? _file;

            void Append(byte[] record, bool isKept)
            {
                {{body}}
            }

            (FileStream, int) Next() => ((FileStream)_kept["next"]!, 1);
        }
        """);

    [Theory]
    [InlineData("FileStream? file = null; file ??= new FileStream(\"orders.wal\", FileMode.Append); {|DUR101:file.Write(record)|}; file.Dispose();")]
    [InlineData("_file ??= new FileStream(\"orders.wal\", FileMode.Append, FileAccess.Write, FileShare.None, 1, FileOptions.WriteThrough); _file.Write(record);")]
    [InlineData("using var file = isKept ? (FileStream)_kept[\"orders\"]! : new FileStream(\"orders.wal\", FileMode.Append); {|DUR101:file.Write(record)|};")]
    [InlineData("FileStream file; if (isKept) file = (FileStream)_kept[\"orders\"]!; else file = new FileStream(\"orders.wal\", FileMode.Append); {|DUR101:file.Write(record)|}; file.Dispose();")]
    public Task Set_to_a_file_that_is_opened_here(string body) => JournalAsync(body);

    [Theory]
    [InlineData("var file = new FileStream(\"orders.wal\", FileMode.Append); file.Write(record); file.Flush(true); file = (FileStream)_kept[\"other\"]!; file.Write(record);")]
    [InlineData("var file = new FileStream(\"orders.wal\", FileMode.Append); file.Write(record); file.Flush(true); (file, var n) = Next(); file.Write(record); Console.WriteLine(n);")]
    [InlineData("var file = new FileStream(\"orders.wal\", FileMode.Append); file.Write(record); file.Flush(true); var other = file; other = (FileStream)_kept[\"other\"]!; other.Write(record); file.Dispose();")]
    public Task Set_to_a_file_from_elsewhere(string body) => JournalAsync(body);

    /// <summary>The path that the variable had is still that of the file, and the one that it gets is another's.</summary>
    [Theory]
    [InlineData("var path = Next(); File.WriteAllText(path, text); var temp = path; path = \"orders.snapshot\"; {|DUR203:File.Move(temp, path, true)|};")]
    [InlineData("string[] names = [text]; var path = names[0]; File.WriteAllText(path, text); var temp = path; path = \"orders.snapshot\"; {|DUR203:File.Move(temp, path, true)|};")]
    [InlineData("var path = Next(); File.WriteAllText(path, text); {|DUR203:File.Move(path, \"orders.snapshot\", true)|};")]
    [InlineData("string[] names = [text]; var cached = names[0]; File.WriteAllText(cached, text); cached = names[1]; File.Move(cached, \"orders.snapshot\", true);")]
    public Task Path_of_a_variable(string body) => Verify.AnalyzerAsync($$"""
        class SnapshotStore
        {
            void Save(string text)
            {
                {{body}}
            }

            static string Next() => Guid.NewGuid().ToString();
        }
        """);
}
