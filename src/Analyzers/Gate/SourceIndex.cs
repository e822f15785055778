using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Durability.Analyzers.Gate;

/// <summary>Which bodies of the compilation may touch a file. Filled tree by tree, on demand.</summary>
internal sealed class SourceIndex(Compilation compilation)
{
    /// <summary>A tree never changes: while one of a hundred is typed in, the other ninety-nine are not read again.</summary>
    static readonly ConditionalWeakTable<SyntaxTree, TreeMarks> KnownMarks = new();

    readonly ConcurrentDictionary<SyntaxTree, TreeMarks> _callers = new();
    readonly ConcurrentDictionary<INamedTypeSymbol, bool> _holders = new(SymbolEqualityComparer.Default);
    readonly ConcurrentDictionary<INamedTypeSymbol, bool> _users = new(SymbolEqualityComparer.Default);
    readonly object _lock = new();
    readonly SyntaxTree[] _trees = [.. compilation.SyntaxTrees];
    int _treesTaken = -1;
    HelperNames? _helpers;
    Dictionary<string, List<SyntaxNode>>? _byName;

    public TreeMarks Marks(SyntaxTree tree, CancellationToken cancellation) =>
        KnownMarks.TryGetValue(tree, out var marks) ? marks : KnownMarks.GetValue(tree, t => TreeMarks.Of(t, cancellation));

    /// <summary>Whether the text of a tree names anything that the gate knows, or a helper of another tree.</summary>
    public bool IsMarked(SyntaxTree tree, CancellationToken cancellation) =>
        Marks(tree, cancellation) is { Bodies.Count: > 0 } or { Settings.Count: > 0 } || HelperCallers(tree, cancellation).Bodies.Count > 0;

    /// <summary>The bodies of a tree that are looked at from their start.</summary>
    public List<SyntaxNode> Roots(SyntaxTree tree, Func<SyntaxNode, INamedTypeSymbol?> typeOf, CancellationToken cancellation)
    {
        var marks = Marks(tree, cancellation);
        var roots = new List<SyntaxNode>();
        foreach (var body in marks.Bodies)
        {
            if ((body.Kind & WordKind.Strong) != 0 || ((body.Kind & WordKind.Follow) != 0 && (marks.CaresForNames || body.Node is EqualsValueClauseSyntax or ConstructorDeclarationSyntax)))
                roots.Add(body.Node);
            else if ((body.Kind & WordKind.Weak) != 0 && typeOf(body.Node) is { } type && HoldsHandle(type, cancellation) && (marks.CaresForNames || UsesHandle(type, cancellation)))
                roots.Add(body.Node);
        }

        foreach (var caller in HelperCallers(tree, cancellation).Bodies)
        {
            if ((marks.KindOf(caller.Node) & WordKind.Strong) != 0 || roots.Contains(caller.Node))
                continue;
            if ((caller.Kind & WordKind.Strong) != 0 || (typeOf(caller.Node) is { } type && HoldsHandle(type, cancellation)))
                roots.Add(caller.Node);
        }

        return roots;
    }

    /// <summary>Whether the text of a method's body names anything that the catalog knows.</summary>
    public bool TouchesFiles(IMethodSymbol method, CancellationToken cancellation = default)
    {
        foreach (var reference in method.DeclaringSyntaxReferences)
        {
            var node = reference.GetSyntax(cancellation);
            var kind = Marks(reference.SyntaxTree, cancellation).KindOf(node);
            if ((kind & (WordKind.Strong | WordKind.Follow)) != 0 || (kind != WordKind.None && HoldsHandle(method.ContainingType, cancellation)))
                return true;
            if (HelperCallers(reference.SyntaxTree, cancellation).KindOf(node) != WordKind.None)
                return true;
        }

        return false;
    }

    /// <summary>Whether a type, one of its bases, or the type around it keeps a handle in a member.</summary>
    public bool HoldsHandle(INamedTypeSymbol type, CancellationToken cancellation) => AnyAround(type, _holders, marks => marks.Holders, cancellation);

    /// <summary>Whether a type keeps a file, or does more with its stream than write: one that is only written to is somebody else's.</summary>
    bool UsesHandle(INamedTypeSymbol type, CancellationToken cancellation) => AnyAround(type, _users, marks => marks.Users, cancellation);

    bool AnyAround(INamedTypeSymbol type, ConcurrentDictionary<INamedTypeSymbol, bool> known, Func<TreeMarks, IReadOnlyCollection<SyntaxNode>> marked, CancellationToken cancellation)
    {
        for (var t = type.OriginalDefinition; t is not null; t = t.ContainingType)
        {
            for (var b = t; b is not null && !b.DeclaringSyntaxReferences.IsEmpty; b = b.BaseType?.OriginalDefinition)
            {
                if (known.GetOrAdd(b, Declares))
                    return true;
            }
        }

        return false;

        bool Declares(INamedTypeSymbol candidate) => candidate.DeclaringSyntaxReferences.Any(r => marked(Marks(r.SyntaxTree, cancellation)).Contains(r.GetSyntax(cancellation)) || marked(HelperCallers(r.SyntaxTree, cancellation)).Contains(r.GetSyntax(cancellation)));
    }

    /// <summary>Whether anything in the compilation syncs a file: where nothing does, a handle that others can take is synced by none of them either.</summary>
    public bool SyncsAnything(CancellationToken cancellation) => Helpers(cancellation).SyncsAnything;

    /// <summary>Bodies that call a helper which opens a file for them, or renames, replaces or writes one whose path it is given; types that keep a stream of a class of this compilation.</summary>
    TreeMarks HelperCallers(SyntaxTree tree, CancellationToken cancellation)
    {
        var helpers = Helpers(cancellation);
        if (Marks(tree, cancellation).Calls?.MayShare(helpers.Names) != true)
            return TreeMarks.None;
        return _callers.TryGetValue(tree, out var marks) ? marks : _callers.GetOrAdd(tree, TreeMarks.OfCallers(tree, helpers.Words, cancellation));
    }

    /// <summary>What all files together tell: the names of the compilation's helpers, and whether it syncs at all.</summary>
    sealed class HelperNames
    {
        public HelperNames(IReadOnlyCollection<GateWord> names)
        {
            Words = WordTable.Of(names);
            foreach (var word in names)
                Names.Add(word.Name);
        }

        public WordTable Words { get; }
        public NameSet Names { get; } = new();

        /// <summary>One of the files syncs something.</summary>
        public bool SyncsAnything { get; init; }
    }

    HelperNames Helpers(CancellationToken cancellation)
    {
        if (Volatile.Read(ref _helpers) is { } known)
            return known;
        // Threads that ask at the same time share the work: each takes the next file that no other has taken.
        for (int next; (next = Interlocked.Increment(ref _treesTaken)) < _trees.Length;)
            Marks(_trees[next], cancellation);
        var names = new Dictionary<string, GateWord>(StringComparer.Ordinal);
        var syncs = false;
        foreach (var tree in _trees)
        {
            syncs |= Marks(tree, cancellation).Syncs;
            foreach (var body in Marks(tree, cancellation).Bodies)
            {
                if (body.Node is MethodDeclarationSyntax { Identifier.ValueText: { Length: > 0 } name } method && KindOfHelper(method, body.Kind) is var kind && kind != WordKind.None)
                    names[name] = new GateWord(name, kind | (names.TryGetValue(name, out var other) ? other.Kind : WordKind.Call));
            }
        }

        foreach (var type in _trees.SelectMany(tree => Marks(tree, cancellation).Derived))
        {
            if (type.Identifier.ValueText is { Length: > 0 } name)
                names[name] = new GateWord(name, WordKind.Strong | WordKind.HandleType);
        }

        var helpers = new HelperNames(names.Values) { SyncsAnything = syncs };
        return Interlocked.CompareExchange(ref _helpers, helpers, null) ?? helpers;
    }

    /// <summary>Whose callers are looked at: all of them, or those in types that keep a handle.</summary>
    static WordKind KindOfHelper(MethodDeclarationSyntax method, WordKind kind) =>
        ((kind & WordKind.Swap) != 0 && (TakesPath(method) || NamedForSwap(method))) || ((kind & WordKind.Strong) != 0 && (OpensFor(method) || SavesTo(method) || FillsFor(method))) ? WordKind.Strong
        : (kind & WordKind.Strong) != 0 && DrainsForCaller(method) ? WordKind.Weak
        : WordKind.None;

    /// <summary>A static helper that is handed a stream or writer, and drains it: <c>Append(writer, record)</c>.</summary>
    static bool DrainsForCaller(MethodDeclarationSyntax method)
    {
        if (!method.Modifiers.Any(SyntaxKind.StaticKeyword) || method.ParameterList.Parameters.FirstOrDefault(IsOfHandle) is not { Identifier.ValueText: var handle })
            return false;
        return method.DescendantNodes().Any(n => n is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Flush" or "FlushAsync", Expression: IdentifierNameSyntax { Identifier.ValueText: var drained } } && drained == handle);
    }

    static bool IsOfHandle(ParameterSyntax parameter) => parameter.Type is SimpleNameSyntax { Identifier.ValueText: var type } && (GateWords.KindOf(type) & WordKind.HandleType) != 0;

    /// <summary>A helper that returns a stream: what its callers write goes through them.</summary>
    static bool OpensFor(MethodDeclarationSyntax method) =>
        method.ReturnType is SimpleNameSyntax { Identifier.ValueText: var type } && (GateWords.KindOf(type) & WordKind.HandleType) != 0;

    /// <summary>
    /// A helper that saves something under a path: what is lost, and how much it matters, its callers' names tell. An object that just saves itself,
    /// <c>Save(path)</c>, tells that too.
    /// </summary>
    static bool SavesTo(MethodDeclarationSyntax method) =>
        TakesPath(method) && method.Identifier.ValueText is var name && Array.Find(SavingVerbs, verb => name.StartsWith(verb, StringComparison.Ordinal)) is { } verb && (verb != Exporting || IsImportedAgain(method))
        && (method.Modifiers.Any(SyntaxKind.StaticKeyword) ? name != "Write" : (verb == "Serialize" || name.Substring(verb.Length) is not ("" or "Async")) && method.ParameterList.Parameters.Any(NamesFile));

    static bool NamesFile(ParameterSyntax parameter) => parameter.Identifier.ValueText is var name && (name.IndexOf("path", StringComparison.OrdinalIgnoreCase) >= 0 || name.IndexOf("file", StringComparison.OrdinalIgnoreCase) >= 0);

    const string Exporting = "Export";
    static readonly string[] SavingVerbs = ["Save", "Serialize", "Store", "Persist", "Write", Exporting];

    /// <summary><c>Export(value, path)</c> beside <c>Import(path)</c> saves as others do.</summary>
    static bool IsImportedAgain(MethodDeclarationSyntax method) =>
        method.Parent is TypeDeclarationSyntax type && type.Members.Any(m => m is MethodDeclarationSyntax { Identifier.ValueText: var twin } && twin.StartsWith("Import", StringComparison.Ordinal));

    /// <summary>A helper that opens the file of a path for a delegate which fills it: <c>WriteFile(path, stream => ...)</c>.</summary>
    static bool FillsFor(MethodDeclarationSyntax method) =>
        TakesPath(method) && method.ParameterList.Parameters.Any(p => p.Type is GenericNameSyntax { Identifier.ValueText: "Action" or "Func", TypeArgumentList.Arguments: [SimpleNameSyntax { Identifier.ValueText: var filled }, ..] } && (GateWords.KindOf(filled) & WordKind.HandleType) != 0);

    static bool NamedForSwap(MethodDeclarationSyntax method) =>
        method.Identifier.ValueText is var name && (name.StartsWith("Rename", StringComparison.Ordinal) || name.StartsWith("Replace", StringComparison.Ordinal) || name.StartsWith("Swap", StringComparison.Ordinal) || name.StartsWith("Publish", StringComparison.Ordinal));

    static bool TakesPath(MethodDeclarationSyntax method) =>
        method.ParameterList.Parameters.Any(static p => p.Type switch
        {
            NullableTypeSyntax { ElementType: PredefinedTypeSyntax nullable } => nullable.Keyword.IsKind(SyntaxKind.StringKeyword),
            PredefinedTypeSyntax type => type.Keyword.IsKind(SyntaxKind.StringKeyword),
            IdentifierNameSyntax type => type.Identifier.ValueText is "String" or "FileInfo" or "IFileInfo",
            _ => false,
        });

    /// <summary>Marked bodies by the name of their member, over the whole compilation.</summary>
    public IReadOnlyList<SyntaxNode> Named(string name, CancellationToken cancellation)
    {
        lock (_lock)
        {
            if (_byName is null)
            {
                var byName = new Dictionary<string, List<SyntaxNode>>(StringComparer.Ordinal);
                foreach (var tree in _trees)
                {
                    foreach (var body in Marks(tree, cancellation).Bodies)
                    {
                        if (body.Node is not MethodDeclarationSyntax method || (body.Kind & (WordKind.Strong | WordKind.Weak)) == 0)
                            continue;
                        if (!byName.TryGetValue(method.Identifier.ValueText, out var bodies))
                            byName.Add(method.Identifier.ValueText, bodies = []);
                        bodies.Add(body.Node);
                    }
                }

                _byName = byName;
            }

            return _byName.TryGetValue(name, out var found) ? found : [];
        }
    }
}
