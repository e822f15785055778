using System.Threading.Tasks;
using Xunit;

namespace Durability.Analyzers.Tests.Rules.Sync;

/// <summary>A stream that is one of two is each of them; one of three is none that can be told.</summary>
public sealed class ChosenStreamTests
{
    [Theory]
    [InlineData("var file = n == 1 ? orders : n == 2 ? mirror : orders;")]
    [InlineData("var file = n == 1 ? orders : n == 2 ? mirror : mirror;")]
    [InlineData("var file = n == 1 ? mirror : n == 2 ? mirror : orders;")]
    [InlineData("var file = n == 1 ? orders : n == 2 ? orders : mirror;")]
    [InlineData("FileStream file; if (n == 1) file = orders; else { file = n == 2 ? orders : mirror; Note(); }")]
    [InlineData("FileStream file; if (n == 1) file = mirror; else { file = n == 2 ? orders : mirror; Note(); }")]
    [InlineData("var file = orders; if (n == 1) Note(); if (n == 2) file = mirror;")]
    public Task Written_as_one_of_two(string choose) => Verify.AnalyzerAsync(Journal(choose + " {|DUR101:file.Write(record)|};"));

    [Theory]
    [InlineData("var file = n == 1 ? orders : n == 2 ? mirror : other;")]
    [InlineData("FileStream file; if (n == 1) file = other; else { file = n == 2 ? orders : mirror; Note(); }")]
    public Task Written_as_one_of_three(string choose) => Verify.AnalyzerAsync(Journal(choose + " file.Write(record);"));

    [Theory]
    [InlineData("var file = n == 1 ? orders : n == 2 ? mirror : orders;")]
    [InlineData("FileStream file; if (n == 1) file = mirror; else { file = n == 2 ? orders : mirror; Note(); }")]
    public Task Synced_as_the_same_one_of_two(string choose) => Verify.AnalyzerAsync(Journal(choose + " file.Write(record); file.Flush(true);"));

    static string Journal(string code) => $$"""
        class OrderJournal
        {
            void Append(byte[] record, int n)
            {
                using var orders = new FileStream("orders.wal", FileMode.Append);
                using var mirror = new FileStream("mirror.wal", FileMode.Append);
                using var other = new FileStream("other.wal", FileMode.Append);
                {{code}}
            }

            static void Note()
            {
            }
        }
        """;

    /// <summary>Where a field is opened on one way only, that file is the one that it keeps.</summary>
    [Theory]
    [InlineData("if (_file is null) _file = new FileStream(\"orders.wal\", FileMode.Append);")]
    [InlineData("if (_file is not null) Note(); else _file = new FileStream(\"orders.wal\", FileMode.Append);")]
    public Task Opened_when_it_is_needed(string open) => Verify.AnalyzerAsync($$"""
        class Shelf
        {
            FileStream? _file;

            void Put(byte[] record)
            {
                {{open}}
                {|DUR101:_file.Write(record)|};
            }

            static void Note()
            {
            }
        }
        """);

    [Theory]
    [InlineData("if (record.Length > 0) {|DUR101:_file.Write(record)|}; else Note();")]
    [InlineData("if (record.Length == 0) Note(); else {|DUR101:_file.Write(record)|};")]
    public Task Field_that_is_written_on_one_way(string code) => Verify.AnalyzerAsync($$"""
        class OrderJournal
        {
            readonly FileStream _file = new("orders.wal", FileMode.Append);

            public void Append(byte[] record)
            {
                {{code}}
            }

            static void Note()
            {
            }
        }
        """);
}
