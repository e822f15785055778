using System.Threading.Tasks;
using Xunit;

namespace Durability.Analyzers.Tests.Rules.Sync;

/// <summary>A stream class whose Flush() syncs: what drains into it, or is disposed above it, syncs it.</summary>
public sealed class FlushThatSyncsTests
{
    [Fact]
    public Task Writer_that_drains_into_it_syncs() => Verify.AnalyzerAsync(
        """
        class FlushToDiskFileStream : FileStream
        {
            public FlushToDiskFileStream(string p, FileMode m) : base(p, m) { }
            public override void Flush() { base.Flush(true); }
        }
        class KeyStore
        {
            public void Save(string path, string text)
            {
                using (Stream f = new FlushToDiskFileStream(path + ".tmp", FileMode.Create))
                using (var w = new StreamWriter(f)) { w.Write(text); w.Flush(); }
                {|DUR202:File.Move(path + ".tmp", path, true)|};
            }
        }
        """);

    [Fact]
    public Task Writer_that_is_disposed_above_it_syncs() => Verify.AnalyzerAsync(
        """
        class FlushToDiskFileStream : FileStream
        {
            public FlushToDiskFileStream(string p, FileMode m) : base(p, m) { }
            public override void Flush() { base.Flush(true); }
        }
        class KeyStore
        {
            public void Save(string path, string text)
            {
                using (Stream f = Open(path + ".tmp", true))
                using (var w = new StreamWriter(f)) { w.Write(text); }
                {|DUR202:File.Move(path + ".tmp", path, true)|};
            }
            Stream Open(string p, bool durable) => durable ? new FlushToDiskFileStream(p, FileMode.Create) : new FileStream(p, FileMode.Create);
        }
        """);
}
