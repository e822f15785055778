using System.Threading.Tasks;
using Xunit;

namespace Durability.Analyzers.Tests.Rules.Sync;

/// <summary>The write stands in one method and the sync in another: helpers, lambdas, delegates, interfaces.</summary>
public sealed class HelperTests
{
    [Fact]
    public Task Helper_that_writes_without_sync_is_reported_at_its_call() => Verify.AnalyzerAsync(
        """
        class OrderJournal
        {
            void Append(byte[] record)
            {
                using var file = new FileStream("orders.journal", FileMode.Append);
                {|DUR101:WriteRecord(file, record)|};
            }

            static void WriteRecord(FileStream file, byte[] record)
            {
                file.Write(BitConverter.GetBytes(record.Length));
                file.Write(record);
            }
        }
        """);

    [Fact]
    public Task Helper_that_syncs_is_silent() => Verify.AnalyzerAsync(
        """
        class OrderJournal
        {
            void Append(byte[] record)
            {
                using var file = new FileStream("orders.journal", FileMode.Append);
                file.Write(record);
                Force(file);
            }

            static void Force(FileStream file) => file.Flush(true);
        }
        """);

    [Fact]
    public Task Helper_that_only_drains_is_reported() => Verify.AnalyzerAsync(
        """
        class OrderJournal
        {
            void Append(byte[] record)
            {
                using var file = new FileStream("orders.journal", FileMode.Append);
                file.Write(record);
                {|DUR102:Force(file)|};
            }

            static void Force(FileStream file) => file.Flush();
        }
        """);

    [Fact]
    public Task Helper_three_calls_deep_that_syncs_is_silent() => Verify.AnalyzerAsync(
        """
        class OrderJournal
        {
            void Append(byte[] record)
            {
                using var file = new FileStream("orders.journal", FileMode.Append);
                file.Write(record);
                Finish(file);
            }

            static void Finish(FileStream file) => Commit(file);

            static void Commit(FileStream file) => Force(file);

            static void Force(FileStream file) => RandomAccess.FlushToDisk(file.SafeFileHandle);
        }
        """);

    [Fact]
    public Task Extension_method_that_syncs_a_file_behind_a_stream_is_silent() => Verify.AnalyzerAsync(
        """
        static class StreamExtensions
        {
            public static void Commit(this Stream stream)
            {
                if (stream is FileStream file)
                    file.Flush(true);
                else
                    stream.Flush();
            }
        }

        class OrderJournal
        {
            void Append(byte[] record)
            {
                using var file = new FileStream("orders.journal", FileMode.Append);
                file.Write(record);
                file.Commit();
            }
        }
        """);

    [Fact]
    public Task Async_helper_that_syncs_is_silent() => Verify.AnalyzerAsync(
        """
        class OrderJournal
        {
            async Task AppendAsync(byte[] record)
            {
                await using var file = new FileStream("orders.journal", FileMode.Append);
                await file.WriteAsync(record);
                await CommitAsync(file);
            }

            static async Task CommitAsync(FileStream file)
            {
                await file.FlushAsync();
                await Task.Run(() => file.Flush(true));
            }
        }
        """);

    [Fact]
    public Task Helper_that_opens_and_caller_that_syncs_is_silent() => Verify.AnalyzerAsync(
        """
        class OrderJournal
        {
            static FileStream Open() => new("orders.journal", FileMode.Append);

            void Append(byte[] record)
            {
                using var file = Open();
                file.Write(record);
                file.Flush(true);
            }
        }
        """);

    [Fact]
    public Task Out_parameter_that_carries_the_file_and_sync_is_silent() => Verify.AnalyzerAsync(
        """
        class OrderJournal
        {
            static void Open(out FileStream file) => file = new FileStream("orders.journal", FileMode.Append);

            void Append(byte[] record)
            {
                Open(out var file);
                file.Write(record);
                file.Flush(true);
                file.Dispose();
            }
        }
        """);

    [Fact]
    public Task Parameter_that_the_method_does_not_close_is_silent() => Verify.AnalyzerAsync(
        """
        class OrderRecord
        {
            public void WriteTo(FileStream file, byte[] payload) => file.Write(payload);
        }
        """);

    [Fact]
    public Task Parameter_drained_as_if_synced_under_a_comment_is_reported() => Verify.AnalyzerAsync(
        """
        class OrderRecord
        {
            /// <summary>Writes the record; it is durable when this returns.</summary>
            public void WriteTo(FileStream file, byte[] payload)
            {
                file.Write(payload);
                {|DUR102:file.Flush()|};
            }
        }
        """);

    [Fact]
    public Task File_passed_to_code_that_cannot_be_seen_is_silent() => Verify.AnalyzerAsync(
        """
        class OrderJournal(IBarrier barrier)
        {
            void Append(byte[] record)
            {
                using var file = new FileStream("orders.journal", FileMode.Append);
                file.Write(record);
                barrier.Settle(file);
            }
        }

        interface IBarrier
        {
            void Settle(FileStream file);
        }
        """);

    [Fact]
    public Task Helper_that_syncs_by_path_is_silent() => Verify.AnalyzerAsync(
        """
        static class Disk
        {
            public static void Fsync(string path)
            {
                using var handle = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite);
                RandomAccess.FlushToDisk(handle);
            }
        }

        class OrderJournal
        {
            void Append(string path, string line)
            {
                File.AppendAllText(path, line);
                Disk.Fsync(path);
            }
        }
        """);

    [Fact]
    public Task Generic_helper_that_syncs_is_silent() => Verify.AnalyzerAsync(
        """
        class OrderJournal
        {
            void Append(byte[] record)
            {
                using var file = new FileStream("orders.journal", FileMode.Append);
                file.Write(record);
                Commit(file);
            }

            static void Commit<TStream>(TStream stream)
                where TStream : FileStream
                => stream.Flush(true);
        }
        """);

    [Fact]
    public Task Helper_that_opens_and_caller_without_sync_is_reported() => Verify.AnalyzerAsync(
        """
        class OrderJournal
        {
            static FileStream Open() => new("orders.journal", FileMode.Append);

            void Append(byte[] record)
            {
                using var file = Open();
                {|DUR101:file.Write(record)|};
            }
        }
        """);

    [Fact]
    public Task Helper_in_another_type_that_opens_and_caller_without_sync_is_reported() => Verify.AnalyzerAsync(
        """
        static class Files
        {
            public static Stream Open(string name)
            {
                Directory.CreateDirectory("data");
                return File.Open(Path.Combine("data", name), FileMode.Append);
            }
        }

        class OrderJournal
        {
            void Append(byte[] record)
            {
                using var stream = Files.Open("orders.journal");
                {|DUR101:stream.Write(record)|};
            }
        }
        """);

    [Fact]
    public Task Tuple_that_carries_the_file_out_is_silent() => Verify.AnalyzerAsync(
        """
        class OrderJournal
        {
            (FileStream File, int Length) Append(byte[] record)
            {
                var file = new FileStream("orders.journal", FileMode.Append);
                file.Write(record);
                return (file, record.Length);
            }
        }
        """);

    [Fact]
    public Task Sync_by_path_through_a_second_handle_after_close_is_silent() => Verify.AnalyzerAsync(
        """
        class OrderJournal
        {
            void Append(byte[] record)
            {
                using (var file = new FileStream("orders.journal", FileMode.Append))
                    file.Write(record);
                using (var again = new FileStream("orders.journal", FileMode.Open, FileAccess.ReadWrite))
                    again.Flush(true);
            }
        }
        """);
}
