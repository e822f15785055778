using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Durability.Analyzers;
using Durability.Tool.Findings;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Durability.ReportPictures;

/// <summary>
/// Runs the rules over every C# file of a folder as if they were one project of the running framework: enough for a picture, and
/// without a build. Each folder below the scanned one is shown as a project.
/// </summary>
internal static class SourceScan
{
    /// <summary>What the SDK adds to a project with implicit usings.</summary>
    const string GlobalUsings = "global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq; global using System.Threading; global using System.Threading.Tasks;";

    /// <param name="folder">What is scanned.</param>
    /// <param name="name">What the report calls it.</param>
    /// <param name="when">When the scan is said to have ended, so that a picture can be made again.</param>
    /// <param name="edit">Changes a file before it is looked at.</param>
    public static async Task<ScanResult> RunAsync(string folder, string name, DateTimeOffset when, Func<string, string> edit)
    {
        var files = Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(folder, path).Replace('\\', '/'))
            .Where(static path => !path.Split('/').Any(static part => part is "obj" or "bin"))
            .Order(StringComparer.Ordinal)
            .ToList();
        var trees = files.Select(file => CSharpSyntaxTree.ParseText(edit(File.ReadAllText(Path.Combine(folder, file))), path: file));
        var compilation = CSharpCompilation.Create(name, trees.Append(CSharpSyntaxTree.ParseText(GlobalUsings)), References(), new CSharpCompilationOptions(OutputKind.ConsoleApplication, allowUnsafe: true));
        var diagnostics = await compilation.WithAnalyzers([new DurabilityAnalyzer()]).GetAnalyzerDiagnosticsAsync();
        var ours = diagnostics.Where(static diagnostic => diagnostic is { IsSuppressed: false, Location.IsInSource: true } && diagnostic.Severity != DiagnosticSeverity.Hidden);
        return new ScanResult(
            Path.GetFullPath(folder),
            name,
            when,
            [.. ours.Select(diagnostic => ToFinding(diagnostic, name)).OrderBy(static finding => finding.At.File, StringComparer.Ordinal).ThenBy(static finding => finding.At.StartLine).ThenBy(static finding => finding.At.StartColumn)],
            new DurabilityAnalyzer().SupportedDiagnostics.ToImmutableDictionary(static rule => rule.Id, static rule => new RuleInfo(rule.Id, Text(rule.Title), Text(rule.Description), rule.HelpLinkUri)),
            [.. files.Select(file => ProjectOf(file, name)).Distinct(StringComparer.Ordinal).Select(static project => new ProjectScan(project, project, ProjectOutcome.Scanned, ""))]);
    }

    /// <summary>The lines of the files as they were looked at.</summary>
    public static Func<string, ImmutableArray<string>?> Read(string folder, Func<string, string> edit) =>
        file => [.. edit(File.ReadAllText(Path.Combine(folder, file))).ReplaceLineEndings("\n").TrimEnd('\n').Split('\n')];

    static IEnumerable<MetadataReference> References() => ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
        .Split(Path.PathSeparator)
        .Where(static path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal) || Path.GetFileName(path) is "mscorlib.dll" or "netstandard.dll")
        .Select(static path => MetadataReference.CreateFromFile(path));

    static Finding ToFinding(Diagnostic diagnostic, string name) => new(
        diagnostic.Id,
        diagnostic.Severity switch { DiagnosticSeverity.Error => FindingLevel.Error, DiagnosticSeverity.Warning => FindingLevel.Warning, _ => FindingLevel.Note },
        diagnostic.GetMessage(CultureInfo.InvariantCulture),
        ProjectOf(diagnostic.Location.GetLineSpan().Path, name),
        ToSpan(diagnostic.Location),
        [.. diagnostic.AdditionalLocations.Select(ToSpan)]);

    static SourceSpan ToSpan(Location location)
    {
        var span = location.GetLineSpan();
        return new SourceSpan(span.Path, span.StartLinePosition.Line + 1, span.StartLinePosition.Character + 1, span.EndLinePosition.Line + 1, span.EndLinePosition.Character + 1);
    }

    static string ProjectOf(string file, string name) => file.Contains('/') ? file[..file.IndexOf('/')] : name;

    static string Text(LocalizableString text) => text.ToString(CultureInfo.InvariantCulture);
}
