using System.Linq;
using System.Threading.Tasks;
using Durability.Analyzers.Rules.Failure;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Xunit;

namespace Durability.Analyzers.Tests.Rules.Failure;

/// <summary>A loop that takes new records each time syncs something else each time: what fails is told, and not tried again.</summary>
public sealed class ConsumerLoopTests
{
    [Theory]
    [InlineData("while (queue.TryDequeue(out var next)) { if (batch.Count > 8) break; batch.Add(next); }", "")]
    [InlineData("foreach (var b in batch) { if (b.Length == 0) break; }", "")]
    [InlineData("Func<int> count = () => { return batch.Count; }; _ = count();", "")]
    [InlineData("// no retries and no second attempt", "")]
    public Task Break_of_an_inner_loop_leaves_no_retry(string inner, string after) => Verify.AnalyzerAsync($$"""
        class GroupCommit(FileStream file, System.Collections.Concurrent.ConcurrentQueue<byte[]> queue, TaskCompletionSource waiter)
        {
            public void Run(CancellationToken stop)
            {
                var batch = new List<byte[]>();
                while (!stop.IsCancellationRequested)
                {
                    try
                    {
                        {{inner}}
                        foreach (var record in batch)
                            file.Write(record);
                        file.Flush(true);
                        {{after}}
                    }
                    catch (Exception e)
                    {
                        waiter.SetException(e);
                    }
                }
            }
        }
        """);

    [Theory]
    [InlineData("file.Flush(true); break;")]
    [InlineData("file.Flush(true); return;")]
    [InlineData("var attempt = 1; file.Flush(true); Console.WriteLine(attempt);")]
    public Task Success_leaves_a_retry(string body) => Verify.AnalyzerAsync($$"""
        class Log(FileStream file)
        {
            public void Sync()
            {
                while (true)
                {
                    try
                    {
                        {{body.Replace("file.Flush(true)", "{|DUR302:file.Flush(true)|}")}}
                    }
                    catch (IOException e)
                    {
                        Console.WriteLine(e.Message);
                    }
                }
            }
        }
        """);

    [Theory]
    [InlineData("for (;;)", "catch (Exception) when (i >= 3) { throw; }", true)]
    [InlineData("for (;;)", "catch (Exception) when (i >= 3) { }", false)]
    [InlineData("for (;;)", "", false)]
    [InlineData("", "catch (Exception) when (i >= 3) { throw; }", false)]
    public void Failure_of_the_last_attempt_is_told(string loop, string last, bool isTold)
    {
        var tree = CSharpSyntaxTree.ParseText($"{loop} {{ try {{ Write(); return; }} {last} catch (Exception) {{ Thread.Sleep(i * 100); }} }}");
        var guarded = tree.GetRoot().DescendantNodes().OfType<TryStatementSyntax>().Single();
        Assert.Equal(isTold, CatchShape.Swallower(guarded) is null);
    }
}
