using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Durability.Analyzers.CodeFixes.Publication;

/// <summary>Expressions that name a file.</summary>
internal static class Paths
{
    /// <summary>Whether an expression gives the same path each time that it is evaluated, and does nothing else.</summary>
    public static bool IsStable(ExpressionSyntax expression, FixSite site) => expression switch
    {
        LiteralExpressionSyntax => true,
        IdentifierNameSyntax name => site.SymbolOf(name) is ILocalSymbol or IParameterSymbol or IFieldSymbol || IsPlainProperty(site.SymbolOf(name)),
        MemberAccessExpressionSyntax access => access.Expression is ThisExpressionSyntax or BaseExpressionSyntax or IdentifierNameSyntax or MemberAccessExpressionSyntax
            && (site.SymbolOf(access) is IFieldSymbol || IsPlainProperty(site.SymbolOf(access)))
            && (access.Expression is ThisExpressionSyntax or BaseExpressionSyntax || site.SymbolOf(access.Expression) is ITypeSymbol || IsStable(access.Expression, site)),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } join => IsStable(join.Left, site) && IsStable(join.Right, site),
        ParenthesizedExpressionSyntax inner => IsStable(inner.Expression, site),
        InterpolatedStringExpressionSyntax text => text.Contents.OfType<InterpolationSyntax>().All(i => IsStable(i.Expression, site)),
        InvocationExpressionSyntax call => site.SymbolOf(call) is IMethodSymbol { ContainingType: { Name: "Path", ContainingNamespace.Name: "IO" }, Name: "Combine" or "Join" or "ChangeExtension" or "GetFullPath" or "GetDirectoryName" or "GetFileName" }
            && call.ArgumentList.Arguments.All(a => IsStable(a.Expression, site)),
        PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } inner => IsStable(inner.Operand, site),
        _ => false,
    };

    /// <summary>A property of the program's own, or one of a path object: not one like <c>DateTime.Now</c>.</summary>
    static bool IsPlainProperty(ISymbol? symbol) => symbol is IPropertySymbol property
        && (property.ContainingType.Name is "FileInfo" or "FileSystemInfo" or "DirectoryInfo" || property.DeclaringSyntaxReferences.Select(r => r.GetSyntax()).Any(IsStoredValue));

    static bool IsStoredValue(SyntaxNode property) => property is ParameterSyntax
        || property is PropertyDeclarationSyntax { ExpressionBody: null, AccessorList: { } accessors } && accessors.Accessors.All(a => a.Body is null && a.ExpressionBody is null)
        || property is PropertyDeclarationSyntax { ExpressionBody.Expression: IdentifierNameSyntax or LiteralExpressionSyntax };

    /// <summary>Opens a closed file once more and syncs it: fsync speaks of the file, whoever wrote to it.</summary>
    public static string[] SyncByName(ExpressionSyntax path, FixSite site) => SyncByName(path.ToString(), site);

    public static string[] SyncByName(string path, FixSite site)
    {
        var (at, file) = (site.Node.SpanStart, site.FreeName("file"));
        string Name(string type) => site.NameOf(type, at);
        var open = $"using{site.Layout.KeywordGap}(var {file} = new {Name("System.IO.FileStream")}({path}, {Name("System.IO.FileMode")}.Open, {Name("System.IO.FileAccess")}.Write))";
        return Block(open, site, $"{file}.Flush(flushToDisk: true);");
    }

    /// <summary>A header and its block, braces where the code around has them.</summary>
    public static string[] Block(string header, FixSite site, params string[] body) =>
        [.. site.Layout.BraceOnSameLine ? new[] { header + " {" } : [header, "{"], .. body.Select(l => site.Layout.Unit + l), "}"];

    /// <summary>What an expression would be beside another file: <c>path + ".tmp"</c>.</summary>
    public static string TemporaryBeside(ExpressionSyntax target) => target switch
    {
        LiteralExpressionSyntax { Token.ValueText: var text } literal when literal.Token.Text == "\"" + text + "\"" => $"\"{text}.tmp\"",
        ConditionalExpressionSyntax or AssignmentExpressionSyntax or SwitchExpressionSyntax => $"({target}) + \".tmp\"",
        BinaryExpressionSyntax { RawKind: not (int)SyntaxKind.AddExpression } => $"({target}) + \".tmp\"",
        _ => $"{target} + \".tmp\"",
    };

    /// <summary>How a title calls a file.</summary>
    public static string NameOf(ExpressionSyntax path) => path is LiteralExpressionSyntax literal ? literal.Token.ValueText : path.ToString();

    public static bool Same(ExpressionSyntax a, ExpressionSyntax b) => SyntaxFactory.AreEquivalent(a, b);
}
