using System.Threading.Tasks;
using Xunit;

namespace Durability.Analyzers.Tests.Rules.Sync;

/// <summary>Lines that begin with the time are a diary of what the program did, which it does not read again.</summary>
public sealed class DiaryTests
{
    [Theory]
    [InlineData("""writer.WriteLine($"{DateTime.Now}: {text}");""")]
    [InlineData("""writer.WriteLine($"[{DateTime.UtcNow:u}] {text}");""")]
    [InlineData("""writer.WriteLine(DateTime.Now + ": " + text);""")]
    [InlineData("""writer.WriteLine(DateTime.Now.ToString("u") + ": " + text);""")]
    [InlineData("""writer.WriteLine("{0}: {1}", DateTime.Now, text);""")]
    [InlineData("""writer.WriteLine(string.Format("{0}: {1}", DateTimeOffset.Now, text)); writer.WriteLine();""")]
    public Task Line_that_begins_with_the_time(string write) => Verify.AnalyzerAsync(Poll(write));

    [Theory]
    [InlineData("""{|DUR101:writer.WriteLine($"{text}: {DateTime.Now}")|};""")]
    [InlineData("""{|DUR101:writer.WriteLine("{1}: {0}", DateTime.Now, text)|};""")]
    [InlineData("""{|DUR101:writer.WriteLine(string.Format("{0}", text))|};""")]
    [InlineData("""writer.WriteLine($"{DateTime.Now}"); {|DUR101:writer.WriteLine(text)|};""")]
    [InlineData("""{|DUR101:writer.WriteLine()|};""")]
    [InlineData("""{|DUR101:writer.WriteLine($"poll of {text} at {DateTime.Now}")|};""")]
    public Task Other_lines_are_missed(string write) => Verify.AnalyzerAsync(Poll(write));

    static string Poll(string write) => $$"""
        class Poll
        {
            void Add(string path, string text)
            {
                using var writer = new StreamWriter(path, append: true);
                {{write}}
            }
        }
        """;

    [Fact]
    public Task Diary_that_a_field_keeps() => Verify.AnalyzerAsync("""
        class Poll
        {
            readonly StreamWriter _writer = new("poll.txt", append: true);

            public void Add(string text)
            {
                {|DUR104:_writer.WriteLine($"{DateTime.Now}: {text}")|};
                _writer.Flush();
            }
        }
        """);

    [Fact]
    public Task Journal_with_times_is_one_all_the_same() => Verify.AnalyzerAsync("""
        class Poll
        {
            void Add(string journalPath, string text)
            {
                using var writer = new StreamWriter(journalPath, append: true);
                {|DUR101:writer.WriteLine($"{DateTime.UtcNow:o}|{text}")|};
            }
        }
        """);

    [Theory]
    [InlineData("class Bank { void Add(string path, string text)")]
    [InlineData("class Shop { void BankToBag(string path, string text)")]
    public Task Name_around_does_not_make_it_a_state(string member) => Verify.AnalyzerAsync($$"""
        {{member}}
            {
                using var writer = new StreamWriter(path, append: true);
                writer.WriteLine($"{DateTime.Now}: {text}");
            }
        }
        """);

    [Fact]
    public Task Lines_without_a_time_under_such_a_name_are() => Verify.AnalyzerAsync("""
        class Bank
        {
            void Add(string path, string text)
            {
                using var writer = new StreamWriter(path, append: true);
                {|DUR101:writer.WriteLine(text)|};
            }
        }
        """);
}
