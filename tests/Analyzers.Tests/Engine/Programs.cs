namespace Durability.Analyzers.Tests.Engine;

/// <summary>Programs with a finding of every kind, whole and cut up by the tests of bad input and determinism.</summary>
internal static class Programs
{
    public const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.IO.Compression;
        global using System.Linq;
        global using System.Text;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    /// <summary>A field's protocol, a helper, a wrapper order: DUR101, DUR102, DUR103.</summary>
    public const string Journal = """
        public sealed partial class OrderJournal : IDisposable
        {
            private readonly FileStream _file;
            private readonly StreamWriter _writer;

            public OrderJournal(string path)
            {
                _file = new FileStream(path, FileMode.Append, FileAccess.Write);
                _writer = new StreamWriter(_file) { NewLine = "\n" };
            }

            public async Task AppendAsync(IEnumerable<string> lines, CancellationToken token)
            {
                foreach (var line in lines)
                {
                    if (line is { Length: > 0 } text)
                        await _writer.WriteLineAsync(text.AsMemory(), token).ConfigureAwait(false);
                }

                _file.Flush(flushToDisk: true);
            }

            public void Dispose()
            {
                try
                {
                    _writer?.Dispose();
                }
                catch (IOException e) when (e.HResult != 0)
                {
                    Console.Error.WriteLine($"lost: {e.Message}");
                }
                finally
                {
                    _file.Dispose();
                }
            }
        }
        """;

    /// <summary>Temporary file and rename, with delegates and local functions: DUR203, DUR204, DUR206.</summary>
    public const string Snapshots = """
        public class SnapshotStore
        {
            private readonly string _path = "orders.snapshot";

            public void Save(Dictionary<string, int> state) => Replace(_path, stream =>
            {
                using var gzip = new GZipStream(stream, CompressionLevel.Fastest);
                System.Text.Json.JsonSerializer.Serialize(gzip, state);
            });

            private static void Replace(string path, Action<Stream> write)
            {
                var temp = $"{path}.tmp";
                using (var file = File.Create(temp))
                    write(file);
                for (var attempt = 0; ; attempt++)
                {
                    try
                    {
                        File.Move(temp, path, overwrite: true);
                        return;
                    }
                    catch (IOException) when (attempt < 3)
                    {
                        Thread.Sleep(10 << attempt);
                    }
                }
            }

            public void SaveSettings(string json) => File.WriteAllText("settings.json", json);

            public void Import(byte[] bytes)
            {
                var temp = Path.GetTempFileName();
                File.WriteAllBytes(temp, bytes);
                Swap();

                void Swap() => File.Move(temp, _path, true);
            }
        }
        """;

    /// <summary>Overrides, pattern matching, read-only handles: DUR102, DUR106, DUR107.</summary>
    public const string Streams = """
        public class CountingStream : FileStream
        {
            public CountingStream(string path) : base(path, FileMode.Append) { }

            public int Flushes { get; private set; }

            public override void Flush(bool flushToDisk)
            {
                Flushes += Length switch { 0 => 0, > 1 and < 5 => 1, _ => 2 };
                base.Flush(false);
            }
        }

        public static class Disk
        {
            public static void Commit(string path)
            {
                using var file = new FileStream(path, FileMode.Open, FileAccess.Read);
                file.Flush(true);
            }

            public static void Append(string journalPath, byte[] record, bool drain)
            {
                FileStream? file = null;
                try
                {
                    file = record.Length > 0 ? File.Open(journalPath, FileMode.Append) : null;
                    file?.Write(record);
                    if (drain)
                        file?.Flush();
                }
                finally
                {
                    file?.Dispose();
                }
            }
        }
        """;

    public static readonly string[] All = [Usings, Journal, Snapshots, Streams];
}
