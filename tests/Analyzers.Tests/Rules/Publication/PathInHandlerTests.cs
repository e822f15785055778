using System.Threading.Tasks;
using Xunit;

namespace Durability.Analyzers.Tests.Rules.Publication;

/// <summary>A handler knows what the calls of its <c>try</c> have done to files by their names, before one of them failed.</summary>
public sealed class PathInHandlerTests
{
    [Fact]
    public Task Deleted_in_the_try_and_replaced_in_the_handler() => VerifyAsync("""
        File.WriteAllText("orders.tmp", text);
        using (var s = new FileStream("orders.tmp", FileMode.Open))
            s.Flush(true);
        try
        {
            File.Delete("orders.json");
            Report();
        }
        catch (IOException)
        {
            {|DUR204:File.Move("orders.tmp", "orders.json")|};
        }
        """);

    [Fact]
    public Task Written_in_the_try_and_published_in_the_handler() => VerifyAsync("""
        try
        {
            File.WriteAllText(path + ".tmp", text);
            Report();
        }
        catch (IOException)
        {
            {|DUR305:File.Move(path + ".tmp", path, true)|};
        }
        """);

    [Fact]
    public Task Moved_away_in_the_try_and_deleted_in_the_handler() => VerifyAsync("""
        try
        {
            File.Move(path, "saved.json");
            Report();
        }
        catch (IOException)
        {
            File.WriteAllText(path, text);
            {|DUR402:File.Delete("saved.json")|};
        }
        """);

    [Fact]
    public Task Written_through_a_stream_in_the_try_and_published_in_the_handler() => VerifyAsync("""
        var s = new FileStream("orders.tmp", FileMode.Create);
        try
        {
            s.WriteByte(1);
            s.Dispose();
        }
        catch (IOException)
        {
            {|DUR305:File.Move("orders.tmp", "orders.json", true)|};
        }
        """);

    static Task VerifyAsync(string code) => Verify.AnalyzerAsync($$"""
        class OrderStore
        {
            static void Report() { }

            void Save(string path, string text)
            {
                {{code}}
            }
        }
        """);
}
