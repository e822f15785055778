using System.Collections.Generic;
using System.Linq;
using Durability.Analyzers.CodeFixes.Editing;
using Durability.Analyzers.CodeFixes.Handles;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Durability.Analyzers.CodeFixes.Publication;

/// <summary>A file that a <c>using</c> creates over the live one and fills.</summary>
internal sealed class OpenedInPlace
{
    readonly FixSite _site;
    readonly ExpressionSyntax _creation;
    readonly ExpressionSyntax _path;
    readonly VariableDeclaratorSyntax _variable;
    readonly StatementSyntax _owner;
    readonly StatementSyntax? _lastUse;

    OpenedInPlace(FixSite site, ExpressionSyntax creation, ExpressionSyntax path, VariableDeclaratorSyntax variable, StatementSyntax owner, StatementSyntax? lastUse)
    {
        _site = site;
        _creation = creation;
        _path = path;
        _variable = variable;
        _owner = owner;
        _lastUse = lastUse;
    }

    Layout Layout => _site.Layout;

    string Name => _variable.Identifier.Text;

    public static OpenedInPlace? At(FixSite site)
    {
        if (site.Node is not ExpressionSyntax creation || site.SymbolOf(creation) is not IMethodSymbol method || PathOf(creation, method) is not { } path || !Truncates(creation, method, site))
            return null;
        if (creation.Parent is not EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Variables.Count: 1 } declaration } variable })
            return null;
        var owner = declaration.Parent as StatementSyntax;
        var opened = owner switch
        {
            UsingStatementSyntax => new OpenedInPlace(site, creation, path, variable, owner, null),
            LocalDeclarationStatementSyntax { UsingKeyword.RawKind: not 0 } local when SourceEdit.StandsInList(local) && LastUse(local, variable, site) is { } last => new OpenedInPlace(site, creation, path, variable, owner, last),
            _ => null,
        };
        return opened is null || opened.JumpsOut() ? null : opened;
    }

    static ExpressionSyntax? PathOf(ExpressionSyntax creation, IMethodSymbol method)
    {
        var arguments = creation switch { BaseObjectCreationExpressionSyntax made => made.ArgumentList, InvocationExpressionSyntax call => call.ArgumentList, _ => null };
        return arguments is { Arguments: [{ NameColon: null } first, ..] } && method.Parameters is [{ Name: "path" or "outputFileName", Type.SpecialType: SpecialType.System_String }, ..] ? first.Expression : null;
    }

    /// <summary>Opened in a way that a replacement can stand for: created or emptied, with nothing but a buffer size and sharing beside.</summary>
    static bool Truncates(ExpressionSyntax creation, IMethodSymbol method, FixSite site)
    {
        var type = method.ContainingType;
        if (type is { Name: "File", ContainingNamespace.Name: "IO" })
            return method is { Name: "Create" or "CreateText", Parameters.Length: <= 2 } || (method.Name == "Open" && creation is InvocationExpressionSyntax open && Creates(open.ArgumentList.Arguments, site));
        if (type is { Name: "XmlWriter" })
            return method is { Name: "Create", Parameters.Length: <= 2 };
        if (creation is not BaseObjectCreationExpressionSyntax { ArgumentList.Arguments: var arguments, Initializer: null })
            return false;
        if (type.Name == "StreamWriter")
            return method.Parameters.All(p => p.Name is "path" or "encoding" or "append") && arguments.Select((a, i) => method.Parameters[i].Name != "append" || a.Expression.IsKind(SyntaxKind.FalseLiteralExpression)).All(ok => ok);
        return type.Name == "FileStream" && method.Parameters.All(p => p.Name is "path" or "mode" or "access" or "share" or "bufferSize" or "useAsync")
            && Creates(arguments, site);
    }

    static bool Creates(SeparatedSyntaxList<ArgumentSyntax> arguments, FixSite site) =>
        arguments.Count > 1 && arguments[1].NameColon is null && site.SymbolOf(arguments[1].Expression) is IFieldSymbol { Name: "Create", ContainingType.Name: "FileMode" };

    static StatementSyntax? LastUse(LocalDeclarationStatementSyntax declaration, VariableDeclaratorSyntax variable, FixSite site)
    {
        var names = new HashSet<ISymbol?>(SymbolEqualityComparer.Default) { site.Model.GetDeclaredSymbol(variable, site.Cancellation) };
        StatementSyntax? last = null;
        for (var next = Neighbours.After(declaration); next is not null; next = Neighbours.After(next))
        {
            if (!next.DescendantNodes().OfType<IdentifierNameSyntax>().Any(n => names.Contains(site.SymbolOf(n))))
                continue;
            last = next;
            if (next is LocalDeclarationStatementSyntax { UsingKeyword.RawKind: not 0 } above)
                names.UnionWith(above.Declaration.Variables.Select(v => site.Model.GetDeclaredSymbol(v, site.Cancellation)));
        }

        return last;
    }

    TextSpan Body => _owner is UsingStatementSyntax statement ? statement.Statement.Span : TextSpan.FromBounds(Neighbours.After(_owner)!.SpanStart, _lastUse!.Span.End);

    /// <summary>A way out of the body that misses its end would leave the new content unpublished, where it was kept before.</summary>
    bool JumpsOut() => _site.Function.DescendantNodes(n => n == _site.Function || n is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax))
        .Any(n => Body.Contains(n.Span) && (n is ReturnStatementSyntax or GotoStatementSyntax or YieldStatementSyntax || (n is BreakStatementSyntax or ContinueStatementSyntax && !IsCaughtInside(n))));

    bool IsCaughtInside(SyntaxNode jump) => jump.Ancestors().TakeWhile(a => Body.Contains(a.Span))
        .Any(a => a is CommonForEachStatementSyntax or ForStatementSyntax or WhileStatementSyntax or DoStatementSyntax || (a is SwitchStatementSyntax && jump is BreakStatementSyntax));

    public IEnumerable<FixCandidate> Candidates()
    {
        if (_site.HasLibrary)
        {
            foreach (var wait in _site.IsAsync ? new[] { true, false } : [false])
                yield return Replacement(wait).As($"Replace '{Paths.NameOf(_path)}' durably with DurableFile.CreateReplacement", OverwriteInPlaceFix.Library);
        }

        if (!Paths.IsStable(_path, _site))
            yield break;
        foreach (var edit in MovedIntoPlace())
            yield return edit.As($"Write beside '{Paths.NameOf(_path)}', sync, and move it into place", OverwriteInPlaceFix.Framework);
    }

    /// <summary>The stream of a replacement, which is closed before the commit.</summary>
    SourceEdit Replacement(bool wait)
    {
        var edit = _site.Edit();
        var (nl, indent, unit) = (Layout.NewLine, Layout.IndentAt(_owner.SpanStart), Layout.Unit);
        var replacement = _site.FreeName("replacement");
        edit.Replace(_creation, StreamOf(replacement));
        var type = ((VariableDeclarationSyntax)_variable.Parent!).Type;
        if (!type.IsVar && type.ToString().EndsWith("FileStream", System.StringComparison.Ordinal))
            edit.Replace(type, _site.NameOf("System.IO.Stream", _owner.SpanStart));
        foreach (var sync in OwnSyncs())
            edit.Replace(sync.ArgumentList, "()");
        var brace = Layout.BraceOnSameLine ? " {" : nl + indent + "{";
        var commit = wait ? $"await {replacement}.CommitAsync(){new SyncCode(_site).Configured};" : $"{replacement}.Commit();";
        var opening = $"using{Layout.KeywordGap}(var {replacement} = DurableFile.CreateReplacement({_path})){brace}{nl}{indent}{unit}";
        var end = _site.Text.Lines.GetLineFromPosition((_lastUse ?? _owner).Span.End).End;
        if (_lastUse is null)
        {
            edit.Insert(_owner.SpanStart, opening);
            IndentAfterFirstLine(edit, _owner.Span);
            edit.Insert(end, $"{nl}{nl}{indent}{unit}{commit}{nl}{indent}}}" + edit.ApartFromNext(_owner));
        }
        else
        {
            var declaration = (LocalDeclarationStatementSyntax)_owner;
            var inner = Layout.BraceOnSameLine ? " {" : nl + indent + unit + "{";
            edit.Replace(TextSpan.FromBounds(declaration.SpanStart, declaration.Declaration.SpanStart), opening + Await(declaration) + $"using{Layout.KeywordGap}(");
            edit.Replace(TextSpan.FromBounds(declaration.Declaration.Span.End, declaration.Span.End), ")" + inner);
            edit.Indent(Body);
            edit.Indent(Body);
            edit.Insert(end, $"{nl}{indent}{unit}}}{nl}{nl}{indent}{unit}{commit}{nl}{indent}}}" + edit.ApartFromNext(_lastUse));
        }

        edit.Import(SyncCode.Namespace);
        return edit;
    }

    static string Await(LocalDeclarationStatementSyntax declaration) => declaration.AwaitKeyword.IsKind(SyntaxKind.None) ? "" : "await ";

    void IndentAfterFirstLine(SourceEdit edit, TextSpan span)
    {
        var first = _site.Text.Lines.GetLineFromPosition(span.Start);
        if (first.EndIncludingLineBreak < span.End)
            edit.Indent(TextSpan.FromBounds(first.EndIncludingLineBreak, span.End));
    }

    string StreamOf(string replacement)
    {
        var type = _site.TypeOf(_creation);
        if (type?.Name == "XmlWriter")
            return _creation.ToString().Remove(_path.SpanStart - _creation.SpanStart, _path.Span.Length).Insert(_path.SpanStart - _creation.SpanStart, $"{replacement}.Stream");
        if (type?.Name != "StreamWriter")
            return $"{replacement}.Stream";
        var encoding = _creation is BaseObjectCreationExpressionSyntax { ArgumentList.Arguments: [_, _, var third] } ? $", {third.Expression}" : "";
        return $"new {_site.NameOf("System.IO.StreamWriter", _owner.SpanStart)}({replacement}.Stream{encoding})";
    }

    /// <summary>The commit syncs: a sync of the stream before it becomes a drain.</summary>
    IEnumerable<InvocationExpressionSyntax> OwnSyncs() => _site.Function.DescendantNodes().OfType<InvocationExpressionSyntax>()
        .Where(c => c is { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Flush", Expression: IdentifierNameSyntax receiver }, ArgumentList.Arguments.Count: 1 } && receiver.Identifier.Text == Name && Body.Contains(c.Span));

    IEnumerable<SourceEdit> MovedIntoPlace()
    {
        var map = new LayerMap(_site);
        if (_site.Model.GetDeclaredSymbol(_variable, _site.Cancellation) is not { } symbol || map.OfVariable(symbol) is not { } layer)
            yield break;
        if (OwnSyncs().Any())
        {
            yield return Moved([], null);
            yield break;
        }

        var writer = map.Above(layer.Bottom).OrderByDescending(l => l.Creation?.SpanStart ?? 0).FirstOrDefault();
        var lastUse = _site.Function.DescendantNodes().OfType<IdentifierNameSyntax>().LastOrDefault(n => n.SpanStart >= Body.Start && n.Span.End <= Body.End && _site.SymbolOf(n) is { } s && (SymbolEqualityComparer.Default.Equals(s, writer?.Symbol) || SymbolEqualityComparer.Default.Equals(s, symbol)));
        foreach (var place in lastUse is null ? [] : new SyncPlacement(_site, map).Places(layer, lastUse))
        {
            if (Body.Contains(place.Anchor.Span) && new SyncCode(_site).Lines(place.Alive, layer.Bottom, Means.Framework, _site.IsAsync && place.Alive.Count > 0) is { } lines)
                yield return Moved(lines, place);
        }

        yield return Moved(null, null);
    }

    /// <param name="lines">The sync, or null to sync the closed file by its name.</param>
    /// <param name="place">Where the sync stands.</param>
    SourceEdit Moved(string[]? lines, SyncPlace? place)
    {
        var edit = _site.Edit();
        var (nl, indent) = (Layout.NewLine, Layout.IndentAt(_owner.SpanStart));
        var temporary = _site.FreeName("temporary");
        edit.Replace(_path, temporary);
        var shift = _lastUse is null ? "" : Layout.Unit;
        if (place is not null && place.Before)
            edit.InsertBefore(place.Anchor, [.. lines!.Select(l => shift + l)]);
        else if (place is not null)
            edit.InsertAfter(place.Anchor, [.. lines!.Select(l => shift + l)]);
        var embraced = place is not null && !SourceEdit.StandsInList(place.Anchor) && _lastUse is null;
        string[] after = [.. embraced ? [""] : (string[])[], .. lines is null ? [.. Paths.SyncByName(temporary, _site), ""] : (string[])[], .. Beside.MoveIntoPlace(temporary, _path, _site)];
        if (_lastUse is null)
        {
            edit.Surround(_owner, [Beside.Declare(temporary, _path, _site)], after);
            return edit;
        }

        var declaration = (LocalDeclarationStatementSyntax)_owner;
        edit.Insert(declaration.SpanStart, Beside.Declare(temporary, _path, _site) + nl + indent);
        edit.Replace(TextSpan.FromBounds(declaration.UsingKeyword.Span.End, declaration.Declaration.SpanStart), Layout.KeywordGap + "(");
        edit.Replace(TextSpan.FromBounds(declaration.Declaration.Span.End, declaration.Span.End), ")" + (Layout.BraceOnSameLine ? " {" : nl + indent + "{"));
        edit.Indent(Body);
        edit.Insert(_site.Text.Lines.GetLineFromPosition(_lastUse.Span.End).End, $"{nl}{indent}}}{nl}" + string.Concat(after.Select(l => l.Length == 0 ? nl : nl + indent + l)));
        return edit;
    }
}
