using System.Threading.Tasks;
using Durability.Analyzers.CodeFixes.Failure;
using Xunit;

namespace Durability.Analyzers.Tests.Fixes;

/// <summary>DUR302: the first failure is final.</summary>
public sealed class RetriedSyncFixTests : FixTests<RetriedSyncFix>
{
    [Fact]
    public Task LoopThatReturns_GivesWayToTheSync() =>
        Fixes(
            """
            class Checkpoint
            {
                public void Sync(FileStream file, byte[] record)
                {
                    file.Write(record, 0, record.Length);
                    for (var attempt = 0; ; attempt++)
                    {
                        try
                        {
                            Console.WriteLine("sync");
                            {|DUR302:file.Flush(flushToDisk: true)|};
                            return;
                        }
                        catch (IOException)
                        {
                            if (attempt == 5)
                                throw;
                        }
                    }
                }
            }
            """,
            """
            class Checkpoint
            {
                public void Sync(FileStream file, byte[] record)
                {
                    file.Write(record, 0, record.Length);
                    Console.WriteLine("sync");
                    file.Flush(flushToDisk: true);
                }
            }
            """);

    [Fact]
    public Task LoopThatBreaks_GivesWayToTheSync() =>
        Fixes(
            """
            class Checkpoint
            {
                public bool Sync(FileStream file)
                {
                    for (var attempt = 0; attempt < 3; attempt++)
                    {
                        try
                        {
                            {|DUR302:file.Flush(true)|};
                            break;
                        }
                        catch (IOException)
                        {
                            Thread.Sleep(100);
                        }
                    }

                    return true;
                }
            }
            """,
            """
            class Checkpoint
            {
                public bool Sync(FileStream file)
                {
                    file.Flush(true);

                    return true;
                }
            }
            """);

    [Fact]
    public Task LoopWhoseSuccessReturnsAValue_OffersNothing() =>
        OffersNothing(
            """
            class Checkpoint
            {
                public bool Sync(FileStream file)
                {
                    for (var attempt = 0; attempt < 5; attempt++)
                    {
                        try
                        {
                            {|DUR302:file.Flush(true)|};
                            return true;
                        }
                        catch (IOException)
                        {
                        }
                    }

                    return false;
                }
            }
            """);

    [Fact]
    public Task LoopThatDoesMore_OffersNothing() =>
        OffersNothing(
            """
            class Checkpoint
            {
                public void Sync(FileStream file)
                {
                    for (var attempt = 0; ; attempt++)
                    {
                        Console.WriteLine(attempt);
                        try
                        {
                            {|DUR302:file.Flush(true)|};
                            return;
                        }
                        catch (IOException)
                        {
                            if (attempt == 5)
                                throw;
                        }
                    }
                }
            }
            """);
}
