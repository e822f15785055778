using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading.Tasks;
using Durability.Analyzers.Suppressors;
using Durability.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Xunit;

namespace Durability.Analyzers.Tests.Suppressors;

/// <summary>DURSPR001: the advice to replace a sync by a drain is not given.</summary>
public sealed class SyncFlushSuppressorTests
{
    [Theory]
    [InlineData("stream.Flush(true)")]
    [InlineData("stream.Flush(flushToDisk: true)")]
    [InlineData("stream.Flush(toDisk)")]
    [InlineData("stream?.Flush(true)")]
    [InlineData("derived.Flush(true)")]
    public async Task SyncOfAFileStream_IsSuppressed(string call) => Assert.True((await ReportAsync(call)).IsSuppressed);

    [Theory]
    [InlineData("stream.Flush(false)")]
    [InlineData("stream.Flush()")]
    [InlineData("other.Flush(true)")]
    [InlineData("writer.Flush()")]
    public async Task OtherCalls_AreNot(string call) => Assert.False((await ReportAsync(call)).IsSuppressed);

    [Fact]
    public async Task SuppressorThatIsTurnedOff_SuppressesNothing() => Assert.False((await ReportAsync("stream.Flush(true)", ReportDiagnostic.Suppress)).IsSuppressed);

    static async Task<Diagnostic> ReportAsync(string call, ReportDiagnostic suppression = ReportDiagnostic.Default)
    {
        var source = $$"""
            using System.IO;
            class Derived(string path) : FileStream(path, FileMode.Create) { }
            class Other { public void Flush(bool flushToDisk) { } }
            class C { void M(FileStream stream, Derived derived, Other other, StreamWriter writer, bool toDisk) { {{call}}; } }
            """;
        var compilation = CSharpCompilation.Create("c", [CSharpSyntaxTree.ParseText(source)], TestedFramework.Net100.References, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary).WithSpecificDiagnosticOptions([KeyValuePair.Create("DURSPR001", suppression)]));
        Assert.DoesNotContain(compilation.GetDiagnostics(), static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        var all = await compilation.WithAnalyzers(
            [new BlockingCallAnalyzer(), new SyncFlushSuppressor()],
            new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), null, concurrentAnalysis: true, logAnalyzerExecutionTime: false, reportSuppressedDiagnostics: true)).GetAllDiagnosticsAsync();
        return all.Single(static diagnostic => diagnostic.Id == "CA1849");
    }

    /// <summary>Reports every call of a method named Flush where the SDK's rule reports it: at the whole call.</summary>
#pragma warning disable RS1001, RS1029, RS1041, RS2008 // Stands for the SDK's analyzer, and is not shipped.
    private sealed class BlockingCallAnalyzer : DiagnosticAnalyzer
    {
        private static readonly DiagnosticDescriptor Blocking = new("CA1849", "Call async methods when in an async method", "Blocks", "Performance", DiagnosticSeverity.Warning, isEnabledByDefault: true);

        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Blocking];

        public override void Initialize(AnalysisContext context)
        {
            context.EnableConcurrentExecution();
            context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
            context.RegisterOperationAction(
                static operation =>
                {
                    if (operation.Operation is IInvocationOperation { TargetMethod.Name: "Flush" } invocation)
                        operation.ReportDiagnostic(Diagnostic.Create(Blocking, invocation.Syntax.GetLocation()));
                },
                OperationKind.Invocation);
        }
    }
#pragma warning restore RS1001, RS1029, RS1041, RS2008
}
