using System.Threading.Tasks;
using Xunit;

namespace Durability.Analyzers.Tests.Rules.Order;

/// <summary>DUR402: a file is read, another one is made of it, and it is deleted before that is on disk.</summary>
public sealed class ConvertedFileTests
{
    [Theory]
    [InlineData("using (var s = new StreamWriter(\"orders.db\")) s.Write(text);")]
    [InlineData("File.WriteAllText(\"orders.db\", text);")]
    public Task Deleted_before_what_is_made_of_it_is_synced(string write) => VerifyAsync($$"""
        {{write}}
        {|DUR402:File.Delete(path)|};
        """);

    [Fact]
    public Task Report_that_can_be_made_again_is_not_what_it_is_deleted_for() => VerifyAsync("""
        using (var s = new StreamWriter("orders.db"))
            s.Write(text);
        using (var report = new FileStream("report.html", FileMode.Create))
        {
            report.WriteByte(1);
            report.Flush(true);
        }
        {|DUR402:File.Delete(path)|};
        """);

    [Fact]
    public Task Report_that_is_synced_by_name_is_not_what_it_is_deleted_for() => VerifyAsync("""
        File.WriteAllText("orders.db", text);
        File.WriteAllText("report.html", text);
        using (var report = new FileStream("report.html", FileMode.Open))
            report.Flush(true);
        {|DUR402:File.Delete(path)|};
        """);

    [Fact]
    public Task File_in_the_temporary_folder_is_not_what_it_is_deleted_for() => VerifyAsync("""
        File.WriteAllText("orders.db", text);
        File.WriteAllText(Path.Combine(Path.GetTempPath(), "orders.log"), text);
        {|DUR402:File.Delete(path)|};
        """);

    /// <summary>It is still written to, lies in the temporary folder, or is a copy of something else.</summary>
    [Theory]
    [InlineData("using var s = {|DUR204:new FileStream(\"orders.db\", FileMode.Create)|}; s.WriteByte(1);")]
    [InlineData("using var s = new StreamWriter(\"orders.db\"); s.Write(text); {|DUR102:s.Flush()|};")]
    [InlineData("var made = Path.GetTempFileName(); File.WriteAllText(made, text);")]
    [InlineData("File.Copy(\"template.db\", \"orders.db\");")]
    public Task What_is_not_made_of_it(string write) => VerifyAsync($$"""
        {{write}}
        File.Delete(path);
        """);

    [Fact]
    public Task Successor_is_what_it_is_deleted_for_and_no_report() => VerifyAsync("""
        File.WriteAllText(path + ".new", text);
        File.WriteAllText("report.html", text);
        {|DUR402:File.Delete(path)|};
        """);

    static Task VerifyAsync(string code) => Verify.AnalyzerAsync($$"""
        class OrderStore
        {
            void Convert(string path)
            {
                var text = File.ReadAllText(path);
                {{code}}
            }
        }
        """);
}
