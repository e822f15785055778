using System.Threading.Tasks;
using Xunit;

namespace Durability.Analyzers.Tests.Rules.Sync;

/// <summary>A condition of which one half is not known leaves both ways open; one of a variable that is known does not.</summary>
public sealed class ConditionTests
{
    [Theory]
    [InlineData("if (text is null || Missing.Has(text)) return;")]
    [InlineData("if (Missing.Has(text) || text is null) return;")]
    [InlineData("var token = Missing.Of(text); if (token is null || token[text] is null) return;")]
    [InlineData("var token = Missing.Of(text); if (text == \"a\" || token.Name == \"b\") return;")]
    [InlineData("var token = Missing.Of(text); if (!(text == \"a\" && token.Name == \"b\")) return;")]
    [InlineData("if (text is null || !Missing.Has(text)) return;")]
    [InlineData("var isReal = true; if (isReal && !Missing.Has(text)) return;")]
    [InlineData("var isDry = false; if (!(isDry || !Missing.Has(text))) return;")]
    [InlineData("var isReal = true; var token = Missing.Of(text); if (isReal && token == Missing.None) return;")]
    [InlineData("var isReal = true; var token = Missing.Of(text); if (isReal && token != text) return;")]
    public Task Return_before_the_write(string guard) => Verify.AnalyzerAsync($$"""
        class Settings
        {
            void Save(string text)
            {
                {{guard}}
                {|DUR204:File.WriteAllText("settings.json", text)|};
            }
        }
        """, compiles: false);

    [Theory]
    [InlineData("var isNew = text is not null && IsNew(text); if (isNew)")]
    [InlineData("var isOld = text is null || !IsNew(text); if (!isOld)")]
    [InlineData("var isNew = text.Length > 3 ? IsNew(text) : false; if (isNew)")]
    [InlineData("bool isNew = false; if (text.Length > 3) isNew = IsNew(text); if (isNew)")]
    public Task Result_that_is_kept(string condition) => Verify.AnalyzerAsync($$"""
        class Settings
        {
            void Save(string text)
            {
                {{condition}}
                    {|DUR204:File.WriteAllText("settings.json", text)|};
            }
            static bool IsNew(string text) => text.Contains(Environment.NewLine);
        }
        """);

    [Theory]
    [InlineData("var isDry = false; if (isDry || token.Name == \"b\") return;")]
    [InlineData("var isDry = false; if (isDry || token.Count != 3) return;")]
    [InlineData("var isDry = false; if (isDry || !token.IsNew) return;")]
    [InlineData("var isReal = true; if (!(isReal && token.Name == \"b\")) return;")]
    [InlineData("if (token.Name == \"b\" || text is null) return;")]
    public Task Half_that_is_known_only_when_it_runs(string guard) => Verify.AnalyzerAsync($$"""
        class Settings
        {
            void Save(string text, dynamic token)
            {
                {{guard}}
                {|DUR204:File.WriteAllText("settings.json", text)|};
            }
        }
        """);

    [Fact]
    public Task Flag_that_is_never_set() => Verify.AnalyzerAsync("""
        class Settings
        {
            void Save(string text)
            {
                var isNew = false;
                if (isNew)
                    File.WriteAllText("settings.json", text);
            }
        }
        """);

    [Theory]
    [InlineData("var isDry = false; if (isDry) return; {|DUR204:File.WriteAllText(\"settings.json\", text)|};")]
    [InlineData("var isDry = true; if (isDry) return; File.WriteAllText(\"settings.json\", text);")]
    [InlineData("var isReal = true; if (!isReal) return; {|DUR204:File.WriteAllText(\"settings.json\", text)|};")]
    [InlineData("var isDry = false; var isReal = !isDry; if (isReal) return; File.WriteAllText(\"settings.json\", text);")]
    [InlineData("var isDry = false; var isReal = !isDry; if (isReal) {|DUR204:File.WriteAllText(\"settings.json\", text)|};")]
    [InlineData("var mode = 1; if (mode == 2) File.WriteAllText(\"settings.json\", text);")]
    [InlineData("var mode = 1; if (mode != 1) File.WriteAllText(\"settings.json\", text);")]
    [InlineData("var mode = 1; if (mode == 1) {|DUR204:File.WriteAllText(\"settings.json\", text)|};")]
    [InlineData("var mode = 1; if (mode != 2) {|DUR204:File.WriteAllText(\"settings.json\", text)|};")]
    [InlineData("var turns = 0; if (++turns == 1) {|DUR204:File.WriteAllText(\"settings.json\", text)|};")]
    [InlineData("var flags = 1; if ((flags & 4) == 0) {|DUR204:File.WriteAllText(\"settings.json\", text)|};")]
    [InlineData("var retries = 3; if (retries > 5) return; {|DUR204:File.WriteAllText(\"settings.json\", text)|};")]
    [InlineData("var retries = 3; if (retries < 5) {|DUR204:File.WriteAllText(\"settings.json\", text)|};")]
    public Task Constant_of_a_variable_decides(string body) => Verify.AnalyzerAsync($$"""
        class Settings
        {
            void Save(string text)
            {
                {{body}}
            }
        }
        """);
}
