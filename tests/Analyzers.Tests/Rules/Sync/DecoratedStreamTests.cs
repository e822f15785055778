using System.Threading.Tasks;
using Xunit;

namespace Durability.Analyzers.Tests.Rules.Sync;

/// <summary>A stream of the program's own behind an interface, with decorators around it.</summary>
public sealed class DecoratedStreamTests
{
    [Fact]
    public Task Drain_through_an_interface_with_a_decorator_is_reported() => Verify.AnalyzerAsync(
        """
        interface IPageStream { void Write(byte[] b, long at); void Flush(); void HardFlush(); }
        class FilePageStream : IPageStream
        {
            readonly FileStream _f = new("pages.db", FileMode.OpenOrCreate);
            public void Write(byte[] b, long at) { _f.Position = at; _f.Write(b); }
            public void Flush() => _f.Flush();
            public void HardFlush() => _f.Flush(true);
        }
        class LoggingPageStream(IPageStream inner) : IPageStream
        {
            public void Write(byte[] b, long at) { Console.WriteLine("write"); inner.Write(b, at); }
            public void Flush() { Console.WriteLine("flush"); inner.Flush(); }
            public void HardFlush() { Console.WriteLine("hard"); inner.HardFlush(); }
        }
        class PageDatabase
        {
            readonly IPageStream _s;
            public PageDatabase(IPageStream s) => _s = s;
            public void Commit(byte[] root) { _s.Write(root, 0); {|DUR102:_s.Flush()|}; }
        }
        """);
}
