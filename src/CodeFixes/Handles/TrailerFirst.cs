using System.Collections.Generic;
using System.Linq;
using Durability.Analyzers.CodeFixes.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Durability.Analyzers.CodeFixes.Handles;

/// <summary>
/// A wrapper that writes its last bytes only when it is disposed has to be disposed before the sync, and must leave the file
/// open for it: <c>leaveOpen: true</c>. Only where the file has an owner of its own.
/// </summary>
internal sealed class TrailerFirst(FixSite site, LayerMap map)
{
    /// <summary>Closes the wrappers before a sync that is put behind them.</summary>
    public IEnumerable<SourceEdit> AroundWrites(Layer handle, Means means)
    {
        var bottom = handle.Bottom;
        if (Lowest(bottom) is not { } wrapper || new SyncCode(site).Lines([], bottom, means, wait: false) is not { } lines)
            yield break;
        var edit = site.Edit();
        if (!LeaveOpen(edit, wrapper) || !CloseFirst(edit, wrapper, bottom, lines, null))
            yield break;
        if (means == Means.Library)
            edit.Import(SyncCode.Namespace);
        yield return edit;
    }

    /// <summary>Moves a sync that stands below a wrapper behind the wrapper's disposal.</summary>
    public SourceEdit? MoveSync(Layer bottom, StatementSyntax sync)
    {
        if (Lowest(bottom) is not { } wrapper)
            return null;
        var edit = site.Edit();
        return LeaveOpen(edit, wrapper) && CloseFirst(edit, wrapper, bottom, [sync.ToString()], sync) ? edit : null;
    }

    /// <summary>Keeps the file open behind its wrapper's disposal, where the sync stands already.</summary>
    public SourceEdit? KeepOpen(Layer bottom)
    {
        var edit = site.Edit();
        return Lowest(bottom) is { } wrapper && HasOwner(bottom) && LeaveOpen(edit, wrapper) ? edit : null;
    }

    /// <summary>The wrapper directly above the file: a single one, for it alone decides whether the file is closed.</summary>
    Layer? Lowest(Layer bottom)
    {
        var direct = map.Above(bottom).Select(LowestWrapper).Where(w => w?.Creation is not null).GroupBy(w => w!.Creation).Select(g => g.First()).ToArray();
        return direct is [{ } only] && bottom.Symbol is ILocalSymbol ? only : null;
    }

    static Layer? LowestWrapper(Layer layer) => layer.Inner is null ? null : layer.Inner.Inner is null ? layer : LowestWrapper(layer.Inner);

    static bool HasOwner(Layer bottom) => bottom.Symbol?.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax()?.Parent?.Parent switch
    {
        UsingStatementSyntax => true,
        LocalDeclarationStatementSyntax { UsingKeyword.RawKind: not 0 } => true,
        _ => false,
    };

    /// <summary>Says <c>leaveOpen: true</c>, where a constructor takes it behind the arguments that are there.</summary>
    bool LeaveOpen(SourceEdit edit, Layer wrapper)
    {
        if (wrapper.Creation is not BaseObjectCreationExpressionSyntax { ArgumentList: { } arguments } creation || site.SymbolOf(creation) is not IMethodSymbol constructor)
            return LeavesOpenAlready(wrapper);
        if (arguments.Arguments.FirstOrDefault(a => ParameterOf(a, constructor)?.Name == "leaveOpen") is { } given)
        {
            edit.Replace(given.Expression, "true");
            return true;
        }

        var count = arguments.Arguments.Count;
        var takes = constructor.ContainingType.InstanceConstructors.Any(c => c.Parameters.Length > count && c.Parameters.Any(p => p.Name == "leaveOpen")
            && c.Parameters.Take(count).Zip(constructor.Parameters, (a, b) => SymbolEqualityComparer.Default.Equals(a.Type, b.Type)).All(same => same)
            && c.Parameters.Skip(count).All(p => p.Name == "leaveOpen" || p.IsOptional));
        if (!takes || arguments.Arguments.Any(a => a.NameColon is not null))
            return false;
        edit.Insert(arguments.CloseParenToken.SpanStart, ", leaveOpen: true");
        return true;
    }

    /// <summary>An XML writer with the default settings never closes its stream.</summary>
    static bool LeavesOpenAlready(Layer wrapper) => wrapper.Creation is InvocationExpressionSyntax { ArgumentList.Arguments.Count: 1 } && wrapper.Created?.Name == "XmlWriter";

    static IParameterSymbol? ParameterOf(ArgumentSyntax argument, IMethodSymbol method)
    {
        if (argument.NameColon is { } named)
            return method.Parameters.FirstOrDefault(p => p.Name == named.Name.Identifier.ValueText);
        var index = ((ArgumentListSyntax)argument.Parent!).Arguments.IndexOf(argument);
        return index < method.Parameters.Length ? method.Parameters[index] : null;
    }

    bool CloseFirst(SourceEdit edit, Layer wrapper, Layer bottom, string[] lines, StatementSyntax? moved)
    {
        if (!HasOwner(bottom))
            return false;
        var owner = wrapper.Creation!.Ancestors().OfType<StatementSyntax>().FirstOrDefault();
        switch (owner)
        {
            case UsingStatementSyntax statement when moved is null || IsLastIn(statement, moved):
                if (moved is not null)
                    edit.Remove(moved);
                edit.InsertAfter(statement, lines);
                return true;
            case LocalDeclarationStatementSyntax { UsingKeyword.RawKind: not 0, Parent: BlockSyntax or GlobalStatementSyntax } declaration:
                return ToUsingStatement(edit, declaration, lines, moved);
            default:
                return false;
        }
    }

    static bool IsLastIn(UsingStatementSyntax statement, StatementSyntax moved)
    {
        StatementSyntax inner = statement;
        while (inner is UsingStatementSyntax { Statement: var next })
            inner = next;
        return inner is BlockSyntax block && block.Statements.LastOrDefault() == moved && block.Statements.Count > 1;
    }

    /// <summary><c>using var x = ...;</c> becomes a block that ends before the sync.</summary>
    bool ToUsingStatement(SourceEdit edit, LocalDeclarationStatementSyntax declaration, string[] lines, StatementSyntax? sync)
    {
        var siblings = declaration.Parent is BlockSyntax block ? block.Statements.ToArray()
            : declaration.Ancestors().OfType<CompilationUnitSyntax>().First().Members.OfType<GlobalStatementSyntax>().Select(g => g.Statement).ToArray();
        var first = System.Array.IndexOf(siblings, declaration) + 1;
        var last = sync is not null ? System.Array.IndexOf(siblings, sync) - 1 : LastUse(siblings, first, declaration);
        if (last < first || declaration.Declaration.Variables.Count != 1)
            return false;
        var (layout, nl) = (site.Layout, site.Layout.NewLine);
        var indent = layout.IndentAt(declaration.SpanStart);
        edit.Replace(TextSpan.FromBounds(declaration.UsingKeyword.Span.End, declaration.Declaration.SpanStart), layout.KeywordGap + "(");
        edit.Replace(TextSpan.FromBounds(declaration.Declaration.Span.End, declaration.Span.End), ")" + (layout.BraceOnSameLine ? " {" : nl + indent + "{"));
        edit.Indent(TextSpan.FromBounds(siblings[first].SpanStart, siblings[last].Span.End));
        var end = site.Text.Lines.GetLineFromPosition(siblings[last].Span.End).End;
        edit.Insert(end, nl + indent + "}" + (sync is null ? nl + string.Concat(lines.Select(l => nl + indent + l)) : ""));
        if (sync is not null && site.Text.Lines.GetLineFromPosition(sync.SpanStart).LineNumber == site.Text.Lines.GetLineFromPosition(end).LineNumber + 1)
            edit.Insert(end, nl);
        return true;
    }

    int LastUse(StatementSyntax[] siblings, int first, LocalDeclarationStatementSyntax declaration)
    {
        var names = new HashSet<ISymbol?>(SymbolEqualityComparer.Default) { site.Model.GetDeclaredSymbol(declaration.Declaration.Variables[0], site.Cancellation) };
        var last = -1;
        for (var i = first; i < siblings.Length; i++)
        {
            if (!siblings[i].DescendantNodes().OfType<IdentifierNameSyntax>().Any(n => names.Contains(site.SymbolOf(n))))
                continue;
            last = i;
            if (siblings[i] is LocalDeclarationStatementSyntax { UsingKeyword.RawKind: not 0 } above)
                names.UnionWith(above.Declaration.Variables.Select(v => site.Model.GetDeclaredSymbol(v, site.Cancellation)));
        }

        return last;
    }
}
