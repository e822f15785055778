using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Durability.Analyzers.Catalog;
using Durability.Analyzers.Configuration;
using Durability.Analyzers.Evidence;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Durability.Analyzers.Rules.Settings;

/// <summary>
/// Whether a switch is thrown on purpose, by someone who says so: scratch data, a bulk import, a preset with a warning, a store
/// that is rebuilt from elsewhere, a choice that is made at run time.
/// </summary>
internal sealed class SettingIntent(SemanticModel model, RuleContext context, CancellationToken cancellation)
{
    public bool IsDeliberate(SyntaxNode at, SettingLibrary library)
    {
        if (at.FirstAncestorOrSelf<AttributeSyntax>() is not null || MemberAround(at) is not { } member)
            return true;
        if (Attributes.Nearest(member, Attributes.Durable, Attributes.NotDurable) is { } marked)
            return !marked;
        if (context.Bodies.Options.Scope == DurabilityScope.Marked || EvidenceFinder.IsTestCode(member, at) || model.Compilation.ReferencedAssemblyNames.Any(a => SettingWords.TestAssemblies.Contains(a.Name)))
            return true;
        return IsTranslated(at) || IsGuarded(at) || IsOnlyRead(at) || NamesAround(at, member).Any(IsScratch) || MakesTemporary(at) || SaysSo(at) || (library.KeepsFiles && IsCopyOfLog(member));
    }

    /// <summary>The member that a node belongs to: the method, property or field, also for an initializer.</summary>
    public ISymbol? MemberAround(SyntaxNode at)
    {
        for (var node = at; node is not null; node = node.Parent)
        {
            switch (node)
            {
                case VariableDeclaratorSyntax { Parent.Parent: BaseFieldDeclarationSyntax }:
                case BaseMethodDeclarationSyntax or BasePropertyDeclarationSyntax or BaseTypeDeclarationSyntax:
                    return model.GetDeclaredSymbol(node, cancellation);
                case CompilationUnitSyntax:
                    return model.GetEnclosingSymbol(at.SpanStart, cancellation);
            }
        }

        return null;
    }

    /// <summary>A branch of a <c>switch</c> translates what somebody else chose, and so does one of a comparison with a name.</summary>
    static bool IsTranslated(SyntaxNode at) =>
        at.Ancestors().TakeWhile(n => n is not MemberDeclarationSyntax).Any(n => n is SwitchSectionSyntax or SwitchExpressionArmSyntax || (n is ConditionalExpressionSyntax { Condition: var asked } && !asked.Span.Contains(at.Span) && ComparesToMember(asked)));

    /// <summary><c>config.Storage == StorageKind.File</c></summary>
    static bool ComparesToMember(ExpressionSyntax asked) => asked switch
    {
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.EqualsExpression or (int)SyntaxKind.NotEqualsExpression, Left: MemberAccessExpressionSyntax, Right: MemberAccessExpressionSyntax } => true,
        IsPatternExpressionSyntax { Expression: MemberAccessExpressionSyntax, Pattern: ConstantPatternSyntax { Expression: MemberAccessExpressionSyntax } } => true,
        _ => false,
    };

    /// <summary>Thrown only where a condition asks for it by name: <c>if (options.NoSync)</c>.</summary>
    static bool IsGuarded(SyntaxNode at)
    {
        foreach (var node in at.Ancestors().TakeWhile(n => n is not MemberDeclarationSyntax))
        {
            var condition = node switch
            {
                IfStatementSyntax choice when !choice.Condition.Span.Contains(at.Span) => choice.Condition,
                ConditionalExpressionSyntax choice when !choice.Condition.Span.Contains(at.Span) => choice.Condition,
                _ => null,
            };
            if (condition is not null && condition.DescendantTokens().Any(t => t.IsKind(SyntaxKind.IdentifierToken) && EvidenceWords.Split(t.ValueText).Any(SettingWords.Choices.Contains)))
                return true;
        }

        return false;
    }

    /// <summary>The same initializer opens the database for reading.</summary>
    static bool IsOnlyRead(SyntaxNode at) => at.FirstAncestorOrSelf<InitializerExpressionSyntax>() is { } initializer && initializer.Expressions
        .Any(e => e is AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: "ReadOnly" }, Right: LiteralExpressionSyntax { RawKind: (int)SyntaxKind.TrueLiteralExpression } });

    /// <summary>Names of the member and its types, of what the value is given to and of what it is called on.</summary>
    static IEnumerable<string> NamesAround(SyntaxNode at, ISymbol member)
    {
        for (var symbol = member; symbol is not null and not INamespaceSymbol; symbol = symbol.ContainingSymbol)
            yield return symbol is IMethodSymbol { AssociatedSymbol: { } associated } ? associated.Name : symbol.Name;
        foreach (var node in at.Ancestors().TakeWhile(n => n is not MemberDeclarationSyntax))
        {
            var owner = node switch
            {
                VariableDeclaratorSyntax declarator => declarator.Identifier.ValueText,
                AssignmentExpressionSyntax { Left: var left } => left.ToString(),
                InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: var receiver } } => receiver is InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax || receiver.Span.Contains(at.Span) ? null : receiver.ToString(),
                LocalFunctionStatementSyntax function => function.Identifier.ValueText,
                _ => null,
            };
            if (owner is not null)
                yield return owner;
        }
    }

    bool IsScratch(string name) =>
        EvidenceWords.Split(name).Any(w => SettingWords.Scratch.Contains(w) || context.Bodies.Options.ScratchNames.Contains(w)) || SettingWords.Names.Any(n => name.IndexOf(n, StringComparison.OrdinalIgnoreCase) >= 0);

    /// <summary>The member asks for a temporary folder or file.</summary>
    static bool MakesTemporary(SyntaxNode at) => DeclarationOf(at) is { } declaration && declaration.DescendantTokens()
        .Any(t => t.IsKind(SyntaxKind.IdentifierToken) && t.ValueText is "GetTempPath" or "GetTempFileName" or "CreateTempSubdirectory");

    /// <summary>A comment in the member, or the documentation of its types, names the loss or says where the data comes back from.</summary>
    static bool SaysSo(SyntaxNode at)
    {
        if (DeclarationOf(at) is { } declaration && HasPhrase(declaration.DescendantTrivia()))
            return true;
        return at.Ancestors().OfType<BaseTypeDeclarationSyntax>().Any(t => HasPhrase(t.GetLeadingTrivia()));
    }

    static bool HasPhrase(IEnumerable<SyntaxTrivia> trivia)
    {
        foreach (var comment in trivia)
        {
            if (comment.Kind() is not (SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia or SyntaxKind.SingleLineDocumentationCommentTrivia or SyntaxKind.MultiLineDocumentationCommentTrivia))
                continue;
            var text = comment.ToFullString();
            if (SettingWords.Phrases.Any(phrase => text.IndexOf(phrase, StringComparison.OrdinalIgnoreCase) >= 0))
                return true;
        }

        return false;
    }

    static MemberDeclarationSyntax? DeclarationOf(SyntaxNode at) => at.FirstAncestorOrSelf<MemberDeclarationSyntax>(m => m is not BaseTypeDeclarationSyntax and not BaseNamespaceDeclarationSyntax);

    /// <summary>Beside the type, or among its bases, stands something called a change log: the store is restored from it.</summary>
    static bool IsCopyOfLog(ISymbol member)
    {
        if (member.ContainingType is not { } type)
            return false;
        var bases = new List<INamedTypeSymbol>(type.AllInterfaces);
        for (var t = type; t is not null; t = t.BaseType)
            bases.Add(t);
        return bases.Any(t => IsChangeLog(t.Name)) || HasChangeLog(type.ContainingNamespace);
    }

    static bool HasChangeLog(INamespaceSymbol space) =>
        !space.IsGlobalNamespace && (space.GetTypeMembers().Any(t => IsChangeLog(t.Name)) || space.GetNamespaceMembers().Any(HasChangeLog));

    static bool IsChangeLog(string name) => name.IndexOf("changelog", StringComparison.OrdinalIgnoreCase) >= 0;
}

/// <summary>Words by which code says that it may lose its data.</summary>
internal static class SettingWords
{
    /// <summary>In a name: the data is made again, or the name itself is the warning.</summary>
    public static readonly HashSet<string> Scratch = new(
        ("scratch temp tmp temporary cache caches cached test tests testing benchmark benchmarks bulk import imports importer importing imported seed seeder sample samples demo unsafe volatile ephemeral nondurable " +
        "metrics telemetry logger logging trace tracing diagnostics stats statistics").Split(' '), StringComparer.Ordinal);

    /// <summary>Parts of a name that is the warning, however its words are split.</summary>
    public static readonly string[] Names = ["nosync", "unsynced", "nowal", "waloff", "unacknowledged", "fireandforget"];

    /// <summary>Assemblies that only a test project references.</summary>
    public static readonly HashSet<string> TestAssemblies = new(
        ["xunit.core", "xunit.v3.core", "nunit.framework", "MSTest.TestFramework", "Microsoft.VisualStudio.TestPlatform.TestFramework", "TUnit.Core", "BenchmarkDotNet"], StringComparer.OrdinalIgnoreCase);

    /// <summary>In a condition: somebody asks for speed, or says that the data does not matter.</summary>
    public static readonly HashSet<string> Choices = new(
        "unsafe sync synchronous nosync fsync flush durable durability fast speed performance bulk import importing test testing memory inmemory temporary temp readonly cache debug benchmark volatile safe".Split(' '), StringComparer.Ordinal);

    /// <summary>In a comment: the loss is known and said.</summary>
    public static readonly string[] Phrases =
    [
        "may lose", "may be lost", "can lose", "can be lost", "could lose", "could be lost", "might lose", "might be lost", "loses data", "losing data", "lose data", "data loss", "lost on", "unsafe", "not durable", "non-durable", "sacrifices durability",
        "without durability", "no durability", "less durable", "restored from", "rebuilt from", "rebuild from", "can be rebuilt", "recreated", "re-created", "regenerated", "recoverable from", "changelog", "change log", "not crash-safe", "not crash safe", "disposable", "throwaway", "message loss", "loss of messages", "loss is acceptable", "acceptable loss", "will be lost", "trades durability", "trade durability", "fire and forget", "fire-and-forget", "at-most-once", "at most once", "bulk load", "bulk import", "bulk insert", "don't care about durability", "durability is not", "durability isn't", "durability does not matter", "durability doesn't matter",
    ];
}
