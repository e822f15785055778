using System.Threading.Tasks;
using Xunit;

namespace Durability.Analyzers.Tests.Rules.Publication;

/// <summary>A path is named by what its field or property is declared with, and not only by the variable.</summary>
public sealed class DeclaredPathTests
{
    [Theory]
    [InlineData("""static readonly string P = Path.Combine(Folder, "settings.json");""")]
    [InlineData("""static string P = Path.Combine(Folder, "settings.json");""")]
    [InlineData("""readonly string P = Path.Combine(AppContext.BaseDirectory, "settings.json");""")]
    [InlineData("""static string P => Path.Combine(Folder, "settings.json");""")]
    [InlineData("""static string P { get; } = "data/settings.json";""")]
    [InlineData("""static readonly string P = Folder + "/settings.json";""")]
    [InlineData("""static readonly string P = $"{Folder}/settings.json";""")]
    [InlineData("""static readonly string P = string.Format("{0}/settings.json", Folder);""")]
    [InlineData("""static readonly string P = Path.Combine(Folder, "settings", Id);""")]
    public Task File_of_settings(string declaration) => Verify.AnalyzerAsync(Saver(declaration, "{|DUR204:File.WriteAllText(P, text)|}"));

    [Theory]
    [InlineData("""static readonly string P = Path.Combine("cache", "settings.json");""")]
    [InlineData("""static readonly string P = Path.Combine(Folder, "preview.png");""")]
    [InlineData("""static readonly string P = string.Format("{0}/logs/{1}", Folder, Id);""")]
    public Task File_that_nobody_misses(string declaration) => Verify.AnalyzerAsync(Saver(declaration, "File.WriteAllText(P, text)"));

    [Theory]
    [InlineData("""static readonly string P = Path.Combine(Folder, "hosts", Id);""")]
    [InlineData("""static readonly string P = Path.Combine(Folder, Id);""")]
    [InlineData("""static readonly string P = Settings();""")]
    [InlineData("""static readonly string P = string.Format("{0}/{1}", Folder, Id);""")]
    public Task File_of_which_nothing_is_known(string declaration) => Verify.AnalyzerAsync(Saver(declaration, "{|DUR205:File.WriteAllText(P, text)|}"));

    static string Saver(string declaration, string write) => $$"""
        class Form
        {
            {{declaration}}
            static string Folder = "", Id = "";
            static string Settings() => Folder;

            void Put(string text) => {{write}};
        }
        """;
}
