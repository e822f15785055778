using System.Threading.Tasks;
using Xunit;

namespace Durability.Analyzers.Tests.Rules.Failure;

/// <summary>A sync in a lambda, handed to a helper that runs it and drops its failure.</summary>
public sealed class SwallowingHelperTests
{
    [Theory]
    [InlineData("try { action(); } catch { }")]
    [InlineData("try { action.Invoke(); } catch (Exception) { Console.WriteLine(\"failed\"); }")]
    [InlineData("for (var i = 0; i < 1; i++) { try { action(); } catch (IOException) { continue; } }")]
    public Task Helper_swallows(string body) => Verify.AnalyzerAsync($$"""
        class Log(FileStream file)
        {
            public void Append(byte[] record)
            {
                file.Write(record);
                {|DUR301:Quietly|}(() => file.Flush(true));
            }

            static void Quietly(Action action) { {{body}} }
        }
        """);

    [Theory]
    [InlineData("try { action(); } catch { throw; }")]
    [InlineData("try { action(); } finally { Console.WriteLine(); }")]
    [InlineData("try { Console.WriteLine(); } catch { } action();")]
    [InlineData("try { action(); } catch (Exception e) { _failed = e; }")]
    public Task Helper_tells(string body) => Verify.AnalyzerAsync($$"""
        class Log(FileStream file)
        {
            static Exception? _failed;

            public void Append(byte[] record)
            {
                file.Write(record);
                Quietly(() => file.Flush(true));
            }

            static void Quietly(Action action) { {{body}} }
        }
        """);

    [Theory]
    [InlineData("{|DUR301:EatException|}(() => file.Flush(true))")]
    [InlineData("Helpers.{|DUR301:IgnoreErrors|}(() => file.Flush(true))")]
    [InlineData("Helpers.Measure(() => file.Flush(true))")]
    public Task Helper_that_cannot_be_seen_is_known_by_its_name(string call) => Verify.AnalyzerAsync($$"""
        class Log(FileStream file)
        {
            public void Append(byte[] record)
            {
                file.Write(record);
                {{call}};
            }
        }
        """, compiles: false);
}
