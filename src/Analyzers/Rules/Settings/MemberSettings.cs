using System;
using System.Collections.Generic;
using System.Linq;
using Durability.Analyzers.Catalog;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Durability.Analyzers.Rules.Settings;

/// <summary>Switches that are members: enum values, properties, arguments.</summary>
internal static class MemberSettings
{
    public static void In(SyntaxToken token, SettingReader reader, List<Finding> findings)
    {
        if (token.Parent is not SimpleNameSyntax name)
            return;
        foreach (var row in SettingRows.Of(token.ValueText))
        {
            var found = row.Form switch
            {
                SettingForm.Named => Named(name, row, reader),
                SettingForm.Assigned => Assigned(name, row, reader),
                _ => Given(name, row, reader),
            };
            if (found is { } at && HasEvidence(at, row, reader) && !reader.Intent.IsDeliberate(at, row.Library))
                findings.Add(SettingRule.Report(row.Library, at, Spell(at), row.Lost, row.Instead));
        }
    }

    static bool HasEvidence(SyntaxNode at, SettingRow row, SettingReader reader) =>
        row.Needs <= Evidence.EvidenceLevel.None || (reader.Intent.MemberAround(at) is { } member && reader.Rules.Evidence.Of(member, null, at).Level >= row.Needs);

    static string Spell(SyntaxNode at) => at is ArgumentSyntax { Parent.Parent: { } call } ? Naming.Shorten(Naming.Flat(call)) : Naming.Shorten(Naming.Flat(at));

    /// <summary><c>Acks.None</c> where it becomes a value that is kept or passed on.</summary>
    static SyntaxNode? Named(SimpleNameSyntax name, SettingRow row, SettingReader reader)
    {
        var member = row.Word == row.Member ? MemberItself(name) : MemberOf(name, row.Member);
        if (member is null || !IsOfType(member, row, reader) || !IsSet(member, row, reader))
            return null;
        if (row.Only.Length + row.Under.Length == 0)
            return member;
        var flags = Flags(member).Select(NameOf).ToList();
        return (row.Only.Length == 0 || flags.Contains(row.Only)) && !flags.Contains(row.Under) ? member : null;
    }

    static ExpressionSyntax MemberItself(SimpleNameSyntax name) => name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : name;

    /// <summary>The access to a member of the type that is named, with or without its namespace.</summary>
    static ExpressionSyntax? MemberOf(SimpleNameSyntax type, string member)
    {
        ExpressionSyntax qualified = MemberItself(type);
        return qualified.Parent is MemberAccessExpressionSyntax access && access.Expression == qualified && access.Name.Identifier.ValueText == member ? access : null;
    }

    static bool IsOfType(ExpressionSyntax member, SettingRow row, SettingReader reader)
    {
        if (reader.Model.GetSymbolInfo(member, reader.Cancellation).Symbol is { } symbol)
            return symbol is IFieldSymbol or IPropertySymbol && SettingReader.IsOneOf(symbol.ContainingType, row.Types);
        return member is MemberAccessExpressionSyntax { Expression: var type } && SettingReader.IsNamed(NameOf(type), row.Types);
    }

    static string NameOf(ExpressionSyntax expression) => expression switch
    {
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        SimpleNameSyntax simple => simple.Identifier.ValueText,
        _ => "",
    };

    /// <summary>The operands of the <c>|</c> that a flag stands in.</summary>
    static IEnumerable<ExpressionSyntax> Flags(ExpressionSyntax flag)
    {
        SyntaxNode top = flag;
        while (top.Parent is ParenthesizedExpressionSyntax or BinaryExpressionSyntax { RawKind: (int)SyntaxKind.BitwiseOrExpression })
            top = top.Parent;
        return top.DescendantNodesAndSelf().OfType<ExpressionSyntax>();
    }

    /// <summary>Whether a value is stored or passed, and not compared, listed or translated from another.</summary>
    static bool IsSet(ExpressionSyntax value, SettingRow row, SettingReader reader)
    {
        SyntaxNode node = value;
        while (node.Parent is ParenthesizedExpressionSyntax or CastExpressionSyntax or ConditionalExpressionSyntax or BinaryExpressionSyntax { RawKind: (int)SyntaxKind.BitwiseOrExpression or (int)SyntaxKind.CoalesceExpression })
            node = node.Parent;
        return node.Parent switch
        {
            AssignmentExpressionSyntax assignment => assignment.Right == node && assignment.Kind() is SyntaxKind.SimpleAssignmentExpression or SyntaxKind.OrAssignmentExpression or SyntaxKind.CoalesceAssignmentExpression && !IsOn(assignment, row.NotOn, reader),
            EqualsValueClauseSyntax { Parent: EnumMemberDeclarationSyntax } => false,
            EqualsValueClauseSyntax => true,
            ReturnStatementSyntax or ArrowExpressionClauseSyntax => true,
            ArgumentSyntax { Parent.Parent: { } call } => IsPassed(call, row),
            // WriteConcern.Unacknowledged.With(...) builds on it.
            MemberAccessExpressionSyntax { Name.Identifier.ValueText: "With" } => true,
            _ => false,
        };
    }

    static bool IsPassed(SyntaxNode call, SettingRow row)
    {
        var name = call is InvocationExpressionSyntax invocation ? NameOf(invocation.Expression is MemberBindingExpressionSyntax binding ? binding.Name : invocation.Expression) : "";
        if (row.In.Length > 0)
            return row.In.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal));
        return name is not ("HasFlag" or "Equals" or "Contains" or "nameof" or "Equal" or "NotEqual" or "AreEqual" or "Add");
    }

    /// <summary>Whether an assignment sets a property of one of these types of configuration.</summary>
    static bool IsOn(AssignmentExpressionSyntax assignment, string types, SettingReader reader)
    {
        if (types.Length == 0)
            return false;
        var owner = assignment.Left is MemberAccessExpressionSyntax access ? reader.Model.GetTypeInfo(access.Expression, reader.Cancellation).Type : CreatedBy(assignment, reader);
        return owner is not null && types.Split('|').Contains(owner.Name);
    }

    static ITypeSymbol? CreatedBy(AssignmentExpressionSyntax assignment, SettingReader reader) =>
        assignment.Parent is InitializerExpressionSyntax { Parent: ExpressionSyntax creation } ? reader.Model.GetTypeInfo(creation, reader.Cancellation).Type : null;

    static SyntaxNode? Assigned(SimpleNameSyntax name, SettingRow row, SettingReader reader)
    {
        var left = MemberItself(name);
        if (left.Parent is not AssignmentExpressionSyntax assignment || assignment.Left != left || !reader.Is(assignment.Right, row.Value))
            return null;
        var owner = reader.Model.GetSymbolInfo(left, reader.Cancellation).Symbol?.ContainingType
            ?? (left is MemberAccessExpressionSyntax access ? reader.Model.GetTypeInfo(access.Expression, reader.Cancellation).Type : CreatedBy(assignment, reader));
        return SettingReader.IsOneOf(owner, row.Types) ? assignment : null;
    }

    /// <summary>The argument that throws the switch: of the call that is named, or the named argument itself.</summary>
    static SyntaxNode? Given(SimpleNameSyntax name, SettingRow row, SettingReader reader)
    {
        if (row.Word == row.Parameter)
        {
            return name.Parent is NameColonSyntax { Parent: ArgumentSyntax { Parent.Parent: ExpressionSyntax taker } named } && IsCall(taker, row) && reader.Is(named.Expression, row.Value) && IsOn(taker, row, reader)
                ? named : null;
        }

        ExpressionSyntax? call = row.Member == ".ctor"
            ? name.FirstAncestorOrSelf<ObjectCreationExpressionSyntax>(c => c.Type.Span.End == name.Span.End)
            : MemberItself(name).Parent as InvocationExpressionSyntax ?? name.Parent?.Parent as InvocationExpressionSyntax;
        if (call is null || !IsCall(call, row) || ArgumentsOf(call) is not { } arguments || !IsOn(call, row, reader))
            return null;
        var given = arguments.FirstOrDefault(a => a.NameColon?.Name.Identifier.ValueText == row.Parameter)
            ?? (arguments.Count > row.Position && arguments[row.Position].NameColon is null ? arguments[row.Position] : null);
        return given is not null && reader.Is(given.Expression, row.Value) ? given : null;
    }

    static SeparatedSyntaxList<ArgumentSyntax>? ArgumentsOf(ExpressionSyntax call) => call switch
    {
        InvocationExpressionSyntax invocation => invocation.ArgumentList.Arguments,
        BaseObjectCreationExpressionSyntax creation => creation.ArgumentList?.Arguments,
        _ => null,
    };

    static bool IsCall(ExpressionSyntax call, SettingRow row) => call switch
    {
        BaseObjectCreationExpressionSyntax => row.Member == ".ctor",
        InvocationExpressionSyntax { Expression: MemberBindingExpressionSyntax binding } => binding.Name.Identifier.ValueText == row.Member,
        InvocationExpressionSyntax invocation => NameOf(invocation.Expression) == row.Member,
        _ => false,
    };

    static bool IsOn(ExpressionSyntax call, SettingRow row, SettingReader reader)
    {
        var symbol = reader.Model.GetSymbolInfo(call, reader.Cancellation).Symbol;
        if (symbol is not null)
            return SettingReader.IsOneOf(symbol.ContainingType, row.Types);
        var owner = call switch
        {
            InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } => reader.Model.GetTypeInfo(access.Expression, reader.Cancellation).Type,
            BaseObjectCreationExpressionSyntax => reader.Model.GetTypeInfo(call, reader.Cancellation).Type,
            _ => null,
        };
        // The name of a method on a receiver of unknown type says it where no other library has it, or where the receiver begins with the type.
        return owner is { Name.Length: > 0 } ? SettingReader.IsOneOf(owner, row.Types)
            : row.Member == "DisableWal" || (call is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: var type } } } && SettingReader.IsNamed(NameOf(type), row.Types));
    }
}
