using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using Durability.Analyzers.CodeFixes.Editing;
using Durability.Analyzers.Rules.Settings;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Durability.Analyzers.CodeFixes.Settings;

/// <summary>DUR601 and up: sets the durable value, or leaves the flag out.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SettingFix)), Shared]
public sealed class SettingFix : DurabilityFix
{
    const string Key = "DurableSetting";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ["DUR601", "DUR602", "DUR603", "DUR604", "DUR605", "DUR606", "DUR607", "DUR609"];

    internal override IEnumerable<FixCandidate> Propose(FixSite site)
    {
        if (!site.Diagnostic.Properties.TryGetValue(SettingRule.InsteadProperty, out var instead) || instead is null)
            return [];
        var node = site.Node is ExpressionSyntax { Parent: ArgumentSyntax argument } && argument.Span == site.Diagnostic.Location.SourceSpan && IsValue(site.Node) ? argument : site.Node;
        var edit = site.Edit();
        var title = node switch
        {
            AssignmentExpressionSyntax assignment => Set(edit, assignment.Right, assignment.Left.ToString(), instead),
            ArgumentSyntax given => Give(edit, given, instead),
            MemberAccessExpressionSyntax or IdentifierNameSyntax when instead.Length == 0 => new FlagRemoval(edit, (ExpressionSyntax)node).Apply(),
            MemberAccessExpressionSyntax member => Use(edit, member.Name, instead),
            IdentifierNameSyntax name => Use(edit, name, instead),
            _ => SettingString.Around(site.Root.FindToken(site.Diagnostic.Location.SourceSpan.Start)) is { } text || (text = site.Node as ExpressionSyntax) is not null ? new TextChoice(edit, text).Apply(instead) : null,
        };
        return title is null ? [] : [edit.As(title, Key)];
    }

    /// <summary>A number or a flag that is an argument; a member that is one is replaced by its neighbour.</summary>
    static bool IsValue(SyntaxNode node) => node is LiteralExpressionSyntax { Token.Value: not string };

    static string Set(SourceEdit edit, ExpressionSyntax value, string name, string instead)
    {
        edit.Replace(value, instead);
        return $"Set '{name}' to '{instead}'";
    }

    static string Give(SourceEdit edit, ArgumentSyntax argument, string instead)
    {
        // A write concern of all by name is another parameter than one of a number of servers.
        edit.Replace(instead.StartsWith("\"", StringComparison.Ordinal) ? argument : argument.Expression, instead);
        return $"Pass '{instead}'";
    }

    static string Use(SourceEdit edit, SimpleNameSyntax name, string instead)
    {
        edit.Replace(name, instead);
        return $"Use '{instead}' instead of '{name.Identifier.ValueText}'";
    }
}
