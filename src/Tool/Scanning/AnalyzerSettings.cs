using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Durability.Tool.Scanning;

/// <summary>Options and severities from <c>.editorconfig</c> and global configuration files, as the compiler reads them.</summary>
internal sealed class AnalyzerSettings
{
    AnalyzerSettings(AnalyzerConfigSet configs, ImmutableArray<AdditionalText> additionalFiles)
    {
        AdditionalFiles = additionalFiles;
        Options = new OptionsOfTrees(configs);
        Severities = new SeveritiesOfTrees(configs);
    }

    public ImmutableArray<AdditionalText> AdditionalFiles { get; }

    public AnalyzerConfigOptionsProvider Options { get; }

    public SeveritiesOfTrees Severities { get; }

    /// <summary>Whether a rule is an error in a file.</summary>
    public bool IsError(string rule, string file) => Severities.Of(rule, file) == ReportDiagnostic.Error;

    public static AnalyzerSettings Read(BuildInputs inputs)
    {
        var configs = inputs.Configs.Where(File.Exists).Select(static file => AnalyzerConfig.Parse(File.ReadAllText(file), file)).ToList();
        var additional = inputs.AdditionalFiles.Where(File.Exists).Select(static file => (AdditionalText)new FileOnDisk(file));
        return new AnalyzerSettings(AnalyzerConfigSet.Create(configs), [.. additional]);
    }

    sealed class FileOnDisk(string path) : AdditionalText
    {
        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(File.ReadAllText(path));
    }

    sealed class OptionsOfTrees(AnalyzerConfigSet configs) : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Values(configs.GlobalConfigOptions.AnalyzerOptions);

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => OfPath(tree.FilePath);

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => OfPath(textFile.Path);

        Values OfPath(string path) => new(configs.GlobalConfigOptions.AnalyzerOptions.SetItems(configs.GetOptionsForSourcePath(path).AnalyzerOptions));
    }

    sealed class Values(ImmutableDictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, out string value) => values.TryGetValue(key, out value!);
    }

    /// <summary>Severities as the configuration files set them.</summary>
    internal sealed class SeveritiesOfTrees(AnalyzerConfigSet configs) : SyntaxTreeOptionsProvider
    {
        readonly AnalyzerConfigOptionsResult _global = configs.GlobalConfigOptions;

        /// <summary>What a file's own sections say, else the global ones; the default where none does.</summary>
        public ReportDiagnostic Of(string rule, string file) =>
            configs.GetOptionsForSourcePath(file).TreeOptions.TryGetValue(rule, out var severity) || _global.TreeOptions.TryGetValue(rule, out severity) ? severity : ReportDiagnostic.Default;

        public override GeneratedKind IsGenerated(SyntaxTree tree, CancellationToken cancellationToken) => GeneratedKind.Unknown;

        public override bool TryGetDiagnosticValue(SyntaxTree tree, string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic severity) =>
            configs.GetOptionsForSourcePath(tree.FilePath).TreeOptions.TryGetValue(diagnosticId, out severity);

        public override bool TryGetGlobalDiagnosticValue(string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic severity) =>
            _global.TreeOptions.TryGetValue(diagnosticId, out severity);
    }
}
