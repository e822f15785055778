namespace Durability.Analyzers.Catalog;

/// <summary>One API of the catalog: which member, and what it does. A new API is a new row and nothing else.</summary>
/// <param name="Type">Full metadata name of the type that declares the member, or of a base type or interface of it.</param>
/// <param name="Member">Name of the method, property, or <c>.ctor</c>.</param>
/// <param name="Effect">What it does.</param>
internal sealed record ApiRow(string Type, string Member, Effect Effect)
{
    /// <summary>Name of the parameter that is the path, the stream or the source; empty for the receiver.</summary>
    public string On { get; init; } = "";

    /// <summary>Name of the parameter that is the destination of a publish or copy; empty for the receiver.</summary>
    public string To { get; init; } = "";

    /// <summary>How the file is opened where no argument says so.</summary>
    public OpenMode Mode { get; init; }

    /// <summary>What the wrapper that is returned keeps back.</summary>
    public Buffering Buffering { get; init; }

    /// <summary>An opened path comes back inside a wrapper of this catalog's kind, not as a bare handle.</summary>
    public bool Wraps { get; init; }

    /// <summary>The wrapper leaves the stream below it open when it is disposed, unless an argument says otherwise.</summary>
    public bool LeavesOpen { get; init; }

    /// <summary>The sync (or setting) happens only where the last argument is not the constant <c>false</c>.</summary>
    public bool WhenTrue { get; init; }

    /// <summary>The constant without which a call that does many things does something else.</summary>
    public int? Command { get; init; }

    /// <summary>The name of <see cref="Command"/>, by which one whose value is not known is told.</summary>
    public string CommandName { get; init; } = "";

    /// <summary>The member opens every write with write-through, so nothing is left to sync.</summary>
    public bool Durable { get; init; }

    /// <summary>The member comes from a library of its own and is not there to be checked against the framework's assemblies.</summary>
    public bool External { get; init; }
}
