using System.Threading.Tasks;
using Xunit;

namespace Durability.Analyzers.Tests.Rules.Sync;

/// <summary>A variable that is counted, handed out, or set to what nobody knows keeps no constant: no code behind it is dead for it.</summary>
public sealed class ChangedVariableTests
{
    [Theory]
    [InlineData("var n = 0; n++; if (n == 1) SAVE")]
    [InlineData("var n = 0; if (++n == 1) SAVE")]
    [InlineData("var n = 1; --n; if (n == 0) SAVE")]
    [InlineData("for (var i = 0; i < 10; i++) { if (i == 5) SAVE }")]
    [InlineData("var n = 0; foreach (var c in text) { n++; if (n == 100) SAVE }")]
    [InlineData("var n = 3; int.TryParse(text, out n); if (n == 1) SAVE")]
    [InlineData("var ok = false; bool.TryParse(text, out ok); if (ok) SAVE")]
    [InlineData("var n = 0; Interlocked.Increment(ref n); if (n == 1) SAVE")]
    [InlineData("var n = 0; (n, var m) = Two(text); if (n == 1) SAVE")]
    [InlineData("object s = null; foreach (var c in text) { if (c == 'a') s = Get(text); } if (s != null) SAVE")]
    [InlineData("int n = 0; foreach (var c in text) { if (c == 'a') n = text.IndexOf('a'); } if (n == 3) SAVE")]
    [InlineData("FileStream f = null; foreach (var c in text) { if (c == 'a') f = Open(text); } if (f != null) SAVE")]
    public Task Code_behind_it_runs(string code) => Verify.AnalyzerAsync($$"""
        class Settings
        {
            static object Get(string text) => text.Length > 3 ? text : null;
            static (int, int) Two(string text) => (text.Length, 1);
            Func<string, FileStream> Open;
            void Save(string text) { {{code.Replace("SAVE", "{|DUR204:File.WriteAllText(\"settings.json\", text)|};")}} }
        }
        """);

    [Theory]
    [InlineData("var n = 0; if (n == 1) SAVE")]
    [InlineData("object s = null; if (s != null) SAVE")]
    [InlineData("var ok = false; if (ok) SAVE")]
    public Task Constant_that_nothing_changes_decides(string code) => Verify.AnalyzerAsync($$"""
        class Settings
        {
            void Save(string text) { {{code.Replace("SAVE", "File.WriteAllText(\"settings.json\", text);")}} }
        }
        """);

    [Fact]
    public Task Loop_that_a_counter_ends() => Verify.AnalyzerAsync("""
        class Journal
        {
            void Append(byte[] record)
            {
                var n = 0;
                while (true)
                {
                    if (n == 0) { using var f = new FileStream("orders.wal", FileMode.Append); {|DUR101:f.Write(record)|}; }
                    n++;
                    if (n == 5) break;
                }
            }
        }
        """);

    [Fact]
    public Task Handler_knows_what_its_try_assigned() => Verify.AnalyzerAsync("""
        class Settings
        {
            void Save(string text)
            {
                var path = "thumbs.cache";
                try { path = "settings.json"; Console.WriteLine(); }
                catch (IOException) { {|DUR204:File.WriteAllText(path, text)|}; }
            }
        }
        """);

    [Fact]
    public Task Many_variables_that_name_no_file_hide_none() => Verify.AnalyzerAsync($$"""
        class Settings
        {
            void Save(string text)
            {
                int n;
                {{string.Concat(System.Linq.Enumerable.Repeat("n = int.Parse(text); ", 1_100))}}
                {|DUR204:File.WriteAllText("settings.json", text)|};
            }
        }
        """);
}
