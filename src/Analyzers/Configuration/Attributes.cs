using Microsoft.CodeAnalysis;

namespace Durability.Analyzers.Configuration;

/// <summary>The attributes, matched by full name so that a project may declare its own copy.</summary>
internal static class Attributes
{
    public const string Durable = "DurableAttribute";
    public const string NotDurable = "NotDurableAttribute";
    public const string SyncsToDisk = "SyncsToDiskAttribute";
    public const string Acknowledges = "AcknowledgesAttribute";

    /// <summary>Whether a symbol carries an attribute of namespace <c>Durability</c>.</summary>
    public static bool Has(ISymbol symbol, string attribute)
    {
        foreach (var data in symbol.GetAttributes())
        {
            if (data.AttributeClass is { ContainingNamespace: { Name: "Durability", ContainingNamespace.IsGlobalNamespace: true } } type && type.Name == attribute)
                return true;
        }

        return false;
    }

    /// <summary>The nearest of two opposite attributes on a symbol, its member, its types and its assembly: true, false, or null for neither.</summary>
    public static bool? Nearest(ISymbol? symbol, string yes, string no)
    {
        for (var s = symbol; s is not null and not INamespaceSymbol; s = s.ContainingSymbol)
        {
            if (Has(s, no))
                return false;
            if (Has(s, yes))
                return true;
        }

        if (symbol?.ContainingAssembly is { } assembly)
            return Has(assembly, no) ? false : Has(assembly, yes) ? true : null;
        return null;
    }
}
