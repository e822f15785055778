using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Durability.Analyzers.CodeFixes.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Durability.Analyzers.CodeFixes;

/// <summary>The place that a diagnostic speaks of, and what is within a fix's reach there.</summary>
internal sealed class FixSite
{
    FixSite(Document document, SyntaxNode root, SemanticModel model, SourceText text, Diagnostic diagnostic, CancellationToken cancellation)
    {
        Document = document;
        Root = root;
        Model = model;
        Text = text;
        Diagnostic = diagnostic;
        Cancellation = cancellation;
        Node = root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
        Function = EnclosingFunction(Node);
        Layout = new Layout(text, Node);
    }

    public Document Document { get; }
    public SyntaxNode Root { get; }
    public SemanticModel Model { get; }
    public SourceText Text { get; }
    public Diagnostic Diagnostic { get; }
    public CancellationToken Cancellation { get; }

    /// <summary>The node that the diagnostic marks.</summary>
    public SyntaxNode Node { get; }

    /// <summary>The method, accessor, lambda, local function or file of top-level statements around it.</summary>
    public SyntaxNode Function { get; }
    public Layout Layout { get; }

    public static async Task<FixSite?> CreateAsync(Document document, Diagnostic diagnostic, CancellationToken cancellation)
    {
        var root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        var model = await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false);
        if (root is null || model is null || !diagnostic.Location.IsInSource || !root.FullSpan.Contains(diagnostic.Location.SourceSpan))
            return null;
        return new FixSite(document, root, model, await document.GetTextAsync(cancellation).ConfigureAwait(false), diagnostic, cancellation);
    }

    public SourceEdit Edit() => new(this);

    public ISymbol? SymbolOf(SyntaxNode node) => Model.GetSymbolInfo(node, Cancellation).Symbol;

    public ITypeSymbol? TypeOf(ExpressionSyntax expression) => Model.GetTypeInfo(expression, Cancellation).Type;

    /// <summary>Whether the library is referenced.</summary>
    public bool HasLibrary => Model.Compilation.GetTypeByMetadataName("Durability.DurableFile") is not null;

    /// <summary>Whether a static member of that name exists in the target framework.</summary>
    public bool HasMember(string type, string member, int parameters = -1) =>
        Model.Compilation.GetTypeByMetadataName(type)?.GetMembers(member).Any(m => parameters < 0 || (m is IMethodSymbol method && method.Parameters.Length == parameters)) == true;

    public bool HasOverwritingMove => HasMember("System.IO.File", "Move", 3);

    public bool Speaks(LanguageVersion version) => Root.SyntaxTree.Options is CSharpParseOptions options && options.LanguageVersion >= version;

    /// <summary>Whether <c>await</c> may stand in the function.</summary>
    public bool IsAsync => Function switch
    {
        MethodDeclarationSyntax method => method.Modifiers.Any(SyntaxKind.AsyncKeyword),
        LocalFunctionStatementSyntax local => local.Modifiers.Any(SyntaxKind.AsyncKeyword),
        AnonymousFunctionExpressionSyntax lambda => lambda.AsyncKeyword != default,
        CompilationUnitSyntax file => file.Members.OfType<GlobalStatementSyntax>().Any(s => s.DescendantNodes(n => n is not AnonymousFunctionExpressionSyntax and not LocalFunctionStatementSyntax).Any(n => n is AwaitExpressionSyntax)),
        _ => false,
    };

    /// <summary>How a framework type is called at the place: by its name, or in full where its namespace is not imported.</summary>
    public string NameOf(string metadataName, int position) =>
        Model.Compilation.GetTypeByMetadataName(metadataName)?.ToMinimalDisplayString(Model, position) ?? metadataName;

    /// <summary>A name for a new local that nothing in the function has.</summary>
    public string FreeName(string wanted)
    {
        var taken = Function.DescendantTokens().Where(t => t.IsKind(SyntaxKind.IdentifierToken)).Select(t => t.ValueText)
            .Concat(Model.LookupSymbols(Node.SpanStart).Where(s => s is ILocalSymbol or IParameterSymbol or IFieldSymbol or IPropertySymbol).Select(s => s.Name)).ToArray();
        var name = wanted;
        for (var i = 2; taken.Contains(name); i++)
            name = wanted + i.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return name;
    }

    public static SyntaxNode EnclosingFunction(SyntaxNode node) => node.FirstAncestorOrSelf<SyntaxNode>(n =>
        n is BaseMethodDeclarationSyntax or AccessorDeclarationSyntax or AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or CompilationUnitSyntax
        or ArrowExpressionClauseSyntax { Parent: BasePropertyDeclarationSyntax } or EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax }
        || (n is VariableDeclaratorSyntax { Parent.Parent: BaseFieldDeclarationSyntax }))!;

    /// <summary>The type declaration around a node, in this file.</summary>
    public TypeDeclarationSyntax? TypeAround => Node.FirstAncestorOrSelf<TypeDeclarationSyntax>();
}
