using System.Threading.Tasks;
using Xunit;

namespace Durability.Analyzers.Tests.Rules.Sync;

/// <summary>Whose handle a field holds: a part, a base, a nested type, somebody else.</summary>
public sealed class FieldOwnershipTests
{
    [Fact]
    public Task Partial_type_synced_in_its_other_part_is_silent() => Verify.AnalyzerAsync(
        """
        partial class OrderJournal
        {
            readonly FileStream _file = new("orders.journal", FileMode.Append);

            public void Append(byte[] record) => _file.Write(record);
        }

        partial class OrderJournal
        {
            public void Commit() => _file.Flush(true);
        }
        """);

    [Fact]
    public Task Derived_class_that_writes_what_its_base_never_syncs_is_reported() => Verify.AnalyzerAsync(
        """
        abstract class LogFile
        {
            protected readonly FileStream _file = new("orders.journal", FileMode.Append);
        }

        class OrderJournal : LogFile
        {
            public void Append(byte[] record) => {|DUR101:_file.Write(record)|};
        }
        """);

    [Fact]
    public Task Field_of_any_stream_type_is_silent() => Verify.AnalyzerAsync(
        """
        class MessageWriter
        {
            readonly Stream _stream;

            public MessageWriter(Stream stream) => _stream = stream;

            public void Send(byte[] message)
            {
                _stream.Write(message);
                _stream.Flush();
            }
        }
        """);

    [Fact]
    public Task Two_fields_of_which_one_is_synced_report_the_other() => Verify.AnalyzerAsync(
        """
        class Store
        {
            readonly FileStream _data = new("pages.db", FileMode.OpenOrCreate);
            readonly FileStream _index = new("pages.index", FileMode.OpenOrCreate);

            public void Put(byte[] page, byte[] entry)
            {
                _data.Write(page);
                {|DUR101:_index.Write(entry)|};
            }

            public void Commit() => _data.Flush(true);
        }
        """);

    [Fact]
    public Task Array_of_files_is_silent() => Verify.AnalyzerAsync(
        """
        class Segments
        {
            readonly FileStream[] _files = new FileStream[4];

            public void Append(int partition, byte[] record) => _files[partition].Write(record);
        }
        """);

    [Fact]
    public Task Lock_around_the_write_changes_nothing() => Verify.AnalyzerAsync(
        """
        class OrderJournal
        {
            readonly Lock _gate = new();
            readonly FileStream _file = new("orders.journal", FileMode.Append);

            public void Append(byte[] record)
            {
                lock (_gate)
                {
                    {|DUR101:_file.Write(record)|};
                }
            }
        }
        """);

    [Fact]
    public Task Group_commit_on_another_thread_is_silent() => Verify.AnalyzerAsync(
        """
        class OrderJournal
        {
            readonly FileStream _file = new("orders.journal", FileMode.Append);
            readonly Queue<TaskCompletionSource> _waiting = new();

            public Task AppendAsync(byte[] record)
            {
                lock (_waiting)
                {
                    _file.Write(record);
                    var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                    _waiting.Enqueue(done);
                    return done.Task;
                }
            }

            void CommitLoop()
            {
                while (true)
                {
                    lock (_waiting)
                    {
                        _file.Flush(true);
                        while (_waiting.TryDequeue(out var done))
                            done.SetResult();
                    }
                }
            }
        }
        """);

    [Fact]
    public Task Endless_loop_that_syncs_above_the_member_that_writes_is_silent() => Verify.AnalyzerAsync(
        """
        class OrderJournal
        {
            readonly FileStream _file = new("orders.journal", FileMode.Append);
            readonly SemaphoreSlim _written = new(0);

            void CommitLoop()
            {
                while (true)
                {
                    _written.Wait();
                    _file.Flush(true);
                }
            }

            public void Append(byte[] record)
            {
                _file.Write(record);
                _written.Release();
            }
        }
        """);

    [Fact]
    public Task Lambda_that_syncs_the_field_is_silent() => Verify.AnalyzerAsync(
        """
        class OrderJournal
        {
            readonly FileStream _file = new("orders.journal", FileMode.Append);

            public void Append(byte[] record) => _file.Write(record);

            public Action Committer() => () => _file.Flush(true);
        }
        """);

    [Fact]
    public Task Struct_that_holds_the_file_is_reported() => Verify.AnalyzerAsync(
        """
        struct OrderJournal
        {
            readonly FileStream _file;

            public OrderJournal(string path) => _file = new FileStream(path, FileMode.Append);

            public void Append(byte[] record) => {|DUR101:_file.Write(record)|};
        }
        """);

    [Fact]
    public Task Record_that_hands_its_file_data_is_silent() => Verify.AnalyzerAsync(
        """
        record OrderJournal(FileStream File)
        {
            public static OrderJournal Open(string path) => new(new FileStream(path, FileMode.Append));

            public void Append(byte[] record) => File.Write(record);
        }
        """);

    [Fact]
    public Task Nested_type_that_writes_the_dataer_field_is_reported() => Verify.AnalyzerAsync(
        """
        class OrderJournal
        {
            readonly FileStream _file = new("orders.journal", FileMode.Append);

            sealed class Writer(OrderJournal owner)
            {
                public void Append(byte[] record) => {|DUR101:owner._file.Write(record)|};
            }
        }
        """);

    [Fact]
    public Task Static_field_synced_by_a_timer_is_silent() => Verify.AnalyzerAsync(
        """
        static class OrderJournal
        {
            static readonly FileStream s_file = new("orders.journal", FileMode.Append);
            static readonly Timer s_timer = new(_ => s_file.Flush(true), null, 1000, 1000);

            public static void Append(byte[] record) => s_file.Write(record);

            public static void Stop() => s_timer.Dispose();
        }
        """);

    [Fact]
    public Task Base_class_that_syncs_is_silent() => Verify.AnalyzerAsync(
        """
        abstract class LogFile
        {
            protected readonly FileStream _file = new("orders.journal", FileMode.Append);

            public void Commit() => _file.Flush(true);
        }

        class OrderJournal : LogFile
        {
            public void Append(byte[] record) => _file.Write(record);
        }
        """);

    [Fact]
    public Task Stream_that_the_type_hands_data_is_silent() => Verify.AnalyzerAsync(
        """
        class Segment
        {
            readonly FileStream _file = new("orders.segment", FileMode.Append);

            public FileStream Stream => _file;

            public void Append(byte[] record) => _file.Write(record);
        }
        """);

    [Fact]
    public Task Writer_over_another_file_holds_nothing_of_this_one() => Verify.AnalyzerAsync("""
        class OrderJournal(string path)
        {
            readonly FileStream _journal = new FileStream(path + ".journal", FileMode.Append);
            readonly StreamWriter _trace = new StreamWriter(new FileStream(path + ".trace", FileMode.Append));

            public void Append(byte[] record)
            {
                _journal.Write(record);
                _journal.Flush(true);
            }

            public void Trace(string line) => _trace.WriteLine(line);
        }
        """);

    [Theory]
    [InlineData("FileOptions.WriteThrough", "_journal.Write(record)")]
    [InlineData("FileOptions.None", "{|DUR101:_journal.Write(record)|}")]
    public Task Static_field_keeps_what_it_was_opened_with(string options, string write) => Verify.AnalyzerAsync(
        $$"""
        static class OrderJournal
        {
            static readonly FileStream _journal = new("orders.wal", FileMode.Append, FileAccess.Write, FileShare.None, 1, {{options}});
            public static void Append(byte[] record) => {{write}};
        }
        """);

    [Fact]
    public Task Static_member_that_syncs_a_stream_from_elsewhere_syncs_none_of_the_fields() => Verify.AnalyzerAsync(
        """
        class OrderJournal
        {
            static readonly System.Collections.Hashtable Others = new();
            readonly FileStream _journal = new("orders.wal", FileMode.Append);

            public void Append(byte[] record) => {|DUR101:_journal.Write(record)|};

            static void SyncOther(string name)
            {
                var other = (FileStream)Others[name]!;
                other.Flush(true);
            }
        }
        """);

    [Fact]
    public Task Lock_of_a_part_of_the_file_writes_nothing() => Verify.AnalyzerAsync(
        """
        class OrderJournal(FileStream journal)
        {
            readonly FileStream _journal = journal;

            public int ReadFirst()
            {
                FileStream journal = _journal;
                journal.Lock(0, 8);
                try
                {
                    return journal.ReadByte();
                }
                finally
                {
                    journal.Unlock(0, 8);
                }
            }
        }
        """);

    [Fact]
    public Task Stream_that_a_member_opens_and_gives_up_again_is_a_files_to_the_others() => Verify.AnalyzerAsync(
        """
        class Uploaded
        {
            Stream? _data;

            void Run(string path)
            {
                _data = new FileStream(path, FileMode.OpenOrCreate);
                Put([1]);
                _data.Dispose();
                _data = null;
            }

            public void Put(byte[] part)
            {
                Stream stream = _data!;
                {|DUR104:stream.Write(part)|};
            }
        }
        """);

    [Fact]
    public Task Property_that_opens_the_field_when_it_is_first_asked_for_is_the_field() => Verify.AnalyzerAsync(
        """
        class OrderJournal
        {
            FileStream? _file;
            FileStream Journal => _file ??= new FileStream("orders.wal", FileMode.Append);

            public void Append(byte[] record)
            {
                FileStream journal = Journal;
                journal.Write(record);
            }

            public void Commit() => _file?.Flush(true);
        }
        """);

    [Fact]
    public Task Member_of_another_object_keeps_what_it_is_set_to() => Verify.AnalyzerAsync(
        """
        class Segment
        {
            public FileStream? File;
        }

        class Segments
        {
            void Roll(Segment segment, byte[] header)
            {
                segment.File = new FileStream("1.wal", FileMode.Append, FileAccess.Write, FileShare.None, 1, FileOptions.WriteThrough);
                segment.File.Write(header);
            }
        }
        """);
}
