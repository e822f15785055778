using System.Threading.Tasks;
using Xunit;

namespace Durability.Analyzers.Tests.Rules.Sync;

/// <summary>DUR101 along the paths of a method: one way out without a sync is enough to lose the data.</summary>
public sealed class WriteNeverSyncedFlowTests
{
    [Fact]
    public Task Close_in_finally_without_sync_is_reported() => Verify.AnalyzerAsync(
        """
        class Ledger
        {
            void Add(string path, byte[] entry)
            {
                var file = new FileStream(path, FileMode.Append);
                try
                {
                    {|DUR101:file.Write(entry)|};
                }
                finally
                {
                    file.Close();
                }
            }
        }
        """);

    [Fact]
    public Task Sync_in_finally_is_silent() => Verify.AnalyzerAsync(
        """
        class Ledger
        {
            void Add(string path, byte[] entry)
            {
                var file = new FileStream(path, FileMode.Append);
                try
                {
                    file.Write(entry);
                }
                finally
                {
                    file.Flush(true);
                    file.Dispose();
                }
            }
        }
        """);

    [Fact]
    public Task Early_return_without_sync_is_reported() => Verify.AnalyzerAsync(
        """
        class Ledger
        {
            bool Add(string path, byte[] entry, byte[]? second)
            {
                using var file = File.Open(path, FileMode.Append);
                {|DUR101:file.Write(entry)|};
                if (second == null || second.Length == 0)
                    return false;
                file.Write(second);
                file.Flush(true);
                return true;
            }
        }
        """);

    [Fact]
    public Task Sync_on_every_branch_is_silent() => Verify.AnalyzerAsync(
        """
        class Ledger
        {
            void Add(string path, byte[] entry)
            {
                using var file = File.Open(path, FileMode.Append);
                file.Write(entry);
                if (entry.Length > 100)
                    file.Flush(true);
                else
                    RandomAccess.FlushToDisk(file.SafeFileHandle);
            }
        }
        """);

    [Fact]
    public Task Sync_that_the_caller_can_choose_is_silent() => Verify.AnalyzerAsync(
        """
        class Ledger
        {
            void Add(string path, byte[] entry, bool durable)
            {
                using var file = File.Open(path, FileMode.Append);
                file.Write(entry);
                if (durable)
                    file.Flush(true);
            }
        }
        """);

    [Fact]
    public Task Sync_whose_flag_the_caller_gives_is_silent() => Verify.AnalyzerAsync(
        """
        class Ledger
        {
            void Add(string path, byte[] entry, bool toDisk)
            {
                using var file = File.Open(path, FileMode.Append);
                file.Write(entry);
                file.Flush(toDisk);
            }
        }
        """);

    [Fact]
    public Task Loop_of_writes_without_sync_is_reported() => Verify.AnalyzerAsync(
        """
        class Ledger
        {
            void AddAll(string path, IEnumerable<byte[]> entries)
            {
                using var file = File.Open(path, FileMode.Append);
                foreach (var entry in entries)
                    {|DUR101:file.Write(entry)|};
            }
        }
        """);

    [Fact]
    public Task Loop_of_writes_with_one_sync_is_silent() => Verify.AnalyzerAsync(
        """
        class Ledger
        {
            void AddAll(string path, byte[][] entries)
            {
                using var file = File.Open(path, FileMode.Append);
                for (var i = 0; i < entries.Length; i++)
                {
                    if (entries[i].Length == 0)
                        continue;
                    file.Write(entries[i]);
                }

                file.Flush(true);
            }
        }
        """);

    [Fact]
    public Task While_loop_that_breaks_before_the_sync_is_reported() => Verify.AnalyzerAsync(
        """
        class Ledger
        {
            void AddAll(string path, Queue<byte[]> entries)
            {
                using var file = File.Open(path, FileMode.Append);
                while (true)
                {
                    {|DUR101:file.Write(entries.Dequeue())|};
                    if (entries.Count == 0)
                        break;
                    file.Flush(true);
                }
            }
        }
        """);

    [Fact]
    public Task Do_loop_with_sync_in_each_round_is_silent() => Verify.AnalyzerAsync(
        """
        class Ledger
        {
            void AddAll(string path, Queue<byte[]> entries)
            {
                using var file = File.Open(path, FileMode.Append);
                do
                {
                    file.Write(entries.Dequeue());
                    file.Flush(true);
                }
                while (entries.Count > 0);
            }
        }
        """);

    [Fact]
    public Task Switch_with_one_section_that_syncs_is_reported() => Verify.AnalyzerAsync(
        """
        class Ledger
        {
            void Add(string path, byte[] entry, int kind)
            {
                using var file = File.Open(path, FileMode.Append);
                switch (kind)
                {
                    case 0:
                        file.Write(entry);
                        file.Flush(true);
                        break;
                    case 1:
                        {|DUR101:file.WriteByte(1)|};
                        break;
                    default:
                        throw new ArgumentException(nameof(kind));
                }
            }
        }
        """);

    [Fact]
    public Task Switch_whose_sections_all_sync_is_silent() => Verify.AnalyzerAsync(
        """
        class Ledger
        {
            void Add(string path, byte[] entry, int kind)
            {
                using var file = File.Open(path, FileMode.Append);
                switch (kind)
                {
                    case 0:
                        file.Write(entry);
                        break;
                    case 1:
                        file.WriteByte(1);
                        goto case 0;
                    default:
                        return;
                }

                file.Flush(true);
            }
        }
        """);

    [Fact]
    public Task Conditional_access_sync_is_silent() => Verify.AnalyzerAsync(
        """
        class Ledger
        {
            void Add(byte[]? entry)
            {
                FileStream? file = entry == null ? null : new FileStream("orders.journal", FileMode.Append);
                file?.Write(entry);
                file?.Flush(true);
                file?.Dispose();
            }
        }
        """);

    [Fact]
    public Task Ternary_open_without_sync_is_reported() => Verify.AnalyzerAsync(
        """
        class Ledger
        {
            void Add(string path, byte[] entry, bool fresh)
            {
                using var file = fresh ? new FileStream(path, FileMode.CreateNew) : new FileStream(path, FileMode.Append);
                {|DUR101:file.Write(entry)|};
            }
        }
        """);

    [Fact]
    public Task Ternary_open_with_sync_is_silent() => Verify.AnalyzerAsync(
        """
        class Ledger
        {
            void Add(string path, byte[] entry, bool fresh)
            {
                using var file = fresh ? new FileStream(path, FileMode.OpenOrCreate) : new FileStream(path, FileMode.Append);
                file.Write(entry);
                file.Flush(true);
            }
        }
        """);

    [Fact]
    public Task Ternary_mode_without_sync_is_reported() => Verify.AnalyzerAsync(
        """
        class Ledger
        {
            void Add(string path, byte[] entry, bool fresh)
            {
                using var file = new FileStream(path, fresh ? FileMode.CreateNew : FileMode.Append);
                {|DUR101:file.Write(entry)|};
            }
        }
        """);

    [Fact]
    public Task Catch_that_swallows_before_the_sync_is_reported() => Verify.AnalyzerAsync(
        """
        class Ledger
        {
            void Add(string path, byte[] entry)
            {
                using var file = File.Open(path, FileMode.Append);
                try
                {
                    file.Write(entry);
                    file.Flush(true);
                }
                {|DUR301:catch|} (IOException)
                {
                    {|DUR101:file.WriteByte(0)|};
                }
            }
        }
        """);

    [Fact]
    public Task Sync_in_try_and_rethrow_is_silent() => Verify.AnalyzerAsync(
        """
        class Ledger
        {
            void Add(string path, byte[] entry)
            {
                using var file = File.Open(path, FileMode.Append);
                try
                {
                    file.Write(entry);
                    file.Flush(true);
                }
                catch (IOException)
                {
                    Console.Error.WriteLine("the entry is lost");
                    throw;
                }
            }
        }
        """);

    [Fact]
    public Task Sync_on_one_branch_only_is_reported() => Verify.AnalyzerAsync(
        """
        class Ledger
        {
            void Add(string path, byte[] entry)
            {
                using var file = File.Open(path, FileMode.Append);
                {|DUR101:file.Write(entry)|};
                if (entry.Length > 100)
                    file.Flush(true);
            }
        }
        """);

    [Fact]
    public Task Conditional_access_write_without_sync_is_reported() => Verify.AnalyzerAsync(
        """
        class Ledger
        {
            void Add(byte[]? entry)
            {
                FileStream? file = entry == null ? null : new FileStream("orders.journal", FileMode.Append);
                {|DUR101:file?.Write(entry)|};
                file?.Dispose();
            }
        }
        """);

    [Theory]
    [InlineData("file.Write(content); {|DUR102:file.Flush()|}; Thread.Sleep(2000);")]
    [InlineData("file.Write(content); await {|DUR102:file.FlushAsync()|}; await Task.Delay(2000);")]
    [InlineData("{|DUR104:file.Write(content)|}; file.Flush(); Task.Delay(2000).Wait();")]
    [InlineData("{|DUR104:file.Write(content)|}; file.Flush(); Console.Beep();")]
    [InlineData("{|DUR104:file.Write(content)|}; file.Flush();")]
    [InlineData("file.Write(content); file.Flush(true); Thread.Sleep(2000);")]
    public Task Sleep_behind_a_drain_waits_for_the_disk(string code) => Verify.AnalyzerAsync($$"""
        class Uploaded
        {
            async Task<bool> Put(string folder, string name, byte[] content)
            {
                await Task.Yield();
                using var file = new FileStream(Path.Combine(folder, name), FileMode.OpenOrCreate);
                {{code}}
                return true;
            }
        }
        """);
}
