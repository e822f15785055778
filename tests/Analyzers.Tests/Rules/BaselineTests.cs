using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Durability.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;
using Xunit;

namespace Durability.Analyzers.Tests.Rules;

/// <summary>What a baseline holds is not reported, whatever happens to the lines around it; everything else is. DUR002: a line that cannot be read.</summary>
public sealed class BaselineTests
{
    private const string Saves = """
        namespace Orders;

        class Settings
        {
            void Save(string path, string json)
            {
                File.WriteAllText(path + ".tmp", json);
                {|DUR203:File.Move(path + ".tmp", path, true)|};
            }
        }
        """;

    private const string Entry = "DUR203 | M:Orders.Settings.Save(System.String,System.String) | File.Move | 1";

    private static string Silent(string source) => source.Replace("{|DUR203:", "").Replace("|}", "");

    [Fact]
    public Task Without_a_baseline_the_finding_is_reported() => Verify.AnalyzerAsync(Saves);

    [Fact]
    public Task Finding_in_the_baseline_is_silent() => Verify.AnalyzerAsync(Silent(Saves), baseline: Entry);

    [Theory]
    [InlineData("\r\n# a remark\r\n\r\n" + Entry + "\r\n")]
    [InlineData("  DUR203|M:Orders.Settings.Save(System.String,System.String)|File.Move|1  ")]
    public Task Remarks_blanks_and_line_ends_do_not_count(string baseline) => Verify.AnalyzerAsync(Silent(Saves), baseline: baseline);

    [Fact]
    public Task Lines_may_move() => Verify.AnalyzerAsync(Silent(Saves).Replace("    void Save", "\n\n    int _count;\n\n    void Other() { }\n\n    void Save"), baseline: Entry);

    [Theory]
    [InlineData("DUR204 | M:Orders.Settings.Save(System.String,System.String) | File.Move | 1")]
    [InlineData("DUR203 | M:Orders.Settings.Save(System.String) | File.Move | 1")]
    [InlineData("DUR203 | M:Orders.Settings.Save(System.String,System.String) | File.Copy | 1")]
    [InlineData("DUR203 | M:Orders.Settings.Save(System.String,System.String) | File.Move | 2")]
    public Task Another_entry_hides_nothing(string baseline) => Verify.AnalyzerAsync(Saves, baseline: baseline);

    [Fact]
    public Task Second_of_the_same_kind_in_a_member_is_new() => Verify.AnalyzerAsync("""
        namespace Orders;

        class Settings
        {
            void Save(string path, string json)
            {
                File.WriteAllText(path + ".tmp", json);
                File.Move(path + ".tmp", path, true);
                File.WriteAllText(path + ".old.tmp", json);
                {|DUR203:File.Move(path + ".old.tmp", path + ".old", true)|};
            }
        }
        """, baseline: Entry);

    [Fact]
    public Task Local_function_belongs_to_its_member() => Verify.AnalyzerAsync("""
        class Settings
        {
            string Path
            {
                set
                {
                    Save();
                    void Save()
                    {
                        File.WriteAllText("a.tmp", value);
                        File.Move("a.tmp", "settings.json", true);
                    }
                }
            }
        }
        """, baseline: "DUR203 | P:Settings.Path | File.Move | 1");

    [Fact]
    public Task Setting_is_silent_too() => Verify.AnalyzerAsync("""
        class Producers
        {
            object Make() => new Confluent.Kafka.ProducerConfig { Acks = Confluent.Kafka.Acks.None };
        }

        namespace Confluent.Kafka
        {
            enum Acks { None, Leader, All = -1 }
            class ProducerConfig { public Acks? Acks { get; set; } }
        }
        """, baseline: "DUR605 | M:Producers.Make | Confluent.Kafka.Acks.None | 1");

    [Fact]
    public Task Baseline_can_be_ignored() => Verify.AnalyzerAsync(Saves, config: "durability_baseline = ignore", baseline: Entry);

    [Fact]
    public Task Wrong_way_to_use_it_is_reported() => Verify.AnalyzerAsync(
        Silent(Saves), config: "durability_baseline = off", baseline: Entry,
        expected: Verify.Diagnostic("DUR001").WithArguments("durability_baseline", "off", "apply or ignore"));

    [Theory]
    [InlineData("<<<<<<< HEAD")]
    [InlineData("DUR203 | M:Orders.Settings.Save(System.String,System.String) | File.Move")]
    [InlineData("DUR203 | M:Orders.Settings.Save(System.String,System.String) | File.Move | 0")]
    [InlineData("DUR203 | M:Orders.Settings.Save(System.String,System.String) | File.Move | first")]
    [InlineData("DUR2034 | M:Orders.Settings.Save(System.String,System.String) | File.Move | 1")]
    [InlineData("DUR20x | M:Orders.Settings.Save(System.String,System.String) | File.Move | 1")]
    [InlineData("DUR2:3 | M:Orders.Settings.Save(System.String,System.String) | File.Move | 1")]
    [InlineData("DUR2#3 | M:Orders.Settings.Save(System.String,System.String) | File.Move | 1")]
    [InlineData("CA2000 | M:Orders.Settings.Save(System.String,System.String) | File.Move | 1")]
    [InlineData("DUR203 |  | File.Move | 1")]
    [InlineData("DUR203 | M:Orders.Settings.Save(System.String,System.String) |  | 1")]
    public Task Broken_line_is_told_with_its_number(string line) => Verify.AnalyzerAsync(
        Saves, baseline: $"# today\n{line}\n",
        expected: Verify.Diagnostic("DUR002").WithSpan("/durability.baseline.txt", 2, 1, 2, line.Length + 1).WithArguments(2, "durability.baseline.txt"));

    [Fact]
    public Task File_of_another_name_is_no_baseline()
    {
        var test = new CSharpAnalyzerTest<DurabilityAnalyzer, DefaultVerifier> { TestCode = Saves };
        TestedFramework.Net100.ApplyTo(test);
        test.TestState.Sources.Add(("/0/Usings.cs", Verify.Usings));
        test.TestState.AdditionalFiles.Add(("/old.baseline.txt", Entry));
        return test.RunAsync();
    }

    [Fact]
    public async Task Each_finding_carries_its_entry()
    {
        var trees = new[] { Silent(Saves), Verify.Usings }.Select((text, i) => CSharpSyntaxTree.ParseText(text, path: $"/{i}.cs"));
        var references = ((string)System.AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(System.IO.Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path));
        var compilation = CSharpCompilation.Create("Orders", trees, references, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        var found = await compilation.WithAnalyzers([new DurabilityAnalyzer()]).GetAnalyzerDiagnosticsAsync();
        Assert.Contains(Entry, found.Select(diagnostic => diagnostic.Properties.GetValueOrDefault("BaselineKey")));
    }
}
