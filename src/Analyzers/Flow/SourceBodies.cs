using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Durability.Analyzers.Catalog;
using Durability.Analyzers.Configuration;
using Durability.Analyzers.Gate;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace Durability.Analyzers.Flow;

/// <summary>A body that is looked at from its start, the member that it belongs to, and that member's type.</summary>
internal sealed record Root(SyntaxNode Node, ISymbol Member, INamedTypeSymbol Type);

/// <summary>The bodies of one compilation: their graphs, built once and only when asked for.</summary>
internal sealed class SourceBodies(Compilation compilation, DurabilityOptions options)
{
    /// <summary>A body of more syntax than this is generated or a table; its graph would cost more than it tells.</summary>
    const int LargestBody = 200_000;

    readonly ConcurrentDictionary<SyntaxTree, IReadOnlyList<Root>> _roots = new();
    readonly ConcurrentDictionary<IMethodSymbol, ControlFlowGraph?> _graphs = new(SymbolEqualityComparer.Default);
    readonly ConcurrentDictionary<SyntaxTree, SemanticModel> _models = new();
    readonly ConcurrentDictionary<IMethodSymbol, IMethodSymbol?> _implementations = new(SymbolEqualityComparer.Default);
    int _graphsBuilt;

    /// <summary>What the types that were asked for do, so that none is followed twice.</summary>
    public ConcurrentDictionary<INamedTypeSymbol, TypeFlow> TypeFlows { get; } = new(SymbolEqualityComparer.Default);

    /// <summary>
    /// Whether the compilation knows files at all. Asked for when a body is to be looked at and not before: the first look-up of a
    /// type makes the compiler read its references and order its sources, which it has done by then for itself.
    /// </summary>
    readonly Lazy<bool> _knowsFiles = new(() => compilation.GetTypeByMetadataName("System.IO.FileStream") is not null);

    public Compilation Compilation { get; } = compilation;
    public IoCatalog Catalog { get; } = new();
    public SourceIndex Index { get; } = new(compilation);
    public DurabilityOptions Options { get; } = options;

    /// <summary>How many graphs were built: what the tests gate on instead of time.</summary>
    public int GraphsBuilt => _graphsBuilt;

    public SemanticModel ModelOf(SyntaxTree tree) => _models.GetOrAdd(tree, t => Compilation.GetSemanticModel(t));

    /// <summary>Takes the model that the compiler has made already.</summary>
    public void Offer(SemanticModel model) => _models.TryAdd(model.SyntaxTree, model);

    /// <summary>Whether anything in a tree is worth a look.</summary>
    public bool LooksAt(SyntaxTree tree, CancellationToken cancellation) => Index.IsMarked(tree, cancellation) && _knowsFiles.Value;

    /// <summary>The bodies of a tree that are looked at from their start, in the order of their places.</summary>
    public IReadOnlyList<Root> RootsIn(SyntaxTree tree, CancellationToken cancellation) =>
        _roots.TryGetValue(tree, out var known) ? known : _roots.GetOrAdd(tree, FindRoots(tree, cancellation));

    List<Root> FindRoots(SyntaxTree tree, CancellationToken cancellation)
    {
        var bodies = Index.Roots(tree, body => MemberOf(body, cancellation)?.ContainingType?.OriginalDefinition, cancellation);
        bodies.Sort(static (a, b) => a.SpanStart.CompareTo(b.SpanStart));
        var roots = new List<Root>(bodies.Count);
        foreach (var body in bodies)
        {
            if (MemberOf(body, cancellation) is { ContainingType: { } type } member)
                roots.Add(new Root(body, member, type.OriginalDefinition));
        }

        return roots;
    }

    ISymbol? MemberOf(SyntaxNode body, CancellationToken cancellation)
    {
        var model = ModelOf(body.SyntaxTree);
        return body switch
        {
            EqualsValueClauseSyntax { Parent: { } declarator } => model.GetDeclaredSymbol(declarator, cancellation),
            ArrowExpressionClauseSyntax { Parent: BasePropertyDeclarationSyntax property } => (model.GetDeclaredSymbol(property, cancellation) as IPropertySymbol)?.GetMethod,
            _ => model.GetDeclaredSymbol(body, cancellation),
        };
    }

    public ControlFlowGraph? GraphOf(IMethodSymbol method, CancellationToken cancellation)
    {
        if (_graphs.TryGetValue(method, out var known))
            return known;
        var definition = method.PartialImplementationPart ?? method;
        var body = definition.DeclaringSyntaxReferences.Select(r => r.GetSyntax(cancellation)).Select(BodyOf).FirstOrDefault(b => b is not null);
        return _graphs.GetOrAdd(method, body is null ? null : Build(body, cancellation));
    }

    /// <summary>The graph of an initializer, which belongs to no method.</summary>
    public ControlFlowGraph? GraphOf(SyntaxNode initializer, CancellationToken cancellation) => Build(initializer, cancellation);

    /// <summary>The node that a graph is built for: the member's, or its expression's.</summary>
    static SyntaxNode? BodyOf(SyntaxNode declaration) => declaration switch
    {
        BaseMethodDeclarationSyntax { Body: null, ExpressionBody: null } => null,
        BaseMethodDeclarationSyntax method => method,
        AccessorDeclarationSyntax { Body: null, ExpressionBody: null } => null,
        AccessorDeclarationSyntax accessor => accessor,
        ArrowExpressionClauseSyntax arrow => arrow,
        CompilationUnitSyntax program => program,
        _ => null,
    };

    ControlFlowGraph? Build(SyntaxNode body, CancellationToken cancellation)
    {
        if (body.Span.Length > LargestBody)
            return null;
        Interlocked.Increment(ref _graphsBuilt);
        return ControlFlowGraph.Create(body, ModelOf(body.SyntaxTree), cancellation);
    }

    /// <summary>The one member that implements or overrides an abstract one and touches files; null where there are more. A decorator is none, nor what stands in for a file in memory.</summary>
    public IMethodSymbol? OnlyImplementation(IMethodSymbol method) => _implementations.GetOrAdd(method, FindImplementation);

    IMethodSymbol? FindImplementation(IMethodSymbol method)
    {
        IMethodSymbol? only = null;
        foreach (var body in Index.Named(method.Name, CancellationToken.None))
        {
            if (ModelOf(body.SyntaxTree).GetDeclaredSymbol(body) is not IMethodSymbol candidate || !Implements(candidate, method) || IsDecorator(candidate.ContainingType, method.ContainingType) || StandsIn(candidate.ContainingType))
                continue;
            if (only is not null)
                return null;
            only = candidate;
        }

        return only;
    }

    /// <summary>A type that keeps another one of its own kind, and hands on to it.</summary>
    static bool IsDecorator(INamedTypeSymbol type, INamedTypeSymbol kind) =>
        type.InstanceConstructors.Any(c => c.Parameters.Any(p => SymbolEqualityComparer.Default.Equals(p.Type.OriginalDefinition, kind)));

    static bool StandsIn(INamedTypeSymbol type) =>
        type.Name.IndexOf("MemoryMapped", System.StringComparison.Ordinal) < 0 && Evidence.EvidenceWords.Split(type.Name).Any(word => word is "memory" or "null" or "fake" or "mock" or "stub" or "dummy" or "noop");

    /// <summary>The member of a type that implements one of an interface, which a generic type implements as it is made of the type's own parameters.</summary>
    public static IMethodSymbol? Implementation(INamedTypeSymbol type, IMethodSymbol method)
    {
        foreach (var made in type.AllInterfaces)
        {
            if (!SymbolEqualityComparer.Default.Equals(made.OriginalDefinition, method.ContainingType))
                continue;
            foreach (var member in made.GetMembers(method.Name))
            {
                if (SymbolEqualityComparer.Default.Equals(member.OriginalDefinition, method) && type.FindImplementationForInterfaceMember(member) is IMethodSymbol found)
                    return found.OriginalDefinition;
            }
        }

        return null;
    }

    static bool Implements(IMethodSymbol candidate, IMethodSymbol method)
    {
        if (method.ContainingType.TypeKind == TypeKind.Interface)
            return SymbolEqualityComparer.Default.Equals(Implementation(candidate.ContainingType, method), candidate);

        for (var m = candidate.OverriddenMethod; m is not null; m = m.OverriddenMethod)
        {
            if (SymbolEqualityComparer.Default.Equals(m.OriginalDefinition, method))
                return true;
        }

        return false;
    }
}
