using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Durability.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace Durability.Analyzers.Tests.Engine;

/// <summary>Code as it is while it is typed, or as no one should write it: no exception, no hang, silence where nothing can be known.</summary>
public sealed class BadInputTests
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(1);

    public static TheoryData<string> Sources => [Programs.Journal, Programs.Snapshots, Programs.Streams];

    [Theory]
    [MemberData(nameof(Sources))]
    public async Task Every_prefix_of_a_program_is_survived(string source)
    {
        // Cut after each token: what the editor shows while the program is typed from its first line to its last.
        var root = CSharpSyntaxTree.ParseText(source).GetRoot();
        var prefixes = root.DescendantTokens().Select(token => source[..token.Span.End]).Prepend("").ToList();
        await AnalyzeEach(prefixes);
    }

    [Theory]
    [MemberData(nameof(Sources))]
    public async Task Every_program_with_a_missing_token_is_survived(string source)
    {
        var root = CSharpSyntaxTree.ParseText(source).GetRoot();
        await AnalyzeEach(root.DescendantTokens().Where(token => token.Span.Length > 0).Select(token => source.Remove(token.SpanStart, token.Span.Length)));
    }

    [Theory]
    [MemberData(nameof(Sources))]
    public async Task Every_program_with_a_missing_line_is_survived(string source)
    {
        var lines = source.Split('\n');
        await AnalyzeEach(Enumerable.Range(0, lines.Length).Select(skipped => string.Join('\n', lines.Where((_, i) => i != skipped))));
    }

    [Theory]
    [InlineData("class Journal { void Append() { using var f = new FileStream( } }")]
    [InlineData("class Journal { void Append() { File.Move(; } }")]
    [InlineData("class Journal { void Append() { File.WriteAllText(tmp, ); File.Move(tmp, ) } }")]
    [InlineData("class Journal { void Append(FileStream f) => f?.; }")]
    [InlineData("class Journal { FileStream _f = ; void Commit() { _f.Flush(true } }")]
    [InlineData("class Journal : Missing { FileStream _f; public override void Flush(bool flushToDisk) { _f.Flush(); } }")]
    [InlineData("class Journal : Journal { void Append() { File.WriteAllText(\"a\", \"b\"); } }")]
    [InlineData("class Journal { void Append() { var f = new FileStream(\"a\", FileMode.Nonsense); f.Write(x); } }")]
    [InlineData("class Journal { void Append(FileStream f) { switch (f) { case FileStream { Name: } : f.Flush(); } } }")]
    [InlineData("class Journal { void Append() { goto lost; File.Delete(\"a\"); } }")]
    [InlineData("class Journal { int Append { get { File.WriteAllText(\"journal\", \"b\"); } set => ; } }")]
    [InlineData("class Journal<T> where T : FileStream, new( { void Append(T t) { t.Flush(true); t.Write(); } }")]
    [InlineData("using var f = new FileStream(\"journal\", FileMode.Append); f.Write([1]); void M() { f.")]
    [InlineData("class Journal { void Append() { foreach (var f in ) f.Write(); File.Replace(); File.Move(\"a\"); } }")]
    [InlineData("class Journal { Journal(string p) : base(p, ) { } ~Journal() { File.Move(p, ); } }")]
    [InlineData("class Journal { async Task A() { await using (var f = new FileStream(\"j\", FileMode.Append)) await f.WriteAsync( } }")]
    [InlineData("interface I { void Flush(bool flushToDisk) ; } class Journal : I { void I.Flush(bool flushToDisk) => this.; }")]
    [InlineData("record Journal(FileStream File { void Append() => File.Write(); }")]
    [InlineData("class Journal { [DllImport(\"libc\")] static extern int fsync(; void M() { fsync(1); } }")]
    [InlineData("class Journal { [DllImport] static extern int fsync(int f); void M() { fsync(1); } }")]
    [InlineData("class Journal { [Durability.Durable(] void M() { File.WriteAllText(\"a\", \"b\"); } }")]
    public async Task Half_typed_code_is_survived(string source) => await AnalyzeEach([source]);

    [Theory]
    [InlineData("void M(FileStream f) { f.Write([1]); M(f); }")]
    [InlineData("void M(FileStream f) { N(f); } void N(FileStream f) { f.Write([1]); M(f); }")]
    [InlineData("void M(string p) { File.WriteAllText(p + \".tmp\", p); N(p); } void N(string p) { File.Move(p + \".tmp\", p); M(p); }")]
    [InlineData("FileStream M() => M();")]
    [InlineData("FileStream P => P;")]
    [InlineData("FileStream P { get => Q; } FileStream Q { get => P; } void M() { P.Write([1]); Q.Flush(); }")]
    [InlineData("FileStream f = new(\"journal\", FileMode.Append); void Flush() { f.Flush(); Flush(); }")]
    [InlineData("void M(FileStream f) { Action a = null!; a = () => { f.Write([1]); a(); }; a(); }")]
    [InlineData("void M(FileStream f) { void L() { f.Write([1]); L(); } L(); }")]
    [InlineData("void M(FileStream f) { void K() { f.Flush(true); L(); } void L() { f.Write([1]); K(); } L(); }")]
    [InlineData("void M(Action<FileStream> a) { using var f = new FileStream(\"journal\", FileMode.Append); a(f); M(g => { g.Write([1]); M(a); }); }")]
    [InlineData("void M<T>(T t, FileStream f) { f.Write([1]); M(new List<T>(), f); }")]
    [InlineData("string P(int i) => i == 0 ? \"journal\" : P(i - 1) + \".tmp\"; void M() { File.WriteAllText(P(3), \"\"); File.Move(P(3), P(0)); }")]
    [InlineData("Program() : this(new FileStream(\"journal\", FileMode.Append)) { } Program(FileStream f) : this() { f.Write([1]); }")]
    public async Task Members_that_call_themselves_are_survived(string members) => await AnalyzeEach([$"class Program {{ {members} }}"]);

    [Fact]
    public async Task Streams_that_wrap_themselves_are_survived() => await AnalyzeEach(
    [
        """
        class Looped : FileStream
        {
            public Looped(string path) : base(path, FileMode.Append) { }

            public override void Flush() => Flush(true);

            public override void Flush(bool flushToDisk) => Flush();

            protected override void Dispose(bool disposing) { Dispose(); base.Dispose(disposing); }
        }

        class Journal
        {
            void Append(Looped file) { file.Write([1]); file.Flush(); }

            void AppendNew() { using var file = new Looped("journal"); file.Write([1]); file.Flush(); }
        }
        """,
        """
        abstract class Node : Stream
        {
            protected Stream Inner = null!;

            public override void Flush() { Inner = this; Inner.Flush(); Next(this).Flush(); }

            Node Next(Node node) => Next(node.Next(this));
        }
        """,
    ]);

    [Theory]
    [InlineData("file.Write(record);")]
    [InlineData("if (record.Length == {0}) file.Write(record); else file.Flush();")]
    [InlineData("File.WriteAllText(\"state{0}.tmp\", \"\"); File.Move(\"state{0}.tmp\", \"state{0}\", true);")]
    [InlineData("for (var i{0} = 0; i{0} < record.Length; i{0}++) file.WriteByte(record[i{0}]);")]
    [InlineData("Action a{0} = () => file.Write(record); a{0}();")]
    public async Task A_method_of_thousands_of_statements_is_survived(string statement)
    {
        var body = new StringBuilder();
        for (var i = 0; i < 2000; i++)
            body.Append(string.Format(null, statement, i)).Append('\n');
        await AnalyzeEach([$"class Journal {{ void Append(FileStream file, byte[] record) {{ {body} }} }}"]);
    }

    [Fact]
    public async Task Deep_nesting_is_survived()
    {
        var open = string.Concat(Enumerable.Repeat("try { if (record.Length > 1) { using var f = new FileStream(\"j\", FileMode.Append); f.Write(record);\n", 60));
        var close = string.Concat(Enumerable.Repeat("} } finally { record = []; }\n", 60));
        var sum = string.Join(" + ", Enumerable.Repeat("path", 1500));
        await AnalyzeEach([$"class Journal {{ void Append(byte[] record, string path) {{ {open}{close} File.WriteAllText({sum}, path); }} }}"]);
    }

    [Fact]
    public async Task A_chain_of_many_helpers_is_survived()
    {
        var methods = new StringBuilder();
        for (var i = 0; i < 300; i++)
            methods.Append($"void M{i}(FileStream f) {{ f.Write([1]); M{i + 1}(f); M{(i * 7) % 300}(f); M{(i * 13) % 300}(f); }}\n");
        await AnalyzeEach([$"class Journal {{ {methods} void M300(FileStream f) => f.Flush(); }}"]);
    }

    [Fact]
    public async Task Missing_references_are_silent()
        => Assert.Equal("", await AnalyzedProgram.Of(Programs.All, []).ReportAsync(cancellation: Patience()));

    [Fact]
    public async Task A_framework_without_file_streams_is_silent()
    {
        const string Core = """
            namespace System
            {
                public class Object { }
                public abstract class ValueType { }
                public abstract class Enum : ValueType { }
                public struct Void { }
                public struct Int32 { }
                public struct Boolean { }
                public class String { }
                public class Attribute { }
                public class Exception { }
            }

            namespace System.IO
            {
                public static class File
                {
                    public static void WriteAllText(string path, string text) { }
                    public static void Move(string from, string to) { }
                }
            }

            class SettingsFile
            {
                void Save(string path, string json)
                {
                    System.IO.File.WriteAllText("settings.tmp", json);
                    System.IO.File.Move("settings.tmp", "settings.json");
                }
            }
            """;
        var program = AnalyzedProgram.Of([Core], []);
        Assert.Null(program.Compilation.GetTypeByMetadataName("System.IO.FileStream"));
        Assert.Equal("", await program.ReportAsync(cancellation: Patience()));
    }

    [Fact]
    public async Task Some_missing_references_are_survived()
    {
        var core = TestedFramework.Net100.References.Where(reference => Path.GetFileName(reference.Display) is "System.Runtime.dll" or "System.Private.CoreLib.dll");
        await AnalyzedProgram.Of(Programs.All, core).ReportAsync(cancellation: Patience());
    }

    [Fact]
    public async Task Two_definitions_of_file_stream_are_survived()
    {
        const string Second = "namespace System.IO { public class FileStream { public void Flush(bool flushToDisk) { } } public static class File { public static FileStream Create(string p) => new(); } }";
        await AnalyzedProgram.Of([.. Programs.All, Second]).ReportAsync(cancellation: Patience());
    }

    [Fact]
    public async Task A_cancelled_run_stops()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => AnalyzedProgram.Of(Programs.All).ReportAsync(cancellation: cancelled.Token));
    }

    private static async Task AnalyzeEach(IEnumerable<string> sources)
    {
        foreach (var source in sources)
            await AnalyzedProgram.Of(Programs.Usings, source).ReportAsync(cancellation: Patience());
    }

    private static CancellationToken Patience() => new CancellationTokenSource(s_patience).Token;
}
