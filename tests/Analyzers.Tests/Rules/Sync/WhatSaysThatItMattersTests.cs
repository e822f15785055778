using System.Threading.Tasks;
using Xunit;

namespace Durability.Analyzers.Tests.Rules.Sync;

/// <summary>One file matters and another does not: what is said of the one is not said of the other.</summary>
public sealed class WhatSaysThatItMattersTests
{
    [Theory]
    [InlineData("using var file = new FileStream(\"thumbs.cache\", FileMode.OpenOrCreate); file.Write(r); file.Flush(); Thread.Sleep(2000);")]
    [InlineData("using var file = new FileStream(path, FileMode.OpenOrCreate); file.Write(r); {|DUR102:file.Flush()|}; Thread.Sleep(2000);")]
    [InlineData("using var file = new FileStream(path, FileMode.OpenOrCreate); file.Write(r); file.Flush(true); {|DUR101:file.Write(r)|};")]
    public Task What_is_done_behind_the_write(string code) => Verify.AnalyzerAsync($$"""
        class Shelf
        {
            void Put(string path, byte[] r)
            {
                {{code}}
            }
        }
        """);

    [Theory]
    [InlineData("thumbs.cache", "file.Write(r)")]
    [InlineData("debug.log", "file.Write(r)")]
    [InlineData("boxes", "{|DUR101:file.Write(r)|}")]
    public Task Type_that_syncs_another_file(string name, string write) => Verify.AnalyzerAsync($$"""
        class Shelf
        {
            void Put(byte[] r)
            {
                using var file = new FileStream("{{name}}", FileMode.OpenOrCreate);
                {{write}};
            }

            void PutSafely(byte[] r)
            {
                using var file = new FileStream("safe", FileMode.OpenOrCreate);
                file.Write(r);
                file.Flush(true);
            }
        }
        """);

    [Fact]
    public Task Files_that_nothing_is_said_of() => Verify.AnalyzerAsync("""
        class Shelf
        {
            readonly FileStream _a = new("a", FileMode.OpenOrCreate);
            readonly FileStream _b = new("b", FileMode.OpenOrCreate);
            public void PutA(byte[] r) { _a.Write(r); _a.Flush(true); }
            public void PutB(byte[] r) => {|DUR104:_b.Write(r)|};
        }
        """);

    [Fact]
    public Task Member_for_a_test_does_not_speak_for_the_others() => Verify.AnalyzerAsync("""
        class OrderJournal
        {
            readonly FileStream _file = new("orders.wal", FileMode.Append);
            public void Append(byte[] r) => {|DUR101:_file.Write(r)|};
            public void WriteTornTest(byte[] r) => _file.Write(r);
        }
        """);

    [Theory]
    [InlineData("/// <summary>Must survive a power cut.</summary>", "{|DUR101:File.Copy(from, \"orders.bak\")|}")]
    [InlineData("", "File.Copy(from, \"orders.bak\")")]
    public Task Copy_that_must_survive(string comment, string copy) => Verify.AnalyzerAsync($$"""
        class OrderArchive
        {
            {{comment}}
            public void Keep(string from) { {{copy}}; }
        }
        """);

    [Fact]
    public Task Helper_that_is_named_for_durability() => Verify.AnalyzerAsync("""
        static class DurableFiles
        {
            public static void Write(string path, string text) => {|DUR101:File.WriteAllText(path, text)|};
        }
        """);

    [Fact]
    public Task Another_file_is_published() => Verify.AnalyzerAsync("""
        class OrderJournal
        {
            void Append(string settings, string line)
            {
                {|DUR101:File.AppendAllText("orders.wal", line)|};
                File.Move(settings, settings + ".old", true);
            }
        }
        """);

    [Theory]
    [InlineData("DurableFile.Move(\"orders.wal\", \"orders.1.wal\", true);", "file.Write(r)")]
    [InlineData("DurableFile.Move(\"other.wal\", \"other.1.wal\", true);", "{|DUR101:file.Write(r)|}")]
    public Task Move_that_syncs(string move, string write) => Verify.AnalyzerAsync($$"""
        using Durability;

        class OrderStore
        {
            void Save(byte[] r)
            {
                using (var file = new FileStream("orders.wal", FileMode.CreateNew))
                    {{write}};
                {{move}}
            }
        }
        """, withRuntime: true);

    /// <summary>Its path cannot be told; the variable that keeps it is named for what lies there.</summary>
    [Theory]
    [InlineData("wal", "DUR101")]
    [InlineData("box", "DUR104")]
    public Task File_of_a_list(string name, string rule) => Verify.AnalyzerAsync($$"""
        class Shelf
        {
            void Put(FileInfo[] all, byte[] r)
            {
                using var {{name}} = all[0].OpenWrite();
                {|{{rule}}:{{name}}.Write(r)|};
                File.Move("a.old", "b.old");
            }
        }
        """);

    /// <summary>The object that keeps a path says little of what lies there.</summary>
    [Fact]
    public Task File_of_a_configuration() => Verify.AnalyzerAsync("""
        class Options
        {
            public string File = "";
        }

        class Shelf
        {
            void Put(Options config, byte[] r)
            {
                using var file = new FileStream(config.File, FileMode.OpenOrCreate);
                {|DUR104:file.Write(r)|};
            }
        }
        """);

    [Theory]
    [InlineData("response.CopyTo(file);")]
    [InlineData("response.CopyTo(file); file.Flush(true); {|DUR101:response.CopyTo(file)|};")]
    public Task Download_that_is_synced_halfway(string code) => Verify.AnalyzerAsync($$"""
        class OrderStore
        {
            void Put(string path, Stream response)
            {
                using var file = new FileStream(path, FileMode.CreateNew);
                {{code}}
            }
        }
        """);

    /// <summary>There is nothing to overwrite; what cannot be made again is missed all the same.</summary>
    [Theory]
    [InlineData("if (!File.Exists(\"master.key\")) {|DUR101:File.WriteAllBytes(\"master.key\", r)|};")]
    [InlineData("{|DUR204:File.WriteAllBytes(\"master.key\", r)|};")]
    [InlineData("File.WriteAllBytes($\"{Guid.NewGuid()}.key\", r);")]
    [InlineData("{|DUR101:File.WriteAllBytes($\"{Guid.NewGuid()}.wal\", r)|};")]
    [InlineData("File.WriteAllBytes($\"{Guid.NewGuid()}.undo\", r);")]
    [InlineData("File.WriteAllBytes($\"journal/{Guid.NewGuid()}.json\", r);")]
    [InlineData("if (!File.Exists(\"orders.wal\")) File.WriteAllBytes(\"orders.wal\", r);")]
    public Task First_content_of_a_file(string code) => Verify.AnalyzerAsync($$"""
        class Shelf
        {
            void Put(byte[] r)
            {
                {{code}}
            }
        }
        """);

    [Theory]
    [InlineData("file.Write(\"id;name\"u8);")]
    [InlineData("file.Write(\"id;name\"u8); file.Flush(true); {|DUR101:file.Write(\"end\"u8)|};")]
    [InlineData("file.Write(\"id;name\"u8); {|DUR101:file.Write(r)|};")]
    public Task First_content_that_stands_in_the_code(string code) => Verify.AnalyzerAsync($$"""
        class OrderStore
        {
            void Begin(byte[] r)
            {
                if (!File.Exists("orders.db"))
                {
                    using var file = File.Create("orders.db");
                    {{code}}
                }
            }
        }
        """);

    [Theory]
    [InlineData("Kept.Add(file);")]
    [InlineData("file.Dispose();", "{|DUR101:", "|}")]
    public Task Stream_that_somebody_else_takes(string code, string from = "", string to = "") => Verify.AnalyzerAsync($$"""
        static class Kept
        {
            static readonly List<object> All = [];
            public static void Add(object one) => All.Add(one);
        }

        class OrderJournal
        {
            void Begin(byte[] r)
            {
                var file = new FileStream("orders.wal", FileMode.Append);
                {{from}}file.Write(r){{to}};
                {{code}}
            }
        }
        """);
}
