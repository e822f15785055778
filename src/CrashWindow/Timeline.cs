using System;
using System.Collections.Immutable;
using System.Linq;

namespace Durability.CrashWindow;

/// <summary>A place that bytes, a name or a promise can be in; a lane of the picture.</summary>
public enum Lane
{
    Buffer,
    PageCache,
    Bytes,
    Name,
    Answer,
    Memory,
    Kept,
}

/// <summary>What a reader thinks of what is in a lane.</summary>
public enum Tone
{
    Old,
    New,
    Lost,
}

/// <summary>What is in a lane from a step on; an empty text says that nothing is.</summary>
public sealed record Change(Lane Lane, string Text, Tone Tone);

/// <summary>What a place in the code does; a step of a timeline can be such a place.</summary>
[Flags]
public enum Places
{
    None = 0,

    /// <summary>What the rule marks.</summary>
    Marked = 1,
    Open = 2,
    Write = 4,
    Drain = 8,
    Sync = 16,
    Publish = 32,
    Delete = 64,
}

/// <summary>A call of the program, or something that the system does by itself; a second line of its text stands behind '\n'.</summary>
public sealed record Step(string Does, ImmutableArray<Change> Changes)
{
    /// <summary>The places of a finding that are this step.</summary>
    public Places Shows { get; init; }

    public Step Showing(Places places) => this with { Shows = places };
}

/// <summary>
/// The crash window of a rule: what is where after each step, and between the beginnings of which two steps a crash loses data.
/// A window that ends at the number of steps never closes.
/// </summary>
public sealed record Timeline(string Id, ImmutableArray<Lane> Lanes, int From, int To, string Loses, ImmutableArray<Step> Steps)
{
    /// <summary>The picture in one sentence, for those who do not see it.</summary>
    public string Alt => $"Timeline: {string.Join("; ", Steps.Select(Name))}. {Loses} ({Window}).";

    /// <summary>The picture in full, for those who do not see it.</summary>
    public string Description => string.Join(" ", Steps.Select(step => $"After '{Name(step)}': {Effect(step)}.")) + $" {Loses} ({Window}).";

    /// <summary>The first step that shows one of the places, counted from zero; -1 where none does.</summary>
    public int StepOf(Places places)
    {
        for (var at = 0; at < Steps.Length; at++)
        {
            if ((Steps[at].Shows & places) != 0)
                return at;
        }

        return -1;
    }

    public static string Label(Lane lane) => lane switch
    {
        Lane.Buffer => "application's buffer",
        Lane.PageCache => "page cache",
        Lane.Bytes => "bytes on device",
        Lane.Name => "name on device",
        Lane.Answer => "program was told",
        Lane.Memory => "one host's memory",
        Lane.Kept => "device or replica",
        _ => throw new ArgumentOutOfRangeException(nameof(lane), lane, null),
    };

    private string Window => To < Steps.Length ? $"from '{Name(Steps[From])}' until '{Name(Steps[To])}'" : $"from '{Name(Steps[From])}' on";

    private static string Name(Step step) => step.Does.Replace('\n', ' ');

    private static string Effect(Step step) => step.Changes.IsEmpty
        ? "nothing changes"
        : string.Join("; ", step.Changes.Select(static change => $"{Label(change.Lane)}: {(change.Text.Length == 0 ? "empty" : change.Text)}"));
}
