using System;
using System.Collections.Generic;
using Durability.Analyzers.Catalog;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace Durability.Analyzers.Flow;

/// <summary>What the flow knows of an expression's value. No value at all (null) means unknown.</summary>
internal abstract record Value;

/// <summary>A constant: a number, a flag, an enumeration member, or null.</summary>
internal sealed record ConstantValue(object? Constant) : Value;

/// <summary>A stream, writer or file handle.</summary>
internal sealed record HandleValue(HandleInfo Info) : Value
{
    public bool Equals(HandleValue? other) => other is not null && ReferenceEquals(Info, other.Info);

    public override int GetHashCode() => Info.GetHashCode();
}

/// <summary>A stream that is no file's, and what is wrapped around it: its bytes stay in memory or go to another program.</summary>
internal sealed record ElsewhereValue : Value
{
    public static readonly ElsewhereValue Instance = new();
}

/// <summary>Two or three values, one of which it is: what a branch leaves behind.</summary>
internal sealed record EitherValue(Value First, Value Second) : Value;

/// <summary>An object whose members are followed: <c>this</c>, or one that was created in the code that is looked at.</summary>
internal sealed record ObjectValue(object Identity, INamedTypeSymbol? Type) : Value
{
    public bool Equals(ObjectValue? other) => other is not null && Identity.Equals(other.Identity);

    public override int GetHashCode() => Identity.GetHashCode();
}

/// <summary>A lambda, local function or method group, together with the graph that it is written in.</summary>
internal sealed record DelegateValue(ISymbol Target, IFlowAnonymousFunctionOperation? Lambda, ControlFlowGraph Graph, Value? Receiver) : Value
{
    public bool Equals(DelegateValue? other) => other is not null && SymbolEqualityComparer.Default.Equals(Target, other.Target);

    public override int GetHashCode() => SymbolEqualityComparer.Default.GetHashCode(Target);
}

internal enum SymbolicKind : byte
{
    /// <summary>A constant string.</summary>
    Text,

    /// <summary>A parameter, field, property or local whose content is not known.</summary>
    Variable,

    /// <summary>Two strings joined, or a path made of two parts.</summary>
    Join,

    /// <summary>The result of a call whose arguments are known.</summary>
    Call,

    /// <summary>A path under the system's temporary folder.</summary>
    Temporary,

    /// <summary>One of two: <c>isPortable ? "settings.json" : Path.Combine(folder, "settings.json")</c>.</summary>
    Choice,
}

/// <summary>
/// A string or path as a symbolic value: two of them are the same path when they are built the same way from the same
/// variables and constants.
/// </summary>
internal sealed record SymbolicValue(SymbolicKind Kind, ISymbol? Symbol, string Text, Value? Left, Value? Right) : Value
{
    /// <summary>A path is looked up far more often than it is made.</summary>
    readonly int _hash = (((((int)Kind * 31) + Text.GetHashCode()) * 31) + (Left?.GetHashCode() ?? 0)) * 31 + (Right?.GetHashCode() ?? 0);

    /// <summary>How many values one after the other it is joined from.</summary>
    public int Parts { get; } = 1 + ((Left as SymbolicValue)?.Parts ?? 0);

    public bool Equals(SymbolicValue? other) => ReferenceEquals(this, other)
        || (other is not null && _hash == other._hash && Kind == other.Kind && Text == other.Text && SymbolEqualityComparer.Default.Equals(Symbol, other.Symbol) && Equals(Left, other.Left) && Equals(Right, other.Right));

    public override int GetHashCode() => _hash;

    public static SymbolicValue OfText(string text) => new(SymbolicKind.Text, null, text, null, null);

    public static SymbolicValue OfVariable(ISymbol symbol, Value? owner) => new(SymbolicKind.Variable, symbol, symbol.Name, owner, null);

    /// <summary>One of two; an empty text stands for no path yet. A third makes it unknown, which keeps values finite.</summary>
    public static SymbolicValue? OfChoice(SymbolicValue a, SymbolicValue b)
    {
        if (a.IsEmpty || b.IsEmpty)
            return a.IsEmpty ? b : a;
        if (a.Kind == SymbolicKind.Choice || b.Kind == SymbolicKind.Choice)
            return a.Offers(b) || (b is { Kind: SymbolicKind.Choice, Left: SymbolicValue first, Right: SymbolicValue second } && a.Offers(first) && a.Offers(second)) ? a : b.Offers(a) ? b : null;
        return new SymbolicValue(SymbolicKind.Choice, null, "", a, b);
    }

    bool IsEmpty => Kind == SymbolicKind.Text ? Text.Length == 0 : this is { Kind: SymbolicKind.Variable, Symbol: IFieldSymbol { Name: "Empty", ContainingType.SpecialType: SpecialType.System_String } };

    /// <summary>The two paths that it may be, where a part of it is a choice.</summary>
    public (SymbolicValue First, SymbolicValue Second)? Alternatives()
    {
        if (Kind == SymbolicKind.Choice)
            return ((SymbolicValue)Left!, (SymbolicValue)Right!);
        if ((Left as SymbolicValue)?.Alternatives() is { } left)
            return (new(Kind, Symbol, Text, left.First, Right), new(Kind, Symbol, Text, left.Second, Right));
        return (Right as SymbolicValue)?.Alternatives() is { } right ? (new(Kind, Symbol, Text, Left, right.First), new(Kind, Symbol, Text, Left, right.Second)) : null;
    }

    bool Offers(SymbolicValue one) => Kind == SymbolicKind.Choice && (one.Equals(Left) || one.Equals(Right));

    /// <summary>A name in a folder, as <c>Path.Combine</c> makes it.</summary>
    public static SymbolicValue OfFolder(Value folder, Value name) => new(SymbolicKind.Join, null, "/", folder, name);

    /// <summary>A name in a folder, and not a longer name.</summary>
    public bool IsInFolder => Kind == SymbolicKind.Join && Text == "/";

    /// <summary><c>folder + "/"</c>.</summary>
    public bool EndsInSeparator => this is { Kind: SymbolicKind.Join, Right: SymbolicValue { Kind: SymbolicKind.Text, Text: "/" or "\\" } };

    /// <summary>Whether the path lies under the system's temporary folder.</summary>
    public bool IsTemporary => Kind == SymbolicKind.Choice ? Left is SymbolicValue { IsTemporary: true } && Right is SymbolicValue { IsTemporary: true } : Kind == SymbolicKind.Temporary || (Left as SymbolicValue)?.IsTemporary == true || (Right as SymbolicValue)?.IsTemporary == true;

    /// <summary>Whether a variable, or a member of what it holds, is part of it.</summary>
    public bool IsMadeOf(ISymbol variable) => SymbolEqualityComparer.Default.Equals(Symbol, variable) || (Symbol is null && variable is ILocalSymbol { Name.Length: > 0 } && IsWrittenWith(variable.Name)) || IsMadeOf(Left, variable) || IsMadeOf(Right, variable);

    /// <summary>A part that is known by how it is written names the variable: <c>{number}</c>, <c>names[i]</c>.</summary>
    bool IsWrittenWith(string variable) =>
        (Kind == SymbolicKind.Variable || (Kind == SymbolicKind.Text && Text.StartsWith("{", StringComparison.Ordinal))) && Mentions(Text, variable);

    static bool Mentions(string code, string variable)
    {
        for (var at = code.IndexOf(variable, StringComparison.Ordinal); at >= 0; at = code.IndexOf(variable, at + 1, StringComparison.Ordinal))
        {
            var end = at + variable.Length;
            if ((at == 0 || !IsOfName(code[at - 1])) && (end == code.Length || !IsOfName(code[end])))
                return true;
        }

        return false;
    }

    static bool IsOfName(char c) => char.IsLetterOrDigit(c) || c == '_';

    static bool IsMadeOf(Value? part, ISymbol variable) => part switch
    {
        SymbolicValue symbolic => symbolic.IsMadeOf(variable),
        ObjectValue { Identity: FlowKey { Variable: { } held } } => SymbolEqualityComparer.Default.Equals(held, variable),
        ConstantValue { Constant: string written } => variable is ILocalSymbol { Name.Length: > 0 } && Mentions(written, variable.Name),
        _ => false,
    };

    /// <summary>The words in reach of this path: constants and names of the variables and calls that it is built from.</summary>
    public IEnumerable<string> Names()
    {
        if (Text.Length > 0 && Kind != SymbolicKind.Join)
            yield return Text;
        foreach (var part in new[] { Left, Right })
        {
            if (part is not SymbolicValue symbolic)
                continue;
            foreach (var name in symbolic.Names())
                yield return name;
        }
    }

    /// <summary>
    /// As <see cref="Names"/>, each with whether it is that of a folder; without the objects that a path is a member of
    /// (<c>config.ImageFolder</c> is a folder of images), and without the numbers in a name: <c>{index:000}</c> makes it no index.
    /// </summary>
    public IEnumerable<PathName> NamesOfFile() => NamesOfFile(isFolder: false);

    IEnumerable<PathName> NamesOfFile(bool isFolder)
    {
        if (Kind == SymbolicKind.Text)
        {
            var parts = Text.StartsWith("{", StringComparison.Ordinal) ? [] : Text.Split(Separators);
            for (var i = 0; i < parts.Length; i++)
            {
                if (parts[i].Length > 0)
                    yield return new PathName(parts[i], isFolder || i < parts.Length - 1);
            }
        }
        else if (Text.Length > 0 && Kind != SymbolicKind.Join)
        {
            foreach (var name in Kind == SymbolicKind.Variable ? DeclaredPath.NamesOf(Symbol) : [])
                yield return name with { IsFolder = isFolder || name.IsFolder };
            yield return new PathName(OwnName(), isFolder);
        }

        if (Left is SymbolicValue left)
        {
            foreach (var name in left.NamesOfFile(isFolder || IsOfFolder))
                yield return name;
        }

        if (Right is SymbolicValue right)
        {
            foreach (var name in right.NamesOfFile(isFolder))
                yield return name;
        }
    }

    /// <summary>A key that is made or looked up (<c>MakeKey(mod)</c>) names one file of many, and is not kept in it.</summary>
    string OwnName() => Kind == SymbolicKind.Variable && Symbol is null ? NameInText.Own(Text)
        : Kind == SymbolicKind.Call && Text.EndsWith("Key", StringComparison.Ordinal) ? ""
        : Text;

    /// <summary>The objects that it is a member of: <c>cached</c> in <c>cached.File</c>.</summary>
    public IEnumerable<string> NamesOfOwners()
    {
        if (Kind == SymbolicKind.Variable && Left is ObjectValue { Identity: FlowKey { Variable: { } owner } })
            yield return owner.Name;
        if (Kind == SymbolicKind.Variable && Symbol is null)
        {
            foreach (var receiver in NameInText.Receivers(Text))
                yield return receiver;
        }

        foreach (var part in new[] { Left, Right })
        {
            if (part is not SymbolicValue symbolic)
                continue;
            foreach (var name in symbolic.NamesOfOwners())
                yield return name;
        }
    }

    static readonly char[] Separators = ['/', '\\'];

    /// <summary>What is on the left is a folder.</summary>
    bool IsOfFolder => IsInFolder
        || (Kind == SymbolicKind.Join && Right is SymbolicValue { Kind: SymbolicKind.Text, Text: var text } && text.IndexOfAny(Separators) >= 0)
        || (Kind == SymbolicKind.Call && Text is "GetDirectoryName" or "GetParent" or "Directory" or "DirectoryName");
}

/// <summary>A name that a path is made of, and whether it is that of a folder around the file.</summary>
internal sealed record PathName(string Text, bool IsFolder);

internal enum HandleOrigin : byte
{
    /// <summary>Opened or wrapped in the code that is looked at.</summary>
    Local,

    /// <summary>A parameter: somebody else's, unless the body closes it.</summary>
    Parameter,

    /// <summary>A field or property: the protocol of the type's members.</summary>
    Field,

    /// <summary>Came out of code that cannot be seen.</summary>
    Unknown,
}

/// <summary>The fixed facts of one handle or wrapper. Compared by identity; the body's flow interns them.</summary>
internal sealed class HandleInfo
{
    public required HandleOrigin Origin { get; init; }
    public required Site Site { get; init; }
    public ITypeSymbol? Type { get; init; }

    /// <summary>The file's path; null where it is not known.</summary>
    public SymbolicValue? Path { get; init; }
    public OpenMode Mode { get; init; }
    public bool WriteThrough { get; init; }
    public bool DeleteOnClose { get; init; }

    /// <summary>It is of a class whose own <c>Flush()</c> syncs: whatever drains into it syncs it.</summary>
    public bool SyncsWhenFlushed { get; init; }

    /// <summary>The stream below, for a wrapper.</summary>
    public HandleInfo? Inner { get; init; }
    public bool IsWrapper { get; init; }
    public Buffering Buffering { get; init; }
    public bool LeavesOpen { get; init; }

    /// <summary>The field, property or parameter that it came in through.</summary>
    public ISymbol? Symbol { get; init; }

    /// <summary>It is a file's for certain: opened by path, or of a type that only files have.</summary>
    public bool IsFile { get; init; }

    /// <summary>The handle at the bottom of the chain of wrappers.</summary>
    public HandleInfo Bottom => Inner?.Bottom ?? this;

    public bool ReachesFile => Bottom.IsFile;
}
