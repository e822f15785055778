using System.Threading.Tasks;
using Xunit;

namespace Durability.Analyzers.Tests.Rules.Sync;

/// <summary>[Durable], [NotDurable] and [SyncsToDisk] decide where names only hint.</summary>
public sealed class AttributeTests
{
    [Fact]
    public Task Durable_type_makes_the_write_a_warning() => Verify.AnalyzerAsync(
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
        """, withRuntime: true);

    [Fact]
    public Task Durable_method_makes_the_write_a_warning() => Verify.AnalyzerAsync(
        """
        using Durability;

        class Recorder
        {
            [Durable]
            void Add(string path, byte[] bytes)
            {
                using var file = new FileStream(path, FileMode.OpenOrCreate);
                {|DUR101:file.Write(bytes)|};
            }

            void AddOther(string path, byte[] bytes)
            {
                using var file = new FileStream(path, FileMode.OpenOrCreate);
                {|DUR104:file.Write(bytes)|};
            }
        }
        """, withRuntime: true);

    [Fact]
    public Task Durable_beats_a_scratch_name() => Verify.AnalyzerAsync(
        """
        [Durability.Durable]
        class ReportCache
        {
            void Add(byte[] bytes)
            {
                using var file = new FileStream("cache.bin", FileMode.Append);
                {|DUR101:file.Write(bytes)|};
            }
        }
        """, withRuntime: true);

    [Fact]
    public Task Not_durable_type_is_silent() => Verify.AnalyzerAsync(
        """
        [Durability.NotDurable]
        class OrderJournal
        {
            void Append(byte[] bytes)
            {
                using var file = new FileStream("orders.journal", FileMode.Append);
                file.Write(bytes);
                file.Flush();
            }
        }
        """, withRuntime: true);

    [Fact]
    public Task Not_durable_method_in_a_durable_type_is_silent() => Verify.AnalyzerAsync(
        """
        [Durability.Durable]
        class OrderJournal
        {
            [Durability.NotDurable]
            void Append(byte[] bytes)
            {
                using var file = new FileStream("orders.journal", FileMode.Append);
                file.Write(bytes);
            }

            void Commit(byte[] bytes)
            {
                using var file = new FileStream("orders.journal", FileMode.Append);
                {|DUR101:file.Write(bytes)|};
            }
        }
        """, withRuntime: true);

    [Fact]
    public Task Not_durable_silences_an_overwrite_in_place() => Verify.AnalyzerAsync(
        """
        [Durability.NotDurable]
        class SettingsFile
        {
            void Save(string json) => File.WriteAllText("settings.json", json);
        }
        """, withRuntime: true);

    [Fact]
    public Task Not_durable_silences_a_publish() => Verify.AnalyzerAsync(
        """
        class SettingsFile
        {
            [Durability.NotDurable]
            void Save(string json)
            {
                File.WriteAllText("settings.tmp", json);
                File.Move("settings.tmp", "settings.json", true);
            }
        }
        """, withRuntime: true);

    [Fact]
    public Task Not_durable_assembly_is_silent() => Verify.AnalyzerAsync(
        """
        [assembly: Durability.NotDurable]

        class OrderJournal
        {
            void Append(byte[] bytes)
            {
                using var file = new FileStream("orders.journal", FileMode.Append);
                file.Write(bytes);
            }
        }
        """, withRuntime: true);

    [Fact]
    public Task Attribute_of_the_projects_own_copy_is_recognized() => Verify.AnalyzerAsync(
        """
        namespace Durability
        {
            [AttributeUsage(AttributeTargets.All)]
            sealed class DurableAttribute : Attribute;
        }

        namespace App
        {
            [Durability.Durable]
            class Recorder
            {
                void Add(string path, byte[] bytes)
                {
                    using var file = new FileStream(path, FileMode.OpenOrCreate);
                    {|DUR101:file.Write(bytes)|};
                }
            }
        }
        """);

    [Fact]
    public Task Attribute_of_the_same_name_elsewhere_means_nothing() => Verify.AnalyzerAsync(
        """
        namespace Other
        {
            [AttributeUsage(AttributeTargets.All)]
            sealed class DurableAttribute : Attribute;
        }

        namespace App
        {
            [Other.Durable]
            class Recorder
            {
                void Add(string path, byte[] bytes)
                {
                    using var file = new FileStream(path, FileMode.OpenOrCreate);
                    {|DUR104:file.Write(bytes)|};
                }
            }
        }
        """);

    [Fact]
    public Task Method_marked_as_a_sync_counts_as_one() => Verify.AnalyzerAsync(
        """
        using Durability;

        static class Disk
        {
            [SyncsToDisk]
            public static void Force(Stream stream) => Console.WriteLine(stream);
        }

        class OrderJournal
        {
            void Append(byte[] bytes)
            {
                using var file = new FileStream("orders.journal", FileMode.Append);
                file.Write(bytes);
                Disk.Force(file);
            }
        }
        """, withRuntime: true);

    [Fact]
    public Task Extension_method_marked_as_a_sync_counts_as_one() => Verify.AnalyzerAsync(
        """
        using Durability;

        static class Disk
        {
            [SyncsToDisk]
            public static void Settle(this FileStream stream) => Console.WriteLine(stream);
        }

        class OrderJournal
        {
            readonly FileStream _file = new("orders.journal", FileMode.Append);

            public void Append(byte[] bytes)
            {
                _file.Write(bytes);
                _file.Settle();
            }
        }
        """, withRuntime: true);

    [Fact]
    public Task Interface_method_marked_as_a_sync_counts_as_one() => Verify.AnalyzerAsync(
        """
        using Durability;

        interface IBarrier
        {
            [SyncsToDisk]
            void Settle(Stream stream);
        }

        class OrderJournal(IBarrier barrier)
        {
            public void Append(byte[] bytes)
            {
                using var file = new FileStream("orders.journal", FileMode.Append);
                file.Write(bytes);
                barrier.Settle(file);
            }
        }
        """, withRuntime: true);
}
