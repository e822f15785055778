using System.Threading.Tasks;
using Xunit;

namespace Durability.Analyzers.Tests.Rules.Sync;

/// <summary>The options decide which files are looked at: scope, state names, scratch names, sync methods.</summary>
public sealed class EvidenceOptionTests
{
    [Fact]
    public Task Scope_all_makes_every_write_a_warning() => Verify.AnalyzerAsync(
        """
        class Recorder
        {
            void Add(string path, byte[] bytes)
            {
                using var file = new FileStream(path, FileMode.OpenOrCreate);
                {|DUR101:file.Write(bytes)|};
            }
        }
        """, config: "durability_scope = all");

    [Fact]
    public Task Scope_all_still_names_the_evidence_where_there_is_some() => Verify.AnalyzerAsync(
        """
        class Recorder
        {
            void Put(string text) => {|#0:File.WriteAllText("settings.json", text)|};
        }
        """, config: "durability_scope = all",
        expected: Verify.Diagnostic("DUR204").WithLocation(0).WithMessage("'settings.json' is overwritten in place; a power cut or crash before the new content is on disk loses both the old and the new (evidence: the name 'settings.json')"));

    [Fact]
    public Task Scope_all_keeps_the_temporary_folder_silent() => Verify.AnalyzerAsync(
        """
        class Recorder
        {
            void Add(byte[] bytes)
            {
                using var file = new FileStream(Path.GetTempFileName(), FileMode.OpenOrCreate);
                file.Write(bytes);
            }
        }
        """, config: "durability_scope = all");

    [Fact]
    public Task Scope_all_asks_for_a_sync_of_a_drain_too() => Verify.AnalyzerAsync(
        """
        class Recorder
        {
            void Add(string path, byte[] bytes)
            {
                using var file = new FileStream(path, FileMode.OpenOrCreate);
                file.Write(bytes);
                {|DUR102:file.Flush()|};
            }
        }
        """, config: "durability_scope = All");

    [Fact]
    public Task Scope_marked_is_silent_outside_durable_code() => Verify.AnalyzerAsync(
        """
        class OrderJournal
        {
            void Append(byte[] bytes)
            {
                using var file = new FileStream("orders.journal", FileMode.Append);
                file.Write(bytes);
            }
        }
        """, config: "durability_scope = marked");

    [Fact]
    public Task Scope_marked_looks_at_durable_code() => Verify.AnalyzerAsync(
        """
        [Durability.Durable]
        class Recorder
        {
            void Add(string path, byte[] bytes)
            {
                using var file = new FileStream(path, FileMode.OpenOrCreate);
                {|DUR101:file.Write(bytes)|};
            }
        }
        """, config: "durability_scope = marked", withRuntime: true);

    [Fact]
    public Task State_names_option_adds_a_word() => Verify.AnalyzerAsync(
        """
        class Recorder
        {
            void Add(string parcelFile, byte[] bytes)
            {
                using var file = new FileStream(parcelFile, FileMode.OpenOrCreate);
                {|DUR101:file.Write(bytes)|};
            }
        }
        """, config: "durability_state_names = parcel");

    [Fact]
    public Task State_names_option_keeps_the_default_words() => Verify.AnalyzerAsync(
        """
        class Recorder
        {
            void Add(string journalFile, byte[] bytes)
            {
                using var file = new FileStream(journalFile, FileMode.OpenOrCreate);
                {|DUR101:file.Write(bytes)|};
            }
        }
        """, config: "durability_state_names = parcel|crate");

    [Fact]
    public Task Scratch_names_option_adds_a_word() => Verify.AnalyzerAsync(
        """
        class Recorder
        {
            void Add(string heartbeatFile, byte[] bytes)
            {
                using var file = new FileStream(heartbeatFile, FileMode.Append);
                file.Write(bytes);
            }
        }
        """, config: "durability_scratch_names = heartbeat | beacon");

    [Fact]
    public Task Sync_methods_option_names_a_sync() => Verify.AnalyzerAsync(
        """
        static class Disk
        {
            public static void Commit(Stream stream) => Native.Instance.Force(stream);
        }

        abstract class Native
        {
            public static Native Instance = null!;

            public abstract void Force(Stream stream);
        }

        class OrderJournal
        {
            void Append(byte[] bytes)
            {
                using var file = new FileStream("orders.journal", FileMode.Append);
                file.Write(bytes);
                Disk.Commit(file);
            }
        }
        """, config: "durability_sync_methods = M:Disk.Commit(System.IO.Stream)");

    [Fact]
    public Task Method_that_is_no_sync_without_the_option_is_reported() => Verify.AnalyzerAsync(
        """
        static class Disk
        {
            public static void Announce(string name) => Console.WriteLine(name);
        }

        class OrderJournal
        {
            void Append(byte[] bytes)
            {
                using var file = new FileStream("orders.journal", FileMode.Append);
                {|DUR101:file.Write(bytes)|};
                Disk.Announce("orders.journal");
            }
        }
        """);
}
