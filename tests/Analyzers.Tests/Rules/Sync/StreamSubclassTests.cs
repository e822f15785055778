using System.Threading.Tasks;
using Xunit;

namespace Durability.Analyzers.Tests.Rules.Sync;

/// <summary>DUR106, and streams of the program's own: some sync when they flush, some only say so.</summary>
public sealed class StreamSubclassTests
{
    [Fact]
    public Task Subclass_whose_flush_syncs_is_silent() => Verify.AnalyzerAsync(
        """
        sealed class SyncingFileStream(string path) : FileStream(path, FileMode.Append)
        {
            public override void Flush() => Flush(true);
        }

        class OrderJournal
        {
            void Append(byte[] record)
            {
                using var file = new SyncingFileStream("orders.journal");
                file.Write(record);
                file.Flush();
            }
        }
        """);

    [Fact]
    public Task Subclass_whose_flush_syncs_the_base_is_silent() => Verify.AnalyzerAsync(
        """
        class SyncingFileStream : FileStream
        {
            public SyncingFileStream(string path)
                : base(path, FileMode.Append, FileAccess.Write, FileShare.Read)
            {
            }

            public override void Flush() => base.Flush(flushToDisk: true);
        }

        class OrderJournal
        {
            void Append(byte[] record)
            {
                using var file = new SyncingFileStream("orders.journal");
                file.Write(record);
                file.Flush();
            }
        }
        """);

    [Fact]
    public Task Subclass_that_inherits_flush_is_no_sync() => Verify.AnalyzerAsync(
        """
        class NamedFileStream : FileStream
        {
            public NamedFileStream(string path)
                : base(path, FileMode.Append)
            {
            }
        }

        class OrderJournal
        {
            void Append(byte[] record)
            {
                using var file = new NamedFileStream("orders.journal");
                file.Write(record);
                {|DUR102:file.Flush()|};
            }
        }
        """);

    [Fact]
    public Task Stream_over_a_file_whose_flush_syncs_is_silent() => Verify.AnalyzerAsync(
        """
        sealed class DurableStream : Stream
        {
            readonly FileStream _file;

            public DurableStream(string path) => _file = new FileStream(path, FileMode.Append);

            public override bool CanRead => false;
            public override bool CanSeek => false;
            public override bool CanWrite => true;
            public override long Length => _file.Length;
            public override long Position { get => _file.Position; set => throw new NotSupportedException(); }

            public override void Flush() => _file.Flush(true);

            public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

            public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

            public override void SetLength(long value) => throw new NotSupportedException();

            public override void Write(byte[] buffer, int offset, int count) => _file.Write(buffer, offset, count);
        }

        class OrderJournal
        {
            void Append(byte[] record)
            {
                using var stream = new DurableStream("orders.journal");
                stream.Write(record, 0, record.Length);
                stream.Flush();
            }
        }
        """);

    [Fact]
    public Task Subclass_that_syncs_when_disposed_is_silent() => Verify.AnalyzerAsync(
        """
        class CommittingFileStream : FileStream
        {
            public CommittingFileStream(string path)
                : base(path, FileMode.Append)
            {
            }

            protected override void Dispose(bool disposing)
            {
                if (disposing)
                    Flush(true);
                base.Dispose(disposing);
            }
        }

        class OrderJournal
        {
            void Append(byte[] record)
            {
                using var file = new CommittingFileStream("orders.journal");
                file.Write(record);
            }
        }
        """);

    [Fact]
    public Task Flush_override_that_ignores_the_flag_is_reported() => Verify.AnalyzerAsync(
        """
        class CountingFileStream : FileStream
        {
            public CountingFileStream(string path)
                : base(path, FileMode.Append)
            {
            }

            public int Flushes { get; private set; }

            public override void {|DUR106:Flush|}(bool flushToDisk)
            {
                Flushes++;
                base.Flush(flushToDisk: false);
            }
        }
        """);

    [Fact]
    public Task Flush_override_that_passes_the_flag_on_is_silent() => Verify.AnalyzerAsync(
        """
        class CountingFileStream : FileStream
        {
            public CountingFileStream(string path)
                : base(path, FileMode.Append)
            {
            }

            public int Flushes { get; private set; }

            public override void Flush(bool flushToDisk)
            {
                Flushes++;
                base.Flush(flushToDisk);
            }
        }
        """);

    [Fact]
    public Task Interface_implementation_that_ignores_the_flag_is_reported() => Verify.AnalyzerAsync(
        """
        interface ILogFile
        {
            void Flush(bool flushToDisk);
        }

        class LogFile(string path) : ILogFile
        {
            readonly FileStream _file = new(path, FileMode.Append);

            public void {|DUR106:Flush|}(bool flushToDisk) => _file.Flush();
        }
        """);

    [Fact]
    public Task Interface_implementation_that_passes_the_flag_on_is_silent() => Verify.AnalyzerAsync(
        """
        interface ILogFile
        {
            void Flush(bool flushToDisk);
        }

        class LogFile(string path) : ILogFile
        {
            readonly FileStream _file = new(path, FileMode.Append);

            public void Flush(bool flushToDisk) => _file.Flush(flushToDisk);
        }
        """);

    [Fact]
    public Task Interface_implementation_that_asks_the_flag_is_silent() => Verify.AnalyzerAsync(
        """
        interface ILogFile
        {
            void Flush(bool flushToDisk);
        }

        class LogFile(string path) : ILogFile
        {
            readonly FileStream _file = new(path, FileMode.Append);

            public void Flush(bool flushToDisk)
            {
                if (flushToDisk)
                    RandomAccess.FlushToDisk(_file.SafeFileHandle);
                else
                    _file.Flush();
            }
        }
        """);

    [Fact]
    public Task Implementation_in_memory_that_ignores_the_flag_is_silent() => Verify.AnalyzerAsync(
        """
        interface ILogFile
        {
            void Flush(bool flushToDisk);
        }

        class MemoryLogFile : ILogFile
        {
            readonly MemoryStream _memory = new();

            public void Flush(bool flushToDisk) => _memory.Flush();
        }
        """);

    [Fact]
    public Task Sync_through_an_interface_of_the_project_is_silent() => Verify.AnalyzerAsync(
        """
        interface IFileHandle : IDisposable
        {
            void Write(byte[] bytes);

            void Flush(bool flushToDisk);
        }

        class OrderJournal(IFileHandle file)
        {
            public void Append(byte[] record)
            {
                file.Write(record);
                file.Flush(flushToDisk: true);
            }
        }
        """);

    [Fact]
    public Task Subclass_that_renames_unsynced_data_when_disposed_is_reported() => Verify.AnalyzerAsync(
        """
        class ReplacingFileStream : FileStream
        {
            readonly string _target;

            public ReplacingFileStream(string target)
                : base(target + ".tmp", FileMode.Create)
            {
                _target = target;
            }

            protected override void Dispose(bool disposing)
            {
                base.Dispose(disposing);
                {|DUR203:File.Move(_target + ".tmp", _target, overwrite: true)|};
            }

            public void Add(byte[] bytes) => Write(bytes, 0, bytes.Length);
        }
        """);

    [Fact]
    public Task Sync_that_overrides_make_is_silent() => Verify.AnalyzerAsync(
        """
        abstract class Storage
        {
            public static Storage Current = null!;

            public abstract void Sync(FileStream file);

            public void WriteAt(FileStream file, byte[] bytes, long position)
            {
                file.Position = position;
                file.Write(bytes);
                file.Flush();
            }
        }

        static class Disk
        {
            public static void FlushToDisk(this FileStream file)
            {
                file.Flush();
                Storage.Current.Sync(file);
            }
        }
        """);

    [Theory]
    [InlineData("")]
    [InlineData(" ?? throw new ArgumentNullException(nameof(path))")]
    public Task Stream_that_is_made_through_another_of_its_constructors_is_published_when_it_is_disposed(string guard) => Verify.AnalyzerAsync($$"""
        class AtomicStream : FileStream
        {
            readonly string _path;
            readonly string _temporary;

            public AtomicStream(string path) : this(path, path + ".tmp") { }

            AtomicStream(string path, string temporary) : base(temporary, FileMode.Create)
            {
                _path = path{{guard}};
                _temporary = temporary;
            }

            protected override void Dispose(bool disposing)
            {
                base.Dispose(disposing);
                {|DUR203:File.Move(_temporary, _path, true)|};
            }
        }
        """);
}
