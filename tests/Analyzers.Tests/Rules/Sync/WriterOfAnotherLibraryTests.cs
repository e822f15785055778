using System;
using System.IO;
using System.Threading.Tasks;
using Durability.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace Durability.Analyzers.Tests.Rules.Sync;

/// <summary>A writer class of a library has members of its own: they write, unless they are named for reading.</summary>
public sealed class WriterOfAnotherLibraryTests
{
    private static readonly Lazy<MetadataReference> s_library = new(() =>
    {
        var compilation = CSharpCompilation.Create(
            "Writers",
            [CSharpSyntaxTree.ParseText("""
                using System.IO;

                public class BigEndianWriter(Stream below) : BinaryWriter(below)
                {
                    public void Put(long key) => Write(key);
                    public long GetLength() => BaseStream.Length;
                }

                public class LineWriter(Stream below) : StreamWriter(below)
                {
                    public void Put(long key) => WriteLine(key);
                    public long GetLength() => BaseStream.Length;
                }
                """)],
            TestedFramework.Net100.References,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        using var image = new MemoryStream();
        var emitted = compilation.Emit(image);
        if (!emitted.Success)
            throw new InvalidOperationException(string.Join('\n', emitted.Diagnostics));
        return MetadataReference.CreateFromImage(image.ToArray());
    });

    [Theory]
    [InlineData("BigEndianWriter", "Put(1)", true)]
    [InlineData("LineWriter", "Put(1)", true)]
    [InlineData("BigEndianWriter", "GetLength()", false)]
    [InlineData("LineWriter", "GetLength()", false)]
    public Task Writer_that_is_given(string type, string call, bool writes) => Verify.AnalyzerAsync($$"""
        class OrderJournal(Writer writer)
        {
            readonly Writer _writer = writer;

            public void Append()
            {
                _writer.{{call}};
                {{(writes ? "{|DUR102:_writer.Flush()|}" : "_writer.Flush()")}};
            }
        }
        """.Replace("Writer ", type + " "), reference: s_library.Value);

    [Theory]
    [InlineData("BigEndianWriter", "{|DUR101:writer.Put(1)|};")]
    [InlineData("LineWriter", "{|DUR101:writer.Put(1)|};")]
    [InlineData("BigEndianWriter", "writer.GetLength();")]
    [InlineData("LineWriter", "writer.Put(1); writer.Flush(); file.Flush(true);")]
    public Task Writer_over_a_file(string type, string use) => Verify.AnalyzerAsync($$"""
        class OrderJournal
        {
            public void Append()
            {
                using var file = new FileStream("orders.wal", FileMode.Append);
                using var writer = new {{type}}(file);
                {{use}}
            }
        }
        """, reference: s_library.Value);
}
