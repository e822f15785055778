using System.Threading.Tasks;
using Xunit;

namespace Durability.Analyzers.Tests.Rules.Sync;

/// <summary>The write is part of an expression that is about something else.</summary>
public sealed class WriteInExpressionTests
{
    [Theory]
    [InlineData("var sizes = new[] { {|DUR101:Put(file, record)|}, 3 }; Console.WriteLine(sizes.Length);")]
    [InlineData("_offsets[{|DUR101:Put(file, record)|}] = 1;")]
    [InlineData("_names[{|DUR101:Put(file, record)|}] = \"order\";")]
    [InlineData("var name = _names[{|DUR101:Put(file, record)|}]; Console.WriteLine(name);")]
    [InlineData("_count -= {|DUR101:Put(file, record)|};")]
    [InlineData("_count = -{|DUR101:Put(file, record)|};")]
    [InlineData("Console.WriteLine($\"{{|DUR101:Put(file, record)|}} bytes\");")]
    [InlineData("_pair = ({|DUR101:Put(file, record)|}, 3);")]
    public Task Write_of(string statement) => Verify.AnalyzerAsync($$"""
        class OrderJournal
        {
            readonly int[] _offsets = new int[10];
            readonly Dictionary<int, string> _names = [];
            int _count;
            (int, int) _pair;

            void Append(byte[] record)
            {
                using var file = new FileStream("orders.wal", FileMode.Append);
                {{statement}}
            }

            static int Put(FileStream file, byte[] record)
            {
                file.Write(record);
                return record.Length;
            }
        }
        """);
}
