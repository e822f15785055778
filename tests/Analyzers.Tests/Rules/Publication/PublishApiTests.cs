using System.Threading.Tasks;
using Xunit;

namespace Durability.Analyzers.Tests.Rules.Publication;

/// <summary>DUR203 over every way that the framework has to write a temporary file and to rename it.</summary>
public sealed class PublishApiTests
{
    [Fact]
    public Task Gzip_trailer_then_move_is_reported() => Verify.AnalyzerAsync(
        """
        class SnapshotStore
        {
            void Write(string path, byte[] state)
            {
                var temp = path + ".tmp";
                using (var gzip = new GZipStream(File.Create(temp), CompressionLevel.Fastest))
                    gzip.Write(state);
                {|DUR203:File.Move(temp, path, true)|};
            }
        }
        """);

    [Fact]
    public Task Xml_writer_on_a_path_then_move_is_reported() => Verify.AnalyzerAsync(
        """
        class SettingsFile
        {
            void Save(string path, string name)
            {
                var temp = path + ".tmp";
                using (var xml = System.Xml.XmlWriter.Create(temp))
                {
                    xml.WriteElementString("name", name);
                }

                {|DUR203:File.Move(temp, path, true)|};
            }
        }
        """);

    [Fact]
    public Task Document_saved_by_path_then_move_is_reported() => Verify.AnalyzerAsync(
        """
        class SettingsFile
        {
            void Save(string path, System.Xml.Linq.XDocument settings)
            {
                var temp = path + ".tmp";
                settings.Save(temp);
                {|DUR203:File.Move(temp, path, true)|};
            }
        }
        """);

    [Fact]
    public Task Document_saved_to_a_synced_stream_then_move_is_silent() => Verify.AnalyzerAsync(
        """
        class SettingsFile
        {
            void Save(string path, System.Xml.Linq.XDocument settings)
            {
                var temp = path + ".tmp";
                using (var file = File.Create(temp))
                {
                    settings.Save(file);
                    file.Flush(true);
                }

                File.Move(temp, path, true);
                Durability.DurableDirectory.SyncParent(path);
            }
        }
        """, withRuntime: true);

    [Fact]
    public Task Serializer_to_a_stream_then_move_is_reported() => Verify.AnalyzerAsync(
        """
        class SnapshotStore
        {
            async Task WriteAsync(string path, Dictionary<string, int> state)
            {
                var temp = path + ".tmp";
                await using (var file = File.Create(temp))
                    await System.Text.Json.JsonSerializer.SerializeAsync(file, state);
                {|DUR203:File.Move(temp, path, true)|};
            }
        }
        """);

    [Fact]
    public Task Copied_stream_then_move_is_reported() => Verify.AnalyzerAsync(
        """
        class SnapshotStore
        {
            async Task ReceiveAsync(string path, Stream body)
            {
                var temp = path + ".tmp";
                await using (var file = new FileStream(temp, FileMode.CreateNew))
                    await body.CopyToAsync(file);
                {|DUR203:File.Move(temp, path)|};
            }
        }
        """);

    [Fact]
    public Task Copied_file_then_move_is_reported() => Verify.AnalyzerAsync(
        """
        class SnapshotStore
        {
            void Restore(string path, string saved)
            {
                File.Copy(saved, path + ".tmp", true);
                {|DUR203:File.Move(path + ".tmp", path, true)|};
            }
        }
        """);

    [Fact]
    public Task Zip_file_then_move_is_reported() => Verify.AnalyzerAsync(
        """
        class SnapshotStore
        {
            void Pack(string folder, string target)
            {
                var temp = target + ".tmp";
                ZipFile.CreateFromDirectory(folder, temp);
                {|DUR203:File.Move(temp, target)|};
            }
        }
        """);

    [Fact]
    public Task Handle_written_then_move_is_reported() => Verify.AnalyzerAsync(
        """
        class SnapshotStore
        {
            void Write(string path, byte[] state)
            {
                var temp = path + ".tmp";
                using (var handle = File.OpenHandle(temp, FileMode.Create, FileAccess.Write))
                    RandomAccess.Write(handle, state, 0);
                {|DUR203:File.Move(temp, path, true)|};
            }
        }
        """);

    [Fact]
    public Task Handle_synced_then_move_is_silent() => Verify.AnalyzerAsync(
        """
        class SnapshotStore
        {
            void Write(string path, byte[] state)
            {
                var temp = path + ".tmp";
                using (var handle = File.OpenHandle(temp, FileMode.Create, FileAccess.Write))
                {
                    RandomAccess.Write(handle, state, 0);
                    RandomAccess.FlushToDisk(handle);
                }

                File.Move(temp, path, true);
                Durability.DurableDirectory.SyncParent(path);
            }
        }
        """, withRuntime: true);

    [Fact]
    public Task Write_through_then_move_is_silent() => Verify.AnalyzerAsync(
        """
        class SnapshotStore
        {
            void Write(string path, byte[] state)
            {
                var temp = path + ".tmp";
                using (var file = new FileStream(temp, FileMode.Create, FileAccess.Write, FileShare.None, 4096, FileOptions.WriteThrough))
                    file.Write(state);
                File.Move(temp, path, true);
            }
        }
        """);

    [Fact]
    public Task File_info_move_to_is_reported() => Verify.AnalyzerAsync(
        """
        class SettingsFile
        {
            void Save(FileInfo target, string json)
            {
                var temp = new FileInfo(target.FullName + ".tmp");
                using (var writer = temp.CreateText())
                    writer.Write(json);
                {|DUR203:temp.MoveTo(target.FullName, true)|};
            }
        }
        """);

    [Fact]
    public Task File_info_replace_is_reported() => Verify.AnalyzerAsync(
        """
        class SettingsFile
        {
            void Save(string path, byte[] json)
            {
                var temp = new FileInfo(path + ".tmp");
                using (var file = temp.OpenWrite())
                    file.Write(json);
                {|DUR203:temp.Replace(path, null)|};
            }
        }
        """);

    [Fact]
    public Task File_info_written_by_its_path_is_the_same_file() => Verify.AnalyzerAsync(
        """
        class SettingsFile
        {
            void Save(string path, string json)
            {
                var temp = path + ".tmp";
                File.WriteAllText(temp, json);
                {|DUR203:new FileInfo(temp).MoveTo(path)|};
            }
        }
        """);

    [Fact]
    public Task Stream_name_is_the_path_of_the_stream() => Verify.AnalyzerAsync(
        """
        class SettingsFile
        {
            void Save(string path, byte[] json)
            {
                var file = File.Create(path + ".tmp");
                file.Write(json);
                file.Dispose();
                {|DUR203:File.Move(file.Name, path, true)|};
            }
        }
        """);

    [Fact]
    public Task Directory_of_unsynced_files_then_move_is_reported() => Verify.AnalyzerAsync(
        """
        class SnapshotStore
        {
            void Write(string folder, Dictionary<string, byte[]> parts)
            {
                var temp = folder + ".tmp";
                Directory.CreateDirectory(temp);
                foreach (var (name, bytes) in parts)
                    File.WriteAllBytes(Path.Combine(temp, name), bytes);
                {|DUR203:Directory.Move(temp, folder)|};
            }
        }
        """);

    [Fact]
    public Task Directory_of_synced_files_then_move_is_silent() => Verify.AnalyzerAsync(
        """
        class SnapshotStore
        {
            void Write(string folder, Dictionary<string, byte[]> parts)
            {
                var temp = folder + ".tmp";
                Directory.CreateDirectory(temp);
                foreach (var (name, bytes) in parts)
                {
                    using var file = File.Create(Path.Combine(temp, name));
                    file.Write(bytes);
                    file.Flush(true);
                }

                Directory.Move(temp, folder);
                Durability.DurableDirectory.SyncParent(folder);
            }
        }
        """, withRuntime: true);
}
