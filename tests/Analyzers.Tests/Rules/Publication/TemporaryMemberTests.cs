using System.Threading.Tasks;
using Xunit;

namespace Durability.Analyzers.Tests.Rules.Publication;

/// <summary>A member that is set once to a path in the temporary folder is one, however it is declared.</summary>
public sealed class TemporaryMemberTests
{
    [Theory]
    [InlineData("readonly string _folder = Path.Combine(Path.GetTempPath(), \"orders\");")]
    [InlineData("static readonly string _folder = Path.Combine(Path.GetTempPath(), \"orders\");")]
    [InlineData("string _folder { get; } = Path.Combine(Path.GetTempPath(), \"orders\");")]
    [InlineData("static string _folder { get; } = Path.Combine(Path.GetTempPath(), \"orders\");")]
    [InlineData("static string _folder => Path.Combine(Path.GetTempPath(), \"orders\");")]
    [InlineData("string _folder { get { return Path.Combine(Path.GetTempPath(), \"orders\"); } }")]
    [InlineData("static string _folder() => Path.Combine(Path.GetTempPath(), \"orders\");", "()")]
    [InlineData("readonly string _folder; Orders() { _folder = Path.Combine(Path.GetTempPath(), \"orders\"); }")]
    [InlineData("string _folder { get; } Orders() { _folder = Path.Combine(Path.GetTempPath(), \"orders\"); }")]
    public Task What_lies_below_it_is_lost_with_it(string folder, string call = "") => Verify.AnalyzerAsync($$"""
        class Orders
        {
            {{folder}}

            void Save(string text) => File.WriteAllText(Path.Combine(_folder{{call}}, "settings.json"), text);
        }
        """);

    [Theory]
    [InlineData("static readonly string _folder = Path.Combine(\"data\", \"orders\");")]
    [InlineData("static string _folder => Path.Combine(\"data\", \"orders\");")]
    [InlineData("readonly string _folder; Orders() { _folder = Path.Combine(\"data\", \"orders\"); }")]
    public Task What_lies_elsewhere_is_not(string folder) => Verify.AnalyzerAsync($$"""
        class Orders
        {
            {{folder}}

            void Save(string text) => {|DUR204:File.WriteAllText(Path.Combine(_folder, "settings.json"), text)|};
        }
        """);
}
