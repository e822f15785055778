using System.Threading.Tasks;
using Durability.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Testing;
using Xunit;

namespace Durability.Analyzers.Tests.Rules.Settings;

/// <summary>A switch that is thrown on purpose, by someone who says so, is not reported.</summary>
public sealed class SettingIntentTests
{
    [Fact]
    public Task PresetWhoseDocumentationWarns_DoesNotTrigger() => VerifyAsync("""
        class Options
        {
            public EnvironmentOpenFlags Flags { get; set; }

            /// <summary>
            /// Creates options for maximum write throughput.
            /// WARNING: data may be lost on system crash.
            /// </summary>
            public static Options HighPerformance() => new() { Flags = EnvironmentOpenFlags.NoSync };

            /// <summary>Skips the sync of the meta page: may lose the last transaction.</summary>
            public static Options NoMeta() => new() { Flags = EnvironmentOpenFlags.NoMetaSync };

            public static Options UnsafeFast() => new() { Flags = EnvironmentOpenFlags.NoSync };
        }
        """);

    [Fact]
    public Task PresetWithoutAWarning_Triggers() => VerifyAsync("""
        class Options
        {
            public EnvironmentOpenFlags Flags { get; set; }

            /// <summary>The options for production: the best throughput.</summary>
            public static Options HighPerformance() => new() { Flags = {|DUR604:EnvironmentOpenFlags.NoSync|} };
        }
        """);

    [Theory]
    [InlineData("class QueueTests { void Open(LightningEnvironment e) => e.Open(EnvironmentOpenFlags.NoSync); }")]
    [InlineData("class QueueBenchmark { void Open(LightningEnvironment e) => e.Open(EnvironmentOpenFlags.NoSync); }")]
    [InlineData("class ThumbnailCache { void Open(LightningEnvironment e) => e.Open(EnvironmentOpenFlags.NoSync); }")]
    [InlineData("class Queue { void BulkImport(LightningEnvironment e) => e.Open(EnvironmentOpenFlags.NoSync); }")]
    [InlineData("class Queue { void Open(LightningEnvironment scratchEnvironment) => scratchEnvironment.Open(EnvironmentOpenFlags.NoSync); }")]
    [InlineData("class Queue { EnvironmentOpenFlags _temporaryFlags = EnvironmentOpenFlags.NoSync; }")]
    [InlineData("class Queue { void Open() { var e = new LightningEnvironment(Path.GetTempPath()); e.Open(EnvironmentOpenFlags.NoSync); } }")]
    [InlineData("class Queue { const EnvironmentOpenFlags OpenNoSync = EnvironmentOpenFlags.NoSync; }")]
    [InlineData("class Queue { void Open(LightningEnvironment e) { e.Open(EnvironmentOpenFlags.NoSync); /* messages will be lost at a restart */ } }")]
    [InlineData("class Queue { void Open(LightningEnvironment e) { /* rebuilt from the source files at start */ e.Open(EnvironmentOpenFlags.NoSync); } }")]
    [InlineData("/// <summary>An index that can be rebuilt.</summary>\nclass Queue { void Open(LightningEnvironment e) => e.Open(EnvironmentOpenFlags.NoSync); }")]
    public Task ScratchTestAndImport_DoNotTrigger(string source) => VerifyAsync(source);

    [Theory]
    [InlineData("if (options.NoSync) flags |= EnvironmentOpenFlags.NoSync;")]
    [InlineData("if (options.Durable) flags |= EnvironmentOpenFlags.None; else flags |= EnvironmentOpenFlags.NoSync;")]
    [InlineData("flags = options.Durable ? EnvironmentOpenFlags.None : EnvironmentOpenFlags.NoSync;")]
    public Task ChoiceOfTheCaller_DoesNotTrigger(string statement) => VerifyAsync(Guarded(statement));

    [Theory]
    [InlineData("if (options.Name.Length > 0) flags |= {|DUR604:EnvironmentOpenFlags.NoSync|};")]
    [InlineData("flags = options.Name == \"\" ? EnvironmentOpenFlags.None : {|DUR604:EnvironmentOpenFlags.NoSync|};")]
    public Task OtherCondition_Triggers(string statement) => VerifyAsync(Guarded(statement));

    [Fact]
    public Task Attributes_Decide() => Verify.AnalyzerAsync("""
        using LightningDB;

        [Durability.NotDurable]
        class Queue
        {
            void Open(LightningEnvironment e) => e.Open(EnvironmentOpenFlags.NoSync);
        }

        [Durability.Durable]
        class ScratchPad
        {
            void Open(LightningEnvironment e) => e.Open({|DUR604:EnvironmentOpenFlags.NoSync|});
        }
        """ + LibraryStubs.Lmdb, withRuntime: true);

    [Fact]
    public Task ScopeMarked_LooksAtMarkedCodeOnly() => Verify.AnalyzerAsync("""
        using LightningDB;

        class Queue
        {
            void Open(LightningEnvironment e) => e.Open(EnvironmentOpenFlags.NoSync);

            [Durability.Durable]
            void OpenMarked(LightningEnvironment e) => e.Open({|DUR604:EnvironmentOpenFlags.NoSync|});
        }
        """ + LibraryStubs.Lmdb, config: "durability_scope = marked", withRuntime: true);

    [Fact]
    public Task ScratchNamesOfTheOptions_Count() => Verify.AnalyzerAsync(
        "class Spool { void Open(LightningDB.LightningEnvironment e) => e.Open(LightningDB.EnvironmentOpenFlags.NoSync); }" + LibraryStubs.Lmdb, config: "durability_scratch_names = spool");

    [Fact]
    public async Task ProjectThatReferencesATestFramework_DoesNotTrigger()
    {
        const string Source = "using LightningDB;\n\nclass Queue { void Open(LightningEnvironment e) => e.Open(EnvironmentOpenFlags.NoSync); }" + LibraryStubs.Lmdb;
        var test = new CSharpAnalyzerTest<DurabilityAnalyzer, DefaultVerifier> { TestCode = "global using System;\n" + Source };
        TestedFramework.Net100.ApplyTo(test);
        test.TestState.AdditionalReferences.Add(MetadataReference.CreateFromFile(typeof(FactAttribute).Assembly.Location));
        await test.RunAsync();
    }

    [Fact]
    public Task TextInAnAttribute_DoesNotTrigger() => Verify.AnalyzerAsync("""
        class CaseAttribute(string sql) : Attribute { public string Sql => sql; }

        class Cases { [Case("PRAGMA synchronous=OFF")] void Run(string sql) { } }
        """);

    static string Guarded(string statement) => $$"""
        record Settings(bool NoSync, bool Durable, string Name);

        class Queue
        {
            EnvironmentOpenFlags Flags(Settings options)
            {
                var flags = EnvironmentOpenFlags.None;
                {{statement}}
                return flags;
            }
        }
        """;

    static Task VerifyAsync(string source) => Verify.AnalyzerAsync("using LightningDB;\n\n" + source + LibraryStubs.Lmdb);
}
