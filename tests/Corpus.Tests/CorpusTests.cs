using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Durability.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Xunit;

namespace Durability.Corpus.Tests;

/// <summary>
/// The rules over code that nobody wrote for them: what the SDK itself consists of, decompiled in memory. No exception, a bounded time,
/// and the findings that somebody has read, no more and no fewer. See findings.txt.
/// </summary>
public sealed class CorpusTests
{
    private static readonly bool s_rewrite = Environment.GetEnvironmentVariable("DURABILITY_CORPUS_REWRITE") == "1";

    /// <summary>The largest takes 3 s on two idle cores.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(3);

    private static readonly SymbolDisplayFormat s_name = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces, memberOptions: SymbolDisplayMemberOptions.IncludeContainingType);

    public static TheoryData<string> Assemblies => [.. CorpusAssembly.All.Select(static assembly => assembly.Name)];

    [Theory]
    [MemberData(nameof(Assemblies))]
    public async Task Findings_are_those_that_were_read(string name)
    {
        var path = CorpusAssembly.All.Single(assembly => assembly.Name == name).Path;
        Assert.True(path is not null, $"This SDK has no assembly '{name}'.");
        var compilation = DecompiledAssembly.Compile(path);
        AssertCompiles(compilation);

        var found = await FindAsync(compilation, name);
        if (s_rewrite)
        {
            ReviewedFinding.Rewrite(name, found);
            return;
        }

        var listed = ReviewedFinding.Read().Where(row => row.Assembly == name).ToList();
        var unlisted = found.Where(row => listed.Find(other => other.Key == row.Key)?.Count != row.Count).Select(static row => $"{row.Rule} | {row.Member} | {row.Count}");
        // A member that another version of the SDK does not have any more takes its finding along.
        var missing = listed.Where(row => !found.Exists(other => other.Key == row.Key) && Declares(compilation, row.Member)).Select(static row => $"{row.Rule} | {row.Member} | gone");
        var differences = string.Join('\n', unlisted.Concat(missing));
        Assert.True(differences.Length == 0, $"{name} of the SDK in '{path}' has other findings than findings.txt, which says how to write it anew:\n{differences}");
    }

    [Fact]
    public void Key_ring_that_a_power_cut_empties_is_found()
    {
        var rows = ReviewedFinding.Read().Where(static row => row.Assembly == "Microsoft.AspNetCore.DataProtection").ToList();
        Assert.Contains("DUR203", rows.Select(static row => row.Rule));
        Assert.All(rows, static row => Assert.Equal(("Microsoft.AspNetCore.DataProtection.Repositories.FileSystemXmlRepository.StoreElementCore", "true"), (row.Member, row.Verdict)));
    }

    [Fact]
    public void Each_finding_was_read()
        => Assert.Equal([], ReviewedFinding.Read().Where(static row => row.Verdict is not ("true" or "arguable" or "false") || row.Reason.Length == 0).Select(static row => row.ToString()));

    /// <summary>A decompiler is no compiler: a few trees keep what C# cannot say.</summary>
    private static void AssertCompiles(CSharpCompilation compilation)
    {
        var errors = compilation.GetDiagnostics().Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ToList();
        var trees = errors.Select(static error => error.Location.SourceTree).Distinct().Count();
        Assert.True(trees <= 1 + (compilation.SyntaxTrees.Length / 10), $"{trees} of {compilation.SyntaxTrees.Length} trees do not compile:\n{string.Join('\n', errors.Take(20))}");
    }

    private static async Task<List<ReviewedFinding>> FindAsync(CSharpCompilation compilation, string name)
    {
        using var patience = new CancellationTokenSource(s_patience);
        var thrown = new List<Exception>();
        var options = new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), (exception, _, _) =>
        {
            lock (thrown)
                thrown.Add(exception);
        }, concurrentAnalysis: true, logAnalyzerExecutionTime: false);
        var diagnostics = await compilation.WithAnalyzers([new DurabilityAnalyzer()], options).GetAnalyzerDiagnosticsAsync(patience.Token);
        Assert.Empty(thrown);
        return [.. diagnostics
            .GroupBy(diagnostic => (diagnostic.Id, Member: MemberAround(diagnostic.Location, compilation)))
            .Select(group => new ReviewedFinding(name, group.Key.Id, group.Key.Member, group.Count(), "unread", ""))];
    }

    /// <summary>The member of a type, by its full name without its parameters, so that a patch of the SDK leaves it as it is.</summary>
    private static string MemberAround(Location location, CSharpCompilation compilation)
    {
        var symbol = compilation.GetSemanticModel(location.SourceTree!).GetEnclosingSymbol(location.SourceSpan.Start);
        while (symbol is { ContainingSymbol: not (INamedTypeSymbol or INamespaceSymbol) } or IMethodSymbol { MethodKind: MethodKind.AnonymousFunction or MethodKind.LocalFunction })
            symbol = symbol.ContainingSymbol;
        return symbol!.ToDisplayString(s_name);
    }

    private static bool Declares(CSharpCompilation compilation, string member)
        => compilation.GetSymbolsWithName(member[(member.LastIndexOf('.') + 1)..], SymbolFilter.Member).Any(symbol => symbol.ToDisplayString(s_name) == member);
}
