using System.IO;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Durability.Analyzers.Configuration;

/// <summary>DUR001: an option of the package has a value that means nothing, so that its default holds. DUR002: so has a line of the baseline.</summary>
internal static class OptionRule
{
    public static readonly DiagnosticDescriptor WrongValue = new("DUR001", "Wrong option value",
        "The option '{0}' has the value '{1}', which is not allowed; allowed: {2}", Rules.RuleFamily.Configuration, DiagnosticSeverity.Warning, isEnabledByDefault: true,
        "An option of Durability.Analyzers in .editorconfig or a global configuration file has a value that is not allowed. The default is used instead.", customTags: WellKnownDiagnosticTags.CompilationEnd);

    public static readonly DiagnosticDescriptor BrokenBaseline = new("DUR002", "Broken line in the baseline",
        "Line {0} of '{1}' is no baseline entry, so what it stands for is reported; an entry is 'rule | member | symbol | ordinal', for instance 'DUR203 | M:Orders.Store.Save(System.String) | File.Move | 1'",
        Rules.RuleFamily.Configuration, DiagnosticSeverity.Warning, isEnabledByDefault: true,
        "A line of durability.baseline.txt cannot be read, for instance after a merge conflict.", customTags: WellKnownDiagnosticTags.CompilationEnd);

    public static void Report(DurabilityOptions options, Baseline baseline, CompilationAnalysisContext context)
    {
        foreach (var line in baseline.Broken)
        {
            var at = line.GetLineSpan();
            context.ReportDiagnostic(Diagnostic.Create(BrokenBaseline, line, at.StartLinePosition.Line + 1, Path.GetFileName(at.Path)));
        }

        foreach (var wrong in options.Wrong)
            context.ReportDiagnostic(Diagnostic.Create(WrongValue, Location.None, wrong.Key, wrong.Value, wrong.Allowed));
    }
}
