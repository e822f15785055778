using System.Linq;
using Durability.Analyzers.CodeFixes.Editing;
using Durability.Analyzers.CodeFixes.Handles;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Durability.Analyzers.CodeFixes.Publication;

/// <summary>A call of a static member of <c>System.IO.File</c>.</summary>
internal sealed class FileCall
{
    readonly FixSite _site;

    FileCall(FixSite site, InvocationExpressionSyntax node, IMethodSymbol method)
    {
        _site = site;
        Node = node;
        Method = method;
    }

    public InvocationExpressionSyntax Node { get; }
    public IMethodSymbol Method { get; }
    public string Name => Method.Name;

    /// <summary>The file that is written, or the name that is published.</summary>
    public ExpressionSyntax? Target => Argument("path") ?? Argument("destFileName") ?? Argument("destinationFileName");

    /// <summary>The file that is moved or copied.</summary>
    public ExpressionSyntax? Source => Argument("sourceFileName");

    public StatementSyntax? Statement => SourceEdit.StatementOf(Node);

    public static FileCall? At(FixSite site) => Of(site.Node, site);

    public static FileCall? Of(SyntaxNode? node, FixSite site) =>
        node is InvocationExpressionSyntax call && site.SymbolOf(call) is IMethodSymbol { IsStatic: true, ContainingType: { Name: "File", ContainingNamespace: { Name: "IO", ContainingNamespace.Name: "System" } } } method
            ? new FileCall(site, call, method) : null;

    /// <summary>The call that a statement consists of.</summary>
    public static FileCall? Of(StatementSyntax? statement, FixSite site)
    {
        if (statement is BlockSyntax { Statements: [var only] })
            statement = only;
        if (statement is not ExpressionStatementSyntax { Expression: var expression })
            return null;
        return Of(expression.DescendantNodesAndSelf().OfType<InvocationExpressionSyntax>().FirstOrDefault(c => Calls.Whole(c) == expression && Of((SyntaxNode)c, site) is not null), site);
    }

    public ExpressionSyntax? Argument(string parameter)
    {
        var arguments = Node.ArgumentList.Arguments;
        for (var i = 0; i < arguments.Count; i++)
        {
            if ((arguments[i].NameColon?.Name.Identifier.ValueText ?? (i < Method.Parameters.Length ? Method.Parameters[i].Name : null)) == parameter)
                return arguments[i].Expression;
        }

        return null;
    }

    public bool HasNamedArguments => Node.ArgumentList.Arguments.Any(a => a.NameColon is not null);

    public bool Overwrites => Name == "Move" && Argument("overwrite") is LiteralExpressionSyntax { Token.ValueText: "true" };

    /// <summary>The same call of the library's <c>DurableFile</c>, which has the same signatures.</summary>
    public SourceEdit? ByLibrary()
    {
        if (!_site.HasMember("Durability.DurableFile", Name))
            return null;
        var edit = _site.Edit();
        ToLibrary(edit);
        return edit;
    }

    public void ToLibrary(SourceEdit edit)
    {
        if (Node.Expression is MemberAccessExpressionSyntax access)
            edit.Replace(access.Expression, "DurableFile");
        else
            edit.Insert(Node.Expression.SpanStart, "DurableFile.");
        edit.Import(SyncCode.Namespace);
    }
}
