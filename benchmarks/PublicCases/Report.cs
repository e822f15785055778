using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Reflection;
using Durability.Analyzers;

namespace Durability.PublicCases;

/// <summary>Prints the scores, as text or as the Markdown of docs/accuracy.md.</summary>
internal sealed class Report(Scoring scoring, TextWriter output, bool markdown)
{
    public void Write(bool verbose)
    {
        if (verbose)
            EachCase(scoring.Outcomes).Write(output, markdown);
        ByVerdict().Write(output, markdown);
        ByFamily().Write(output, markdown);
        ByBasis().Write(output, markdown);
        WriteTotals();
        if (EachCase(scoring.Outcomes.Where(static outcome => !outcome.AsExpected)) is { IsEmpty: false } misses && !verbose)
        {
            output.WriteLine(markdown ? "Each case that is not as expected:\n" : "Not as expected:");
            misses.Write(output, markdown);
        }

        WriteSkipped();
    }

    private static Table EachCase(IEnumerable<Outcome> outcomes)
    {
        var table = new Table("Case", "Verdict", "Families", "As expected", "Reported", "What is there") { WordColumns = [1, 2, 3, 4, 5] };
        foreach (var outcome in outcomes.OrderBy(static outcome => outcome.Case.Verdict).ThenBy(static outcome => outcome.Case.Id, StringComparer.Ordinal))
        {
            var one = outcome.Case;
            string rules = outcome.Rules.IsEmpty ? "nothing" : string.Join(' ', outcome.Rules) + (outcome.OnlyInfo ? " (info)" : "");
            table.Add(one.Id, Word(one.Verdict), string.Join(", ", one.Families), outcome.AsExpected ? "yes" : "no", rules, one.Reason);
        }

        return table;
    }

    private Table ByVerdict()
    {
        var table = new Table("Verdict", "Expected", "Cases", "As expected", "Share") { WordColumns = [1] };
        foreach (var group in scoring.Outcomes.GroupBy(static outcome => outcome.Case.Verdict).OrderBy(static group => group.Key))
        {
            var (all, met) = (group.Count(), group.Count(static outcome => outcome.AsExpected));
            table.Add(Word(group.Key), Expectation(group.Key), Number(all), Number(met), Share(met, all));
            if (group.Key == Verdict.Bug)
            {
                int right = group.Count(static outcome => outcome.RightFamily);
                table.Add("", "a warning of the right family", Number(all), Number(right), Share(right, all));
            }
        }

        return table;
    }

    private Table ByFamily()
    {
        var table = new Table("Family", "What it is", "Bugs", "Found", "In the right family", "Places that are fine", "Silent") { WordColumns = [1] };
        foreach (var family in Family.All)
        {
            var about = scoring.Outcomes.Where(outcome => outcome.Case.Families.Contains(family.Name)).ToLookup(static outcome => outcome.Case.Verdict == Verdict.Bug);
            if (!about[true].Any() && !about[false].Any())
                continue;
            table.Add(
                family.Name,
                family.Meaning,
                Number(about[true].Count()),
                Number(about[true].Count(static outcome => outcome.AsExpected)),
                Number(about[true].Count(static outcome => outcome.RightFamily)),
                Number(about[false].Count()),
                Number(about[false].Count(static outcome => outcome.AsExpected)));
        }

        return table;
    }

    private Table ByBasis()
    {
        var table = new Table("What the verdict rests on", "Bugs", "Found", "Places that are fine", "Silent");
        foreach (var group in scoring.Outcomes.GroupBy(static outcome => outcome.Case.Basis).OrderBy(static group => group.Key))
        {
            var about = group.ToLookup(static outcome => outcome.Case.Verdict == Verdict.Bug);
            table.Add(
                group.Key switch
                {
                    Basis.Fix => "the project's own fix",
                    Basis.Stated => "an issue, a commit message or a comment of the project",
                    _ => "the code",
                },
                Number(about[true].Count()),
                Number(about[true].Count(static outcome => outcome.AsExpected)),
                Number(about[false].Count()),
                Number(about[false].Count(static outcome => outcome.AsExpected)));
        }

        return table;
    }

    private void WriteTotals()
    {
        int files = scoring.Runs.Sum(static run => run.Files.Count);
        long lines = scoring.Runs.Sum(static run => (long)run.Lines);
        int warnings = scoring.Runs.Sum(static run => run.Warnings.Length);
        string rate = (1000.0 * warnings / Math.Max(1, lines)).ToString("F2", CultureInfo.InvariantCulture);
        string[] crashes = [.. scoring.Runs.SelectMany(static run => run.Crashes)];
        output.WriteLine($"Durability.Analyzers {Version()}, default settings. Project folders: {Number(scoring.Runs.Count)}; files: {Number(files)};"
            + $" lines: {Number(lines)}; warnings: {Number(warnings)}, {rate} a thousand lines; crashes: {Number(crashes.Length)}.");
        foreach (string crash in crashes)
            output.WriteLine($"The analyzer threw {crash}");
        output.WriteLine();
    }

    private void WriteSkipped()
    {
        if (scoring.Skipped.Count == 0)
            return;
        foreach (var group in scoring.Skipped.GroupBy(static skipped => skipped.Why))
            output.WriteLine($"Skipped {Number(group.Count())} {(group.Count() == 1 ? "case" : "cases")}: {group.Key}.");
        output.WriteLine($"A partial result: {Number(scoring.Outcomes.Count)} of {Number(scoring.Outcomes.Count + scoring.Skipped.Count)} cases were scored.");
    }

    private static string Expectation(Verdict verdict) => verdict switch
    {
        Verdict.Bug => "a warning",
        Verdict.Fixed => "no warning of the bug's family",
        _ => "no warning",
    };

    private static string Word(Verdict verdict) => verdict.ToString().ToLowerInvariant();

    private static string Share(int part, int whole) => (100.0 * part / whole).ToString("F1", CultureInfo.InvariantCulture) + " %";

    private static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static string Version()
        => typeof(DurabilityAnalyzer).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];
}
