using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Threading;
using Durability.Analyzers.Configuration;
using Durability.Analyzers.Evidence;
using Durability.Analyzers.Flow;
using Durability.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Xunit;

namespace Durability.Analyzers.Tests.Engine;

/// <summary>Code that touches no file costs no graph; a count, since times are no test.</summary>
public sealed class GateTests
{
    [Theory]
    [InlineData("class Order { public int Id { get; set; } public decimal Total(IEnumerable<decimal> lines) => lines.Sum(); }")]
    [InlineData("class Text { string Show(string s) => s.Replace('a', 'b').ToUpperInvariant(); void Move(List<int> l) => l.Move(1); } static class X { public static void Move(this List<int> l, int i) { } }")]
    [InlineData("class Game { void Move(int x) { Open(x); Create(x); Copy(x); Save(x); } void Open(int x) { } void Create(int x) { } void Copy(int x) { } void Save(int x) { } }")]
    [InlineData("class Rows { void Write(StringBuilder b) { b.Append(1); } void Run() { Write(new()); Close(); Dispose(); } void Close() { } void Dispose() { } }")]
    [InlineData("class Loader { string Load(string path) => File.ReadAllText(path); bool Has(string path) => File.Exists(path); }")]
    [InlineData("class Printer { void Print(string s) { Console.WriteLine(s); Console.Error.Write(s); } }")]
    [InlineData("class Net { async Task Send(System.Net.Sockets.Socket s, byte[] b) => await s.SendAsync(b, System.Net.Sockets.SocketFlags.None); }")]
    [InlineData("class Doc { /* File.WriteAllText(path, text); File.Move(temp, path); */ string Help() => \"call File.Move(temp, path) or new FileStream(path)\"; }")]
    [InlineData("class Names { string FileStream = nameof(System.IO.FileStream); }")]
    [InlineData("class Empty { }")]
    public void Code_without_file_access_builds_no_graph(string source) => Assert.Equal(0, GraphsFor(source));

    [Theory]
    [InlineData("using var file = new FileStream(path, FileMode.Open, FileAccess.Read); return file.ReadByte();", 0)]
    [InlineData("using (FileStream file = new FileStream(path, FileMode.Open, FileAccess.Read)) return file.ReadByte();", 0)]
    [InlineData("return File.Open(path, FileMode.Open, FileAccess.Read).ReadByte();", 0)]
    [InlineData("return File.Open(path, FileMode.Open, FileAccess.ReadWrite).ReadByte();", 1)]
    [InlineData("using var file = new FileStream(path, FileMode.Open); return file.ReadByte();", 1)]
    [InlineData("using var from = new FileStream(path, FileMode.Open, FileAccess.Read); using var to = new FileStream(path + 1, FileMode.Create); return 0;", 1)]
    [InlineData("return Read(new FileStream(path, FileMode.Create), FileAccess.Read);", 2)]
    public void A_file_that_is_only_read_builds_no_graph(string body, int graphs) =>
        Assert.Equal(graphs, GraphsFor($$"""class Pages { int Size(string path) { {{body}} } static int Read(object file, FileAccess access) => 0; }"""));

    [Fact]
    public void One_body_among_a_thousand_builds_one_graph()
    {
        var source = new StringBuilder("class Store\n{\n");
        for (var i = 0; i < 1000; i++)
            source.Append(null, $"    public int Add{i}(List<int> list) {{ foreach (var x in list) if (x > {i}) list.Add(x); return list.Count; }}\n");
        source.Append("    public void Save(string text) => File.WriteAllText(\"settings.json\", text);\n}\n");
        Assert.Equal(1, GraphsFor(source.ToString()));
    }

    [Fact]
    public void A_graph_is_built_once_however_many_bodies_call_it()
    {
        var callers = string.Concat(Enumerable.Range(0, 50).Select(i => $"    void Save{i}(string text) {{ var temp = \"t{i}\"; Write(temp, text); File.Move(temp, \"state{i}\", true); }}\n"));
        Assert.Equal(51, GraphsFor($"class Store\n{{\n{callers}    static void Write(string path, string text) => File.WriteAllText(path, text);\n}}\n"));
    }

    [Fact]
    public void Documents_without_file_access_build_no_graph_beside_one_that_has()
        => Assert.Equal(1, GraphsFor(
            [
                .. Enumerable.Range(0, 20).Select(i => $"class C{i} {{ public int Value {{ get; set; }} public int Next() => Value + {i}; public void Add(List<int> l) => l.Add(Value); }}"),
                "class SettingsFile { void Save(string text) => File.WriteAllText(\"settings.json\", text); }",
            ]));

    [Fact]
    public void A_type_that_keeps_a_file_has_its_writes_looked_at()
        => Assert.True(GraphsFor("class Journal { readonly FileStream _s; Journal(FileStream s) => _s = s; void Add(byte[] b) => _s.Write(b); int Count() => 1; }") is > 0 and <= 2);

    [Fact]
    public void A_type_that_keeps_a_stream_and_drains_it_has_its_writes_looked_at()
        => Assert.True(GraphsFor("class Journal { readonly Stream _s; Journal(Stream s) => _s = s; void Add(byte[] b) => _s.Write(b); void End() => _s.Flush(); int Count() => 1; }") is > 1 and <= 3);

    [Fact]
    public void A_type_that_only_writes_to_a_stream_it_was_given_is_not_looked_at()
        => Assert.Equal(0, GraphsFor("class Journal { readonly Stream _s; Journal(Stream s) => _s = s; void Add(byte[] b) => _s.Write(b); int Count() => 1; }"));

    [Fact]
    public void A_type_that_is_marked_durable_is_looked_at_whatever_stream_it_keeps()
        => Assert.True(GraphsFor("[Durable] class Journal { readonly Stream _s; Journal(Stream s) => _s = s; void Add(byte[] b) => _s.Write(b); } class DurableAttribute : Attribute;") > 0);

    private static int GraphsFor(params IEnumerable<string> sources)
    {
        var compilation = AnalyzedProgram.Of([Programs.Usings, .. sources]).Compilation;
        var options = DurabilityOptions.Read(new AnalyzerOptions([]).AnalyzerConfigOptionsProvider, compilation.SyntaxTrees);
        var bodies = new SourceBodies(compilation, options);
        var findings = new TypeFindings(new RuleContext(bodies, new EvidenceFinder(options)));
        foreach (var tree in compilation.SyntaxTrees)
        {
            foreach (var root in bodies.RootsIn(tree, CancellationToken.None))
                findings.Of(root.Type, CancellationToken.None);
        }

        return bodies.GraphsBuilt;
    }
}
