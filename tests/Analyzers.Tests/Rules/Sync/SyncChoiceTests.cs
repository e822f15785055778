using System.Threading.Tasks;
using Xunit;

namespace Durability.Analyzers.Tests.Rules.Sync;

/// <summary>A sync that the caller can switch off is the caller's choice; one that only sometimes runs is none.</summary>
public sealed class SyncChoiceTests
{
    [Theory]
    [InlineData("file.Write(entry); if (Durable) file.Flush(true);")]
    [InlineData("file.Write(entry); if (to is FileStream) file.Flush(true);")]
    [InlineData("file.Write(entry); file.Flush(); if (durable && fsync(descriptor) != 0) throw new IOException();")]
    [InlineData("file.Write(entry); file.Flush(); if (durable) { if (fsync(descriptor) != 0) throw new IOException(); }")]
    [InlineData("file.Write(entry); file.Flush(); var result = durable ? fsync(descriptor) : 0; if (result != 0) throw new IOException();")]
    public Task Caller_chooses(string body) => Verify.AnalyzerAsync(Journal(body));

    [Theory]
    [InlineData("{|DUR101:file.Write(entry)|}; if (_count > 10) file.Flush(true);")]
    [InlineData("{|DUR101:file.Write(entry)|}; if (Count > 10) file.Flush(true);")]
    [InlineData("{|DUR101:file.Write(entry)|}; using var other = new FileStream(otherPath, FileMode.Append); other.Write(entry); if (durable) other.Flush(true);")]
    public Task Nobody_chooses(string body) => Verify.AnalyzerAsync(Journal(body));

    static string Journal(string body) => $$"""
        class Journal(int count)
        {
            [DllImport("libc")] static extern int fsync(int descriptor);

            readonly int _count = count;

            int Count => _count;
            bool Durable { get; set; }

            void Add(string path, string otherPath, Stream to, int descriptor, bool durable, byte[] entry)
            {
                using var file = new FileStream(path, FileMode.Append);
                {{body}}
            }
        }
        """;

    /// <summary>DUR107: only the sync of the same file was there for the write.</summary>
    [Theory]
    [InlineData("journal", "", "")]
    [InlineData("other", "{|DUR101:", "|}")]
    public Task Sync_on_a_reader_stands_for_the_write_to_its_own_file(string read, string start, string end) => Verify.AnalyzerAsync(
        $$"""
        class Ledger
        {
            void Add(string journal, string other, byte[] entry)
            {
                using (var writer = new FileStream(journal, FileMode.Append))
                    {{start}}writer.Write(entry){{end}};
                using var reader = new FileStream({{read}}, FileMode.Open, FileAccess.Read);
                {|DUR107:reader.Flush(true)|};
            }
        }
        """);

    [Theory]
    [InlineData("reader.Flush();")]
    [InlineData("Sync(reader);")]
    public Task Reader_that_is_only_drained_or_synced_by_a_helper_is_silent(string flush) => Verify.AnalyzerAsync(
        $$"""
        class Reader
        {
            static void Sync(FileStream file) => file.Flush(true);

            void Open(string path)
            {
                using var reader = new FileStream(path, FileMode.Open, FileAccess.Read);
                {{flush}}
            }
        }
        """);
}
