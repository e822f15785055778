using System;
using System.Collections.Generic;
using System.Linq;
using Durability.Analyzers.Evidence;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Durability.Analyzers.Rules.Publication;

/// <summary>A file that is made only where there is none: no old content is in danger.</summary>
internal static class FirstWrite
{
    /// <summary>Whether a call that writes or opens a file is reached only where the file, written in the same words, does not exist.</summary>
    public static bool IsAt(SyntaxNode call)
    {
        if (FileOf(call) is not { } file)
            return false;
        return IsReachedWithout(call, file) || DefaultContent.IsWrittenBy(call) || CallsOfHelper(call) is { Count: > 0 } calls && calls.TrueForAll(c => IsReachedWithout(c, AnyFile));
    }

    /// <summary>Whether it is reached only where the file was loaded in vain, <c>if (!Load(path)) Save(path)</c>: what is written was made without it, and would be again.</summary>
    public static bool IsLoadedInVain(SyntaxNode call) =>
        FileOf(call) is { } file && (IsBehindLoad(call, file) || CallsOfHelper(call) is { Count: > 0 } calls && calls.TrueForAll(c => IsBehindLoad(c, AnyFile)));

    static bool IsBehindLoad(SyntaxNode call, string file) => call.Ancestors().TakeWhile(a => a is not MemberDeclarationSyntax and not AnonymousFunctionExpressionSyntax)
        .Any(a => a is IfStatementSyntax choice && !choice.Condition.Contains(call) && IsMissing(choice.Condition, file, when: choice.Statement.Contains(call))
            && choice.Condition.DescendantNodesAndSelf().Any(n => PathLoadedBy(n) is { } path && IsFile(path, file)));

    /// <summary>Stands for whatever file a condition asks for: that which the helper writes, in its caller's words.</summary>
    const string AnyFile = "";

    static bool IsReachedWithout(SyntaxNode call, string file)
    {
        for (var node = call; node.Parent is { } parent && node is not MemberDeclarationSyntax and not AnonymousFunctionExpressionSyntax; node = parent)
        {
            var isMissing = parent switch
            {
                IfStatementSyntax choice => node == choice.Statement && IsMissing(choice.Condition, file, when: true),
                ElseClauseSyntax { Parent: IfStatementSyntax other } => IsMissing(other.Condition, file, when: false),
                SwitchSectionSyntax section => section.Labels.All(label => label is CasePatternSwitchLabelSyntax { WhenClause.Condition: { } condition } && IsMissing(condition, file, when: true)),
                CatchClauseSyntax { Parent: TryStatementSyntax reading } => Reads(reading.Block, file),
                BlockSyntax block when node is StatementSyntax statement => IsLeftBefore(block, statement, file),
                _ => false,
            };
            if (isMissing)
                return true;
        }

        return false;
    }

    /// <summary>What was read in vain is written anew: its old content is lost already.</summary>
    static bool Reads(BlockSyntax tried, string file) => tried.DescendantNodes().Any(n => (ReadBack.PathReadBy(n) ?? PathLoadedBy(n)) is { } path && IsFile(path, file));

    /// <summary><c>LoadConfig(path)</c>, whatever member that is.</summary>
    static ExpressionSyntax? PathLoadedBy(SyntaxNode node) =>
        node is InvocationExpressionSyntax { ArgumentList.Arguments: [var path, ..] } call && Naming.Called(call) is var name && (name.StartsWith("Read", StringComparison.Ordinal) || name.StartsWith("Load", StringComparison.Ordinal) || name.StartsWith("TryRead", StringComparison.Ordinal) || name.StartsWith("TryLoad", StringComparison.Ordinal) || name.StartsWith("Deserialize", StringComparison.Ordinal)) ? path.Expression : null;

    /// <summary>The places that call the method which a write stands in: all of a private one's, those in its type of one that is named for making the file.</summary>
    static List<InvocationExpressionSyntax>? CallsOfHelper(SyntaxNode call) =>
        call.FirstAncestorOrSelf<MethodDeclarationSyntax>() is { Parent: TypeDeclarationSyntax type } helper && (helper.Identifier.ValueText.StartsWith("Create", StringComparison.OrdinalIgnoreCase) || helper.Modifiers.All(m => m.Kind() is not (SyntaxKind.PublicKeyword or SyntaxKind.InternalKeyword or SyntaxKind.ProtectedKeyword or SyntaxKind.PartialKeyword))) && type.Modifiers.All(m => !m.IsKind(SyntaxKind.PartialKeyword))
            ? [.. type.DescendantNodes().OfType<InvocationExpressionSyntax>().Where(c => c.Expression is IdentifierNameSyntax or MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } && Naming.Called(c) == helper.Identifier.ValueText)]
            : null;

    static bool IsFile(ExpressionSyntax path, string file) => file == AnyFile || Words(path) == file;

    /// <summary>Whether a member is there to make something new, as <c>CreateUserKey</c> and <c>GenerateSecret</c> are, and not to add to what it finds.</summary>
    public static bool IsPurposeOf(ISymbol member, SyntaxNode body) =>
        (member.Name.StartsWith("Create", StringComparison.Ordinal) || member.Name.StartsWith("Generate", StringComparison.Ordinal))
        && !body.DescendantNodes().Any(n => n is IdentifierNameSyntax { Identifier.ValueText: var name } && (name is "Exists" or "OpenRead" or "OpenText" || name.StartsWith("Read", StringComparison.Ordinal)));

    /// <summary>The path that a call is given, or the object that stands for the file.</summary>
    static string? FileOf(SyntaxNode call) => call switch
    {
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Copy" or "Move" }, ArgumentList.Arguments: [_, var target, ..] } => Words(target.Expression),
        InvocationExpressionSyntax { ArgumentList.Arguments: [var path, ..] } => Words(path.Expression),
        BaseObjectCreationExpressionSyntax { ArgumentList.Arguments: [var path, ..] } => Words(path.Expression),
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } => Words(access.Expression),
        _ => null,
    };

    static bool IsLeftBefore(BlockSyntax block, StatementSyntax statement, string file)
    {
        foreach (var before in block.Statements)
        {
            if (before == statement)
                return false;
            if (IsLeftBy(before, file))
                return true;
        }

        return false;
    }

    /// <summary>A guard that leaves where the file is there; within a <c>try</c>, where each of its handlers leaves too.</summary>
    static bool IsLeftBy(StatementSyntax before, string file) => before switch
    {
        IfStatementSyntax guard => IsMissing(guard.Condition, file, when: false) && Leaves(guard.Statement),
        TryStatementSyntax tried => tried.Block.Statements.Any(inner => IsLeftBy(inner, file)) && tried.Catches.All(handler => Leaves(handler.Block)),
        _ => false,
    };

    public static bool Leaves(StatementSyntax statement) => statement switch
    {
        ReturnStatementSyntax or ThrowStatementSyntax or ContinueStatementSyntax or BreakStatementSyntax => true,
        BlockSyntax { Statements: [.., var last] } => Leaves(last),
        _ => false,
    };

    /// <summary>Whether the file is certain not to be there, or to have been read in vain, when a condition is true, or when it is false.</summary>
    static bool IsMissing(ExpressionSyntax condition, string file, bool when) => condition switch
    {
        ParenthesizedExpressionSyntax inner => IsMissing(inner.Expression, file, when),
        PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression } not => IsMissing(not.Operand, file, !when),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.EqualsExpression, Right.RawKind: (int)SyntaxKind.FalseLiteralExpression } compared => IsMissing(compared.Left, file, !when),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalAndExpression or (int)SyntaxKind.LogicalOrExpression } parts => parts.IsKind(SyntaxKind.LogicalAndExpression) == when
            ? IsMissing(parts.Left, file, when) || IsMissing(parts.Right, file, when)
            : IsMissing(parts.Left, file, when) && IsMissing(parts.Right, file, when),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.EqualsExpression, Left: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Length", Expression: var measured }, Right: LiteralExpressionSyntax { Token.ValueText: "0" } } => when && IsFile(InfoOf(measured), file),
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Exists" or "FileExists" }, ArgumentList.Arguments: [var path] } => !when && IsFile(path.Expression, file),
        InvocationExpressionSyntax => !when && PathLoadedBy(condition) is { } loaded && IsFile(loaded, file),
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Exists" } property => !when && IsFile(property.Expression, file),
        IdentifierNameSyntax flag => LocalValue.Only(flag) is { } value && value is not IdentifierNameSyntax && IsMissing(value, file, when),
        _ => false,
    };

    /// <summary><c>new FileInfo(path)</c> stands for the file of that path.</summary>
    static ExpressionSyntax InfoOf(ExpressionSyntax file) => file is ObjectCreationExpressionSyntax { Type: SimpleNameSyntax { Identifier.ValueText: "FileInfo" }, ArgumentList.Arguments: [var path] } ? path.Expression : file;

    /// <summary>The words for a file; the object that stands for it, and the path of that object, are the same.</summary>
    static string Words(ExpressionSyntax expression) =>
        expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "FullName", Expression: var info } ? info.ToString() : expression.ToString();
}
