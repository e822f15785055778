using System.Threading.Tasks;
using Xunit;

namespace Durability.Analyzers.Tests.Rules.Sync;

/// <summary>DUR101: which member's sync counts for what another member has written.</summary>
public sealed class ProtocolMembersTests
{
    /// <summary>Who syncs on closing does so at the end: a power cut before it loses what one member left unsynced.</summary>
    [Theory]
    [InlineData("public void Dispose() { _journal.Flush(true); _journal.Dispose(); }")]
    [InlineData("public async ValueTask DisposeAsync() { _journal.Flush(true); await _journal.DisposeAsync(); }")]
    [InlineData("public void Close() { _journal.Flush(true); _journal.Dispose(); }")]
    [InlineData("public async Task CloseAsync() { _journal.Flush(true); await _journal.DisposeAsync(); }")]
    [InlineData("~Journal() { _journal.Flush(true); }")]
    public Task Closing_syncs_too_late(string member) => Verify.AnalyzerAsync(Journal("{|DUR101:_journal.Write(entry)|}", member));

    [Fact]
    public Task Commit_syncs_for_the_others() => Verify.AnalyzerAsync(Journal("_journal.Write(entry)", "public void Commit() => _journal.Flush(true);"));

    static string Journal(string mark, string member) => $$"""
        class Journal
        {
            readonly FileStream _journal = new FileStream("a.journal", FileMode.Append);

            public void Add(byte[] entry)
            {
                _journal.Write(entry);
                _journal.Flush(true);
            }

            public void AddAll(byte[] entries)
            {
                _journal.Write(entries);
                _journal.Flush(true);
            }

            public void Mark(byte[] entry) => {{mark}};

            {{member}}
        }
        """;

    /// <summary>What is synced cannot be told: it may be what the others wrote.</summary>
    [Theory]
    [InlineData("public void Commit() { if (fsync(_descriptor) != 0) throw new IOException(); }")]
    [InlineData("public void Commit() { var file = Current(); file.Flush(true); }")]
    [InlineData("public void Commit(object file) => ((FileStream)file).Flush(true);")]
    public Task Sync_of_an_unknown_file_may_be_that_of_the_field(string member) => Verify.AnalyzerAsync(Ledger("_ledger.Write(entry)", member));

    [Theory]
    [InlineData("public static void Commit(List<FileStream> files) { foreach (var file in files) file.Flush(true); }")]
    [InlineData("public void Copy(object other, byte[] entry) { var file = (FileStream)other; file.Write(entry); file.Flush(true); }")]
    public Task Sync_that_cannot_be_that_of_the_field(string member) => Verify.AnalyzerAsync(Ledger("{|DUR101:_ledger.Write(entry)|}", member));

    static string Ledger(string write, string member) => $$"""
        class Ledger(int descriptor)
        {
            [DllImport("libc")] static extern int fsync(int descriptor);

            readonly int _descriptor = descriptor;
            readonly FileStream _ledger = new FileStream("a.ledger", FileMode.Append);

            static FileStream Current() => throw new NotSupportedException();

            public void Add(byte[] entry) => {{write}};

            {{member}}
        }
        """;

    [Fact]
    public Task Bytes_that_a_kept_writer_still_holds_are_lost() => Verify.AnalyzerAsync(
        """
        class Journal
        {
            readonly FileStream _file;
            readonly StreamWriter _writer;

            public Journal(string path)
            {
                _file = new FileStream(path, FileMode.Append);
                _writer = new StreamWriter(_file);
            }

            public void Add(string entry) => {|DUR101:_writer.Write(entry)|};
        }
        """);

    [Fact]
    public Task Copy_that_is_meant_to_be_durable_is_lost() => Verify.AnalyzerAsync(
        """
        class Copies
        {
            void Keep(string from, string to)
            {
                // must be durable
                {|DUR101:File.Copy(from, to)|};
            }

            void Put(string from, string to) => File.Copy(from, to);
        }
        """);

    [Fact]
    public Task File_that_is_deleted_on_close_is_silent() => Verify.AnalyzerAsync(
        """
        class Journal
        {
            void Add(byte[] entry)
            {
                using var journal = new FileStream("a.journal", FileMode.Append, FileAccess.Write, FileShare.None, 4096, FileOptions.DeleteOnClose);
                journal.Write(entry);
            }
        }
        """);

    /// <summary>Another member that syncs says that the type cares; another file of the same member says nothing of this one.</summary>
    [Theory]
    [InlineData("{|DUR104:second.Write(bytes)|}", "")]
    [InlineData("{|DUR101:second.Write(bytes)|}", "void Three(string path, byte[] bytes) { using var file = new FileStream(path, FileMode.OpenOrCreate); file.Write(bytes); file.Flush(true); }")]
    public Task Sync_elsewhere_is_evidence(string write, string member) => Verify.AnalyzerAsync(
        $$"""
        class Box
        {
            void Two(string a, string b, byte[] bytes)
            {
                using var first = new FileStream(a, FileMode.OpenOrCreate);
                first.Write(bytes);
                first.Flush(true);
                using var second = new FileStream(b, FileMode.OpenOrCreate);
                {{write}};
            }

            {{member}}
        }
        """);
}
