using System.Collections.Generic;
using Durability.Analyzers.CodeFixes.Editing;
using Durability.Analyzers.CodeFixes.Handles;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Durability.Analyzers.CodeFixes.Publication;

/// <summary><c>document.Save(path)</c> of an XML document, which has the same for a stream.</summary>
internal sealed class SavedDocument
{
    readonly FixSite _site;
    readonly InvocationExpressionSyntax _call;
    readonly ExpressionSyntax _path;

    SavedDocument(FixSite site, InvocationExpressionSyntax call, ExpressionSyntax path)
    {
        _site = site;
        _call = call;
        _path = path;
    }

    public static SavedDocument? At(FixSite site) =>
        site.Node is InvocationExpressionSyntax { ArgumentList.Arguments: [{ NameColon: null, Expression: var path }] } call
        && site.SymbolOf(call) is IMethodSymbol { Name: "Save", Parameters: [{ Type.SpecialType: SpecialType.System_String }], ContainingType.Name: "XDocument" or "XElement" or "XmlDocument" }
            ? new SavedDocument(site, call, path) : null;

    public IEnumerable<FixCandidate> Candidates()
    {
        if (_site.HasLibrary && IntoReplacement() is { } edit)
            yield return edit.As($"Replace '{Paths.NameOf(_path)}' durably with DurableFile.CreateReplacement", OverwriteInPlaceFix.Library);
        if (Paths.IsStable(_path, _site))
            yield return Beside.Write(_site, _call, _path).As($"Write beside '{Paths.NameOf(_path)}', sync, and move it into place", OverwriteInPlaceFix.Framework);
    }

    SourceEdit? IntoReplacement()
    {
        if (SourceEdit.StatementOf(_call) is not ExpressionStatementSyntax statement || statement.Expression != _call || !_site.Layout.IsFirstInLine(statement.SpanStart))
            return null;
        var replacement = _site.FreeName("replacement");
        var save = _call.ToString().Substring(0, _path.SpanStart - _call.SpanStart) + $"{replacement}.Stream);";
        var lines = Paths.Block($"using{_site.Layout.KeywordGap}(var {replacement} = DurableFile.CreateReplacement({_path}))", _site, save, $"{replacement}.Commit();");
        var edit = _site.Edit();
        edit.Replace(statement, string.Join(_site.Layout.NewLine + _site.Layout.IndentAt(statement.SpanStart), lines) + edit.ApartFromNext(statement));
        edit.Import(SyncCode.Namespace);
        return edit;
    }
}
