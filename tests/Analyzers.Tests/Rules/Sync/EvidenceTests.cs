using System.Threading.Tasks;
using Xunit;

namespace Durability.Analyzers.Tests.Rules.Sync;

/// <summary>DUR101 against DUR104: what in the code says that a file is meant to survive, and what says that it is not.</summary>
public sealed class EvidenceTests
{
    [Fact]
    public Task Write_without_evidence_is_told_at_info() => Verify.AnalyzerAsync(
        """
        class Recorder
        {
            void Add(string path, byte[] bytes)
            {
                using var file = new FileStream(path, FileMode.OpenOrCreate);
                {|DUR104:file.Write(bytes)|};
            }
        }
        """);

    [Fact]
    public Task Write_without_evidence_but_with_sync_is_silent() => Verify.AnalyzerAsync(
        """
        class Recorder
        {
            void Add(string path, byte[] bytes)
            {
                using var file = new FileStream(path, FileMode.OpenOrCreate);
                file.Write(bytes);
                file.Flush(true);
            }
        }
        """);

    [Fact]
    public Task Drain_without_evidence_is_told_at_info_at_the_write() => Verify.AnalyzerAsync(
        """
        class Recorder
        {
            void Add(string path, byte[] bytes)
            {
                using var file = new FileStream(path, FileMode.OpenOrCreate);
                {|DUR104:file.Write(bytes)|};
                file.Flush();
            }
        }
        """);

    [Fact]
    public Task Text_writer_without_evidence_is_told_at_info() => Verify.AnalyzerAsync(
        """
        class Recorder
        {
            void Add(string path, string text)
            {
                using var writer = new StreamWriter(File.Open(path, FileMode.OpenOrCreate));
                {|DUR104:writer.Write(text)|};
            }
        }
        """);

    [Fact]
    public Task Name_of_the_file_is_evidence() => Verify.AnalyzerAsync(
        """
        class Recorder
        {
            void Add(byte[] bytes)
            {
                using var file = new FileStream("accounts.db", FileMode.OpenOrCreate);
                {|DUR101:file.Write(bytes)|};
            }
        }
        """);

    [Fact]
    public Task Name_of_the_path_variable_is_evidence() => Verify.AnalyzerAsync(
        """
        class Recorder
        {
            void Add(string walPath, byte[] bytes)
            {
                using var file = new FileStream(walPath, FileMode.OpenOrCreate);
                {|DUR101:file.Write(bytes)|};
            }
        }
        """);

    [Fact]
    public Task Name_of_the_folder_variable_is_evidence() => Verify.AnalyzerAsync(
        """
        class Recorder
        {
            string _checkpointFolder = "";

            void Add(string name, byte[] bytes)
            {
                using var file = new FileStream(Path.Combine(_checkpointFolder, name), FileMode.OpenOrCreate);
                {|DUR101:file.Write(bytes)|};
            }
        }
        """);

    [Fact]
    public Task Name_of_the_method_is_evidence() => Verify.AnalyzerAsync(
        """
        class Recorder
        {
            void SaveSettings(string path, byte[] bytes)
            {
                using var file = new FileStream(path, FileMode.OpenOrCreate);
                {|DUR101:file.Write(bytes)|};
            }
        }
        """);

    [Fact]
    public Task Comment_about_durability_is_evidence() => Verify.AnalyzerAsync(
        """
        class Recorder
        {
            // Must survive a power cut.
            void Add(string path, byte[] bytes)
            {
                using var file = new FileStream(path, FileMode.OpenOrCreate);
                {|DUR101:file.Write(bytes)|};
            }
        }
        """);

    [Fact]
    public Task Doc_comment_about_durability_is_evidence() => Verify.AnalyzerAsync(
        """
        class Recorder
        {
            /// <summary>Adds a record in a crash-safe way.</summary>
            void Add(string path, byte[] bytes)
            {
                using var file = new FileStream(path, FileMode.OpenOrCreate);
                {|DUR101:file.Write(bytes)|};
            }
        }
        """);

    [Fact]
    public Task Name_of_the_type_that_says_durable_is_evidence() => Verify.AnalyzerAsync(
        """
        class DurableRecorder
        {
            void Add(string path, byte[] bytes)
            {
                using var file = new FileStream(path, FileMode.OpenOrCreate);
                {|DUR101:file.Write(bytes)|};
            }
        }
        """);

    [Fact]
    public Task Cache_is_silent() => Verify.AnalyzerAsync(
        """
        class ThumbnailCache
        {
            void Add(string path, byte[] bytes)
            {
                using var file = new FileStream(path, FileMode.Append);
                file.Write(bytes);
            }
        }
        """);

    [Fact]
    public Task Report_is_silent() => Verify.AnalyzerAsync(
        """
        class Reports
        {
            void Write(byte[] bytes)
            {
                using var file = new FileStream("monthly-report.dat", FileMode.Append);
                file.Write(bytes);
            }
        }
        """);

    [Fact]
    public Task Log_file_for_people_is_silent() => Verify.AnalyzerAsync(
        """
        class App
        {
            readonly StreamWriter _log = new("app.log", append: true);

            public void Info(string line)
            {
                _log.WriteLine(line);
                _log.Flush();
            }
        }
        """);

    [Theory]
    [InlineData("JournalTests")]
    [InlineData("JournalTester")]
    public Task Test_code_is_silent(string type) => Verify.AnalyzerAsync(
        $$"""
        class {{type}}
        {
            void Append_works(byte[] bytes)
            {
                using var file = new FileStream("orders.journal", FileMode.Append);
                file.Write(bytes);
            }
        }
        """);

    [Fact]
    public Task Scratch_name_of_the_file_beats_the_name_of_the_type() => Verify.AnalyzerAsync(
        """
        class SnapshotStore
        {
            void Trace(byte[] bytes)
            {
                using var file = new FileStream("trace.bin", FileMode.Append);
                file.Write(bytes);
            }
        }
        """);

    [Fact]
    public Task State_name_of_the_file_beats_the_scratch_name_of_its_folder() => Verify.AnalyzerAsync(
        """
        class Files
        {
            void Add(string downloadFolder, byte[] bytes)
            {
                using var file = new FileStream(Path.Combine(downloadFolder, "index.db"), FileMode.OpenOrCreate);
                {|DUR101:file.Write(bytes)|};
            }
        }
        """);

    [Theory]
    [InlineData("Path.Combine(cacheFolder, \"index.db\")")]
    [InlineData("Path.Combine(cacheFolder, \"data\", \"index.db\")")]
    [InlineData("cacheFolder + \"/index.db\"")]
    [InlineData("cacheFolder + @\"\\index.db\"")]
    [InlineData("$\"{cacheFolder}/index.db\"")]
    [InlineData("Path.Combine(root, \"tmp/index.db\")")]
    [InlineData("Path.Combine(root, \"temp\", \"index.db\")")]
    [InlineData("Path.Combine(Path.GetDirectoryName(cachePath)!, \"index.db\")")]
    public Task Whatever_lies_in_a_cache_or_a_temporary_folder_can_be_lost(string path) => Verify.AnalyzerAsync(
        $$"""
        class Files
        {
            void Add(string cacheFolder, string cachePath, string root, byte[] bytes)
            {
                using var file = new FileStream({{path}}, FileMode.OpenOrCreate);
                file.Write(bytes);
            }
        }
        """);

    [Theory]
    [InlineData("Path.Combine(root, \"cache-settings\")")]
    [InlineData("Path.Combine(root, \"settings\")")]
    public Task Cache_in_the_name_of_the_file_leaves_its_last_word_to_decide(string path) => Verify.AnalyzerAsync(
        $$"""
        class Files
        {
            void Add(string root, byte[] bytes)
            {
                using var file = new FileStream({{path}}, FileMode.OpenOrCreate);
                {|DUR101:file.Write(bytes)|};
            }
        }
        """);

    [Theory]
    [InlineData("{Number(frame).ToString()}")]
    [InlineData("{frame.Index.ToString()}")]
    [InlineData("{frame.Index:D4}")]
    [InlineData("{pages.IndexOf(frame)}")]
    [InlineData("{pair.Key}")]
    [InlineData("{MakeKey(frame)}")]
    public Task Number_in_the_name_of_a_file_says_nothing_of_its_worth(string number) => Verify.AnalyzerAsync(
        $$"""
        class Frame { public int Index { get; set; } }

        class Files
        {
            static int Number(Frame frame) => frame.Index;
            static string MakeKey(Frame frame) => new('x', frame.Index);

            void Add(string root, Frame frame, List<Frame> pages, KeyValuePair<int, string> pair, byte[] bytes)
            {
                using var file = new FileStream(Path.Combine(root, $"{{number}}.bin"), FileMode.OpenOrCreate);
                {|DUR104:file.Write(bytes)|};
            }
        }
        """);

    [Theory]
    [InlineData("cached", "file.Write(bytes);")]
    [InlineData("settings", "{|DUR104:file.Write(bytes)|};")]
    public Task File_of_a_cached_object_is_cached_and_one_of_a_setting_is_any_file(string owner, string write) => Verify.AnalyzerAsync(
        $$"""
        class Entry { public string Where { get; set; } = ""; }

        class Recorder
        {
            void Add(Entry {{owner}}, byte[] bytes)
            {
                using var file = new FileStream({{owner}}.Where, FileMode.OpenOrCreate);
                {{write}}
            }
        }
        """);

    [Fact]
    public Task Picture_can_be_drawn_again() => Verify.AnalyzerAsync(
        """
        class Book
        {
            void Draw(string folder, int number, byte[] bytes)
            {
                using var file = new FileStream(Path.Combine(folder, "page-" + number + ".png"), FileMode.OpenOrCreate);
                file.Write(bytes);
            }
        }
        """);

    [Fact]
    public Task Interpolated_path_is_looked_into() => Verify.AnalyzerAsync(
        """
        class Recorder
        {
            void Add(string folder, int number, byte[] bytes)
            {
                using var file = new FileStream($"{folder}/{number:D8}.wal", FileMode.OpenOrCreate);
                {|DUR101:file.Write(bytes)|};
            }
        }
        """);

    [Fact]
    public Task Name_of_the_constant_is_evidence() => Verify.AnalyzerAsync(
        """
        class Recorder
        {
            const string Wallet = "w.dat";

            void Add(byte[] bytes)
            {
                using var file = new FileStream(Wallet, FileMode.OpenOrCreate);
                {|DUR101:file.Write(bytes)|};
            }
        }
        """);

    [Fact]
    public Task Sync_of_the_same_type_elsewhere_is_evidence() => Verify.AnalyzerAsync(
        """
        class Recorder
        {
            void Add(string path, byte[] bytes)
            {
                using var file = new FileStream(path, FileMode.OpenOrCreate);
                {|DUR101:file.Write(bytes)|};
            }

            void AddSafely(string path, byte[] bytes)
            {
                using var file = new FileStream(path, FileMode.OpenOrCreate);
                file.Write(bytes);
                file.Flush(true);
            }
        }
        """);

    [Fact]
    public Task Sync_of_the_same_file_before_says_more_than_its_name() => Verify.AnalyzerAsync(
        """
        class Table
        {
            void Build(string outputFile, byte[] rows, byte[] checksum)
            {
                using var file = new FileStream(outputFile, FileMode.CreateNew);
                file.Write(rows);
                file.Flush(true);
                {|DUR101:file.Write(checksum)|};
            }
        }
        """);
}
