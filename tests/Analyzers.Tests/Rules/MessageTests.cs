using System.Threading.Tasks;
using Microsoft.CodeAnalysis.Testing;
using Xunit;

namespace Durability.Analyzers.Tests.Rules;

/// <summary>
/// The whole message of a typical program for each rule: it says what is lost and when, with the names that stand in the code.
/// A change of wording is a change of what users read, search for and suppress by.
/// </summary>
public sealed class MessageTests
{
    [Fact]
    public Task Write_never_synced() => Says(
        "DUR101",
        "What is written to 'orders.journal' is never synced to disk; a power cut after 'file.Write()' loses it although every call succeeded (evidence: the name 'orders.journal')",
        """
        class Orders
        {
            void Append(byte[] bytes)
            {
                using var file = new FileStream("orders.journal", FileMode.Append);
                {|#0:file.Write(bytes)|};
            }
        }
        """);

    [Theory]
    [InlineData("", "nobody knows")]
    [InlineData("_logger.Info(e.Message);", "only a log tells of it")]
    [InlineData("Console.Error.WriteLine(e);", "only a log tells of it")]
    [InlineData("_count++;", "nobody knows")]
    public Task Failure_of_a_sync_swallowed(string handled, string known) => Says(
        "DUR301",
        $"When '_file.Flush()' fails, this catch lets the program go on as if the data were on disk; what was written is lost and {known}",
        $$"""
        class Log { public void Info(string text) { } }

        class Orders(FileStream file)
        {
            readonly FileStream _file = file;
            readonly Log _logger = new();
            int _count;

            void Append(byte[] bytes)
            {
                _file.Write(bytes);
                try
                {
                    _file.Flush(true);
                }
                {|#0:catch|} (Exception e)
                {
                    _ = _count;
                    {{handled}}
                }
            }
        }
        """);

    [Fact]
    public Task Directory_that_is_never_opened() => Says(
        "DUR301",
        "When 'File.OpenHandle()' fails, this catch lets the program go on as if the data were on disk; a directory cannot be opened so on any system, and no new file or rename in it is ever synced",
        """
        class Snapshots
        {
            static void SyncDirectory(string folder)
            {
                try
                {
                    using var handle = File.OpenHandle(folder);
                    RandomAccess.FlushToDisk(handle);
                }
                {|#0:catch|} (UnauthorizedAccessException) { }
            }
        }
        """);

    [Fact]
    public Task Sync_after_a_configured_writer_closed_the_file() => Says(
        "DUR103",
        "'settingsPath' is synced after the end of 'writer' closed it; the call throws, and what was written is lost at a power cut",
        """
        class Settings
        {
            async Task Save(string settingsPath, string text)
            {
                var file = new FileStream(settingsPath, FileMode.Open);
                await using (file.ConfigureAwait(false))
                {
                    var writer = new StreamWriter(file);
                    await using (writer.ConfigureAwait(false)) { await writer.WriteAsync(text); }
                    {|#0:file.Flush(true)|};
                }
            }
        }
        """);

    [Fact]
    public Task Write_never_synced_in_append_mode() => Says(
        "DUR101",
        "What is written to 'path' is never synced to disk; a power cut after 'writer.WriteLine()' loses it although every call succeeded (evidence: append mode)",
        """
        class Orders
        {
            void Append(string path, string line)
            {
                using var writer = new StreamWriter(path, append: true);
                {|#0:writer.WriteLine(line)|};
            }
        }
        """);

    [Fact]
    public Task Drain_taken_for_a_sync() => Says(
        "DUR102",
        "'file.Flush()' only moves the bytes of 'orders.dat' into the page cache; a power cut after it loses them (evidence: the comment says 'power cut')",
        """
        class Orders
        {
            void Append(byte[] bytes)
            {
                using var file = new FileStream("orders.dat", FileMode.Append);
                file.Write(bytes);
                // The order must survive a power cut.
                {|#0:file.Flush()|};
            }
        }
        """);

    [Fact]
    public Task Asynchronous_drain_taken_for_a_sync() => Says(
        "DUR102",
        "'_writer.FlushAsync()' only moves the bytes of '_writer' into the page cache; a power cut after it loses them (evidence: the name 'orders.journal')",
        """
        class Orders
        {
            readonly StreamWriter _writer = File.AppendText("orders.journal");

            async Task AppendAsync(string line)
            {
                await _writer.WriteLineAsync(line);
                await {|#0:_writer.FlushAsync()|};
            }
        }
        """);

    [Fact]
    public Task Sync_below_a_writer_that_holds_bytes() => Says(
        "DUR103",
        "'orders.journal' is synced while the StreamWriter 'writer' above it still holds bytes; what it writes afterwards is lost at a power cut",
        """
        class Orders
        {
            void Append(string line)
            {
                using var file = new FileStream("orders.journal", FileMode.Append);
                using var writer = new StreamWriter(file);
                writer.WriteLine(line);
                {|#0:file.Flush(true)|};
            }
        }
        """);

    [Fact]
    public Task Sync_below_a_wrapper_that_owes_its_last_block() => Says(
        "DUR103",
        "'path' is synced while the GZipStream 'gzip' above it owes its last block; what it writes afterwards is lost at a power cut",
        """
        class Orders
        {
            void Write(string path, byte[] bytes)
            {
                using var file = new FileStream(path, FileMode.CreateNew);
                using var gzip = new GZipStream(file, CompressionLevel.Fastest);
                gzip.Write(bytes);
                gzip.Flush();
                {|#0:file.Flush(true)|};
            }
        }
        """);

    [Fact]
    public Task Sync_after_the_file_was_closed() => Says(
        "DUR103",
        "'orders.journal' is synced after 'file.Dispose()' closed it; the call throws, and what was written is lost at a power cut",
        """
        class Orders
        {
            void Append(byte[] bytes)
            {
                var file = new FileStream("orders.journal", FileMode.Append);
                file.Write(bytes);
                file.Dispose();
                {|#0:file.Flush(true)|};
            }
        }
        """);

    [Fact]
    public Task Write_never_synced_without_evidence() => Says(
        "DUR104",
        "What is written to 'path' is never synced to disk; a power cut after 'file.Write()' loses it",
        """
        class Recorder
        {
            void Add(string path, byte[] bytes)
            {
                using var file = new FileStream(path, FileMode.CreateNew);
                {|#0:file.Write(bytes)|};
            }
        }
        """);

    [Fact]
    public Task Wrapper_that_ignores_the_flag() => Says(
        "DUR106",
        "'OrderFile.Flush(bool flushToDisk)' ignores 'flushToDisk'; whoever calls it to sync loses the data at a power cut",
        """
        class OrderFile(string path) : FileStream(path, FileMode.Append)
        {
            public override void {|#0:Flush|}(bool flushToDisk) => base.Flush(false);
        }
        """);

    [Fact]
    public Task Method_that_is_named_for_a_sync() => Says(
        "DUR106",
        "'OrderFile.Fsync' is named for a sync and only drains; whoever calls it to sync loses the data at a power cut",
        """
        class OrderFile
        {
            readonly FileStream _file = new("orders.journal", FileMode.Append);

            public void {|#0:Fsync|}() => _file.Flush();
        }
        """);

    [Fact]
    public Task Sync_on_a_read_only_stream() => Says(
        "DUR107",
        "'path' was opened for reading, so 'file.Flush(true)' does nothing; what was written to the file is lost at a power cut",
        """
        class Orders
        {
            void Commit(string path)
            {
                using var file = File.OpenRead(path);
                {|#0:file.Flush(true)|};
            }
        }
        """);

    [Fact]
    public Task Published_before_its_data_is_synced() => Says(
        "DUR203",
        "'settings.tmp' becomes 'settings.json' before its data is on disk; a power cut after the rename leaves an empty or partial file under the final name",
        """
        class Settings
        {
            void Save(string json)
            {
                File.WriteAllText("settings.tmp", json);
                {|#0:File.Move("settings.tmp", "settings.json", overwrite: true)|};
            }
        }
        """);

    [Fact]
    public Task Published_after_a_drain() => Says(
        "DUR203",
        "'path.tmp' becomes 'path' before its data is on disk ('file.Flush()' only reached the page cache); a power cut after the rename leaves an empty or partial file under the final name",
        """
        class Settings
        {
            void Save(string path, byte[] json)
            {
                var temp = path + ".tmp";
                using (var file = File.Create(temp))
                {
                    file.Write(json);
                    file.Flush();
                }

                {|#0:File.Replace(temp, path, null)|};
            }
        }
        """);

    [Fact]
    public Task Published_while_it_is_still_open() => Says(
        "DUR203",
        "'path.tmp' becomes 'path' before its data is on disk, while it is still open; a power cut after the rename leaves an empty or partial file under the final name",
        """
        class Settings
        {
            void Save(string path, byte[] json)
            {
                using var file = File.Create(path + ".tmp");
                file.Write(json);
                {|#0:File.Move(path + ".tmp", path, true)|};
            }
        }
        """);

    [Fact]
    public Task State_overwritten_in_place() => Says(
        "DUR204",
        "'settings.json' is overwritten in place; a power cut or crash before the new content is on disk loses both the old and the new (evidence: the name 'settings.json')",
        """
        class Window
        {
            void Close(string json) => {|#0:File.WriteAllText("settings.json", json)|};
        }
        """);

    [Fact]
    public Task State_truncated_in_place() => Says(
        "DUR204",
        "'path' is truncated and written in place; a power cut or crash before the new content is on disk loses both the old and the new (evidence: the name 'SettingsFile')",
        """
        class SettingsFile
        {
            void Put(string path, byte[] json)
            {
                using var file = {|#0:new FileStream(path, FileMode.Create)|};
                file.Write(json);
            }
        }
        """);

    [Fact]
    public Task State_deleted_before_the_rename() => Says(
        "DUR204",
        "'path' is deleted before the rename that replaces it; a power cut or crash before the new content is on disk loses both the old and the new (evidence: the name 'SettingsFile')",
        """
        class SettingsFile
        {
            void Put(string path, byte[] json)
            {
                using (var file = new FileStream(path + ".tmp", FileMode.Create))
                {
                    file.Write(json);
                    file.Flush(true);
                }

                File.Delete(path);
                {|#0:File.Move(path + ".tmp", path)|};
            }
        }
        """);

    [Fact]
    public Task Overwritten_in_place_without_evidence() => Says(
        "DUR205",
        "'path' is overwritten in place; a power cut or crash before the new content is on disk loses both the old and the new",
        """
        class Notes
        {
            void Put(string path, string text) => {|#0:File.WriteAllText(path, text)|};
        }
        """);

    [Fact]
    public Task Moved_from_another_volume() => Says(
        "DUR206",
        "'GetTempFileName()' lies in the system's temporary folder; moving it to 'path' can be a copy and a delete, neither atomic nor synced: a power cut leaves a partial file, or none",
        """
        class Settings
        {
            void Save(string path, string json)
            {
                var temp = Path.GetTempFileName();
                File.WriteAllText(temp, json);
                {|#0:File.Move(temp, path, true)|};
            }
        }
        """);

    private static Task Says(string id, string message, string source)
        => Verify.AnalyzerAsync(source, expected: Verify.Diagnostic(id).WithLocation(0).WithOptions(DiagnosticOptions.IgnoreAdditionalLocations).WithMessage(message));
}
