using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Durability.Analyzers.CodeFixes;

/// <summary>
/// Fixes of places that cannot meet, to be tried out together: each within a member of its own, none of which reaches another by its
/// calls, and one only in a type whose members share a handle.
/// </summary>
internal sealed class FixBatch(SemanticModel model, MemberReach reach, CancellationToken cancellation)
{
    readonly List<(Diagnostic Diagnostic, FixCandidate[] Variants)> _taken = [];
    readonly HashSet<(string, TextSpan)> _places = [];
    readonly HashSet<SyntaxNode> _members = [];
    readonly HashSet<SyntaxNode> _reached = [];
    readonly HashSet<ISymbol> _holders = new(SymbolEqualityComparer.Default);
    readonly List<TextChange> _changes = [];
    bool _full;

    public int Count => _taken.Count;

    public ImmutableArray<Diagnostic> Diagnostics => [.. _taken.Select(t => t.Diagnostic)];

    public ImmutableArray<TextChange> Changes { get; private set; } = [];

    public bool Holds((string, TextSpan) place) => _places.Contains(place);

    /// <summary>A place that has had its turn: there is nothing to fix.</summary>
    public void Drop((string, TextSpan) place) => _places.Add(place);

    public bool HasRoomFor(Diagnostic diagnostic)
    {
        if (Count == 0)
            return true;
        if (_full || MemberReach.MemberAround(model.SyntaxTree, diagnostic.Location.SourceSpan, cancellation) is not { } member)
            return false;
        return !_members.Contains(member) && !_reached.Contains(member) && !_members.Overlaps(reach.From(member)) && (HolderOf(member) is not { } holder || !_holders.Contains(holder));
    }

    /// <summary>Takes a place and what may fix it, the best first; not where its changes could meet those of another.</summary>
    public void Add((string, TextSpan) place, Diagnostic diagnostic, FixCandidate[] variants)
    {
        var member = MemberReach.MemberAround(model.SyntaxTree, diagnostic.Location.SourceSpan, cancellation);
        var apart = member is not null && variants[0].Changes.All(c => IsApart(c, member));
        if (!apart && Count > 0)
            return;
        _full = !apart;
        _taken.Add((diagnostic, variants));
        _places.Add(place);
        _changes.AddRange(variants[0].Changes.Where(c => !_changes.Contains(c)));
        Changes = [.. _changes.OrderBy(c => c.Span.Start)];
        if (member is null)
            return;
        _members.Add(member);
        _reached.UnionWith(reach.From(member));
        if (HolderOf(member) is { } holder)
            _holders.Add(holder);
    }

    /// <summary>Within the member; or an import, which all of them may share.</summary>
    bool IsApart(TextChange change, SyntaxNode member)
    {
        if (_changes.Exists(c => c.Span.Start == change.Span.Start))
            return _changes.Contains(change) && !member.FullSpan.Contains(change.Span);
        return member.FullSpan.Contains(change.Span) || (change.Span.IsEmpty && change.NewText?.TrimStart().StartsWith("using ", StringComparison.Ordinal) == true);
    }

    /// <summary>The outermost type around a member, where its objects keep a handle that several members may write to.</summary>
    INamedTypeSymbol? HolderOf(SyntaxNode member)
    {
        var type = member.AncestorsAndSelf().OfType<TypeDeclarationSyntax>().LastOrDefault() is { } declaration ? model.GetDeclaredSymbol(declaration, cancellation) : null;
        return type is not null && KeepsHandle(type) ? type : null;
    }

    static bool KeepsHandle(INamedTypeSymbol type)
    {
        for (var t = type; t is not null; t = t.BaseType)
        {
            if (Catalog.TypeNames.IsHandle(t) || t.GetMembers().Any(IsHandleMember) || t.InstanceConstructors.Any(c => c.Parameters.Any(p => Catalog.TypeNames.IsHandle(p.Type))))
                return true;
        }

        return type.GetTypeMembers().Any(KeepsHandle);
    }

    static bool IsHandleMember(ISymbol member) => member switch
    {
        IFieldSymbol field => Catalog.TypeNames.IsHandle(field.Type),
        IPropertySymbol property => Catalog.TypeNames.IsHandle(property.Type),
        _ => false,
    };

    /// <summary>Fixes the only place that was taken in the first way that holds.</summary>
    public async Task<DocumentState?> AloneAsync(FixProof proof)
    {
        var (diagnostic, variants) = _taken[0];
        if (await proof.FirstThatHoldsAsync(diagnostic, variants).ConfigureAwait(false) is not { } held)
            return null;
        Changes = held.Candidate.Changes;
        return held.After;
    }
}

/// <summary>Which members of a file a member may come to by its calls, told by their names.</summary>
internal sealed class MemberReach(SyntaxNode root)
{
    readonly ILookup<string, SyntaxNode> _byName = root.DescendantNodes(n => n is not (StatementSyntax or ExpressionSyntax))
        .Where(IsMember).SelectMany(m => NamesOf(m).Select(name => (Name: name, Member: m))).ToLookup(m => m.Name, m => m.Member);

    readonly Dictionary<SyntaxNode, string[]> _mentioned = [];
    readonly Dictionary<SyntaxNode, HashSet<SyntaxNode>> _reached = [];

    /// <summary>The member around a place; null where it stands in a file's top-level statements.</summary>
    public static SyntaxNode? MemberAround(SyntaxTree tree, TextSpan place, CancellationToken cancellation) =>
        tree.GetRoot(cancellation).FindNode(place).AncestorsAndSelf().FirstOrDefault(IsMember);

    static bool IsMember(SyntaxNode node) => node is MemberDeclarationSyntax and not (BaseTypeDeclarationSyntax or BaseNamespaceDeclarationSyntax or GlobalStatementSyntax);

    static IEnumerable<string> NamesOf(SyntaxNode member) => member switch
    {
        MethodDeclarationSyntax method => [method.Identifier.ValueText],
        ConstructorDeclarationSyntax constructor => [constructor.Identifier.ValueText],
        PropertyDeclarationSyntax property => [property.Identifier.ValueText],
        BaseFieldDeclarationSyntax field => field.Declaration.Variables.Select(v => v.Identifier.ValueText),
        _ => [],
    };

    public HashSet<SyntaxNode> From(SyntaxNode member)
    {
        if (_reached.TryGetValue(member, out var known))
            return known;
        var reached = new HashSet<SyntaxNode>();
        var open = new Stack<SyntaxNode>([member]);
        while (open.Count > 0)
        {
            foreach (var next in Mentioned(open.Pop()).SelectMany(name => _byName[name]).Where(reached.Add))
                open.Push(next);
        }

        return _reached[member] = reached;
    }

    string[] Mentioned(SyntaxNode member)
    {
        if (!_mentioned.TryGetValue(member, out var names))
            _mentioned[member] = names = [.. member.DescendantTokens().Where(t => t.IsKind(SyntaxKind.IdentifierToken) && t.Parent is SimpleNameSyntax).Select(t => t.ValueText).Distinct()];
        return names;
    }
}
