using System.Threading.Tasks;
using Xunit;

namespace Durability.Analyzers.Tests.Rules.Publication;

/// <summary>Files that are numbered as they come: the next one is not there yet.</summary>
public sealed class NumberedFileTests
{
    [Theory]
    [InlineData("_next++")]
    [InlineData("++_next")]
    [InlineData("Interlocked.Increment(ref _next)")]
    [InlineData("_state.Next++")]
    public Task Number_that_is_counted_up_for_the_file_names_a_new_one(string number) => Verify.AnalyzerAsync($$"""
        class State { public int Next; }
        class RecordStore
        {
            readonly State _state = new();
            int _next;
            void Add(string folder, string text)
            {
                var id = {{number}};
                var path = Path.Combine(folder, $"{id}.record");
                File.WriteAllText(path, text);
            }
        }
        """);

    [Fact]
    public Task Number_that_is_counted_up_after_the_file_named_a_new_one() => Verify.AnalyzerAsync("""
        class RecordStore
        {
            int _next;
            void Add(string folder, string text)
            {
                var path = Path.Combine(folder, _next.ToString("0000") + ".record");
                File.WriteAllText(path, text);
                _next++;
            }
        }
        """);

    [Fact]
    public Task Number_that_starts_anew_in_each_call_names_the_same_files_again() => Verify.AnalyzerAsync("""
        class RecordStore
        {
            void Save(string folder, string[] texts)
            {
                var next = 0;
                foreach (var text in texts)
                {
                    var path = Path.Combine(folder, $"{next++}.record");
                    {|DUR204:File.WriteAllText(path, text)|};
                }
            }
        }
        """);

    [Fact]
    public Task Number_that_is_handed_in_may_be_that_of_a_file_that_is_there() => Verify.AnalyzerAsync("""
        class RecordStore
        {
            void Save(string folder, int number, string text)
            {
                var path = Path.Combine(folder, number + ".record");
                {|DUR204:File.WriteAllText(path, text)|};
                number++;
            }
        }
        """);

    [Fact]
    public Task Number_that_another_member_counts_up_is_that_of_the_last_file() => Verify.AnalyzerAsync("""
        class RecordStore
        {
            int _current;
            void Roll() => _current++;
            void Save(string folder, string text)
            {
                var path = Path.Combine(folder, _current + ".record");
                {|DUR204:File.WriteAllText(path, text)|};
            }
        }
        """);

    [Fact]
    public Task Files_that_move_up_by_one_are_not_the_one_that_is_deleted() => Verify.AnalyzerAsync("""
        class Recordings
        {
            readonly string[] _paths = [];
            string PathOf(int number) => _paths[number];
            void Shift(int last)
            {
                File.Delete(PathOf(last));
                for (var i = last - 1; i >= 0; i--)
                    File.Move(PathOf(i), PathOf(i + 1));
            }
        }
        """);

    [Fact]
    public Task File_that_is_deleted_for_the_one_that_is_moved_is_the_same_by_its_number() => Verify.AnalyzerAsync("""
        class Settings
        {
            readonly string[] _paths = [];
            string PathOf(int number) => _paths[number];
            void Save(int number, string text)
            {
                File.WriteAllText(PathOf(number) + ".new", text);
                File.Delete(PathOf(number));
                {|DUR203:File.Move(PathOf(number) + ".new", PathOf(number))|};
            }
        }
        """);
}
