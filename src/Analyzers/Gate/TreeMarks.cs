using System.Collections.Generic;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Durability.Analyzers.Gate;

/// <summary>The members of one syntax tree that may touch a file, found without binding anything.</summary>
internal sealed class TreeMarks
{
    public static readonly TreeMarks None = new();

    readonly Dictionary<SyntaxNode, MarkedBody> _byNode = [];
    readonly List<MarkedBody> _bodies = [];
    readonly HashSet<SyntaxNode> _holders = [];
    readonly HashSet<SyntaxNode> _users = [];

    readonly List<TypeDeclarationSyntax> _derived = [];
    readonly List<int> _settings = [];

    /// <summary>Places of words that may switch durability off.</summary>
    public IReadOnlyList<int> Settings => _settings;

    /// <summary>Bodies (members, accessors, the top-level program) with what their text says.</summary>
    public IReadOnlyList<MarkedBody> Bodies => _bodies;

    /// <summary>What the text of a body says; nothing where it is not marked.</summary>
    public WordKind KindOf(SyntaxNode body) => _byNode.TryGetValue(body, out var marked) ? marked.Kind : WordKind.None;

    /// <summary>The file speaks of syncing directories, or of durability.</summary>
    public bool CaresForNames { get; private set; }

    /// <summary>The file syncs something, by whatever name.</summary>
    public bool Syncs { get; private set; }

    /// <summary>Type declarations with a field, property or primary-constructor parameter that can be a handle.</summary>
    public IReadOnlyCollection<SyntaxNode> Holders => _holders;

    /// <summary>Type declarations that keep a file, or open, drain or sync one.</summary>
    public IReadOnlyCollection<SyntaxNode> Users => _users;

    /// <summary>Classes that derive from a file's stream or a writer: to those that keep one they are handle types.</summary>
    public IReadOnlyList<TypeDeclarationSyntax> Derived => _derived;

    /// <summary>What is called in the file; nothing where the marks are those of helpers' callers.</summary>
    public NameSet? Calls { get; private set; }

    /// <summary>The members in whose text a name of the gate stands.</summary>
    public static TreeMarks Of(SyntaxTree tree, CancellationToken cancellation) => Of(tree, WordTable.Gate, new NameSet(), cancellation);

    /// <summary>The members in whose text a helper is called.</summary>
    public static TreeMarks OfCallers(SyntaxTree tree, WordTable helpers, CancellationToken cancellation) => Of(tree, helpers, null, cancellation);

    static TreeMarks Of(SyntaxTree tree, WordTable names, NameSet? calls, CancellationToken cancellation)
    {
        if (!tree.TryGetText(out var text))
            text = tree.GetText(cancellation);
        var words = TextScan.Run(text, names, calls, cancellation);
        if (words.Count == 0 && calls is null)
            return None;
        var marks = new TreeMarks { Calls = calls };
        if (words.Count == 0)
            return marks;
        var documents = words.Exists(w => (w.Kind & WordKind.Document) != 0);
        var root = tree.GetRoot(cancellation);
        MarkedBody? last = null;
        foreach (var word in words)
        {
            if ((word.Kind & WordKind.Setting) != 0)
                marks._settings.Add(word.Start);
            marks.CaresForNames |= (word.Kind & WordKind.Names) != 0;
            marks.Syncs |= (word.Kind & (WordKind.Sync | WordKind.Names)) != 0;
            if ((word.Kind & ~(WordKind.Setting | WordKind.Names)) == 0)
                continue;
            if (((word.Kind & WordKind.WithDocument) != 0 && !documents) || word.Kind == WordKind.Document)
                continue;
            if (last is not null && last.Node.Span.Contains(word.Start) && (word.Kind & ~last.Kind) == 0)
                continue;
            var token = root.FindToken(word.Start);
            if (token.SpanStart == word.Start && token.IsKind(SyntaxKind.IdentifierToken) && !OpensForReading(token))
                last = marks.Mark(token, word.Kind) ?? last;
        }

        return marks;
    }

    /// <summary>Whether the name is part of an open that allows no write: a file that is only read is no reason to look at a body.</summary>
    static bool OpensForReading(SyntaxToken token)
    {
        for (var node = token.Parent; node is ExpressionSyntax or ArgumentSyntax or ArgumentListSyntax or VariableDeclarationSyntax; node = node.Parent)
        {
            var arguments = node switch
            {
                BaseObjectCreationExpressionSyntax made => made.ArgumentList,
                InvocationExpressionSyntax call => call.ArgumentList,
                VariableDeclarationSyntax { Variables: [{ Initializer.Value: BaseObjectCreationExpressionSyntax made }] } => made.ArgumentList,
                _ => null,
            };
            if (arguments is not null)
                return HasReadOnlyAccess(arguments);
        }

        return false;
    }

    static bool HasReadOnlyAccess(ArgumentListSyntax arguments)
    {
        foreach (var argument in arguments.Arguments)
        {
            if (argument.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Read", Expression: IdentifierNameSyntax { Identifier.ValueText: "FileAccess" } })
                return true;
        }

        return false;
    }

    /// <summary>Marks what the token stands in; gives the body where it is one.</summary>
    MarkedBody? Mark(SyntaxToken token, WordKind kind)
    {
        for (var node = token.Parent; node is not null; node = node.Parent)
        {
            switch (node)
            {
                case AttributeSyntax or UsingDirectiveSyntax or BaseNamespaceDeclarationSyntax or DelegateDeclarationSyntax:
                    return null;
                case BaseMethodDeclarationSyntax or AccessorDeclarationSyntax:
                    return Add(node, kind);
                case ArrowExpressionClauseSyntax { Parent: BasePropertyDeclarationSyntax }:
                    return Add(node, kind);
                case GlobalStatementSyntax { Parent: CompilationUnitSyntax program }:
                    return Add(program, kind);
                case EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax or VariableDeclaratorSyntax { Parent.Parent: BaseFieldDeclarationSyntax } } when (kind & (WordKind.Strong | WordKind.Follow)) != 0 && (kind & WordKind.HandleType) == 0:
                    return Add(node, kind);
                case ParameterListSyntax { Parent: TypeDeclarationSyntax type }:
                    Hold(type, kind);
                    return null;
                case BaseFieldDeclarationSyntax { Parent: TypeDeclarationSyntax type }:
                    Hold(type, kind);
                    return null;
                case BasePropertyDeclarationSyntax { Parent: TypeDeclarationSyntax type }:
                    Hold(type, kind);
                    return null;
                case BaseListSyntax { Parent: TypeDeclarationSyntax type }:
                    Hold(type, kind);
                    if ((kind & WordKind.HandleType) != 0 && (kind & WordKind.Strong) != 0)
                        _derived.Add(type);
                    return null;
            }
        }

        return null;
    }

    MarkedBody Add(SyntaxNode body, WordKind kind)
    {
        if (!_byNode.TryGetValue(body, out var marked))
        {
            _byNode.Add(body, marked = new MarkedBody(body));
            _bodies.Add(marked);
        }

        marked.Kind |= kind;
        if ((kind & WordKind.Strong) != 0 && body.FirstAncestorOrSelf<TypeDeclarationSyntax>() is { } type)
            _users.Add(type);
        return marked;
    }

    void Hold(TypeDeclarationSyntax type, WordKind kind)
    {
        if ((kind & WordKind.HandleType) == 0)
            return;
        _holders.Add(type);
        if ((kind & WordKind.Strong) != 0)
            _users.Add(type);
    }
}

/// <summary>A body, and what its text says.</summary>
internal sealed class MarkedBody(SyntaxNode node)
{
    public SyntaxNode Node { get; } = node;
    public WordKind Kind { get; set; }
}
