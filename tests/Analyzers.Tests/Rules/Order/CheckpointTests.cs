using System.Threading.Tasks;
using Microsoft.CodeAnalysis.Testing;
using Xunit;

namespace Durability.Analyzers.Tests.Rules.Order;

/// <summary>DUR401: the log goes while what it holds is not on disk under its own name, by whatever members of the type that is done.</summary>
public sealed class CheckpointTests
{
    const string Table = """
        class Table(string folder)
        {
            readonly string _folder = folder;
            string WalPath => Path.Combine(_folder, "rows.wal");
            void ClearWal() => File.Delete(Path.Combine(_folder, "rows.wal"));
            void ClearOther() => File.Delete(Path.Combine(_folder, "rows.tmp"));
            void ClearWalLater() { }
        """;

    [Theory]
    [InlineData("WriteMeta(); {|DUR401:File.Delete(WalPath)|};")]
    [InlineData("WriteMeta(); {|DUR401:ClearWal()|};")]
    [InlineData("this.WriteMeta(); {|DUR401:this.ClearWal()|};")]
    [InlineData("File.WriteAllText(Path.GetTempFileName(), _folder); WriteMeta(); {|DUR401:ClearWal()|};")]
    [InlineData("lock (_folder) { WriteMeta(); if (_folder.Length > 0) {|DUR401:ClearWal()|}; }")]
    public Task Log_is_deleted_behind_a_file_that_is_written_whole(string code) => Verify.AnalyzerAsync($$"""
        {{Table}}
            public void Checkpoint() { {{code}} }
            void WriteMeta() => File.WriteAllText(Path.Combine(_folder, "store.meta"), _folder);
        }
        """);

    [Theory]
    [InlineData("WriteRows(); {|DUR401:ClearWal()|};")]
    [InlineData("foreach (var name in new[] { _folder }) WriteRows(); {|DUR401:File.Delete(WalPath)|};")]
    public Task Log_is_deleted_behind_a_file_that_is_written_in_part(string code) => Verify.AnalyzerAsync($$"""
        {{Table}}
            public void Checkpoint() { {{code}} }

            void WriteRows()
            {
                using var file = new FileStream(Path.Combine(_folder, "rows.bin"), FileMode.OpenOrCreate);
                file.WriteByte(1);
            }
        }
        """);

    [Theory]
    [InlineData("ClearWal(); WriteMeta();")]
    [InlineData("WriteMeta(); ClearOther();")]
    [InlineData("WriteMeta(); ClearWalLater();")]
    [InlineData("if (_folder.Length > 0) { WriteMeta(); return; } ClearWal();")]
    public Task Log_is_not_deleted_behind_it(string code) => Verify.AnalyzerAsync($$"""
        {{Table}}
            public void Checkpoint() { {{code}} }
            void WriteMeta() => {|DUR204:File.WriteAllText(Path.Combine(_folder, "store.meta"), _folder)|};
        }
        """);

    [Fact]
    public Task Log_is_deleted_behind_the_sync() => Verify.AnalyzerAsync($$"""
        {{Table}}
            public void Checkpoint()
            {
                WriteRows();
                ClearWal();
            }

            void WriteRows()
            {
                using var file = new FileStream(Path.Combine(_folder, "rows.bin"), FileMode.OpenOrCreate);
                file.WriteByte(1);
                file.Flush(true);
            }
        }
        """);

    [Fact]
    public Task Message_that_is_printed_is_no_file() => Verify.AnalyzerAsync($$"""
        {{Table}}
            public void Checkpoint()
            {
                Tell($"{_folder} is done");
                using (var file = new FileStream(Path.Combine(_folder, "rows.bin"), FileMode.OpenOrCreate))
                {
                    file.WriteByte(1);
                    file.Flush(true);
                }
                ClearWal();
            }

            static void Tell(string text) => System.Diagnostics.Debug.WriteLine(text);
        }
        """);

    [Fact]
    public Task Who_calls_the_checkpoint_is_not_told_again() => Verify.AnalyzerAsync($$"""
        {{Table}}
            public void Checkpoint()
            {
                File.WriteAllText(Path.Combine(_folder, "store.meta"), _folder);
                {|DUR401:ClearWal()|};
            }

            public void Close()
            {
                using (var file = new FileStream(Path.Combine(_folder, "rows.bin"), FileMode.OpenOrCreate))
                {
                    file.WriteByte(1);
                    file.Flush(true);
                }
                Checkpoint();
            }
        }
        """);

    const string Rows = "Path.Combine(_folder, \"rows.bin\")";

    /// <summary>The log went, and nothing that it could recover is missing.</summary>
    [Theory]
    [InlineData("File.WriteAllText(Path.GetTempFileName(), _folder); ClearWal();")]
    [InlineData("File.AppendAllText(Path.Combine(_folder, \"rows.wal\"), _folder); ClearWal();")]
    [InlineData("{|DUR204:File.WriteAllText(" + Rows + ", _folder)|}; FlushToDisk(" + Rows + "); ClearWal();")]
    [InlineData("Console.WriteLine(" + Rows + "); ClearWal();")]
    [InlineData("Console.WriteLine(" + Rows + "); using (var rows = File.OpenRead(" + Rows + ")) rows.ReadByte(); ClearWal();")]
    [InlineData("Console.WriteLine(" + Rows + "); File.Copy(" + Rows + ", Path.GetTempFileName(), true); ClearWal();")]
    [InlineData("Console.WriteLine(" + Rows + "); File.WriteAllText(Path.GetTempFileName(), _folder); ClearWal();")]
    public Task Log_is_deleted_where_nothing_waits(string code) => Verify.AnalyzerAsync($$"""
        {{Table}}
            public void Checkpoint() { {{code}} }
            [DllImport("disk")] static extern void FlushToDisk(string path);
        }
        """);

    [Theory]
    [InlineData("File.WriteAllText(Path.Combine(_folder, \"store.meta\"), _folder);")]
    [InlineData("{|DUR204:File.WriteAllText(" + Rows + ", _folder)|}; FlushToDisk(" + Rows + "); File.WriteAllText(Path.Combine(_folder, \"store.meta\"), _folder);")]
    public Task Message_names_the_file_that_waits(string code) => Verify.AnalyzerAsync($$"""
        {{Table}}
            public void Checkpoint() { {{code}} {|#0:ClearWal()|}; }
            [DllImport("disk")] static extern void FlushToDisk(string path);
        }
        """, expected: Verify.Diagnostic("DUR401").WithLocation(0).WithOptions(DiagnosticOptions.IgnoreAdditionalLocations).WithArguments("ClearWal()", "_folder/store.meta", "the name 'store.meta'"));
}
