using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Xunit;

namespace Durability.Analyzers.Tests.Rules.Sync;

/// <summary>DUR102 stays silent where nothing could be synced, and reads odd syntax.</summary>
public sealed class DrainElsewhereTests
{
    [Fact]
    public Task Flush_of_a_network_stream_is_silent() => Verify.AnalyzerAsync(
        """
        class OrderJournal
        {
            async Task SendAsync(System.Net.Sockets.NetworkStream replica, byte[] record)
            {
                await replica.WriteAsync(record);
                await replica.FlushAsync();
            }
        }
        """);

    [Fact]
    public Task Flush_of_a_pipe_is_silent() => Verify.AnalyzerAsync(
        """
        class OrderJournal
        {
            void Send(System.IO.Pipes.NamedPipeServerStream pipe, string record)
            {
                using var writer = new StreamWriter(pipe);
                writer.WriteLine(record);
                writer.Flush();
            }
        }
        """);

    [Fact]
    public Task Flush_of_a_memory_stream_is_silent() => Verify.AnalyzerAsync(
        """
        class OrderJournal
        {
            byte[] Encode(string record)
            {
                var memory = new MemoryStream();
                var writer = new BinaryWriter(memory);
                writer.Write(record);
                writer.Flush();
                return memory.ToArray();
            }
        }
        """);

    [Fact]
    public Task Flush_of_a_stream_that_may_be_anything_is_silent() => Verify.AnalyzerAsync(
        """
        class Exporter
        {
            void Export(Stream stream, string text)
            {
                var writer = new StreamWriter(stream);
                writer.Write(text);
                writer.Flush();
            }
        }
        """);

    [Fact]
    public Task Flush_of_a_csv_export_is_silent() => Verify.AnalyzerAsync(
        """
        class CsvExporter
        {
            void Export(string path, IEnumerable<string> rows)
            {
                using var writer = new StreamWriter(path);
                foreach (var row in rows)
                    writer.WriteLine(row);
                writer.Flush();
            }
        }
        """);

    [Fact]
    public Task Multi_line_call_is_marked_as_a_whole() => Verify.AnalyzerAsync(
        """
        class OrderJournal
        {
            async Task AppendAsync(byte[] record, CancellationToken token)
            {
                await using var file = new FileStream("orders.journal", FileMode.Append);
                await file.WriteAsync(record, token);
                await {|DUR102:file
                    .FlushAsync(token)|}
                    .ConfigureAwait(false);
            }
        }
        """);

    [Fact]
    public Task Top_level_program_is_looked_at() => Verify.AnalyzerAsync(
        """
        using var file = new FileStream("orders.journal", FileMode.Append);
        file.Write([1, 2, 3]);
        {|DUR102:file.Flush()|};
        """, outputKind: OutputKind.ConsoleApplication);

    [Fact]
    public Task Iterator_is_looked_at() => Verify.AnalyzerAsync(
        """
        class OrderJournal
        {
            IEnumerable<int> Append(IEnumerable<byte[]> records)
            {
                using var file = new FileStream("orders.journal", FileMode.Append);
                foreach (var record in records)
                {
                    file.Write(record);
                    {|DUR102:file.Flush()|};
                    yield return record.Length;
                }
            }
        }
        """);

    [Fact]
    public Task Flush_of_the_console_is_silent() => Verify.AnalyzerAsync(
        """
        class OrderJournal
        {
            void Print(string line)
            {
                // survives a power cut only on paper
                Console.Out.WriteLine(line);
                Console.Out.Flush();
            }
        }
        """);

    [Fact]
    public Task Conditional_flush_is_no_sync() => Verify.AnalyzerAsync(
        """
        class OrderJournal
        {
            void Append(FileStream? open, byte[] record)
            {
                using var file = new FileStream("orders.journal", FileMode.Append);
                file.Write(record);
                {|DUR102:file?.Flush()|};
            }
        }
        """);

    [Fact]
    public Task Stream_declared_before_try_and_closed_in_finally_is_looked_at() => Verify.AnalyzerAsync(
        """
        static class OrderJournal
        {
            public static void Append(string path, byte[] record)
            {
                FileStream file = null;
                try
                {
                    file = File.Open(path, FileMode.Append);
                    file.Write(record);
                    {|DUR102:file.Flush()|};
                }
                finally
                {
                    if (file != null)
                        file.Dispose();
                }
            }
        }
        """);

    [Fact]
    public Task Stream_that_may_be_null_in_try_and_finally_is_looked_at() => Verify.AnalyzerAsync(
        """
        static class OrderJournal
        {
            public static void Append(string path, byte[] record)
            {
                FileStream? file = null;
                try
                {
                    file = record.Length > 0 ? File.Open(path, FileMode.Append) : null;
                    file?.Write(record);
                    {|DUR102:file?.Flush()|};
                }
                finally
                {
                    file?.Dispose();
                }
            }
        }
        """);
}
