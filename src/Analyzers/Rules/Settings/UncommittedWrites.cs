using System;
using System.Collections.Generic;
using System.Linq;
using Durability.Analyzers.Catalog;
using Durability.Analyzers.Evidence;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Durability.Analyzers.Rules.Settings;

/// <summary>Writes that a second call makes durable, in a program that never makes that call.</summary>
internal static class UncommittedWrites
{
    public static void In(SyntaxToken token, SettingReader reader, List<Finding> findings)
    {
        foreach (var row in SettingRows.Uncommitted)
        {
            if (row.Type != token.ValueText || token.Parent?.Ancestors().OfType<TypeDeclarationSyntax>().LastOrDefault() is not { } type)
                continue;
            var writes = Writes(type, row, reader).ToArray();
            if (writes.LastOrDefault() is not { } last || reader.Intent.IsDeliberate(last, row.Library) || !HasEvidence(last, row, reader))
                continue;
            var program = ProgramOf(row, reader);
            if (!program.Commits && (program.Makes || !row.MadeHere))
                findings.Add(SettingRule.Report(row.Library, last, Naming.Call(last), row.Lost, "") with { Others = [.. writes] });
        }
    }

    static IEnumerable<InvocationExpressionSyntax> Writes(SyntaxNode type, UncommittedRow row, SettingReader reader) =>
        type.DescendantNodes().OfType<InvocationExpressionSyntax>().Where(call => NameOf(call.Expression) is { } name && row.Writes.Contains(name) && IsOn(call, row, reader.Model, reader));

    static bool HasEvidence(SyntaxNode at, UncommittedRow row, SettingReader reader) =>
        row.Needs <= EvidenceLevel.None || (reader.Intent.MemberAround(at) is { } member && reader.Rules.Evidence.Of(member, null, at).Level >= (IsToKeep(member) ? EvidenceLevel.None : row.Needs));

    /// <summary>The member commits, or what is around it is there to persist: <c>Shop.Persistence.OrderStorage</c>.</summary>
    static bool IsToKeep(ISymbol member)
    {
        if (EvidenceWords.Split(member.Name).FirstOrDefault() is "commit" or "persist")
            return true;
        for (var around = member.ContainingSymbol; around is not null and not INamespaceSymbol { IsGlobalNamespace: true }; around = around.ContainingSymbol)
        {
            if (EvidenceWords.Split(around.Name).Any(word => word is "persistence" or "persistent" or "persister"))
                return true;
        }

        return false;
    }

    static string? NameOf(ExpressionSyntax expression) => expression switch
    {
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        MemberBindingExpressionSyntax binding => binding.Name.Identifier.ValueText,
        SimpleNameSyntax simple => simple.Identifier.ValueText,
        _ => null,
    };

    static bool IsOn(InvocationExpressionSyntax call, UncommittedRow row, SemanticModel model, SettingReader reader) => model.GetSymbolInfo(call, reader.Cancellation).Symbol is { } symbol
        ? SettingReader.IsOneOf(symbol.ContainingType, row.FullNames)
        : call.Expression is MemberAccessExpressionSyntax access && model.GetTypeInfo(access.Expression, reader.Cancellation).Type is IErrorTypeSymbol { Name: var name } && name == row.Type;

    /// <summary>Whether the program makes such an object, and whether anything in it commits. Asked only where a write was found.</summary>
    static (bool Makes, bool Commits) ProgramOf(UncommittedRow row, SettingReader reader)
    {
        var makes = false;
        foreach (var tree in reader.Rules.Bodies.Compilation.SyntaxTrees)
        {
            var text = tree.GetText(reader.Cancellation).ToString();
            if (!row.Commits.Append(row.ReadsEarly ?? row.Type).Any(c => text.IndexOf(c, StringComparison.Ordinal) >= 0) && (makes || text.IndexOf(row.Type, StringComparison.Ordinal) < 0))
                continue;
            var model = reader.Rules.Bodies.ModelOf(tree);
            foreach (var node in tree.GetRoot(reader.Cancellation).DescendantNodes())
            {
                if (Commits(node, row, model, reader))
                    return (true, true);
                makes |= Makes(node, row);
            }
        }

        return (makes, false);
    }

    static bool Makes(SyntaxNode node, UncommittedRow row) => node switch
    {
        ObjectCreationExpressionSyntax creation => creation.Type.ToString() is var type && (type == row.Type || type.EndsWith("." + row.Type, StringComparison.Ordinal)),
        ImplicitObjectCreationExpressionSyntax { Parent: EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax declaration } } } => declaration.Type.ToString().TrimEnd('?') == row.Type,
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: SimpleNameSyntax type, Name.Identifier.ValueText: "Create" or "CreateAsync" } } => type.Identifier.ValueText == row.Type,
        _ => false,
    };

    static bool Commits(SyntaxNode node, UncommittedRow row, SemanticModel model, SettingReader reader) => node switch
    {
        // A call that did not bind may be the one.
        InvocationExpressionSyntax call => NameOf(call.Expression) is { } name && row.Commits.Contains(name)
            && (model.GetSymbolInfo(call, reader.Cancellation).Symbol is not { } symbol || IsOfLibrary(symbol.ContainingType, row)) && !IsFalse(call.ArgumentList.Arguments.FirstOrDefault()?.Expression),
        ArgumentSyntax { NameColon.Name.Identifier.ValueText: var named } argument => named == row.ReadsEarly && !IsFalse(argument.Expression),
        AssignmentExpressionSyntax { Left: var left, Right: var right } => NameOf(left) is { } name && row.Commits.Contains(name) && !IsFalse(right),
        _ => false,
    };

    static bool IsFalse(ExpressionSyntax? value) => value is LiteralExpressionSyntax { Token.ValueText: "false" };

    /// <summary>Declared beside the written type: a write option, a wrapper of the same library.</summary>
    static bool IsOfLibrary(INamedTypeSymbol? type, UncommittedRow row)
    {
        for (var t = type; t is not null; t = t.BaseType)
        {
            if (row.FullNames.StartsWith(t.ContainingNamespace?.ToDisplayString() + ".", StringComparison.Ordinal))
                return true;
        }

        return false;
    }
}
