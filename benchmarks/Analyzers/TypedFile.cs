using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Durability.Analyzers.Benchmarks;

/// <summary>
/// A file of 2,000 lines in which somebody types a method that writes files, key by key. After each key the analyzer is asked for the
/// findings of the file, as an editor asks.
/// </summary>
internal sealed class TypedFile
{
    /// <summary>What is typed: a temporary file, a rename, a journal.</summary>
    public const string Typed = """
            public void Save(string path, string text, byte[] record)
            {
                System.IO.File.WriteAllText(path + ".tmp", text);
                System.IO.File.Move(path + ".tmp", path, true);
                using var journal = new System.IO.FileStream(path + ".journal", System.IO.FileMode.Append);
                foreach (var one in record)
                    journal.WriteByte(one);
                journal.Flush();
            }

        """;

    private readonly ImmutableArray<DiagnosticAnalyzer> _analyzers;
    private readonly int _caret;
    private CSharpCompilation _compilation;

    public TypedFile(IEnumerable<MetadataReference> references, DiagnosticAnalyzer analyzer)
    {
        var text = new StringBuilder();
        for (var i = 0; i < 100; i++)
            text.Append(Class(i));
        var middle = text.ToString().IndexOf("class Store50", StringComparison.Ordinal);
        _caret = text.ToString().IndexOf('{', middle) + 2;
        _analyzers = [analyzer];
        _compilation = CSharpCompilation.Create("Typed", [CSharpSyntaxTree.ParseText(text.ToString(), path: "Typed.cs")], references, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
    }

    public int Lines => _compilation.SyntaxTrees[0].GetText().Lines.Count;

    /// <summary>What the analyzer says after the last key.</summary>
    public ImmutableArray<Diagnostic> Found { get; private set; } = [];

    /// <summary>Types the method; gives the time of the analysis after each key, without that of the compiler's own parsing.</summary>
    public async Task<List<TimeSpan>> TypeAsync(int keys = int.MaxValue)
    {
        var times = new List<TimeSpan>();
        for (var i = 0; i < Math.Min(keys, Typed.Length); i++)
        {
            var tree = _compilation.SyntaxTrees[0];
            var changed = tree.WithChangedText(tree.GetText().WithChanges(new TextChange(new TextSpan(_caret + i, 0), Typed[i].ToString())));
            _compilation = _compilation.ReplaceSyntaxTree(tree, changed);
            var model = _compilation.GetSemanticModel(changed);
            var watch = Stopwatch.StartNew();
            Found = await _compilation.WithAnalyzers(_analyzers, new AnalyzerOptions([])).GetAnalyzerSemanticDiagnosticsAsync(model, filterSpan: null, CancellationToken.None);
            times.Add(watch.Elapsed);
        }

        return times;
    }

    /// <summary>The same file as a build reads it.</summary>
    public Task<ImmutableArray<Diagnostic>> BuildAsync()
    {
        var tree = _compilation.SyntaxTrees[0];
        return _compilation.ReplaceSyntaxTree(tree, CSharpSyntaxTree.ParseText(tree.ToString(), path: tree.FilePath)).WithAnalyzers(_analyzers, new AnalyzerOptions([])).GetAnalyzerDiagnosticsAsync();
    }

    /// <summary>Twenty lines: every fifth class writes files.</summary>
    static string Class(int index) => string.Create(CultureInfo.InvariantCulture, $$"""
        class Store{{index}}
        {
            readonly System.Collections.Generic.Dictionary<string, int> _items = [];
            {{(index % 5 == 0 ? "readonly System.IO.FileStream _file = new(\"orders.journal\", System.IO.FileMode.Append);" : "int _last;")}}

            public int Count => _items.Count;

            public int Add(string name, int count)
            {
                for (var i = 0; i < count; i++)
                {
                    if (!_items.TryGetValue(name, out var known))
                        known = name.Length;
                    _items[name] = known + i;
                }

                {{(index % 5 == 0 ? "_file.Write(new byte[count], 0, count); _file.Flush(true);" : "_last = count;")}}
                return _items[name];
            }
        }

        """);
}
