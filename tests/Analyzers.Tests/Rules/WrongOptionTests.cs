using System.Threading.Tasks;
using Xunit;

namespace Durability.Analyzers.Tests.Rules;

/// <summary>DUR001: an option with a value that means nothing is told once, and its default holds.</summary>
public sealed class WrongOptionTests
{
    private const string NoFiles = "class Order { }";

    [Fact]
    public Task Unknown_scope_is_reported() => Verify.AnalyzerAsync(
        NoFiles,
        config: "durability_scope = everything",
        expected: Verify.Diagnostic("DUR001").WithMessage("The option 'durability_scope' has the value 'everything', which is not allowed; allowed: inferred, all or marked"));

    [Fact]
    public Task Default_holds_where_the_scope_is_wrong() => Verify.AnalyzerAsync(
        """
        class OrderJournal
        {
            void Append(byte[] record)
            {
                using var file = new FileStream("orders.journal", FileMode.Append);
                {|DUR101:file.Write(record)|};
            }
        }
        """,
        config: "durability_scope = none",
        expected: Verify.Diagnostic("DUR001"));

    [Theory]
    [InlineData("inferred")]
    [InlineData("all")]
    [InlineData("marked")]
    [InlineData("Inferred")]
    [InlineData("  MARKED  ")]
    [InlineData("")]
    public Task Allowed_scope_is_silent(string value) => Verify.AnalyzerAsync(NoFiles, config: $"durability_scope = {value}");

    [Theory]
    [InlineData("durability_state_names", "order book", "order book")]
    [InlineData("durability_state_names", "parcel|*.db", "*.db")]
    [InlineData("durability_scratch_names", "a,b", "a,b")]
    public Task Name_that_is_no_word_is_reported(string key, string value, string wrong) => Verify.AnalyzerAsync(
        NoFiles,
        config: $"{key} = {value}",
        expected: Verify.Diagnostic("DUR001")
            .WithMessage($"The option '{key}' has the value '{wrong}', which is not allowed; allowed: single words of letters and digits, separated by '|'"));

    [Theory]
    [InlineData("durability_state_names", "parcel")]
    [InlineData("durability_state_names", "parcel|crate|")]
    [InlineData("durability_scratch_names", " heartbeat | beacon ")]
    public Task Words_are_silent(string key, string value) => Verify.AnalyzerAsync(NoFiles, config: $"{key} = {value}");

    [Theory]
    [InlineData("durability_sync_methods", "Disk.Fsync")]
    [InlineData("durability_sync_methods", "T:Disk")]
    [InlineData("durability_acknowledge_methods", "M:Reply")]
    public Task Method_that_is_no_documentation_id_is_reported(string key, string value) => Verify.AnalyzerAsync(
        NoFiles,
        config: $"{key} = {value}",
        expected: Verify.Diagnostic("DUR001")
            .WithMessage($"The option '{key}' has the value '{value}', which is not allowed; allowed: documentation ids of methods such as 'M:Company.Files.Fsync(System.IO.FileStream)', separated by '|'"));

    [Fact]
    public Task Documentation_ids_are_silent() => Verify.AnalyzerAsync(
        NoFiles,
        config: "durability_sync_methods = M:Disk.Fsync(System.IO.FileStream)|M:Company.Disk.Settle``1(``0)\ndurability_acknowledge_methods = M:Orders.Reply");

    [Fact]
    public Task Each_wrong_value_is_reported_once() => Verify.AnalyzerAsync(
        NoFiles,
        config: "durability_scope = everywhere\ndurability_sync_methods = Fsync|M:Disk.Fsync|Commit",
        expected:
        [
            Verify.Diagnostic("DUR001").WithArguments("durability_scope", "everywhere", "inferred, all or marked"),
            Verify.Diagnostic("DUR001").WithArguments("durability_sync_methods", "Fsync", MethodIds),
            Verify.Diagnostic("DUR001").WithArguments("durability_sync_methods", "Commit", MethodIds),
        ]);

    private const string MethodIds = "documentation ids of methods such as 'M:Company.Files.Fsync(System.IO.FileStream)', separated by '|'";
}
