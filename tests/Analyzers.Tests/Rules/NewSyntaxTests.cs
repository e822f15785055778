using System.Threading.Tasks;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace Durability.Analyzers.Tests.Rules;

/// <summary>
/// Syntax of C# 14, which the floor's Roslyn cannot parse: there these programs are left out, on the newest Roslyn they run.
/// </summary>
public sealed class NewSyntaxTests
{
    private const LanguageVersion CSharp14 = (LanguageVersion)1400;

    [Fact]
    public Task Overwrite_in_a_setter_with_a_backing_field_is_reported() => Analyze(
        """
        class SettingsFile
        {
            public string Theme
            {
                get => field ?? "light";
                set
                {
                    field = value;
                    {|DUR204:File.WriteAllText("settings.json", value)|};
                }
            }
        }
        """);

    [Fact]
    public Task Stream_assigned_behind_a_question_mark_is_looked_at() => Analyze(
        """
        class OrderJournal
        {
            FileStream? File { get; set; }

            static void Open(OrderJournal? journal, string path) => journal?.File = new FileStream(path, FileMode.Append);

            void Append(byte[] record)
            {
                File!.Write(record);
                {|DUR102:File.Flush()|};
            }
        }
        """);

    private static Task Analyze(string source)
        => LanguageVersion.Default.MapSpecifiedToEffectiveVersion() >= CSharp14 ? Verify.AnalyzerAsync(source) : Task.CompletedTask;
}
