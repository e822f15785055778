using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using Durability.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Durability.DocsGenerator;

/// <summary>A rule as the documents show it.</summary>
public sealed record Rule(string Id, string Title, DiagnosticSeverity DefaultSeverity, bool HasFix)
{
    /// <summary>The rules of the package by id; whether one has a fix is read from the fix providers.</summary>
    public static ImmutableArray<Rule> All()
    {
        var fixable = FixProviders().SelectMany(static provider => provider.FixableDiagnosticIds).ToHashSet();
        return [.. new DurabilityAnalyzer().SupportedDiagnostics
            .Select(descriptor => new Rule(
                descriptor.Id,
                descriptor.Title.ToString(CultureInfo.InvariantCulture),
                descriptor.DefaultSeverity,
                fixable.Contains(descriptor.Id)))
            .OrderBy(static rule => rule.Id, StringComparer.Ordinal)];
    }

    private static IEnumerable<CodeFixProvider> FixProviders()
        => System.Reflection.Assembly.Load("Durability.Analyzers.CodeFixes").GetTypes()
            .Where(static type => !type.IsAbstract && type.IsSubclassOf(typeof(CodeFixProvider)))
            .Select(static type => (CodeFixProvider)Activator.CreateInstance(type)!);
}
