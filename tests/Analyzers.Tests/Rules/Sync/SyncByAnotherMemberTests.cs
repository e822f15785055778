using System.Threading.Tasks;
using Durability.Testing;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Testing;
using Xunit;

namespace Durability.Analyzers.Tests.Rules.Sync;

/// <summary>Which member syncs for the others, where some write to the file that the type keeps.</summary>
public sealed class SyncByAnotherMemberTests
{
    const string Two = """
            public void Append(byte[] r) { _file.Write(r); _file.Flush(true); }
            public void Replace(byte[] r) { _file.Position = 0; _file.Write(r); _file.Flush(true); }
        """;

    const string Forgets = "public void Mark(byte[] r) => {|DUR101:_file.Write(r)|};";
    const string Leaves = "public void Mark(byte[] r) => _file.Write(r);";

    [Theory]
    [InlineData("")]
    [InlineData("public void Dispose() { _file.Flush(true); _file.Dispose(); }")]
    [InlineData("public void Close() { _file.Flush(true); _file.Close(); }")]
    [InlineData("public async Task CloseAsync() { _file.Flush(true); await _file.DisposeAsync(); }")]
    public Task Nobody_syncs_before_the_end(string member) => Verify.AnalyzerAsync(Journal(Two + Forgets + member));

    [Theory]
    [InlineData("public void Commit() => _file.Flush(true);")]
    [InlineData("public void Commit() { if (fsync(_descriptor) != 0) throw new IOException(); } readonly int _descriptor; [DllImport(\"libc\")] static extern int fsync(int fd);")]
    public Task Commit_syncs_for_the_others(string member) => Verify.AnalyzerAsync(Journal(Two + Leaves + member));

    /// <summary>What is given to a lambda, or comes out of a list or a pool, may be the file that the type keeps.</summary>
    [Theory]
    [InlineData("readonly List<FileStream> _all = []; public void Commit() => _all.ForEach(f => f.Flush(true));")]
    [InlineData("readonly LinkedList<FileStream> _all = new(); public void Commit() => _all.First!.Value.Flush(true);")]
    [InlineData("readonly IPool _pool; public OrderJournal(IPool pool) => _pool = pool; public void Commit() => _pool.Rent(1).Flush(true);")]
    public Task Sync_of_a_file_that_comes_from_elsewhere(string member) => Verify.AnalyzerAsync(Journal(Leaves + member));

    [Theory]
    [InlineData("public void Run() { while (true) { Thread.Sleep(1000); _file.Flush(true); } }")]
    [InlineData("public void CopyFrom(byte[] r) { _file.Write(r); _file.Flush(true); }")]
    [InlineData("public void Append(byte[] a, byte[] b) { _file.Write(a); _file.Flush(true); _file.Write(b); _file.Flush(true); }")]
    public Task One_member_that_syncs_is_no_rule_for_the_others(string member) => Verify.AnalyzerAsync(Journal(Leaves + member));

    /// <summary>In whatever order it calls the others of its type.</summary>
    [Theory]
    [InlineData("Append(all[0]); Append(all[1]);")]
    [InlineData("foreach (var r in all) Note(r); Append(all[0]);")]
    [InlineData("foreach (var r in all) Remember(r); Append(all[0]);")]
    [InlineData("Append(all[0]); ClearWal();")]
    [InlineData("ClearWal(); Append(all[0]);")]
    [InlineData("Copy(); Append(all[0]); ClearWal();")]
    public Task Member_that_calls_the_one_that_syncs_is_no_second_one(string calls) => Verify.AnalyzerAsync(Journal(Caller(Leaves, calls)));

    [Theory]
    [InlineData("Tick(all[0]); Append(all[0]);")]
    [InlineData("Tick(all[0]); Append(all[0]); Clear();")]
    [InlineData("Tick(all[0]); Append(all[0]); KeepWal();")]
    [InlineData("foreach (var r in all) Tick(r); Append(all[0]);")]
    public Task Member_that_calls_one_that_writes_and_one_that_syncs_is_no_second_one(string calls) => Verify.AnalyzerAsync(Journal(
        Caller(Leaves + " public void Tick(byte[] r) => _file.Write(r);", calls)));

    static string Caller(string members, string calls) => $$"""
        {{members}}
            public void Append(byte[] r) { _file.Write(r); _file.Flush(true); }
            public void All(byte[][] all) { {{calls}} }
            static void Note(byte[] r) { }
            static void Remember(byte[] r) { using var notes = new FileStream("notes.wal", FileMode.Append); notes.Write(r); notes.Flush(true); }
            static void Copy() => File.Copy("orders.json", "copy.tmp");
            static void ClearWal() { }
            static void KeepWal() { }
            static void Clear() { }
        """;

    /// <summary>It syncs so that the copy is whole, and not for whoever has written.</summary>
    [Theory]
    [InlineData("public void CopyTo(string to) { _file.Flush(true); File.Copy(\"orders.wal\", to); }")]
    [InlineData("public void BackupTo(string to) { _file.Flush(true); File.Copy(\"orders.wal\", to); }")]
    [InlineData("public void ExportAll(string to) { _file.Flush(true); File.Copy(\"orders.wal\", to); }")]
    public Task Copy_syncs_for_itself(string member) => Verify.AnalyzerAsync(Journal(Forgets + member));

    [Fact]
    public Task Member_that_writes_to_the_log_syncs_the_data_for_the_others() => Verify.AnalyzerAsync("""
        class OrderStore
        {
            readonly FileStream _log = new("orders.wal", FileMode.Append);
            readonly FileStream _data = new("orders.db", FileMode.OpenOrCreate);
            public void Put(byte[] r) { _log.Write(r); _log.Flush(true); _data.Flush(true); }
            public void Remove(byte[] r) { _log.Write(r); _log.Flush(true); _data.Flush(true); }
            public void Apply(byte[] r) => _data.Write(r);
        }
        """);

    [Theory]
    [InlineData("public void Append(byte[] r, bool sync) { _file.Write(r); if (sync) _file.Flush(true); }")]
    [InlineData("public void Append(byte[] r, bool sync) { _file.Write(r); if (!sync) return; _file.Flush(true); }")]
    public Task Member_that_syncs_when_it_is_asked_to(string member) => Verify.AnalyzerAsync(Journal(
        member + " public void Replace(byte[] r) { _file.Position = 0; _file.Write(r); _file.Flush(true); }"));

    [Fact]
    public Task Member_that_drains_beside_one_that_syncs() => Verify.AnalyzerAsync(Journal(
        "public void Append(byte[] r) { _file.Write(r); _file.Flush(true); } public void Mark(byte[] r) { _file.Write(r); _file.Flush(); }"));

    /// <summary>What only members of the type call is judged where they call it.</summary>
    [Fact]
    public Task Private_member_whose_caller_goes_on_to_the_sync() => Verify.AnalyzerAsync(Journal(
        Two + "public void Begin(byte[] r) { Mark(r); Append(r); } void Mark(byte[] r) => _file.Write(r);"));

    [Fact]
    public Task Forgotten_in_a_helper_is_told_there() => Verify.AnalyzerAsync("""
        static class Records
        {
            public static void Write(FileStream to, byte[] r) => {|DUR101:to.Write(r)|};
        }

        """ + Journal(Two + "public void Mark(byte[] r) => Records.Write(_file, r);"));

    [Fact]
    public async Task Forgotten_in_a_helper_of_another_file_is_told_at_its_call()
    {
        var test = new CSharpAnalyzerTest<DurabilityAnalyzer, DefaultVerifier>
        {
            TestCode = Journal(Two + "public void Mark(byte[] r) => {|DUR101:Records.Write(_file, r)|};"),
        };
        TestedFramework.Net100.ApplyTo(test);
        test.TestState.Sources.Add(("/0/Records.cs", "static class Records { public static void Write(FileStream to, byte[] r) => to.Write(r); }"));
        test.TestState.Sources.Add(("/0/Usings.cs", Verify.Usings));
        await test.RunAsync();
    }

    [Fact]
    public Task Helper_that_reads_and_begins_an_empty_file() => Verify.AnalyzerAsync("""
        static class Records
        {
            public static void ReadHeader(FileStream from, byte[] header)
            {
                if (from.Length == 0)
                    from.Write(header);
                else
                    from.ReadExactly(header);
            }
        }

        """ + Journal("public void Open(byte[] header) { using var note = new FileStream(\"opened.tmp\", FileMode.Create); Records.ReadHeader(_file, header); }"));

    [Fact]
    public Task Places_of_another_member_are_not_shown() => Verify.AnalyzerAsync(
        Journal(Two + "public void Mark(byte[] r) { {|#1:_file.Write(r)|}; {|#0:_file.Flush()|}; } public void Tick(byte[] r) { _file.Write(r); }"),
        expected: Verify.Diagnostic("DUR102").WithLocation(0).WithLocation(1).WithArguments("_file.Flush()", "_file", "'Append' syncs what it writes"));

    [Fact]
    public Task First_of_two_that_drain_is_told() => Verify.AnalyzerAsync(Journal(
        Two + "public void Mark(byte[] r) { _file.Write(r); {|DUR102:_file.Flush()|}; } public void Tick(byte[] r) { _file.Write(r); _file.Flush(); }"));

    static string Journal(string members) => $$"""
        interface IPool
        {
            FileStream Rent(int id);
        }

        class OrderJournal
        {
            readonly FileStream _file = new("orders.wal", FileMode.Append);
            {{members}}
        }
        """;

    [Theory]
    [InlineData("readonly FileStream _file; public Shelf(FileMode mode) => _file = new(\"orders.wal\", mode);", "public void Put(byte[] r) => {|DUR101:_file.Write(r)|};")]
    [InlineData("readonly FileStream _file = new(\"orders.wal\", FileMode.Append);", "public void Put(byte[] r, Shelf other) { _file.Write(r); {|DUR101:other._file.Write(r)|}; }")]
    [InlineData("readonly FileStream _file = new(\"boxes\", FileMode.Append);", "public void Put(byte[] r, Shelf other) { _file.Write(r); {|DUR101:other._file.Write(r)|}; }")]
    [InlineData("readonly FileStream _file; public Shelf(FileInfo[] all) => _file = all[0].Open(FileMode.Append);", "public void Put(byte[] r) => {|DUR101:_file.Write(r)|};")]
    public Task How_it_was_opened_says_that_it_matters(string field, string member) => Verify.AnalyzerAsync($$"""
        class Shelf
        {
            {{field}}
            {{member}}
        }
        """);

    [Fact]
    public Task Drain_of_a_file_that_writes_through() => Verify.AnalyzerAsync("""
        class OrderJournal
        {
            readonly FileStream _file = new("orders.wal", FileMode.Append, FileAccess.Write, FileShare.None, 4096, FileOptions.WriteThrough);
            public void Append(byte[] r) { _file.Write(r); _file.Flush(); }
            public void CopyTo(OrderJournal to, byte[] r) => to._file.Write(r);
        }
        """);

    [Fact]
    public Task Another_one_that_writes_through() => Verify.AnalyzerAsync("""
        class OrderJournal
        {
            readonly FileStream _file = new("orders.wal", FileMode.Append, FileAccess.Write, FileShare.None, 4096, FileOptions.WriteThrough);
            public void Append(byte[] r) { _file.Write(r); _file.Flush(true); }
            public void Replace(byte[] r) { _file.Position = 0; _file.Write(r); _file.Flush(true); }
            public void CopyTo(OrderJournal to, byte[] r) => to._file.Write(r);
        }
        """);

    /// <summary>Whose handle it is cannot be told: that of the file, perhaps.</summary>
    [Theory]
    [InlineData("RandomAccess.FlushToDisk(handles[0]);", "file.Write(r)")]
    [InlineData("RandomAccess.GetLength(handles[0]);", "{|DUR101:file.Write(r)|}")]
    public Task Handle_of_a_list(string call, string write) => Verify.AnalyzerAsync($$"""
        class OrderJournal
        {
            public void Append(byte[] r, Microsoft.Win32.SafeHandles.SafeFileHandle[] handles)
            {
                using var file = new FileStream("orders.wal", FileMode.Append);
                {{write}};
                {{call}}
            }
        }
        """);

    [Theory]
    [InlineData("_file.Flush(); using var again = new FileStream(\"orders.wal\", FileMode.Open); again.Flush(true);")]
    [InlineData("_file.Flush(); using var again = new FileStream(\"orders.wal\", FileMode.Open); again.Flush(true);", Leaves)]
    [InlineData("{|DUR102:_file.Flush()|}; using var again = new FileStream(\"orders.db\", FileMode.Open); again.Flush(true);")]
    public Task Another_stream_of_the_same_file(string code, string more = "") => Verify.AnalyzerAsync(Journal(
        $"public void Append(byte[] r) {{ _file.Write(r); {code} }} {more}"));

    [Fact]
    public Task Stream_that_is_given_back_is_its_callers() => Verify.AnalyzerAsync("""
        class OrderJournal
        {
            public static FileStream Begin(FileStream wal, byte[] r) { wal.Write(r); wal.Flush(); return wal; }
            public static void End(FileStream wal, byte[] r) { wal.Write(r); {|DUR102:wal.Flush()|}; }
        }
        """);
}
