using System.Collections.Generic;

namespace Durability.PowerCut.Tests.Fixes;

internal static partial class FixRows
{
    private static IEnumerable<FixRow> Names() =>
    [
        new("DUR201", new EveryFile("segment-{0}"), """
            class SegmentWriter(string folder)
            {
                int _segment;

                // A segment must survive a crash: recovery looks for it by name.
                public void Save(string text)
                {
                    var path = Path.Combine(folder, $"segment-{++_segment:D8}");
                    using var segment = new FileStream(path, FileMode.CreateNew);
                    segment.Write(Encoding.UTF8.GetBytes(text));
                    segment.Flush(flushToDisk: true);
                }
            }
            """) { LosesBefore = false, ByFramework = null },
        new("DUR202", new LastVersion("checkpoint"), """
            class CheckpointFile(string folder)
            {
                // The checkpoint must be durable when this returns: the log is cut on its strength.
                public void Save(string text)
                {
                    var path = Path.Combine(folder, "checkpoint");
                    var temporary = path + ".tmp";
                    using (var file = new FileStream(temporary, FileMode.Create))
                    {
                        file.Write(Encoding.UTF8.GetBytes(text));
                        file.Flush(flushToDisk: true);
                    }

                    File.Move(temporary, path, overwrite: true);
                }
            }
            """) { ByFramework = null },
        new("DUR203 call", new LastVersion("settings.json"), """
            class SettingsStore(string folder)
            {
                public void Save(string text)
                {
                    var path = Path.Combine(folder, "settings.json");
                    var pending = path + ".new";
                    File.WriteAllText(pending, text);
                    File.Move(pending, path, overwrite: true);
                }
            }
            """) { ByFramework = Promise.Whole },
        new("DUR203 writer", new LastVersion("index"), """
            class IndexFile(string folder)
            {
                public void Save(string text)
                {
                    var path = Path.Combine(folder, "index");
                    using (var writer = new StreamWriter(path + ".tmp"))
                    {
                        writer.Write(text);
                    }

                    File.Replace(path + ".tmp", path, null);
                }
            }
            """) { ByFramework = Promise.Whole },
        new("DUR203 batch", new LastVersions(new("data"), new("index")), """
            class IndexedStore(string folder)
            {
                public void Save(string text)
                {
                    var data = Path.Combine(folder, "data");
                    var index = Path.Combine(folder, "index");
                    File.WriteAllText(data + ".tmp", text);
                    File.Move(data + ".tmp", data, overwrite: true);
                    File.WriteAllText(index + ".tmp", text);
                    File.Move(index + ".tmp", index, overwrite: true);
                }
            }
            """) { ByFramework = null, BrokenInstead = Promise.Whole, Key = "SyncBeforePublish.Batch" },
        new("DUR204 call", new LastVersion("settings.json"), """
            class SettingsFile(string folder)
            {
                readonly string _settings = Path.Combine(folder, "settings.json");

                public void Save(string text) => File.WriteAllText(_settings, text);
            }
            """) { ByFramework = Promise.Whole },
        new("DUR204 writer", new LastVersion("settings.json"), """
            class SettingsFile(string folder)
            {
                readonly string _settings = Path.Combine(folder, "settings.json");

                public void Save(string text)
                {
                    using var writer = new StreamWriter(_settings);
                    foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
                        writer.Write(line + "\n");
                }
            }
            """) { ByFramework = Promise.Whole },
        new("DUR204 deleted", new LastVersion("settings.json"), """
            class SettingsFile(string folder)
            {
                readonly string _settings = Path.Combine(folder, "settings.json");

                public void Save(string text)
                {
                    using (var file = new FileStream(_settings + ".new", FileMode.Create))
                    {
                        file.Write(Encoding.UTF8.GetBytes(text));
                        file.Flush(flushToDisk: true);
                    }

                    File.Delete(_settings);
                    File.Move(_settings + ".new", _settings);
                }
            }
            """) { ByFramework = Promise.Whole, BrokenInstead = Promise.Durable },
        new("DUR205", new LastVersion("notes.txt"), """
            class Notes(string folder)
            {
                public void Save(string text)
                {
                    var path = Path.Combine(folder, "notes.txt");
                    File.WriteAllText(path, text);
                }
            }
            """) { ByFramework = Promise.Whole },
        new("DUR206", new LastVersion("settings.json"), """
            class SettingsStore(string folder)
            {
                public void Save(string text)
                {
                    var path = Path.Combine(folder, "settings.json");
                    var scratch = Path.GetTempFileName();
                    File.WriteAllText(scratch, text);
                    File.Move(scratch, path, overwrite: true);
                }
            }
            """) { ByFramework = Promise.Whole },
    ];

    private static IEnumerable<FixRow> Order() =>
    [
        new("DUR305", new LastVersion("settings.json"), """
            class SettingsFile(string folder)
            {
                readonly string _settings = Path.Combine(folder, "settings.json");
                int _saves;

                public void Save(string text)
                {
                    var temporary = _settings + ".tmp";
                    try
                    {
                        using (var file = new FileStream(temporary, FileMode.Create))
                        {
                            file.Write(Encoding.UTF8.GetBytes(text.Substring(0, 16)));
                            if (++_saves % 2 == 0)
                                throw new IOException("No space left on device.");
                            file.Write(Encoding.UTF8.GetBytes(text.Substring(16)));
                            file.Flush(flushToDisk: true);
                        }
                    }
                    catch (IOException)
                    {
                    }

                    File.Move(temporary, _settings, overwrite: true);
                }
            }
            """) { ByLibrary = Promise.Whole, ByFramework = Promise.Whole },
        new("DUR401 moved", new EveryRecord("orders.journal"), """
            class Journal(string folder)
            {
                readonly FileStream _journal = new(Path.Combine(folder, "orders.journal"), FileMode.Append);

                public void Save(string text, TaskCompletionSource saved)
                {
                    _journal.Write(Encoding.UTF8.GetBytes(text));
                    saved.SetResult();
                    Thread.Sleep(10);
                    _journal.Flush(flushToDisk: true);
                }
            }
            """) { Call = TellWhenCompleted },
        new("DUR401 inserted", new EveryRecord("orders.journal"), """
            class Journal(string folder)
            {
                readonly FileStream _journal = new(Path.Combine(folder, "orders.journal"), FileMode.Append);

                public void Save(string text, TaskCompletionSource saved)
                {
                    _journal.Write(Encoding.UTF8.GetBytes(text));
                    saved.SetResult();
                }
            }
            """) { Call = TellWhenCompleted },
        new("DUR402", new LastVersion("settings.json", Backup: "settings.json.old"), """
            class SettingsFile(string folder)
            {
                public void Save(string text)
                {
                    var path = Path.Combine(folder, "settings.json");
                    File.Move(path, path + ".old");
                    using (var file = new FileStream(path, FileMode.CreateNew))
                        file.Write(Encoding.UTF8.GetBytes(text));
                    File.Delete(path + ".old");
                }
            }
            """),
    ];

    /// <summary>The world is told in the moment in which the program says so.</summary>
    private const string TellWhenCompleted =
        "var saved = new TaskCompletionSource(); var version = i; "
        + "_ = saved.Task.ContinueWith(_ => Tell(version), TaskContinuationOptions.ExecuteSynchronously); store.Save(text, saved);";
}
