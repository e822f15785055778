using System.Threading.Tasks;
using Xunit;

namespace Durability.Analyzers.Tests.Rules;

/// <summary>A file system behind System.IO.Abstractions loses data as the real one does.</summary>
public sealed class FileSystemAbstractionsTests
{
    [Fact]
    public Task Written_and_moved_without_sync_is_reported() => Analyze(
        """
        using System.IO.Abstractions;

        class SettingsFile(IFileSystem files)
        {
            public void Save(string path, string json)
            {
                var temp = path + ".tmp";
                files.File.WriteAllText(temp, json);
                {|DUR203:files.File.Move(temp, path, true)|};
            }
        }
        """);

    [Fact]
    public Task Stream_synced_then_moved_is_reported_for_its_directory_alone() => Analyze(
        """
        using System.IO.Abstractions;

        class SettingsFile(IFileSystem files)
        {
            public void Save(string path, byte[] json)
            {
                var temp = path + ".tmp";
                using (var file = files.File.Create(temp))
                {
                    file.Write(json);
                    file.Flush(true);
                }

                {|DUR202:files.File.Move(temp, path, true)|};
            }
        }
        """);

    [Fact]
    public Task Stream_of_the_factory_without_sync_is_reported() => Analyze(
        """
        using System.IO.Abstractions;

        class OrderJournal(IFileSystem files)
        {
            public void Append(byte[] record)
            {
                using var file = files.FileStream.New("orders.journal", FileMode.Append);
                {|DUR101:file.Write(record)|};
            }
        }
        """);

    [Fact]
    public Task Stream_of_the_factory_with_sync_is_silent() => Analyze(
        """
        using System.IO.Abstractions;

        class OrderJournal(IFileSystem files)
        {
            public void Append(byte[] record)
            {
                using var file = files.FileStream.New("orders.journal", FileMode.Append);
                file.Write(record);
                file.Flush(flushToDisk: true);
            }
        }
        """);

    [Fact]
    public Task Stream_of_the_factory_with_write_through_is_silent() => Analyze(
        """
        using System.IO.Abstractions;

        class OrderJournal(IFileSystem files)
        {
            public void Append(byte[] record)
            {
                using var file = files.FileStream.New("orders.journal", FileMode.Append, FileAccess.Write, FileShare.Read, 1, FileOptions.WriteThrough);
                file.Write(record);
            }
        }
        """);

    [Fact]
    public Task Flush_of_the_abstract_stream_is_no_sync() => Analyze(
        """
        using System.IO.Abstractions;

        class OrderJournal(IFileSystem files)
        {
            public void Append(byte[] record)
            {
                using var file = files.File.Open("orders.journal", FileMode.Append);
                file.Write(record);
                {|DUR102:file.Flush()|};
            }
        }
        """);

    [Fact]
    public Task Field_of_the_abstract_stream_without_sync_is_reported() => Analyze(
        """
        using System.IO.Abstractions;

        class OrderJournal
        {
            readonly FileSystemStream _file;

            public OrderJournal(IFileSystem files) => _file = files.File.Open("orders.journal", FileMode.Append);

            public void Append(byte[] record) => {|DUR101:_file.Write(record)|};
        }
        """);

    [Fact]
    public Task Field_of_the_abstract_stream_with_sync_is_silent() => Analyze(
        """
        using System.IO.Abstractions;

        class OrderJournal
        {
            readonly FileSystemStream _file;

            public OrderJournal(IFileSystem files) => _file = files.File.Open("orders.journal", FileMode.Append);

            public void Append(byte[] record) => _file.Write(record);

            public void Commit() => _file.Flush(true);
        }
        """);

    [Fact]
    public Task Settings_overwritten_in_place_are_reported() => Analyze(
        """
        using System.IO.Abstractions;

        class SettingsFile(IFileSystem files)
        {
            public Task SaveAsync(string json) => {|DUR204:files.File.WriteAllTextAsync("settings.json", json)|};
        }
        """);

    [Fact]
    public Task Report_overwritten_in_place_is_silent() => Analyze(
        """
        using System.IO.Abstractions;

        class Reports(IFileSystem files)
        {
            public void Write(string text) => files.File.WriteAllText("report.txt", text);
        }
        """);

    [Fact]
    public Task File_info_written_and_moved_without_sync_is_reported() => Analyze(
        """
        using System.IO.Abstractions;

        class SettingsFile(IFileSystem files)
        {
            public void Save(string path, string json)
            {
                var temp = files.FileInfo.New(path + ".tmp");
                using (var writer = temp.CreateText())
                    writer.Write(json);
                {|DUR203:temp.MoveTo(path, true)|};
            }
        }
        """);

    [Fact]
    public Task Temporary_file_of_another_volume_is_reported() => Analyze(
        """
        using System.IO.Abstractions;

        class SettingsFile(IFileSystem files)
        {
            public void Save(string path, string json)
            {
                var temp = files.Path.GetTempFileName();
                files.File.WriteAllText(temp, json);
                {|DUR206:files.File.Move(temp, path, true)|};
            }
        }
        """);

    [Fact]
    public Task Sync_of_a_read_only_abstract_stream_is_reported() => Analyze(
        """
        using System.IO.Abstractions;

        class OrderJournal(IFileSystem files)
        {
            public void Commit()
            {
                using var file = files.File.OpenRead("orders.journal");
                {|DUR107:file.Flush(true)|};
            }
        }
        """);

    [Fact]
    public Task Wrapper_of_the_abstraction_that_drops_the_flag_is_reported() => Analyze(
        """
        using System.IO.Abstractions;

        sealed class CountingStream(FileSystemStream inner) : FileSystemStream
        {
            public int Flushes { get; private set; }

            public override string Name => inner.Name;
            public override bool CanRead => inner.CanRead;
            public override bool CanSeek => inner.CanSeek;
            public override bool CanWrite => inner.CanWrite;
            public override long Length => inner.Length;
            public override long Position { get => inner.Position; set => inner.Position = value; }

            public override void Flush() => inner.Flush();

            public override void {|DUR106:Flush|}(bool flushToDisk)
            {
                Flushes++;
                inner.Flush();
            }

            public override int Read(byte[] buffer, int offset, int count) => inner.Read(buffer, offset, count);

            public override long Seek(long offset, SeekOrigin origin) => inner.Seek(offset, origin);

            public override void SetLength(long value) => inner.SetLength(value);

            public override void Write(byte[] buffer, int offset, int count) => inner.Write(buffer, offset, count);
        }
        """);

    private static Task Analyze(string source) => Verify.AnalyzerAsync(source, reference: FileSystemAbstractions.Assembly);
}
