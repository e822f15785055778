using System.Threading.Tasks;
using Xunit;

namespace Durability.Analyzers.Tests.Rules.Sync;

/// <summary>The only implementation of a generic interface is followed as that of any other.</summary>
public sealed class GenericInterfaceTests
{
    [Theory]
    [InlineData("IWriter<T>", "Writer<T> : IWriter<T>", "Events<T>")]
    [InlineData("IWriter<T>", "Writer : IWriter<int>", "Events")]
    [InlineData("IWriter", "Writer : IWriter", "Events")]
    public Task Write_behind_it_is_published(string contract, string writer, string events)
    {
        var item = contract == "IWriter<T>" && writer.StartsWith("Writer<", System.StringComparison.Ordinal) ? "T" : "int";
        return Verify.AnalyzerAsync($$"""
            interface {{contract}} { void Write(string path, {{(contract == "IWriter" ? "int" : "T")}} item); }

            class {{writer}}
            {
                public void Write(string path, {{item}} item)
                {
                    using var file = new FileStream(path, FileMode.CreateNew);
                    {|DUR104:System.Text.Json.JsonSerializer.Serialize(file, item)|};
                }
            }

            class {{events}}({{(contract == "IWriter" ? "IWriter" : $"IWriter<{item}>")}} writer)
            {
                public void Add(string path, {{item}} item)
                {
                    var temporary = string.Concat(path, ".temp");
                    writer.Write(temporary, item);
                    {|DUR203:File.Move(temporary, path)|};
                }
            }
            """);
    }

    [Fact]
    public Task Implementation_of_a_generic_interface_syncs() => Verify.AnalyzerAsync("""
        interface IWriter<T> { void Write(string path, T item); }

        class Writer<T> : IWriter<T>
        {
            public void Write(string path, T item)
            {
                using var file = {|DUR201:new FileStream(path, FileMode.CreateNew)|};
                System.Text.Json.JsonSerializer.Serialize(file, item);
                file.Flush(true);
            }
        }

        class Events<T>(IWriter<T> writer)
        {
            public void Add(string path, T item)
            {
                var temporary = path + ".temp";
                writer.Write(temporary, item);
                {|DUR202:File.Move(temporary, path)|};
            }
        }
        """);
}
