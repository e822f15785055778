using System.Collections.Generic;
using Microsoft.CodeAnalysis.Text;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>Files by name. A source without one is called <c>/0/Test0.cs</c>, <c>/0/Test1.cs</c>, ...</summary>
public class SourceFileCollection : List<(string filename, SourceText content)>
{
    public void Add((string filename, string content) file) => Add((file.filename, SourceText.From(file.content)));
}

public class SourceFileList : SourceFileCollection
{
    private readonly string _defaultPrefix;
    private readonly string _defaultExtension;

    public SourceFileList(string defaultPrefix, string defaultExtension)
    {
        _defaultPrefix = defaultPrefix;
        _defaultExtension = defaultExtension;
    }

    public void Add(string content) => Add(($"{_defaultPrefix}{Count}.{_defaultExtension}", content));

    public void Add(SourceText content) => Add(($"{_defaultPrefix}{Count}.{_defaultExtension}", content));
}

public class MetadataReferenceCollection : List<MetadataReference>
{
    public void Add(string path) => Add(MetadataReference.CreateFromFile(path));

    public void Add(System.Reflection.Assembly assembly) => Add(assembly.Location);
}

/// <summary>One state of the tested program: its files, its references and what must be reported for it.</summary>
public class SolutionState
{
    public SolutionState() => Sources = new SourceFileList("/0/Test", "cs");

    public StateInheritanceMode? InheritanceMode { get; set; }

    public MarkupMode? MarkupHandling { get; set; }

    public OutputKind? OutputKind { get; set; }

    public SourceFileList Sources { get; }

    public SourceFileCollection GeneratedSources { get; } = [];

    public SourceFileCollection AdditionalFiles { get; } = [];

    public SourceFileCollection AnalyzerConfigFiles { get; } = [];

    public MetadataReferenceCollection AdditionalReferences { get; } = [];

    public List<DiagnosticResult> ExpectedDiagnostics { get; } = [];
}
