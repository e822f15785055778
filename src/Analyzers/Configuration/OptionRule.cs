using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Durability.Analyzers.Configuration;

/// <summary>DUR001: an option of the package has a value that means nothing, so that its default holds.</summary>
internal static class OptionRule
{
    public static readonly DiagnosticDescriptor WrongValue = new("DUR001", "Wrong option value",
        "The option '{0}' has the value '{1}', which is not allowed; allowed: {2}", Rules.RuleFamily.Configuration, DiagnosticSeverity.Warning, isEnabledByDefault: true,
        "An option of Durability.Analyzers in .editorconfig or a global configuration file has a value that is not allowed. The default is used instead.", customTags: WellKnownDiagnosticTags.CompilationEnd);

    public static void Report(DurabilityOptions options, CompilationAnalysisContext context)
    {
        foreach (var wrong in options.Wrong)
            context.ReportDiagnostic(Diagnostic.Create(WrongValue, Location.None, wrong.Key, wrong.Value, wrong.Allowed));
    }
}
