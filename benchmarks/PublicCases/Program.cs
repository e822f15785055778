using System;
using System.Linq;
using System.Threading.Tasks;

namespace Durability.PublicCases;

/// <summary>Measures how many labelled places in public code the analyzer judges rightly: the tables of docs/accuracy.md.</summary>
internal static class Program
{
    private static async Task<int> Main(string[] words)
    {
        try
        {
            if (Arguments.Parse(words) is not { } arguments)
            {
                Console.WriteLine(Arguments.Usage);
                return (int)ExitCode.Complete;
            }

            return (int)await RunAsync(arguments).ConfigureAwait(false);
        }
        catch (StopException stop)
        {
            Console.Error.WriteLine(stop.Message);
            return (int)stop.Code;
        }
    }

    private static async Task<ExitCode> RunAsync(Arguments arguments)
    {
        var cases = CaseFile.Read(arguments.CaseFile).Where(one => arguments.Only is null || one.IsNamed(arguments.Only)).ToList();
        if (cases.Count == 0)
            throw new StopException(ExitCode.WrongInput, arguments.Only is null ? $"'{arguments.CaseFile}' has no cases." : $"No case has the id, repository, verdict or family '{arguments.Only}'.");
        var scoring = new Scoring(arguments.Clones, Console.Error.WriteLine);
        await scoring.RunAsync(cases).ConfigureAwait(false);
        new Report(scoring, Console.Out, arguments.Markdown).Write(arguments.Verbose);
        return scoring.Runs.Any(static run => !run.Crashes.IsEmpty) ? ExitCode.AnalyzerThrew
            : scoring.Skipped.Count > 0 ? ExitCode.Partial
            : ExitCode.Complete;
    }
}
