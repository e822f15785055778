using System.Threading.Tasks;
using Durability.Analyzers.CodeFixes.Sync;
using Xunit;

namespace Durability.Analyzers.Tests.Fixes;

/// <summary>DUR102: where a drain stands for a sync, a sync stands.</summary>
public sealed class DrainForSyncFixTests : FixTests<DrainForSyncFix>
{
    [Fact]
    public Task EveryDrainOfTheFile_BecomesASync() =>
        FixesByLibrary(
            """
            class Journal : IDisposable
            {
                readonly FileStream _journal = new FileStream("orders.journal", FileMode.Append);

                public async Task AppendAsync(byte[] record, CancellationToken cancellation)
                {
                    await _journal.WriteAsync(record, cancellation).ConfigureAwait(false);
                    await _journal.FlushAsync(cancellation).ConfigureAwait(false);
                }

                public void Commit() => {|DUR102:_journal.Flush()|};

                public void Dispose() => _journal.Dispose();
            }
            """,
            """
            using Durability;

            class Journal : IDisposable
            {
                readonly FileStream _journal = new FileStream("orders.journal", FileMode.Append);

                public async Task AppendAsync(byte[] record, CancellationToken cancellation)
                {
                    await _journal.WriteAsync(record, cancellation).ConfigureAwait(false);
                    await _journal.FlushToDiskAsync(cancellation).ConfigureAwait(false);
                }

                public void Commit() => _journal.FlushToDisk();

                public void Dispose() => _journal.Dispose();
            }
            """);

    [Fact]
    public Task FlushAsync_IsKept_AndFollowedByTheSync() =>
        Fixes(
            """
            class Journal : IDisposable
            {
                readonly FileStream _journal = new FileStream("orders.journal", FileMode.Append);

                public async Task AppendAsync(byte[] record, CancellationToken cancellation)
                {
                    await _journal.WriteAsync(record, cancellation);
                    await _journal.FlushAsync(cancellation);
                }

                public void Commit() => {|DUR102:_journal?.Flush()|};

                public void Dispose() => _journal.Dispose();
            }
            """,
            """
            class Journal : IDisposable
            {
                readonly FileStream _journal = new FileStream("orders.journal", FileMode.Append);

                public async Task AppendAsync(byte[] record, CancellationToken cancellation)
                {
                    await _journal.WriteAsync(record, cancellation);
                    await _journal.FlushAsync(cancellation);
                    _journal.Flush(flushToDisk: true);
                }

                public void Commit() => _journal?.Flush(flushToDisk: true);

                public void Dispose() => _journal.Dispose();
            }
            """);

    [Fact]
    public Task FlushAsync_TaskHandedOn_ByLibrary() =>
        FixesByLibrary(
            """
            class Journal : IDisposable
            {
                readonly FileStream _journal = new FileStream("orders.journal", FileMode.Append);

                public void Append(byte[] record) => _journal.Write(record);

                public Task CommitAsync() => {|DUR102:_journal.FlushAsync()|};

                public void Dispose() => _journal.Dispose();
            }
            """,
            """
            using Durability;

            class Journal : IDisposable
            {
                readonly FileStream _journal = new FileStream("orders.journal", FileMode.Append);

                public void Append(byte[] record) => _journal.Write(record);

                public Task CommitAsync() => _journal.FlushToDiskAsync();

                public void Dispose() => _journal.Dispose();
            }
            """);

    [Fact]
    public Task FlushAsync_TaskHandedOn_HasNoPlaceForTheSync() =>
        OffersNothing(
            """
            class Journal : IDisposable
            {
                readonly FileStream _journal = new FileStream("orders.journal", FileMode.Append);

                public void Append(byte[] record) => _journal.Write(record);

                public Task CommitAsync() => {|DUR102:_journal.FlushAsync()|};

                public void Dispose() => _journal.Dispose();
            }
            """, library: false);

    [Fact]
    public Task Local_FlushFalse() =>
        Fixes(
            """
            class Journal
            {
                void Append(byte[] record)
                {
                    using (var journal = new FileStream("orders.journal", FileMode.Append))
                    {
                        journal.Write(record, 0, record.Length);
                        {|DUR102:journal.Flush(false)|};
                    }
                }
            }
            """,
            """
            class Journal
            {
                void Append(byte[] record)
                {
                    using (var journal = new FileStream("orders.journal", FileMode.Append))
                    {
                        journal.Write(record, 0, record.Length);
                        journal.Flush(flushToDisk: true);
                    }
                }
            }
            """);

    [Fact]
    public Task StreamOfUnknownKind_OffersNothing() =>
        OffersNothing(
            """
            class Journal
            {
                readonly Stream _journal;

                public Journal(Stream journal) => _journal = journal;

                /// <summary>Makes the record durable.</summary>
                public void Append(byte[] record)
                {
                    _journal.Write(record, 0, record.Length);
                    {|DUR102:_journal.Flush()|}; // must survive a power failure
                }
            }
            """);

    [Fact]
    public Task StreamTypedField_KnownToBeAFile() =>
        Fixes(
            """
            class Journal : IDisposable
            {
                readonly Stream _journal;

                public Journal(string path) => _journal = new FileStream(path, FileMode.Append);

                public void Append(byte[] record)
                {
                    _journal.Write(record, 0, record.Length);
                    {|DUR102:_journal.Flush()|};
                }

                public void Dispose() => _journal.Dispose();
            }
            """,
            """
            class Journal : IDisposable
            {
                readonly Stream _journal;

                public Journal(string path) => _journal = new FileStream(path, FileMode.Append);

                public void Append(byte[] record)
                {
                    _journal.Write(record, 0, record.Length);
                    ((FileStream)_journal).Flush(flushToDisk: true);
                }

                public void Dispose() => _journal.Dispose();
            }
            """);
}
