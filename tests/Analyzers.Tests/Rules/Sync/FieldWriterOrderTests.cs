using System.Threading.Tasks;
using Xunit;

namespace Durability.Analyzers.Tests.Rules.Sync;

/// <summary>DUR103 over the members of a type: one writes to the wrapper, another syncs below it.</summary>
public sealed class FieldWriterOrderTests
{
    [Fact]
    public Task Sync_below_a_writer_that_nobody_drains_is_reported() => Verify.AnalyzerAsync(
        """
        class LedgerFile
        {
            readonly FileStream _fs;
            readonly StreamWriter _w;
            public LedgerFile(string p) { _fs = new FileStream(p, FileMode.Append); _w = new StreamWriter(_fs); }
            public void Append(string e) => _w.WriteLine(e);
            public void Commit() => {|DUR103:_fs.Flush(true)|};
        }
        """);

    [Fact]
    public Task Writer_that_drains_itself_is_silent() => Verify.AnalyzerAsync(
        """
        class LedgerFile
        {
            readonly FileStream _fs; readonly StreamWriter _w;
            public LedgerFile(string p) { _fs = new FileStream(p, FileMode.Append); _w = new StreamWriter(_fs) { AutoFlush = true }; }
            public void Append(string e) => _w.WriteLine(e);
            public void Commit() => _fs.Flush(true);
        }
        """);

    [Fact]
    public Task Writer_that_another_member_drains_is_silent() => Verify.AnalyzerAsync(
        """
        class LedgerFile
        {
            readonly FileStream _fs; readonly StreamWriter _w;
            public LedgerFile(string p) { _fs = new FileStream(p, FileMode.Append); _w = new StreamWriter(_fs); }
            public void Append(string e) => _w.WriteLine(e);
            public void Drain() => _w.Flush();
            public void Commit() { Drain(); _fs.Flush(true); }
        }
        """);

    [Fact]
    public Task Writer_that_is_drained_with_each_record_is_silent() => Verify.AnalyzerAsync(
        """
        class LedgerFile
        {
            readonly FileStream _fs; readonly StreamWriter _w;
            public LedgerFile(string p) { _fs = new FileStream(p, FileMode.Append); _w = new StreamWriter(_fs); }
            public void Append(string e) { _w.WriteLine(e); _w.Flush(); }
            public void Commit() => _fs.Flush(true);
        }
        """);

    [Fact]
    public Task Sync_below_a_full_writer_is_told_before_the_rename_that_follows() => Verify.AnalyzerAsync(
        """
        class StateStore
        {
            public void Save(string path, string json)
            {
                var tmp = path + ".tmp";
                using (var f = new FileStream(tmp, FileMode.Create))
                {
                    var w = new StreamWriter(f);
                    w.Write(json);
                    {|DUR103:f.Flush(true)|};
                    w.Dispose();
                }
                File.Move(tmp, path, true);
            }
        }
        """);
}
