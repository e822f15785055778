using System.Threading.Tasks;
using Microsoft.CodeAnalysis.Testing;
using Xunit;

namespace Durability.Analyzers.Tests.Rules.Publication;

/// <summary>A helper that does nothing but put a name together is read; the name that any other gives is that of its call.</summary>
public sealed class NameFromHelperTests
{
    [Theory]
    [InlineData("path + \".new\" + \".tmp\"", "path.new.tmp")]
    [InlineData("$\"{path}.tmp\"", "path.tmp")]
    [InlineData("Path.Combine(path, \"new\" + \".tmp\")", "path/new.tmp")]
    [InlineData("Path.Join(path, \"new.tmp\")", "path/new.tmp")]
    [InlineData("Ending(path) + \".tmp\"", "TempOf(path)")]
    [InlineData("Ending(path) + \".new\" + \".tmp\"", "TempOf(path)")]
    [InlineData("path + Ending(path)", "TempOf(path)")]
    [InlineData("$\"{path}{Ending(path)}\"", "TempOf(path)")]
    [InlineData("$\"{Ending(path)}.tmp\"", "TempOf(path)")]
    [InlineData("Path.Combine(Ending(path), \"new.tmp\")", "TempOf(path)")]
    [InlineData("Path.Combine(path, Ending(path))", "TempOf(path)")]
    [InlineData("Path.ChangeExtension(path, \"tmp\")", "TempOf(path)")]
    [InlineData("Path.GetFileName(path)", "TempOf(path)")]
    public Task Moved_before_its_data_is_on_disk(string name, string shown) => Verify.AnalyzerAsync(
        $$"""
        class Settings
        {
            public void Save(string path, byte[] content)
            {
                var temp = TempOf(path);
                using (var file = new FileStream(temp, FileMode.Create))
                    file.Write(content);
                {|#0:File.Move(TempOf(path), path, true)|};
            }

            static string TempOf(string path) => {{name}};

            static string Ending(string path) => path.Length > 3 ? ".x" : ".y";
        }
        """,
        expected: Verify.Diagnostic("DUR203").WithLocation(0).WithArguments(shown, "path", "").WithOptions(DiagnosticOptions.IgnoreAdditionalLocations));
}
