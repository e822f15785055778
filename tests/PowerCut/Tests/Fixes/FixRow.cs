using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace Durability.PowerCut.Tests.Fixes;

/// <summary>What a program owes after a power cut.</summary>
public enum Promise
{
    /// <summary>All that it acknowledged.</summary>
    Durable,

    /// <summary>One version as a whole, the last one or one before it: a rename that no directory sync follows can be undone.</summary>
    Whole,
}

/// <summary>A program with the bug that a rule finds, and what becomes of it.</summary>
/// <param name="Name">The rule, and what is special where it has several rows.</param>
/// <param name="Kept">Where the program keeps what it saves.</param>
/// <param name="Source">A class that takes a folder and has <c>Save(string text)</c>.</param>
internal sealed record FixRow(string Name, Kept Kept, string Source)
{
    /// <summary>The rule that speaks.</summary>
    public string Rule => Name.Split(' ')[0];

    /// <summary>The equivalence key of the fix, where the first that is offered is not meant.</summary>
    public string? Key { get; init; }

    /// <summary>How one version is saved and acknowledged.</summary>
    public string Call { get; init; } = "store.Save(text); Tell(i);";

    /// <summary>What the program owes after the fix with the library; null where there is none.</summary>
    public Promise? ByLibrary { get; init; } = Promise.Durable;

    /// <summary>What it owes after the fix with the base class library alone; null where there is none.</summary>
    public Promise? ByFramework { get; init; } = Promise.Durable;

    /// <summary>Whether there is something to lose before the fix; else the row shows that the fix does no harm.</summary>
    public bool LosesBefore { get; init; } = true;

    /// <summary>The promise that the bug breaks: the least that any of the fixes keeps, but where a window is too small to be hit.</summary>
    public Promise Broken => BrokenInstead ?? (ByFramework == Promise.Whole || ByLibrary == Promise.Whole ? Promise.Whole : Promise.Durable);

    /// <inheritdoc cref="Broken"/>
    public Promise? BrokenInstead { get; init; }

    /// <summary>What the program owes after a fix.</summary>
    public Promise? After(Means means) => means == Means.Library ? ByLibrary : ByFramework;

    /// <summary>
    /// Saves versions and acknowledges each, until the power is cut. Where a version must be whole and may be an old one, another file
    /// of the file system is synced after each: that is what brings the names to the device before what they name.
    /// </summary>
    public string Driver(Promise promise) => $$"""
        static string Text(int version) => string.Concat(Enumerable.Repeat(version.ToString("D15") + "\n", {{Kept.Lines}}));
        static void Tell(int version) => Console.WriteLine("ACK " + version);

        var folder = args[0];
        {{Kept.Prepare}}
        var neighbour = new FileStream(Path.Combine(folder, "neighbour"), FileMode.Create);
        var store = new {{FixedProgram.ClassOf(Source)}}(folder);
        Console.WriteLine("READY");
        Console.ReadLine();
        for (var i = 1; ; i++)
        {
            var text = Text(i);
            {{Call}}
            {{(promise == Promise.Whole ? "neighbour.Write([1]); neighbour.Flush(true);" : "Thread.Sleep(2);")}}
        }
        """;

    /// <summary>What is wrong with what is left.</summary>
    public SurvivorCheck Check(Promise promise) => (directory, acknowledged) =>
        Kept.Check(directory, acknowledged.Count == 0 ? 0 : acknowledged.Max(Number), promise);

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
