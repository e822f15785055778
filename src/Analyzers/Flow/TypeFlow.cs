using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Durability.Analyzers.Flow;

/// <summary>
/// The bodies of one type taken together: what its constructors leave in its fields is what its other members start with.
/// </summary>
internal sealed class TypeFlow
{
    TypeFlow(INamedTypeSymbol type, IReadOnlyList<BodyFacts> bodies, bool holdsHandle)
    {
        Type = type;
        Bodies = bodies;
        HoldsHandle = holdsHandle;
    }

    public INamedTypeSymbol Type { get; }
    public IReadOnlyList<BodyFacts> Bodies { get; }
    public bool HoldsHandle { get; }

    /// <summary>What this type's handles go through, its own members' bodies and those of the bases that declare them.</summary>
    public IReadOnlyList<BodyFacts> BodiesWithBases => Base is null ? Bodies : [.. Bodies, .. Base.BodiesWithBases];

    /// <summary>The base class, where it stands in the same compilation and keeps handles.</summary>
    public TypeFlow? Base { get; init; }

    /// <summary>A member of this type, or of the types around it, syncs files by name: whose cannot be told.</summary>
    public bool SyncsByName { get; init; }

    /// <summary>Made once a compilation: derived and nested types ask for it again.</summary>
    public static TypeFlow Of(INamedTypeSymbol type, SourceBodies bodies, CancellationToken cancellation) =>
        bodies.TypeFlows.TryGetValue(type, out var known) ? known : bodies.TypeFlows.GetOrAdd(type, Make(type, bodies, cancellation));

    static TypeFlow Make(INamedTypeSymbol type, SourceBodies bodies, CancellationToken cancellation)
    {
        var holds = bodies.Index.HoldsHandle(type, cancellation);
        var roots = RootsOf(type, bodies, cancellation);
        if (!holds && !roots.Exists(r => IsStart(r.Member)))
        {
            var own = roots.Select(r => Run(r, bodies, null, cancellation)).OfType<BodyFacts>().ToList();
            AddCallers(own, type, roots, bodies, null, cancellation);
            return new TypeFlow(type, own, false);
        }

        var starts = roots.Where(r => IsStart(r.Member)).ToList();
        foreach (var start in holds ? StartsOf(type, bodies, cancellation) : [])
        {
            if (!starts.Exists(s => s.Node == start.Node))
                starts.Add(start);
        }

        starts = SourceOrder.Sorted(starts);

        // Initializers run before every constructor.
        var startFacts = starts.Where(r => r.Member is not IMethodSymbol).Select(r => Run(r, bodies, null, cancellation)).OfType<BodyFacts>().ToList();
        var initialized = FieldValues.After(startFacts);
        // What a constructor leaves behind wins over what the initializers began with.
        startFacts.InsertRange(0, starts.Where(r => r.Member is IMethodSymbol).Select(r => Run(r, bodies, initialized, cancellation)).OfType<BodyFacts>());
        var members = FieldValues.After(startFacts);
        var others = roots.Where(r => !IsStart(r.Member)).ToList();
        var facts = others.Select(r => Run(r, bodies, members, cancellation)).OfType<BodyFacts>().ToList();
        var all = FieldValues.After(startFacts.Concat(facts));
        if (all.Count > members.Count)
            facts = [.. others.Select(r => Run(r, bodies, all, cancellation)).OfType<BodyFacts>()];
        AddCallers(facts, type, roots, bodies, all, cancellation);
        return new TypeFlow(type, [.. startFacts, .. facts], holds) { Base = BaseOf(type, bodies, cancellation), SyncsByName = type.ContainingType is { } outer && SyncsFilesByName(outer, bodies, cancellation) };
    }

    static TypeFlow? BaseOf(INamedTypeSymbol type, SourceBodies bodies, CancellationToken cancellation) =>
        type.BaseType?.OriginalDefinition is { DeclaringSyntaxReferences.IsEmpty: false } parent && bodies.Index.HoldsHandle(parent, cancellation) ? Of(parent, bodies, cancellation) : null;

    static bool SyncsFilesByName(INamedTypeSymbol type, SourceBodies bodies, CancellationToken cancellation) =>
        Of(type, bodies, cancellation).Bodies.Any(b => b.Events.Any(e => e is { Kind: FlowEventKind.Sync, Handle: null or { Origin: HandleOrigin.Local } }));

    static bool IsStart(ISymbol member) => member is IFieldSymbol or IPropertySymbol or IMethodSymbol { MethodKind: MethodKind.Constructor or MethodKind.StaticConstructor };

    static BodyFacts? Run(Root root, SourceBodies bodies, IReadOnlyDictionary<MemberKey, Value>? members, CancellationToken cancellation)
    {
        var graph = root.Member is IMethodSymbol method ? bodies.GraphOf(method, cancellation) : bodies.GraphOf(root.Node, cancellation);
        return graph is null ? null : FileFlow.Run(bodies, root.Member, root.Node, graph, members, cancellation);
    }

    /// <summary>The marked bodies of a type, over all its parts, in the order of their places.</summary>
    static List<Root> RootsOf(INamedTypeSymbol type, SourceBodies bodies, CancellationToken cancellation)
    {
        var roots = new List<Root>();
        foreach (var tree in SourceOrder.Parts(type).Select(r => r.SyntaxTree).Distinct())
        {
            foreach (var root in bodies.RootsIn(tree, cancellation))
            {
                if (SymbolEqualityComparer.Default.Equals(root.Type, type))
                    roots.Add(root);
            }
        }

        return roots;
    }

    /// <summary>Members that the gate is shut to, and that go wrong by how they call those that were looked at.</summary>
    static void AddCallers(List<BodyFacts> facts, INamedTypeSymbol type, List<Root> roots, SourceBodies bodies, IReadOnlyDictionary<MemberKey, Value>? members, CancellationToken cancellation)
    {
        foreach (var method in CallersInType.Of(type, [.. facts], cancellation))
        {
            if (!roots.Exists(r => r.Node == method) && bodies.ModelOf(method.SyntaxTree).GetDeclaredSymbol(method, cancellation) is { } member && Run(new Root(method, member, type), bodies, members, cancellation) is { } caller)
                facts.Add(caller);
        }
    }

    /// <summary>Constructors and initializers of a type that holds a handle, whether or not they name one.</summary>
    static IEnumerable<Root> StartsOf(INamedTypeSymbol type, SourceBodies bodies, CancellationToken cancellation)
    {
        foreach (var member in type.GetMembers())
        {
            if (member is IMethodSymbol { MethodKind: MethodKind.Constructor, IsImplicitlyDeclared: false } constructor)
            {
                if (constructor.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation) is ConstructorDeclarationSyntax declaration)
                    yield return new Root(declaration, constructor, type);
            }
            else if (member is IFieldSymbol { IsImplicitlyDeclared: false, IsConst: false } field && Catalog.TypeNames.IsHandle(field.Type))
            {
                if (field.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation) is VariableDeclaratorSyntax { Initializer: { } initializer })
                    yield return new Root(initializer, field, type);
            }
        }
    }
}

/// <summary>What the fields of an object hold after it was made: handles become the object's own.</summary>
internal static class FieldValues
{
    public static Dictionary<MemberKey, Value> After(IEnumerable<BodyFacts> bodies)
    {
        var values = new Dictionary<MemberKey, Value>();
        var fields = new SetMembers();
        foreach (var body in bodies)
        {
            var owner = body.This ?? FileFlow.StaticOwner;
            var kept = KeptAt(body.Exit);
            var ofThis = kept.FindAll(k => k.Key.Owner.Equals(owner));
            var handles = new Dictionary<HandleInfo, HandleInfo>();
            foreach (var (key, value) in ofThis)
            {
                if (value is HandleValue handle)
                    Owned(handle.Info, key.Member, handles);
            }

            foreach (var (key, value) in ofThis)
                Keep(key, value, kept, handles, values, fields);
        }

        return values;
    }

    static List<MemberValue> KeptAt(FlowState exit)
    {
        var kept = new List<MemberValue>();
        foreach (var pair in exit.Values)
        {
            if (pair is { Key: MemberKey key, Value: HandleValue or ObjectValue or SymbolicValue or ElsewhereValue })
                kept.Add(new MemberValue(key, pair.Value));
        }

        return kept;
    }

    sealed record MemberValue(MemberKey Key, Value Value);

    static void Keep(MemberKey key, Value value, List<MemberValue> all, Dictionary<HandleInfo, HandleInfo> handles, Dictionary<MemberKey, Value> values, SetMembers fields)
    {
        Value? own = value switch
        {
            HandleValue handle => new HandleValue(Owned(handle.Info, key.Member, handles)),
            SymbolicValue path when fields.IsSetOnce(key.Member) => path,
            ElsewhereValue => value,
            ObjectValue { Identity: IOperation } created => new ObjectValue(new KeptIdentity(created.Identity), created.Type),
            _ => null,
        };
        // A file's stream on one way is one that the members may have.
        if (own is null || (values.TryGetValue(key, out var known) && !(known is ElsewhereValue && own is HandleValue)))
            return;
        values[key] = own;
        if (own is not ObjectValue made)
            return;
        foreach (var (inner, innerValue) in all)
        {
            if (inner.Owner.Equals(value))
                Keep(new MemberKey(made, inner.Member), innerValue, all, handles, values, fields);
        }
    }

    /// <summary>An object that a field keeps: the same one each time, but perhaps not there yet.</summary>
    sealed record KeptIdentity(object Of);

    static HandleInfo Owned(HandleInfo handle, ISymbol member, Dictionary<HandleInfo, HandleInfo> known)
    {
        if (handle.Origin == HandleOrigin.Field)
            return handle;
        if (known.TryGetValue(handle, out var own))
            return own;
        return known[handle] = new HandleInfo
        {
            Origin = HandleOrigin.Field, Site = handle.Site, Type = handle.Type, Path = handle.Path, Mode = handle.Mode, WriteThrough = handle.WriteThrough, DeleteOnClose = handle.DeleteOnClose, SyncsWhenFlushed = handle.SyncsWhenFlushed,
            Inner = handle.Inner is { } inner ? Owned(inner, member, known) : null, IsWrapper = handle.IsWrapper, Buffering = handle.Buffering, LeavesOpen = handle.LeavesOpen,
            Symbol = member, IsFile = handle.IsFile,
        };
    }
}
