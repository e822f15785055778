using System.Linq;
using Durability.Analyzers.CodeFixes.Editing;
using Durability.Analyzers.CodeFixes.Handles;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Durability.Analyzers.CodeFixes.Publication;

/// <summary>A call that renames or replaces: <c>File.Move</c>, <c>File.Replace</c>, <c>new FileInfo(x).MoveTo</c>.</summary>
internal sealed record Publish(InvocationExpressionSyntax Node, string Source, string Target, FileCall? Call)
{
    /// <summary>Where it goes.</summary>
    public ExpressionSyntax? TargetPath => Call is null ? Node.ArgumentList.Arguments.FirstOrDefault()?.Expression : Call.Target;

    /// <summary><c>new FileInfo(source)</c>, which nothing else sees.</summary>
    public BaseObjectCreationExpressionSyntax? Created { get; init; }

    /// <summary>The <c>if</c> both of whose branches publish: <c>if (File.Exists(target)) Replace else Move</c>.</summary>
    public StatementSyntax? Choice { get; init; }

    SourceEdit MoveCreated(FixSite site)
    {
        var edit = site.Edit();
        edit.Replace(Node.Expression, "DurableFile.Move");
        edit.Insert(Node.ArgumentList.OpenParenToken.Span.End, Source + ", ");
        edit.Import(SyncCode.Namespace);
        return edit;
    }

    static StatementSyntax? ChoiceAround(FileCall call, FixSite site) =>
        call.Statement?.Ancestors().OfType<StatementSyntax>().FirstOrDefault(s => s is not BlockSyntax) is IfStatementSyntax { Else.Statement: var otherwise } choice && SourceEdit.StandsInList(choice)
            && new[] { FileCall.Of(choice.Statement, site), FileCall.Of(otherwise, site) }.All(c => c?.Source is { } source && Paths.Same(source, call.Source!)) ? choice : null;

    public string LibraryName => Call?.Name ?? "Move";

    public static Publish? At(FixSite site)
    {
        if (FileCall.At(site) is { Name: "Move" or "Replace", Source: { } source, Target: { } target } call)
            return Paths.IsStable(source, site) ? new Publish(call.Node, source.ToString(), Paths.NameOf(target), call) { Choice = ChoiceAround(call, site) } : null;
        if (site.Node is not InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "MoveTo", Expression: var info }, ArgumentList.Arguments: [var to, ..] } move
            || site.SymbolOf(move) is not IMethodSymbol { ContainingType: { Name: "FileInfo", ContainingNamespace: { Name: "IO", ContainingNamespace.Name: "System" } } })
            return null;
        if (info is BaseObjectCreationExpressionSyntax { ArgumentList.Arguments: [var named] } created && Paths.IsStable(named.Expression, site))
            return new Publish(move, named.ToString(), Paths.NameOf(to.Expression), null) { Created = created };
        if (!Paths.IsStable(info, site))
            return null;
        return new Publish(move, info + ".FullName", Paths.NameOf(to.Expression), null);
    }

    /// <summary>The library's rename syncs the content first and the directory afterwards; the other way to the same name becomes one too.</summary>
    public SourceEdit? ByLibrary(FixSite site)
    {
        if (Call is not { Source: { } source } call)
            return Created is null ? null : MoveCreated(site);
        var edit = site.Edit();
        var others = site.OtherNodes.Select(n => FileCall.Of(n, site)).Where(c => c is { Name: "Move" or "Replace", Source: { } from } && c.Node != call.Node && Paths.Same(from, source));
        return others.Prepend(call).All(c => ToLibrary(c!, edit, site)) ? edit : null;
    }

    static bool ToLibrary(FileCall call, SourceEdit edit, FixSite site)
    {
        call.ToLibrary(edit);
        if (call.Statement is not { } statement || call.Target is not { } target || Neighbours.DeleteBefore(statement, target, site) is not { } deleted)
            return true;
        if (call.Name != "Move")
            return false;
        edit.Remove(deleted);
        call.Overwrite(edit);
        return true;
    }
}
