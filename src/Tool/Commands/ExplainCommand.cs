using System;
using System.CommandLine;
using System.IO;
using System.Linq;
using Durability.Tool.Output;

namespace Durability.Tool.Commands;

/// <summary><c>durability explain</c>: the page of a rule, for a machine without network.</summary>
internal static class ExplainCommand
{
    public static Command Create(TextWriter output)
    {
        var rule = new Argument<string>("RULE") { Description = "For instance DUR203.", HelpName = "RULE" };
        var known = RulePages.Ids().ToArray();
        rule.AcceptOnlyFromAmong(StringComparer.OrdinalIgnoreCase, known);
        var command = new Command("explain", "Prints the page of a rule: what is lost and when, a bad and a good program, how to fix it.") { rule };
        command.SetAction(async parsed =>
        {
            await output.WriteLineAsync(RulePages.Markdown(parsed.GetValue(rule)!.ToUpperInvariant())).ConfigureAwait(false);
            return ExitCode.Clean;
        });
        return command;
    }
}
