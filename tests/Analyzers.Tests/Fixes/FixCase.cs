using Durability.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;

namespace Durability.Analyzers.Tests.Fixes;

/// <summary>One program before and after a fix.</summary>
/// <param name="Fix">The fix.</param>
/// <param name="Before">The program, its diagnostics marked.</param>
/// <param name="After">What the fix makes of it; the same as before where none is offered.</param>
internal sealed record FixCase(CodeFixProvider Fix, string Before, string After)
{
    /// <summary>The equivalence key; null for the fix that is offered first.</summary>
    public string? Key { get; init; }

    public TestedFramework Framework { get; init; } = TestedFramework.Net100;

    /// <summary>Whether the Durability library is referenced.</summary>
    public bool Library { get; init; }

    /// <summary>C# 7.3 has no global usings: such a program brings its own.</summary>
    public LanguageVersion Language { get; init; } = LanguageVersion.Default;

    public OutputKind Kind { get; init; } = OutputKind.DynamicallyLinkedLibrary;

    public bool IsOffered => Before != After;
}
