using System.Threading.Tasks;
using Xunit;

namespace Durability.Analyzers.Tests.Rules.Sync;

/// <summary>A member that is named for a sync, in a type that keeps a file, and leaves the file alone.</summary>
public sealed class EmptySyncTests
{
    [Theory]
    [InlineData("public void {|DUR106:HardFlush|}() { }")]
    [InlineData("public void {|DUR106:FlushToDisk|}() => Check();")]
    [InlineData("public void {|DUR106:Fsync|}() { Check(); }")]
    public Task Nothing_is_synced(string member) => Verify.AnalyzerAsync(Pages("FileStream _file = new(\"pages.db\", FileMode.Open)", member));

    [Theory]
    [InlineData("public void HardFlush() => _file.Flush(true);")]
    [InlineData("public void HardFlush() => Commit();")]
    [InlineData("public void HardFlush() => throw new NotSupportedException();")]
    [InlineData("public void Check2() { }")]
    [InlineData("public abstract void HardFlush();")]
    public Task Something_is_done(string member) => Verify.AnalyzerAsync(Pages("FileStream _file = new(\"pages.db\", FileMode.Open)", member));

    [Fact]
    public Task Pages_in_memory_have_nothing_to_sync() => Verify.AnalyzerAsync("""
        class PagesInMemory
        {
            readonly MemoryStream _file = new();

            public void HardFlush() { }
        }
        """);

    static string Pages(string file, string member) => $$"""
        abstract class Pages
        {
            readonly {{file}};

            static void Check() { }
            void Commit() => _file.Flush(true);

            {{member}}
        }
        """;
}
