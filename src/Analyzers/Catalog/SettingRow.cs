using Durability.Analyzers.Evidence;

namespace Durability.Analyzers.Catalog;

/// <summary>How a switch is thrown in code.</summary>
internal enum SettingForm : byte
{
    /// <summary>The member itself is the value: <c>Acks.None</c>.</summary>
    Named,

    /// <summary>A property is set to <see cref="SettingRow.Value"/>.</summary>
    Assigned,

    /// <summary>A method or constructor (<c>.ctor</c>) is given <see cref="SettingRow.Value"/>.</summary>
    Argument,
}

/// <summary>One switch of a library: the member, the value that turns durability off, and what is lost then.</summary>
/// <param name="Library">The rule that reports it.</param>
/// <param name="Form">How it is thrown.</param>
/// <param name="Types">Full names of the declaring types, separated by <c>|</c>; <c>*</c> where the member's name says it alone.</param>
/// <param name="Member">The member.</param>
/// <param name="Lost">What is lost and when, as the second half of the message.</param>
internal sealed record SettingRow(SettingLibrary Library, SettingForm Form, string Types, string Member, string Lost)
{
    /// <summary>The name in the source text that leads here: the member where nothing is said.</summary>
    public string Word { get; init; } = Member;

    /// <summary>The constant that throws the switch: <c>true</c>, <c>false</c> or a number.</summary>
    public string Value { get; init; } = "";

    /// <summary>The parameter that takes <see cref="Value"/>, and its place where the call did not bind.</summary>
    public string Parameter { get; init; } = "";

    public int Position { get; init; }

    /// <summary>A flag without which this one does nothing.</summary>
    public string Only { get; init; } = "";

    /// <summary>A flag beside which this one adds nothing: that one is reported.</summary>
    public string Under { get; init; } = "";

    /// <summary>Names that the call begins with which this is an argument of; any where empty.</summary>
    public string[] In { get; init; } = [];

    /// <summary>Types of configuration on which the switch means nothing.</summary>
    public string NotOn { get; init; } = "";

    /// <summary>The durable member or value for the fix; empty where the flag is just left out.</summary>
    public string Instead { get; init; } = "";

    /// <summary>How much must speak for durability before this is reported; below <see cref="EvidenceLevel.Medium"/> the switch speaks for itself.</summary>
    public EvidenceLevel Needs { get; init; } = EvidenceLevel.None;
}

/// <summary>Where in a text a key is a setting.</summary>
internal enum TextPlace : byte
{
    /// <summary>After <c>PRAGMA</c>, or a key of a connection string.</summary>
    Pragma,

    /// <summary>A key of a connection string.</summary>
    ConnectionString,

    /// <summary>Anywhere: nothing else is called so.</summary>
    Anywhere,

    /// <summary>A query parameter of an address.</summary>
    Query,

    /// <summary>The key of a pair only: <c>{ "acks", "0" }</c>.</summary>
    Pair,
}

/// <summary>A switch that is text: SQL, a connection string, a key with its value.</summary>
/// <param name="Library">The rule that reports it.</param>
/// <param name="Place">Where the key counts.</param>
/// <param name="Key">The key, in lower case; spaces and underscores are the same.</param>
/// <param name="Off">The values that switch off, in lower case, separated by <c>|</c>.</param>
/// <param name="Lost">What is lost and when.</param>
/// <param name="Instead">The durable value.</param>
internal sealed record SettingText(SettingLibrary Library, TextPlace Place, string Key, string Off, string Lost, string Instead)
{
    /// <summary>The word that must stand in the file for a pair to be this library's.</summary>
    public string Near { get; init; } = "";
}

/// <summary>Writes that need a second call to become durable, which is looked for in the whole compilation.</summary>
/// <param name="Library">The rule that reports it.</param>
/// <param name="Type">Simple name of the type that is written to; the word that opens the gate.</param>
/// <param name="FullNames">Its full names, separated by <c>|</c>.</param>
/// <param name="Writes">The writing methods.</param>
/// <param name="Commits">Methods and properties, one of which makes writes durable.</param>
/// <param name="Lost">What is lost and when.</param>
internal sealed record UncommittedRow(SettingLibrary Library, string Type, string FullNames, string[] Writes, string[] Commits, string Lost)
{
    /// <summary>The object must be made in the same compilation: who else has it may commit it.</summary>
    public bool MadeHere { get; init; }

    /// <summary>An argument by which a program reads what is not committed: it uses the object as a queue in memory.</summary>
    public string? ReadsEarly { get; init; }

    public EvidenceLevel Needs { get; init; } = EvidenceLevel.None;
}
