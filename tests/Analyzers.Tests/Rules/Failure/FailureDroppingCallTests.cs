using System.Threading.Tasks;
using Xunit;

namespace Durability.Analyzers.Tests.Rules.Failure;

/// <summary>A sync in a lambda, handed to a helper that runs it and drops its failure.</summary>
public sealed class FailureDroppingCallTests
{
    [Theory]
    [InlineData("try { action(); } catch { }")]
    [InlineData("try { action.Invoke(); } catch (Exception) { Console.WriteLine(\"failed\"); }")]
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
    [InlineData("for (var i = 0; i < 3; i++) { try { action(); return; } catch (IOException) { Thread.Sleep(25); } } throw new IOException();")]
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

    [Fact]
    public Task Helper_tells_by_what_it_returns() => Verify.AnalyzerAsync("""
        class Log(FileStream file)
        {
            public bool Append(byte[] record)
            {
                file.Write(record);
                return Succeeds(() => file.Flush(true));
            }

            static bool Succeeds(Action action) { try { action(); return true; } catch { return false; } }
        }
        """);
}
