using System.Collections.Generic;
using System.Linq;
using Durability.Analyzers.Catalog;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Durability.Analyzers.CodeFixes.Handles;

/// <summary>Which wrappers stand over which file, read from where they are made.</summary>
internal sealed class LayerMap(FixSite site)
{
    const int Deepest = 6;
    readonly Dictionary<ISymbol, Layer?> _known = new(SymbolEqualityComparer.Default);

    /// <summary>The chains of the handles that a call is made on or is given, in the order in which they stand there.</summary>
    public IEnumerable<Layer> HandlesIn(SyntaxNode node)
    {
        var seen = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        var names = node.DescendantNodesAndSelf(n => n is not AnonymousFunctionExpressionSyntax).OfType<IdentifierNameSyntax>();
        foreach (var name in names)
        {
            if (site.SymbolOf(name) is { } symbol && seen.Add(symbol) && IsHandleVariable(symbol) && OfSymbol(symbol, Whole(name).ToString(), Deepest) is { } layer && layer.Bottom.Kind is LayerKind.File or LayerKind.Handle)
                yield return layer;
        }
    }

    static ExpressionSyntax Whole(IdentifierNameSyntax name) =>
        name.Parent is MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } access && access.Name == name ? access : name;

    static bool IsHandleVariable(ISymbol symbol) => TypeNames.IsHandle(TypeOfVariable(symbol)) || Layer.FlushSwitch(TypeOfVariable(symbol)) is not null;

    public static ITypeSymbol? TypeOfVariable(ISymbol symbol) => symbol switch
    {
        ILocalSymbol local => local.Type,
        IParameterSymbol parameter => parameter.Type,
        IFieldSymbol field => field.Type,
        IPropertySymbol property => property.Type,
        _ => null,
    };

    /// <summary>Every named wrapper in reach that stands over a file: locals of the function, fields of the type.</summary>
    public IReadOnlyList<Layer> Above(Layer bottom)
    {
        var found = new List<Layer>();
        foreach (var symbol in NamesInReach())
        {
            if (OfSymbol(symbol, symbol.Name, Deepest) is { Inner: not null } layer && layer.IsOver(bottom))
                found.Add(layer);
        }

        return found;
    }

    IEnumerable<ISymbol> NamesInReach()
    {
        var outermost = site.Function.AncestorsAndSelf().Where(n => n is MemberDeclarationSyntax and not BaseTypeDeclarationSyntax and not BaseNamespaceDeclarationSyntax or CompilationUnitSyntax).FirstOrDefault() ?? site.Function;
        foreach (var declarator in outermost.DescendantNodes().OfType<VariableDeclaratorSyntax>())
        {
            if (site.Model.GetDeclaredSymbol(declarator, site.Cancellation) is ILocalSymbol local && IsHandleVariable(local))
                yield return local;
        }

        foreach (var member in site.Model.GetEnclosingSymbol(site.Node.SpanStart, site.Cancellation)?.ContainingType?.GetMembers() ?? [])
        {
            if (member is IFieldSymbol { IsImplicitlyDeclared: false } or IPropertySymbol && IsHandleVariable(member))
                yield return member;
        }
    }

    /// <summary>Locals that were made from one of the layers and are no streams: a CSV or archive writer that keeps bytes of its own.</summary>
    public IEnumerable<(ISymbol Symbol, SyntaxNode Declarator)> ForeignOwners(Layer bottom)
    {
        foreach (var declarator in site.Function.DescendantNodes().OfType<VariableDeclaratorSyntax>())
        {
            if (declarator.Initializer?.Value is BaseObjectCreationExpressionSyntax { ArgumentList: { } arguments } creation
                && site.TypeOf(creation) is { } type && !TypeNames.IsHandle(type) && type.Name.IndexOf("Reader", System.StringComparison.Ordinal) < 0
                && arguments.Arguments.Any(a => TypeNames.IsHandle(site.TypeOf(a.Expression)) && OfExpression(a.Expression, Deepest)?.IsOver(bottom) == true)
                && site.Model.GetDeclaredSymbol(declarator, site.Cancellation) is { } symbol)
                yield return (symbol, declarator);
        }
    }

    public Layer? OfVariable(ISymbol symbol) => OfSymbol(symbol, symbol.Name, Deepest);

    public Layer? OfExpression(ExpressionSyntax expression) => OfExpression(expression, Deepest);

    Layer? OfExpression(ExpressionSyntax expression, int depth)
    {
        expression = Bare(expression);
        if (depth == 0)
            return null;
        var model = ModelOf(expression);
        if (expression is IdentifierNameSyntax or MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } && model.GetSymbolInfo(expression, site.Cancellation).Symbol is { } symbol && TypeOfVariable(symbol) is not null)
            return OfSymbol(symbol, expression.ToString(), depth - 1);
        return expression is BaseObjectCreationExpressionSyntax or InvocationExpressionSyntax ? OfCreation(expression, model, depth) : null;
    }

    static ExpressionSyntax Bare(ExpressionSyntax expression) => expression switch
    {
        ParenthesizedExpressionSyntax inner => Bare(inner.Expression),
        CastExpressionSyntax inner => Bare(inner.Expression),
        PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } inner => Bare(inner.Operand),
        _ => expression,
    };

    SemanticModel ModelOf(SyntaxNode node) => node.SyntaxTree == site.Root.SyntaxTree ? site.Model : site.Model.Compilation.GetSemanticModel(node.SyntaxTree);

    Layer? OfCreation(ExpressionSyntax creation, SemanticModel model, int depth)
    {
        var type = model.GetTypeInfo(creation, site.Cancellation).Type;
        if (TypeNames.IsOrDerivesFrom(type, "Microsoft.Win32.SafeHandles.SafeFileHandle"))
            return new Layer(LayerKind.Handle, null, null, type, type, creation, null);
        if (Layer.FlushSwitch(type) is not null)
            return new Layer(LayerKind.File, null, null, type, type, creation, null);
        if (type is null || !TypeNames.IsHandle(type))
            return null;
        var arguments = creation switch { BaseObjectCreationExpressionSyntax made => made.ArgumentList?.Arguments, InvocationExpressionSyntax call => call.ArgumentList.Arguments, _ => null };
        foreach (var argument in arguments ?? [])
        {
            if (TypeNames.IsHandle(model.GetTypeInfo(argument.Expression, site.Cancellation).Type))
                return OfExpression(argument.Expression, depth - 1) is { } inner ? new Layer(KindOf(type), null, null, type, type, creation, inner) : null;
        }

        return OpensPath(creation, model) ? new Layer(KindOf(type), null, null, type, type, creation, new Layer(LayerKind.File, null, null, FileStream, FileStream, null, null)) : null;
    }

    INamedTypeSymbol? FileStream => site.Model.Compilation.GetTypeByMetadataName("System.IO.FileStream");

    bool OpensPath(ExpressionSyntax creation, SemanticModel model) => model.GetSymbolInfo(creation, site.Cancellation).Symbol is IMethodSymbol method
        && (method.MethodKind == MethodKind.Constructor ? method.Parameters.Any(p => p.Name is "path" or "outputFileName" or "fileName" or "filename")
            : method.Name is "CreateText" or "AppendText" || method.Parameters.Any(p => p.Name == "outputFileName"));

    static LayerKind KindOf(ITypeSymbol type)
    {
        for (var t = type; t is not null; t = t.BaseType)
        {
            switch (t.Name)
            {
                case "StreamWriter" or "BufferedStream" or "Utf8JsonWriter":
                    return LayerKind.Buffer;
                case "BinaryWriter":
                    return LayerKind.PassThrough;
                case "GZipStream" or "DeflateStream" or "ZLibStream" or "BrotliStream" or "ZipArchive" or "CryptoStream" or "XmlWriter":
                    return LayerKind.Trailer;
            }
        }

        return LayerKind.Unknown;
    }

    Layer? OfSymbol(ISymbol symbol, string text, int depth)
    {
        if (_known.TryGetValue(symbol, out var known))
            return known is null ? null : known with { Text = text };
        _known[symbol] = null;
        var declared = TypeOfVariable(symbol);
        var creations = Assigned(symbol).Select(value => OfExpression(value, depth)).ToArray();
        Layer? layer = null;
        if (creations.Length > 0 && creations.All(c => c is not null && SameShape(c, creations[0]!)))
            layer = creations[0]! with { Symbol = symbol, Text = text, Declared = declared };
        else if (Layer.FlushSwitch(declared) is not null)
            layer = new Layer(LayerKind.File, symbol, text, declared, declared, null, null);
        else if (TypeNames.IsOrDerivesFrom(declared, "Microsoft.Win32.SafeHandles.SafeFileHandle"))
            layer = new Layer(LayerKind.Handle, symbol, text, declared, declared, null, null);

        // A variable that is given another variable is another name of the same layer.
        return _known[symbol] = layer;
    }

    static bool SameShape(Layer a, Layer b) => a.Kind == b.Kind && (a.Inner is null) == (b.Inner is null)
        && (a.Inner is null || (SymbolEqualityComparer.Default.Equals(a.Inner.Symbol, b.Inner!.Symbol) && SameShape(a.Inner, b.Inner)));

    /// <summary>What a variable is given, wherever that happens; null values aside.</summary>
    IEnumerable<ExpressionSyntax> Assigned(ISymbol symbol)
    {
        var scopes = symbol is IFieldSymbol or IPropertySymbol
            ? symbol.ContainingType.DeclaringSyntaxReferences.Select(r => r.GetSyntax(site.Cancellation))
            : symbol.DeclaringSyntaxReferences.Select(r => FixSite.EnclosingFunction(r.GetSyntax(site.Cancellation)));
        foreach (var node in scopes.SelectMany(s => s.DescendantNodes()))
        {
            var value = node switch
            {
                VariableDeclaratorSyntax declarator when declarator.Identifier.ValueText == symbol.Name && IsDeclarationOf(declarator, symbol) => declarator.Initializer?.Value,
                PropertyDeclarationSyntax property when property.Identifier.ValueText == symbol.Name && IsDeclarationOf(property, symbol) => property.Initializer?.Value,
                AssignmentExpressionSyntax assignment when NameOf(assignment.Left) == symbol.Name && SymbolEqualityComparer.Default.Equals(ModelOf(assignment).GetSymbolInfo(assignment.Left, site.Cancellation).Symbol, symbol) => assignment.Right,
                _ => null,
            };
            if (value is not null and not LiteralExpressionSyntax and not PostfixUnaryExpressionSyntax { Operand: LiteralExpressionSyntax })
                yield return value;
        }
    }

    bool IsDeclarationOf(SyntaxNode node, ISymbol symbol) => SymbolEqualityComparer.Default.Equals(ModelOf(node).GetDeclaredSymbol(node, site.Cancellation), symbol);

    static string? NameOf(ExpressionSyntax expression) => expression switch
    {
        IdentifierNameSyntax name => name.Identifier.ValueText,
        MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax, Name: var name } => name.Identifier.ValueText,
        _ => null,
    };
}
