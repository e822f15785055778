using System.Threading.Tasks;
using Xunit;

namespace Durability.Analyzers.Tests.Rules.Publication;

/// <summary>Only the content itself, found empty, is made up: any other condition writes over what was there.</summary>
public sealed class DefaultContentConditionTests
{
    [Theory]
    [InlineData("config == \"{}\" || string.IsNullOrWhiteSpace(config)")]
    [InlineData("canWrite && string.IsNullOrWhiteSpace(config)")]
    [InlineData("string.IsNullOrWhiteSpace(config) && canWrite")]
    [InlineData("canWrite && config.Length == 0")]
    public Task Empty_beside_another_condition_is_made_up(string condition) => Verify.AnalyzerAsync($$"""
        class Settings
        {
            void Load(string path, string config, bool canWrite)
            {
                if ({{condition}})
                {
                    config = "language=en";
                    File.WriteAllText(path, config);
                }
            }
        }
        """);

    [Theory]
    [InlineData("lines.Length > 9 || lines[0] == \"\"")]
    [InlineData("lines.Length > 0 && canWrite")]
    [InlineData("user is null")]
    [InlineData("users.Length == 0")]
    [InlineData("IsOld(lines)")]
    [InlineData("string.IsNullOrEmpty(user)")]
    public Task Content_that_is_not_empty_is_written_over(string condition) => Verify.AnalyzerAsync($$"""
        class Settings
        {
            void Save(string path, string[] lines, string[] users, string? user, bool canWrite)
            {
                if ({{condition}})
                {
                    lines = new[] { lines[0] };
                    {|DUR204:File.WriteAllLines(path, lines)|};
                }
            }
            bool IsOld(string[] lines) => lines[0] == "1";
        }
        """);

    [Fact]
    public Task Branch_of_what_was_found_writes_it_over() => Verify.AnalyzerAsync("""
        class Settings
        {
            void Save(string path, string[] lines)
            {
                if (lines.Length == 0)
                    lines = new[] { "language=en" };
                else
                    {|DUR204:File.WriteAllLines(path, lines)|};
            }
        }
        """);

    [Fact]
    public Task Empty_content_that_is_written_as_it_is_clears_the_file() => Verify.AnalyzerAsync("""
        class Settings
        {
            int _count;
            void Save(string path, string[] lines)
            {
                if (lines.Length == 0)
                {
                    _count = 0;
                    {|DUR204:File.WriteAllLines(path, lines)|};
                }
            }
        }
        """);

    [Fact]
    public Task Handler_that_is_set_where_nothing_was_found_is_handed_other_content_later() => Verify.AnalyzerAsync("""
        class Settings
        {
            event Action<string[]>? Changed;
            void Load(string path, string[] lines)
            {
                if (lines.Length == 0)
                {
                    lines = new[] { "language=en" };
                    Changed += lines => {|DUR204:File.WriteAllLines(path, lines)|};
                }
            }
        }
        """);

    [Theory]
    [InlineData("if (lines.Length != 0) return lines;", "")]
    [InlineData("if (lines.Length > 0) { return lines; }", "")]
    [InlineData("if (lines.Length != 1) return lines;", "DUR204")]
    [InlineData("if (lines.Length != 0) System.Console.WriteLine(lines);", "DUR204")]
    [InlineData("if (first.Length != 0) return lines;", "DUR204")]
    public Task Guard_before_it(string guard, string rule) => Verify.AnalyzerAsync($$"""
        class Languages
        {
            string[] Get(string settingsPath, string first)
            {
                var lines = File.ReadAllLines(settingsPath);
                {{guard}}
                lines = [first];
                {{(rule.Length > 0 ? $"{{|{rule}:" : "")}}File.WriteAllLines(settingsPath, lines){{(rule.Length > 0 ? "|}" : "")}};
                return lines;
            }
        }
        """);
}
