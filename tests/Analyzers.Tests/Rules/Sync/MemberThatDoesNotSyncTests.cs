using System.Threading.Tasks;
using Xunit;

namespace Durability.Analyzers.Tests.Rules.Sync;

/// <summary>Most members of a type sync what they write to its file: which of the others forgot it, and which leave it to somebody on purpose.</summary>
public sealed class MemberThatDoesNotSyncTests
{
    [Fact]
    public Task The_one_member_that_does_not_sync_what_it_writes_is_reported() => Verify.AnalyzerAsync(
        """
        class Numbers
        {
            readonly FileStream _numbers = new("numbers", FileMode.Open);

            public void Add(byte[] number)
            {
                _numbers.Write(number);
                _numbers.Flush(true);
            }

            public void Replace(long at, byte[] number)
            {
                _numbers.Position = at;
                _numbers.Write(number);
                _numbers.Flush(true);
            }

            public void Cut(long length) => {|DUR101:_numbers.SetLength(length)|};

            public void Dispose()
            {
                _numbers.Flush(true);
                _numbers.Dispose();
            }
        }
        """);

    [Fact]
    public Task A_member_that_syncs_for_the_others_leaves_it_to_the_caller_when() => Verify.AnalyzerAsync(
        """
        class Numbers
        {
            readonly FileStream _numbers = new("numbers", FileMode.Open);

            public void Add(byte[] number)
            {
                _numbers.Write(number);
                _numbers.Flush(true);
            }

            public void Replace(byte[] number)
            {
                _numbers.Write(number);
                _numbers.Flush(true);
            }

            public void Cut(long length) => _numbers.SetLength(length);

            public void Commit() => _numbers.Flush(true);
        }
        """);

    [Fact]
    public Task One_member_that_syncs_and_one_that_does_not_may_be_meant_so() => Verify.AnalyzerAsync(
        """
        class Numbers
        {
            readonly FileStream _numbers = new("numbers", FileMode.Open);

            public void Add(byte[] number) => _numbers.Write(number);

            public void AddDurably(byte[] number)
            {
                _numbers.Write(number);
                _numbers.Flush(true);
            }
        }
        """);

    [Fact]
    public Task A_private_step_of_members_that_sync_is_silent() => Verify.AnalyzerAsync(
        """
        class Numbers
        {
            readonly FileStream _numbers = new("numbers", FileMode.Open);

            public void Add(byte[] number)
            {
                Put(number);
                _numbers.Flush(true);
            }

            public void Replace(long at, byte[] number)
            {
                _numbers.Position = at;
                Put(number);
                _numbers.Flush(true);
            }

            void Put(byte[] number) => _numbers.Write(number);
        }
        """);

    [Fact]
    public Task A_sync_in_a_static_member_is_not_the_fields() => Verify.AnalyzerAsync(
        """
        class TermFile
        {
            readonly Stream _term;

            TermFile(Stream term) => _term = term;

            public static TermFile Open(Func<FileStream> open)
            {
                var file = open();
                file.Flush(true);
                return new TermFile(file);
            }

            public void Write(byte[] term)
            {
                _term.Write(term);
                {|DUR102:_term.Flush()|};
            }
        }
        """);

    [Fact]
    public Task The_write_that_syncing_members_are_made_of_is_no_exception() => Verify.AnalyzerAsync(
        """
        class Pages
        {
            readonly Microsoft.Win32.SafeHandles.SafeFileHandle _pages = File.OpenHandle("pages", FileMode.Open, FileAccess.ReadWrite);

            public void WritePage(long number, byte[] page) => RandomAccess.Write(_pages, page, number * page.Length);

            public void Append(byte[] page)
            {
                WritePage(RandomAccess.GetLength(_pages) / page.Length, page);
                RandomAccess.FlushToDisk(_pages);
            }

            public void Replace(long number, byte[] page)
            {
                WritePage(number, page);
                RandomAccess.FlushToDisk(_pages);
            }
        }
        """);
}
