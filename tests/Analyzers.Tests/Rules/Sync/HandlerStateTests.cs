using System.Threading.Tasks;
using Xunit;

namespace Durability.Analyzers.Tests.Rules.Sync;

/// <summary>What a <c>catch</c> or <c>finally</c> begins with, and what it leaves behind.</summary>
public sealed class HandlerStateTests
{
    static Task JournalAsync(string body) => Verify.AnalyzerAsync($$"""
        class OrderJournal
        {
            readonly FileStream _journal = new("orders.wal", FileMode.Append);
            long _lastCommitted;

            void Add(byte[] record, byte[] mark, bool isLoud)
            {
                {{body}}
            }

            void Commit() => _journal.Flush(true);

            static void Check(byte[] record)
            {
                if (record.Length == 0)
                    throw new FormatException();
            }

            static bool Begin(byte[] record, out FileStream? file)
            {
                file = new FileStream("second.wal", FileMode.Append);
                file.Write(record);
                file.Flush(true);
                return true;
            }
        }
        """);

    /// <summary>What the <c>try</c> has opened and synced is there, and what its handler adds is not on disk.</summary>
    [Theory]
    [InlineData("FileStream? file = null; try { file = new FileStream(\"second.wal\", FileMode.Append); file.Write(record); file.Flush(true); } catch (InvalidOperationException) { {|DUR101:file!.Write(mark)|}; }")]
    [InlineData("FileStream? file = null; try { isLoud = Begin(record, out file); } catch (InvalidOperationException) { {|DUR101:file!.Write(mark)|}; }")]
    [InlineData("FileStream? file = null; try { if (Begin(record, out file)) return; } catch (InvalidOperationException) { {|DUR101:file!.Write(mark)|}; }")]
    public Task Handler_goes_on_with_the_file_of_its_try(string body) => JournalAsync(body);

    [Fact]
    public Task Handler_goes_on_with_the_file_that_was_given_back_to_it() => Verify.AnalyzerAsync("""
        class OrderJournal
        {
            bool Add(byte[] record, byte[] mark)
            {
                FileStream? file = null;
                try
                {
                    return Begin(record, out file);
                }
                catch (InvalidOperationException)
                {
                    {|DUR101:file!.Write(mark)|};
                    return false;
                }
            }

            static bool Begin(byte[] record, out FileStream? file)
            {
                file = new FileStream("orders.wal", FileMode.Append);
                file.Write(record);
                file.Flush(true);
                return true;
            }
        }
        """);

    [Fact]
    public Task Handler_of_a_try_that_touches_no_file_is_looked_at() => Verify.AnalyzerAsync("""
        class Settings
        {
            void Load(string text)
            {
                try
                {
                    Console.WriteLine(int.Parse(text));
                }
                catch (FormatException)
                {
                    {|DUR204:File.WriteAllText("settings.json", "{}" + text)|};
                }
            }
        }
        """);

    [Theory]
    [InlineData("try { Check(record); } catch (FormatException) { _journal.Write(record); } catch (ArgumentException) { _lastCommitted = 0; }")]
    [InlineData("FileStream? file = null; try { Check(record); } catch (FormatException) { file = new FileStream(\"second.wal\", FileMode.Append); file.Write(record); file.Flush(true); file.Dispose(); } catch (ArgumentException) { file?.WriteByte(0); }")]
    public Task Handlers_of_one_try_know_nothing_of_each_other(string body) => JournalAsync(body);

    [Fact]
    public Task Try_does_not_begin_with_what_it_does_itself() => JournalAsync(
        """
        using var mirror = new FileStream("mirror.wal", FileMode.Append);
        FileStream? last = null;
        try
        {
            last?.WriteByte(0);
            last = mirror;
            _journal.Write(record);
            _journal.Flush(true);
        }
        catch (FormatException)
        {
            throw;
        }
        """);

    /// <summary>What was written before the <c>try</c> was written whole; what was written in it may be what failed.</summary>
    [Theory]
    [InlineData("File.WriteAllText(path + \".new\", text); try { Console.WriteLine(text); } catch (IOException) { {|DUR203:File.Move(path + \".new\", path, true)|}; }")]
    [InlineData("using (var file = new FileStream(path + \".new\", FileMode.Create)) file.WriteByte(1); try { Console.WriteLine(text); } catch (IOException) { {|DUR203:File.Move(path + \".new\", path, true)|}; }")]
    [InlineData("try { File.WriteAllText(path + \".new\", text); if (text.Length > 3) Console.WriteLine(text); FlushToDisk(path + \".new\"); } catch (IOException) { {|DUR305:File.Move(path + \".new\", path, true)|}; }")]
    public Task Handler_publishes_what_was_there_before_its_try(string body) => Verify.AnalyzerAsync($$"""
        class Settings
        {
            void Save(string path, string text)
            {
                {{body}}
            }

            [DllImport("disk")]
            static extern void FlushToDisk(string path);
        }
        """);

    [Fact]
    public Task Way_that_throws_is_none_that_leaves_the_write_unsynced() => JournalAsync(
        """
        using var file = new FileStream("second.wal", FileMode.Append);
        file.Write(record);
        if (isLoud)
            throw new InvalidOperationException();
        file.Flush(true);
        """);

    [Theory]
    [InlineData("using var file = new FileStream(\"second.wal\", FileMode.Append); try { file.Write(record); } finally { throw new InvalidOperationException(); }")]
    [InlineData("using var file = new FileStream(\"second.wal\", FileMode.Append); try { file.Write(record); } finally { if (record.Length > 3) file.Flush(true); else throw new InvalidOperationException(); }")]
    [InlineData("using var file = new FileStream(\"second.wal\", FileMode.Append); try { try { file.Write(record); } finally { file.Flush(true); } } catch (IOException) { throw; }")]
    [InlineData("using var file = new FileStream(\"second.wal\", FileMode.Append); try { try { {|DUR101:file.Write(record)|}; } finally { Console.WriteLine(); } } catch (IOException) { throw; }")]
    [InlineData("using var file = new FileStream(\"second.wal\", FileMode.Append); try { Check(record); } finally { for (var i = 0; i < 3; i++) { {|DUR401:_lastCommitted = i|}; _journal.Write(record); } }")]
    [InlineData("using var file = new FileStream(\"second.wal\", FileMode.Append); using var mirror = new FileStream(\"mirror.wal\", FileMode.Append); var target = file; try { Check(record); } finally { do { {|DUR101:target.Write(record)|}; file.Flush(true); target = mirror; } while (record.Length > 3); }")]
    public Task Finally_is_run_to_its_end(string body) => JournalAsync(body);

    [Fact]
    public Task Jump_out_of_a_finally_that_does_not_compile() => Verify.AnalyzerAsync("""
        class OrderJournal
        {
            void AddAll(byte[][] records)
            {
                using var file = new FileStream("orders.wal", FileMode.Append);
                foreach (var record in records)
                {
                    try
                    {
                        file.Write(record);
                    }
                    finally
                    {
                        continue;
                    }
                }

                file.Flush(true);
            }
        }
        """, compiles: false);
}
