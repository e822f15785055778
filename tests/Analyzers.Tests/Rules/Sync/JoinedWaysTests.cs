using System.Threading.Tasks;
using Xunit;

namespace Durability.Analyzers.Tests.Rules.Sync;

/// <summary>What one of two ways did is remembered where they meet, whichever way comes first.</summary>
public sealed class JoinedWaysTests
{
    /// <summary>On the other way the handle is open, and its sync is right.</summary>
    [Theory]
    [InlineData("if (some) journal.Dispose(); else Note(); journal.Flush(true);")]
    [InlineData("if (some) Note(); else journal.Dispose(); journal.Flush(true);")]
    public Task Closed_on_one_way_may_be_open(string body) => Verify.AnalyzerAsync(Journal(body));

    [Theory]
    [InlineData("if (some) _kept.Add(journal); else Note(); journal.Write(entry);")]
    [InlineData("if (some) Note(); else _kept.Add(journal); journal.Write(entry);")]
    public Task Handed_out_on_one_way_belongs_to_somebody_else(string body) => Verify.AnalyzerAsync(Journal(body));

    [Theory]
    [InlineData("if (some) zip.Write(entry); else Note();")]
    [InlineData("if (some) Note(); else zip.Write(entry);")]
    public Task Written_on_one_way_owes_its_last_block(string body) => Verify.AnalyzerAsync(Journal(
        $$"""
        using var zip = new GZipStream(journal, CompressionMode.Compress);
        {{body}}
        zip.Flush();
        {|DUR103:journal.Flush(true)|};
        """));

    [Theory]
    [InlineData("if (some) writer.AutoFlush = true; else Note();", "{|DUR103:journal.Flush(true)|}")]
    [InlineData("if (some) Note(); else writer.AutoFlush = true;", "{|DUR103:journal.Flush(true)|}")]
    [InlineData("if (some) writer.AutoFlush = true; else writer.AutoFlush = true;", "journal.Flush(true)")]
    public Task Flushes_by_itself_only_where_both_ways_say_so(string body, string sync) => Verify.AnalyzerAsync(Journal(
        $$"""
        using var writer = new StreamWriter(journal);
        {{body}}
        writer.Write(text);
        {{sync}};
        """));

    /// <summary>A write that failed is lost whatever follows, and its caller knows.</summary>
    [Theory]
    [InlineData("using var writer = new StreamWriter(journal); try { writer.Write(text); } catch (IOException) { return; } writer.Flush(); journal.Flush(true);")]
    [InlineData("using var writer = new StreamWriter(journal); try { writer.Write(text); } catch (IOException) { journal.Flush(true); throw; } writer.Flush(); journal.Flush(true);")]
    public Task Bytes_of_a_write_that_failed_are_not_missed(string body) => Verify.AnalyzerAsync(Journal(body));

    [Fact]
    public Task Round_that_writes_after_its_sync_is_lost() => Verify.AnalyzerAsync(Journal(
        """
        for (var i = 0; i < 3; i++)
        {
            if (i > 1)
                journal.Flush(true);
            {|DUR101:journal.Write(entry)|};
        }
        """));

    static string Journal(string body) => $$"""
        class Journal
        {
            readonly List<object> _kept = [];

            void Note()
            {
            }

            void Add(string path, bool some, byte[] entry, string text)
            {
                using var journal = new FileStream(path, FileMode.Append);
                {{body}}
            }
        }
        """;

    [Theory]
    [InlineData("if (some) return file; file.Dispose(); return null;")]
    [InlineData("if (some) { file.Dispose(); return null; } return file;")]
    public Task Returned_on_one_way_belongs_to_the_caller(string body) => Verify.AnalyzerAsync(
        $$"""
        class SettingsFile
        {
            FileStream? Begin(string path, bool some, byte[] header)
            {
                var file = new FileStream(path, FileMode.Create);
                file.Write(header);
                {{body}}
            }
        }
        """);

    /// <summary>A third value makes it unknown which file is meant; the variable that is written is still known by its name.</summary>
    [Theory]
    [InlineData("FileStream file; if (some) file = new FileStream(a, FileMode.Append); else if (other) file = new FileStream(b, FileMode.Append); else file = new FileStream(c, FileMode.Append); file.Write(entry); file.Dispose();")]
    [InlineData("string path; if (some) path = a; else if (other) path = b; else path = c; {|DUR101:File.AppendAllBytes(path, entry)|};")]
    [InlineData("FileStream? file = null; if (some) file = new FileStream(a, FileMode.Append); {|DUR101:file?.Write(entry)|}; file?.Dispose();")]
    public Task One_of_many_files(string body) => Verify.AnalyzerAsync(
        $$"""
        class Journal
        {
            void Add(string a, string b, string c, bool some, bool other, byte[] entry)
            {
                {{body}}
            }
        }
        """);
}
