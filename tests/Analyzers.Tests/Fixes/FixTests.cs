using System.Collections.Generic;
using System.Threading.Tasks;
using Durability.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Testing;

namespace Durability.Analyzers.Tests.Fixes;

/// <summary>The tests of one fix. Each of its cases is also a case of <see cref="FixEverywhereTests"/>.</summary>
public abstract class FixTests
{
    /// <summary>Where cases are collected instead of run.</summary>
    internal List<FixCase>? Collected { get; set; }

    private protected abstract Task VerifyAsync(FixCase fix);
}

/// <inheritdoc/>
public abstract class FixTests<TFix> : FixTests
    where TFix : CodeFixProvider, new()
{
    /// <summary>With the framework's own means, as where the library is not referenced.</summary>
    protected Task Fixes(string before, string after, TestedFramework? framework = null, LanguageVersion language = LanguageVersion.Default, OutputKind kind = OutputKind.DynamicallyLinkedLibrary, string? key = null) =>
        VerifyAsync(new FixCase(new TFix(), before, after) { Framework = framework ?? TestedFramework.Net100, Language = language, Kind = kind, Key = key });

    /// <summary>With the library, whose fix comes first.</summary>
    protected Task FixesByLibrary(string before, string after, TestedFramework? framework = null, LanguageVersion language = LanguageVersion.Default, OutputKind kind = OutputKind.DynamicallyLinkedLibrary, string? key = null) =>
        VerifyAsync(new FixCase(new TFix(), before, after) { Framework = framework ?? TestedFramework.Net100, Language = language, Kind = kind, Key = key, Library = true });

    /// <summary>The diagnostic stands, and no fix is offered for it.</summary>
    protected Task OffersNothing(string source, TestedFramework? framework = null, bool library = true) =>
        VerifyAsync(new FixCase(new TFix(), source, source) { Framework = framework ?? TestedFramework.Net100, Library = library });

    private protected sealed override Task VerifyAsync(FixCase fix)
    {
        if (Collected is { } list)
        {
            list.Add(fix);
            return Task.CompletedTask;
        }

        var test = new CSharpCodeFixTest<DurabilityAnalyzer, TFix, DefaultVerifier> { TestCode = fix.Before, FixedCode = fix.After, CodeActionEquivalenceKey = fix.Key };
        fix.Framework.ApplyTo(test);
        foreach (var (name, content) in FixSources.Beside(fix))
        {
            test.TestState.Sources.Add((name, content));
            test.FixedState.Sources.Add((name, content));
        }

        if (!fix.IsOffered)
            test.FixedState.MarkupHandling = MarkupMode.Allow;
        test.TestState.OutputKind = fix.Kind;
        test.TestState.AnalyzerConfigFiles.Add(("/.globalconfig", FixSources.Config(fix)));
        if (fix.Library)
            test.TestState.AdditionalReferences.AddRange(FixSources.Library(fix));
        test.SolutionTransforms.Add((solution, id) => solution.WithProjectParseOptions(id, new CSharpParseOptions(fix.Language, DocumentationMode.Diagnose)));
        return test.RunAsync();
    }
}
