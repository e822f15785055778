using System.Collections.Generic;
using System.Linq;

namespace Durability.PowerCut.Tests.Fixes;

/// <summary>A row for each rule whose bug, or whose fix, shows under a power cut.</summary>
internal static partial class FixRows
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<FixRow> All { get; } = [.. Writes(), .. Names(), .. Order()];

    /// <summary>Finds one by its name.</summary>
    public static FixRow Named(string name) => All.Single(row => row.Name == name);

    private static IEnumerable<FixRow> Writes() =>
    [
        new("DUR101 stream", new EveryRecord("orders.journal"), """
            class Journal(string folder)
            {
                public void Save(string text)
                {
                    using var journal = new FileStream(Path.Combine(folder, "orders.journal"), FileMode.Append);
                    journal.Write(Encoding.UTF8.GetBytes(text));
                }
            }
            """),
        new("DUR101 writer", new EveryRecord("ledger.txt"), """
            class Ledger(string folder)
            {
                public void Save(string text)
                {
                    using (var ledger = new StreamWriter(Path.Combine(folder, "ledger.txt"), append: true))
                        ledger.Write(text);
                }
            }
            """),
        new("DUR101 call", new EveryRecord("orders.journal"), """
            class Journal(string folder)
            {
                readonly string _journal = Path.Combine(folder, "orders.journal");

                public void Save(string text) => File.AppendAllText(_journal, text);
            }
            """),
        new("DUR101 gzip", new EveryFile("segment-{0}.gz"), """
            class WriteAheadLog(string folder)
            {
                int _segment;

                public void Save(string text)
                {
                    using var segment = new FileStream(Path.Combine(folder, $"segment-{++_segment:D8}.gz"), FileMode.Append);
                    using var gzip = new GZipStream(segment, CompressionLevel.Optimal);
                    gzip.Write(Encoding.UTF8.GetBytes(text));
                }
            }
            """),
        new("DUR102 flush", new EveryRecord("orders.journal"), """
            class Journal(string folder)
            {
                readonly FileStream _journal = new(Path.Combine(folder, "orders.journal"), FileMode.Append);

                public void Save(string text)
                {
                    _journal.Write(Encoding.UTF8.GetBytes(text));

                    // The record must be on disk before we answer.
                    _journal.Flush();
                }
            }
            """),
        new("DUR102 async", new EveryRecord("orders.journal"), """
            class Journal(string folder)
            {
                readonly StreamWriter _journal = new(new FileStream(Path.Combine(folder, "orders.journal"), FileMode.Append));

                public async Task Save(string text)
                {
                    await _journal.WriteAsync(text);

                    // The record must be on disk before we answer.
                    await _journal.FlushAsync();
                }
            }
            """) { Call = "await store.Save(text); Tell(i);" },
        new("DUR103 writer", new EveryRecord("orders.journal"), """
            class Journal(string folder)
            {
                public void Save(string text)
                {
                    using var file = new FileStream(Path.Combine(folder, "orders.journal"), FileMode.Append);
                    using var writer = new StreamWriter(file);
                    writer.Write(text);
                    file.Flush(flushToDisk: true);
                }
            }
            """),
        new("DUR103 gzip", new EveryFile("state-{0}.gz"), """
            class StateFiles(string folder)
            {
                int _state;

                public void Save(string text)
                {
                    using var file = new FileStream(Path.Combine(folder, $"state-{++_state:D8}.gz"), FileMode.CreateNew);
                    using var gzip = new GZipStream(file, CompressionLevel.Optimal);
                    gzip.Write(Encoding.UTF8.GetBytes(text));
                    file.Flush(flushToDisk: true);
                }
            }
            """),
        new("DUR104", new EveryFile("note-{0}"), """
            class Notes(string folder)
            {
                int _note;

                public void Save(string text)
                {
                    var path = Path.Combine(folder, $"note-{++_note:D8}");
                    using var file = new FileStream(path, FileMode.CreateNew);
                    file.Write(Encoding.UTF8.GetBytes(text));
                }
            }
            """),
        new("DUR106 flag", new EveryRecord("orders.journal"), """
            class Journal(string folder)
            {
                readonly CountingStream _journal = new(Path.Combine(folder, "orders.journal"));

                public void Save(string text)
                {
                    _journal.Write(Encoding.UTF8.GetBytes(text));
                    _journal.Flush(flushToDisk: true);
                }
            }

            class CountingStream(string path) : FileStream(path, FileMode.Append)
            {
                public int Flushes { get; private set; }

                public override void Flush(bool flushToDisk)
                {
                    Flushes++;
                    base.Flush(flushToDisk: false);
                }
            }
            """),
        new("DUR106 name", new EveryRecord("orders.journal"), """
            class Journal(string folder)
            {
                readonly FileStream _journal = new(Path.Combine(folder, "orders.journal"), FileMode.Append);

                public void Save(string text)
                {
                    _journal.Write(Encoding.UTF8.GetBytes(text));
                    FlushToDisk();
                }

                void FlushToDisk() => _journal.Flush();
            }
            """),
        new("DUR107", new EveryRecord("orders.db"), """
            class Database(string folder)
            {
                public void Save(string text)
                {
                    var path = Path.Combine(folder, "orders.db");
                    File.AppendAllText(path, text);
                    using var written = new FileStream(path, FileMode.Open, FileAccess.Read);
                    written.Flush(flushToDisk: true);
                }
            }
            """),
        new("DUR501", new EveryRecord("orders.journal"), """
            class Journal(string folder)
            {
                public void Save(string text)
                {
                    using var journal = new FileStream(Path.Combine(folder, "orders.journal"), FileMode.Append);
                    foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
                    {
                        journal.Write(Encoding.UTF8.GetBytes(line + "\n"));
                        journal.Flush(flushToDisk: true);
                    }
                }
            }
            """) { LosesBefore = false },
        new("DUR502", new EveryRecord("orders.journal"), """
            class Journal(string folder)
            {
                public void Save(string text)
                {
                    using var journal = new FileStream(Path.Combine(folder, "orders.journal"), FileMode.Append);
                    journal.Write(Encoding.UTF8.GetBytes(text));
                    journal.Flush(flushToDisk: true);
                    journal.Flush(flushToDisk: true);
                }
            }
            """) { LosesBefore = false },
    ];
}
