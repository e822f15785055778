using System.Threading.Tasks;
using Xunit;

namespace Durability.Analyzers.Tests.Rules.Sync;

/// <summary>Syncs that are told by name, by path, or by a number of their own: what they sync, and what they do not.</summary>
public sealed class SyncWithoutHandleTests
{
    [Theory]
    [InlineData("disk.FlushToDisk(w);")]
    [InlineData("w.Flush(); disk.FlushToDisk();")]
    [InlineData("w.Flush(); disk.HardFlush(\"orders.wal\");")]
    [InlineData("w.Flush(); disk.Flush(true);")]
    [InlineData("{|DUR102:w.Flush()|}; disk.Flush(false);")]
    [InlineData("{|DUR102:w.Flush()|}; disk.HardFlush(\"mirror.wal\");")]
    public Task Sync_that_an_interface_names(string sync) => Verify.AnalyzerAsync($$"""
        interface IDisk
        {
            void Flush(bool flushToDisk);
            void FlushToDisk();
            void FlushToDisk(object file);
            void HardFlush(string path);
        }

        class OrderJournal
        {
            void Append(string record, IDisk disk)
            {
                using var s = new FileStream("orders.wal", FileMode.Append);
                using var w = new StreamWriter(s);
                w.Write(record);
                {{sync}}
            }
        }
        """);

    [Theory]
    [InlineData("{|DUR101:s.Write(record)|}; replica.Sync(\"orders\");")]
    [InlineData("s.Write(record); disk.Sync(s);")]
    public Task Sync_is_that_of_a_file_where_it_takes_one(string code) => Verify.AnalyzerAsync($$"""
        interface IReplica
        {
            void Sync(string name);
        }

        interface IDisk : IReplica
        {
            void Sync(FileStream file);
        }

        class OrderJournal
        {
            void Append(byte[] record, IDisk disk, IReplica replica)
            {
                using var s = new FileStream("orders.wal", FileMode.Append);
                {{code}}
            }
        }
        """);

    /// <summary>What takes any stream cannot sync a file.</summary>
    [Theory]
    [InlineData("Stream", "{|DUR101:disk.Synch(s)|}")]
    [InlineData("FileStream", "disk.Synch(s)")]
    public Task Sync_takes_a_file_and_no_plain_stream(string type, string sync) => Verify.AnalyzerAsync($$"""
        interface IDisk
        {
            void Synch({{type}} stream);
        }

        class OrderJournal
        {
            void Append(byte[] record, IDisk disk)
            {
                using var s = new FileStream("orders.wal", FileMode.Append);
                s.Write(record);
                {{sync}};
            }
        }
        """);

    [Fact]
    public Task Sync_of_one_of_two_files_leaves_the_third() => Verify.AnalyzerAsync("""
        class OrderJournal
        {
            void Append(byte[] record, bool mirrored)
            {
                using var first = new FileStream("orders.wal", FileMode.Append);
                using var second = new FileStream("mirror.wal", FileMode.Append);
                using var third = new FileStream("index.wal", FileMode.Append);
                first.Write(record);
                second.Write(record);
                {|DUR101:third.Write(record)|};
                (mirrored ? second : first).Flush(true);
            }
        }
        """);

    [Fact]
    public Task Native_sync_of_one_file_leaves_the_other() => Verify.AnalyzerAsync("""
        class OrderJournal
        {
            [DllImport("libc")]
            static extern int open(string path, int flags);

            [DllImport("libc")]
            static extern int fsync(int file);

            void Append(byte[] record)
            {
                using var s = new FileStream("mirror.wal", FileMode.Append);
                {|DUR101:s.Write(record)|};
                if (fsync(open("orders.wal", 2)) != 0)
                    throw new IOException();
            }
        }
        """);

    /// <summary>A writer over a stream of which nothing is known is synced by itself.</summary>
    [Theory]
    [InlineData("disk.FlushToDisk(w);")]
    [InlineData("w.Write(\"a\"); disk.FlushToDisk(w);")]
    public Task Sync_of_a_writer_over_another_stream_leaves_the_file(string sync) => Verify.AnalyzerAsync($$"""
        interface IDisk
        {
            void FlushToDisk(object file);
        }

        class OrderJournal
        {
            void Append(byte[] record, Stream[] mirrors, IDisk disk)
            {
                using var s = new FileStream("orders.wal", FileMode.Append);
                {|DUR101:s.Write(record)|};
                var w = new StreamWriter(mirrors[0]);
                {{sync}}
            }
        }
        """);

    [Fact]
    public Task File_that_is_synced_by_name_before_its_rename() => Verify.AnalyzerAsync("""
        interface IDisk
        {
            void HardFlush(string path);
        }

        class OrderStore
        {
            void Save(string text, IDisk disk)
            {
                File.WriteAllText("orders.tmp", text);
                disk.HardFlush("orders.tmp");
                File.Move("orders.tmp", "orders.json", true);
            }
        }
        """);

    [Theory]
    [InlineData("{|DUR303:fcntl(s.SafeFileHandle, FullFSync)|}", true)]
    [InlineData("{|DUR303:fcntl(s.SafeFileHandle, 51)|}", true)]
    [InlineData("{|DUR303:fdatasync(s.SafeFileHandle, false)|}", true)]
    [InlineData("fcntl(s.SafeFileHandle, GetFlags)", false)]
    [InlineData("fcntl(s.SafeFileHandle, 3)", false)]
    public Task Native_sync_is_known_by_its_command(string call, bool syncs) => Verify.AnalyzerAsync($$"""
        class OrderJournal
        {
            static readonly int FullFSync = Environment.GetEnvironmentVariables().Count;
            static readonly int GetFlags = Environment.GetEnvironmentVariables().Count;

            [DllImport("libc")]
            static extern int fcntl(SafeHandle file, int command);

            [DllImport("shop")]
            static extern int fdatasync(SafeHandle file, bool background);

            void Append(byte[] record)
            {
                using var s = new FileStream("orders.wal", FileMode.Append);
                {{(syncs ? "s.Write(record)" : "{|DUR101:s.Write(record)|}")}};
                {{call}};
            }
        }
        """);

    [Theory]
    [InlineData("s.Write(record); s.Flush();", "orders.wal")]
    [InlineData("s.Write(record); s.Dispose();", "orders.wal")]
    [InlineData("{|DUR101:s.Write(record)|};", "orders.wal")]
    [InlineData("s.Write(record); {|DUR102:s.Flush()|};", "mirror.wal")]
    [InlineData("{|DUR101:s.Write(record)|}; s.Dispose();", "mirror.wal")]
    public Task Sync_through_another_handle_is_of_what_has_left_the_first(string write, string opened) => Verify.AnalyzerAsync($$"""
        class OrderJournal
        {
            void Append(byte[] record)
            {
                var s = new FileStream("orders.wal", FileMode.Append);
                {{write}}
                using var other = new FileStream("{{opened}}", FileMode.Open);
                other.Flush(true);
            }
        }
        """);

    [Fact]
    public Task Sync_through_another_handle_does_not_stand_below_the_writer() => Verify.AnalyzerAsync("""
        class OrderJournal
        {
            void Append(string record)
            {
                var w = new StreamWriter("orders.wal", true);
                {|DUR101:w.Write(record)|};
                using var other = new FileStream("orders.wal", FileMode.Open);
                other.Flush(true);
                w.Dispose();
            }
        }
        """);

    [Fact]
    public Task Sync_of_the_library_drains_the_writer_first() => Verify.AnalyzerAsync("""
        class OrderJournal
        {
            void Append(string record)
            {
                using var s = new FileStream("orders.wal", FileMode.Append);
                using var w = new StreamWriter(s);
                w.Write(record);
                Durability.FlushToDiskExtensions.FlushToDisk(w);
            }
        }
        """, withRuntime: true);
}
