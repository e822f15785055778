using System.Threading.Tasks;
using Xunit;

namespace Durability.Analyzers.Tests.Rules.Sync;

/// <summary>A stream that another class keeps for itself is judged with all members of that class, and not at each of its users.</summary>
public sealed class KeptByAnotherTests
{
    const string BlockFile = """
        class BlockFile
        {
            readonly FileStream _blocks = new("blocks.db", FileMode.OpenOrCreate);
            public void Write(byte[] block) => _blocks.Write(block);
            public void Drain() => _blocks.Flush();
            public void Commit() => _blocks.Flush(true);
        }
        """;

    [Fact]
    public Task User_that_drains_while_it_goes_on_leaves_the_sync_to_the_keeper() => Verify.AnalyzerAsync(BlockFile + """

        class Migration
        {
            readonly BlockFile _target = new();
            public void Copy(IEnumerable<byte[]> blocks)
            {
                foreach (var block in blocks)
                {
                    _target.Write(block);
                    _target.Drain();
                }
                Finish(_target.Commit);
            }
            static void Finish(Action commit) => commit();
        }
        """);

    [Fact]
    public Task Keeper_that_never_syncs_is_reported_once_and_at_home() => Verify.AnalyzerAsync("""
        class BlockFile
        {
            readonly FileStream _blocks = new("blocks.db", FileMode.OpenOrCreate);
            public void Write(byte[] block) => _blocks.Write(block);
            public void Drain() => {|DUR102:_blocks.Flush()|};
        }
        class Database
        {
            readonly BlockFile _file = new();
            public void Put(byte[] block) { _file.Write(block); _file.Drain(); }
        }
        """);

    [Fact]
    public Task Member_that_drains_to_read_what_others_wrote_is_none_that_forgot_the_sync() => Verify.AnalyzerAsync("""
        class RecordFile
        {
            readonly FileStream _records = new("records.db", FileMode.OpenOrCreate);
            readonly FileStream _reader = new("records.db", FileMode.Open, FileAccess.Read);
            public void Add(byte[] record) { _records.Write(record); _records.Flush(true); }
            public void AddTwo(byte[] record) { _records.Write(record); _records.Write(record); _records.Flush(true); }
            public int At(long number)
            {
                _records.Flush();
                _reader.Position = number;
                return _reader.ReadByte();
            }
        }
        """);

    [Fact]
    public Task Member_that_writes_and_only_drains_has_forgotten_it() => Verify.AnalyzerAsync("""
        class RecordFile
        {
            readonly FileStream _records = new("records.db", FileMode.OpenOrCreate);
            public void Add(byte[] record) { _records.Write(record); _records.Flush(true); }
            public void AddTwo(byte[] record) { _records.Write(record); _records.Write(record); _records.Flush(true); }
            public void AddLater(byte[] record) { _records.Write(record); {|DUR102:_records.Flush()|}; }
        }
        """);

    [Fact]
    public Task Drain_that_says_that_it_is_none_was_not_taken_for_a_sync() => Verify.AnalyzerAsync("""
        class RecordFile
        {
            readonly FileStream _records = new("records.db", FileMode.OpenOrCreate);
            public void Add(byte[] record) { _records.Write(record); _records.Flush(true); }
            public void AddTwo(byte[] record) { _records.Write(record); _records.Write(record); _records.Flush(true); }
            public void AddLater(byte[] record) { _records.Write(record); _records.Flush(flushToDisk: false); }
        }
        """);

    [Fact]
    public Task Each_of_several_files_needs_a_sync_of_its_own() => Verify.AnalyzerAsync("""
        class TableFile
        {
            readonly FileStream _pages = new("pages.db", FileMode.OpenOrCreate);
            public void Save(byte[] page) { _pages.Write(page); _pages.Flush(true); }
        }
        class Tables
        {
            readonly Dictionary<string, TableFile> _tables = new();
            public void Save(byte[] page)
            {
                foreach (var table in _tables.Values)
                    table.Save(page);
            }
        }
        """);
}
