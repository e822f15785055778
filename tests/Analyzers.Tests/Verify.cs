using System.Linq;
using System.Reflection;
using System.Threading.Tasks;
using Durability.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Testing;

namespace Durability.Analyzers.Tests;

/// <summary>
/// What a rule test says: a small program, marked where it is wrong. The usual <c>using</c>s stand in a file of their own, so that
/// a test source begins with what it is about and the lines of its diagnostics are its own.
/// </summary>
internal static class Verify
{
    public const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.IO.Compression;
        global using System.Linq;
        global using System.Runtime.InteropServices;
        global using System.Text;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    /// <param name="source">C# with markup: <c>{|DUR101:...|}</c>.</param>
    /// <param name="config">Lines of a <c>.globalconfig</c>, for instance <c>durability_scope = all</c>.</param>
    /// <param name="framework">What the source is compiled against; .NET 10 where nothing is said.</param>
    /// <param name="withRuntime">Whether the source references the Durability library.</param>
    /// <param name="outputKind">A console application where the source has top-level statements.</param>
    /// <param name="reference">An assembly that the source needs besides the framework's.</param>
    /// <param name="baseline">Lines of a <c>durability.baseline.txt</c>; no such file where nothing is said.</param>
    /// <param name="compiles">False for code whose errors are meant: a type that is missing.</param>
    /// <param name="expected">Diagnostics that the markup cannot say, with places <c>{|#0:...|}</c>.</param>
    public static Task AnalyzerAsync(
        string source,
        string config = "",
        TestedFramework? framework = null,
        bool withRuntime = false,
        OutputKind outputKind = OutputKind.DynamicallyLinkedLibrary,
        MetadataReference? reference = null,
        string? baseline = null,
        bool compiles = true,
        params DiagnosticResult[] expected)
    {
        var test = new CSharpAnalyzerTest<DurabilityAnalyzer, DefaultVerifier> { TestCode = source };
        if (!compiles)
            test.CompilerDiagnostics = CompilerDiagnostics.None;
        Prepare(test, config, framework ?? TestedFramework.Net100, withRuntime);
        if (reference is not null)
            test.TestState.AdditionalReferences.Add(reference);
        if (baseline is not null)
        {
            // What is said of the baseline is said in generated code too.
            test.TestBehaviors |= TestBehaviors.SkipGeneratedCodeCheck;
            test.TestState.AdditionalFiles.Add(("/durability.baseline.txt", baseline));
        }

        test.TestState.OutputKind = outputKind;
        test.TestState.ExpectedDiagnostics.AddRange(expected);
        return test.RunAsync();
    }

    /// <summary>
    /// Fixes one by one and as "fix all" in the document, the project and the solution: all must give <paramref name="fixedSource"/>.
    /// </summary>
    /// <param name="key">The equivalence key of the fix, where the first that is offered is not meant.</param>
    /// <param name="batchFixedSource">What "fix all" gives, where that is something else.</param>
    public static Task CodeFixAsync<TCodeFix>(
        string source,
        string fixedSource,
        string? key = null,
        string config = "",
        TestedFramework? framework = null,
        bool withRuntime = false,
        string? batchFixedSource = null,
        params DiagnosticResult[] expected)
        where TCodeFix : CodeFixProvider, new()
    {
        var test = new CSharpCodeFixTest<DurabilityAnalyzer, TCodeFix, DefaultVerifier>
        {
            TestCode = source,
            FixedCode = fixedSource,
            CodeActionEquivalenceKey = key,
        };
        test.FixedState.Sources.Add(("/0/Usings.cs", Usings));
        if (batchFixedSource is not null)
        {
            test.BatchFixedCode = batchFixedSource;
            test.BatchFixedState.Sources.Add(("/0/Usings.cs", Usings));
        }

        Prepare(test, config, framework ?? TestedFramework.Net100, withRuntime);
        test.TestState.ExpectedDiagnostics.AddRange(expected);
        return test.RunAsync();
    }

    /// <summary>The diagnostics are there and no fix is offered: what <paramref name="source"/> is stays what it is.</summary>
    public static Task NoCodeFixAsync<TCodeFix>(string source, string? key = null, string config = "", TestedFramework? framework = null, bool withRuntime = false)
        where TCodeFix : CodeFixProvider, new()
    {
        var test = new CSharpCodeFixTest<DurabilityAnalyzer, TCodeFix, DefaultVerifier>
        {
            TestCode = source,
            FixedCode = source,
            CodeActionEquivalenceKey = key,
            FixedState = { MarkupHandling = MarkupMode.Allow, Sources = { ("/0/Usings.cs", Usings) } },
        };
        Prepare(test, config, framework ?? TestedFramework.Net100, withRuntime);
        return test.RunAsync();
    }

    public static DiagnosticResult Diagnostic(string id)
        => new(new DurabilityAnalyzer().SupportedDiagnostics.Single(descriptor => descriptor.Id == id));

    /// <summary>The library that fixes call, as a project of <paramref name="framework"/> references it.</summary>
    public static MetadataReference Runtime(TestedFramework framework)
    {
        var key = framework == TestedFramework.NetStandard20 ? "RuntimeAssembly.netstandard" : "RuntimeAssembly.net";
        return MetadataReference.CreateFromFile(
            typeof(Verify).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == key).Value!);
    }

    private static void Prepare<TVerifier>(AnalyzerTest<TVerifier> test, string config, TestedFramework framework, bool withRuntime)
        where TVerifier : IVerifier, new()
    {
        framework.ApplyTo(test);
        test.TestState.Sources.Add(("/0/Usings.cs", Usings));
        test.TestState.AnalyzerConfigFiles.Add((
            "/.globalconfig",
            $"is_global = true\n{config}\n"));
        if (withRuntime)
            test.TestState.AdditionalReferences.Add(Runtime(framework));
    }
}
