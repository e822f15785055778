using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Durability.Analyzers.CodeFixes.Handles;

/// <summary>A place for a sync: after or before a statement, with the wrappers that are alive there.</summary>
internal sealed record SyncPlace(StatementSyntax Anchor, bool Before, IReadOnlyList<Layer> Alive);

/// <summary>
/// Where the sync of a file can stand: behind the last use of the file and of its wrappers, out of every loop that the file
/// outlives, before it is closed. The nearest place comes first; which of them covers all paths, the proof finds out.
/// </summary>
internal sealed class SyncPlacement(FixSite site, LayerMap map)
{
    public IEnumerable<SyncPlace> Places(Layer handle, SyntaxNode write)
    {
        var bottom = handle.Bottom;
        var layers = map.Above(bottom).Append(handle).Append(bottom).Where(l => l.Symbol is not null).GroupBy(l => l.Symbol!, SymbolEqualityComparer.Default).Select(g => g.First()).ToArray();
        var limit = DeclaringNode(layers.Select(l => l.Symbol!).FirstOrDefault(s => s is ILocalSymbol && SymbolEqualityComparer.Default.Equals(s, handle.LowestNamed?.Symbol)));
        var statements = Enclosing(write, limit).ToArray();
        var outermostLoop = System.Array.FindLastIndex(statements, s => s is CommonForEachStatementSyntax or ForStatementSyntax or WhileStatementSyntax or DoStatementSyntax);
        foreach (var statement in statements.Skip(outermostLoop < 0 ? 0 : outermostLoop).Concat(statements.Take(outermostLoop < 0 ? 0 : outermostLoop)))
        {
            if (AnchorIn(statement, layers) is { } place && AliveAt(place.Anchor, place.Before, layers, bottom) is { } alive)
                yield return new SyncPlace(place.Anchor, place.Before, alive);
        }
    }

    /// <summary>The wrappers that may hold bytes before a statement, the topmost first.</summary>
    public IReadOnlyList<Layer>? AliveBefore(StatementSyntax statement, Layer file) => AliveAt(statement, true, LayersOver(file), file);

    /// <summary>The wrappers that may hold bytes after a statement, the topmost first.</summary>
    public IReadOnlyList<Layer>? AliveAfter(StatementSyntax statement, Layer file) =>
        AliveAt(statement, statement is ExpressionStatementSyntax { Expression: var call } && Calls.Closed(call) is not null, LayersOver(file), file);

    Layer[] LayersOver(Layer file) => [.. map.Above(file).Where(l => l.Symbol is not null)];

    static SyntaxNode? DeclaringNode(ISymbol? symbol) => symbol?.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax();

    /// <summary>The statements around the write, from the inside out, as far as the file's own scope.</summary>
    IEnumerable<StatementSyntax> Enclosing(SyntaxNode write, SyntaxNode? declaration)
    {
        var function = FixSite.EnclosingFunction(write);
        foreach (var statement in write.AncestorsAndSelf().TakeWhile(n => n != function).OfType<StatementSyntax>())
        {
            if (declaration is not null && statement.Span.Contains(declaration.Span))
                yield break;
            if (statement is not BlockSyntax)
                yield return statement;
        }
    }

    /// <summary>The last statement beside or after one that uses the layers, closing them aside.</summary>
    (StatementSyntax Anchor, bool Before)? AnchorIn(StatementSyntax statement, IReadOnlyList<Layer> layers)
    {
        if (IsClose(statement, layers))
            return null;
        var last = statement;
        foreach (var next in Siblings(statement).SkipWhile(s => s != statement).Skip(1))
        {
            if (next is LocalFunctionStatementSyntax || !Mentions(next, layers))
                continue;
            if (IsClose(next, layers))
                break;
            last = next;
        }

        if (last is not (ReturnStatementSyntax or ThrowStatementSyntax or YieldStatementSyntax or BreakStatementSyntax or ContinueStatementSyntax or GotoStatementSyntax))
            return (last, false);
        return last == statement ? null : (last, true);
    }

    static IEnumerable<StatementSyntax> Siblings(StatementSyntax statement) => statement.Parent switch
    {
        BlockSyntax block => block.Statements,
        SwitchSectionSyntax section => section.Statements,
        GlobalStatementSyntax { Parent: CompilationUnitSyntax file } => file.Members.OfType<GlobalStatementSyntax>().Select(g => g.Statement),
        _ => [statement],
    };

    bool Mentions(SyntaxNode node, IReadOnlyList<Layer> layers) => node.DescendantNodes().OfType<IdentifierNameSyntax>().Any(name =>
        layers.Any(l => l.Symbol!.Name == name.Identifier.ValueText && SymbolEqualityComparer.Default.Equals(site.SymbolOf(name), l.Symbol)));

    /// <summary>The statement does nothing but close one of the layers.</summary>
    bool IsClose(StatementSyntax statement, IReadOnlyList<Layer> layers)
    {
        if (statement is not ExpressionStatementSyntax { Expression: var expression })
            return false;
        return Calls.Closed(expression) is { } closed && layers.Any(l => SymbolEqualityComparer.Default.Equals(site.SymbolOf(closed), l.Symbol));
    }

    /// <summary>The wrappers that may hold bytes at a place, the topmost first; null where one of them cannot be drained there.</summary>
    IReadOnlyList<Layer>? AliveAt(StatementSyntax anchor, bool before, IReadOnlyList<Layer> layers, Layer bottom)
    {
        var position = before ? anchor.SpanStart : anchor.Span.End;
        var function = FixSite.EnclosingFunction(anchor);
        if (map.ForeignOwners(bottom).Any(o => IsInScope(o.Declarator, anchor, position)))
            return null;
        var alive = layers.Where(l => l.Inner is not null && l.Symbol is not ILocalSymbol local || l.Inner is not null && IsInScope(DeclaringNode(l.Symbol), anchor, position) && !IsClosedBefore(function, l, position)).ToList();
        alive.Sort((a, b) => Depth(b).CompareTo(Depth(a)));
        return alive.Exists(l => l.Kind == LayerKind.Trailer) ? null : alive;
    }

    static int Depth(Layer layer) => layer.Inner is { } inner ? Depth(inner) + 1 : 0;

    static bool IsInScope(SyntaxNode? declarator, StatementSyntax anchor, int position)
    {
        if (declarator is null || declarator.Span.End > position)
            return false;
        var owner = declarator.Ancestors().OfType<StatementSyntax>().FirstOrDefault();
        return owner switch
        {
            null => false,
            LocalDeclarationStatementSyntax { Parent: GlobalStatementSyntax } => true,
            LocalDeclarationStatementSyntax { Parent: { } list } => list.Span.Contains(anchor.Span),
            _ => owner.Span.Contains(anchor.Span) && owner != anchor,
        };
    }

    bool IsClosedBefore(SyntaxNode function, Layer layer, int position) => function.DescendantNodes().OfType<ExpressionStatementSyntax>()
        .Any(s => s.Span.End <= position && Calls.Closed(s.Expression) is { } closed && SymbolEqualityComparer.Default.Equals(site.SymbolOf(closed), layer.Symbol));
}
