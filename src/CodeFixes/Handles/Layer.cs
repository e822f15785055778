using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Durability.Analyzers.CodeFixes.Handles;

internal enum LayerKind
{
    Unknown,

    /// <summary>The file itself: something with a <c>Flush(bool flushToDisk)</c>.</summary>
    File,

    /// <summary>A bare <c>SafeFileHandle</c>, which buffers nothing.</summary>
    Handle,

    /// <summary>A wrapper that passes every write on at once.</summary>
    PassThrough,

    /// <summary>A wrapper that keeps bytes until <c>Flush</c>.</summary>
    Buffer,

    /// <summary>A wrapper that writes its last bytes only when it is disposed.</summary>
    Trailer,
}

/// <summary>A file or a wrapper above one, as the code names it.</summary>
/// <param name="Kind">What it keeps back.</param>
/// <param name="Symbol">The local, parameter, field or property that holds it; null where it was made in place.</param>
/// <param name="Text">How to write it in an expression; null where nothing names it.</param>
/// <param name="Declared">The type of the variable.</param>
/// <param name="Created">The type of what is in it.</param>
/// <param name="Creation">Where it is made.</param>
/// <param name="Inner">The layer below.</param>
internal sealed record Layer(LayerKind Kind, ISymbol? Symbol, string? Text, ITypeSymbol? Declared, ITypeSymbol? Created, ExpressionSyntax? Creation, Layer? Inner)
{
    public Layer Bottom => Inner?.Bottom ?? this;

    public bool IsOver(Layer other)
    {
        for (var layer = this; layer is not null; layer = layer.Inner)
        {
            if (ReferenceEquals(layer, other) || (layer.Symbol is not null && SymbolEqualityComparer.Default.Equals(layer.Symbol, other.Symbol)))
                return true;
        }

        return false;
    }

    /// <summary>The lowest layer that has a name.</summary>
    public Layer? LowestNamed => Inner?.LowestNamed ?? (Symbol is null ? null : this);

    public bool IsFileStream => Catalog.TypeNames.IsOrDerivesFrom(Created, "System.IO.FileStream");

    /// <summary>The parameter's name of <c>Flush(bool)</c>, where the type has one.</summary>
    public static string? FlushSwitch(ITypeSymbol? type)
    {
        for (var t = type; t is not null; t = t.BaseType)
        {
            foreach (var member in t.GetMembers("Flush").OfType<IMethodSymbol>())
            {
                if (member.Parameters is [{ Type.SpecialType: SpecialType.System_Boolean } flag])
                    return flag.Name;
            }
        }

        return type?.AllInterfaces.SelectMany(i => i.GetMembers("Flush")).OfType<IMethodSymbol>().Select(m => m.Parameters)
            .FirstOrDefault(p => p is [{ Type.SpecialType: SpecialType.System_Boolean }]) is { IsDefault: false } found ? found[0].Name : null;
    }
}
