using System.Threading.Tasks;
using Durability.Analyzers.CodeFixes.Failure;
using Xunit;

namespace Durability.Analyzers.Tests.Fixes;

/// <summary>DUR301: a failed sync is told on, what is logged stays.</summary>
public sealed class SwallowedFailureFixTests : FixTests<SwallowedFailureFix>
{
    [Fact]
    public Task Catch_LogsAndRethrows() =>
        Fixes(
            """
            class Journal
            {
                void Append(FileStream journal, byte[] record)
                {
                    try
                    {
                        journal.Write(record, 0, record.Length);
                        journal.Flush(true);
                    }
                    {|DUR301:catch|} (IOException e)
                    {
                        Console.WriteLine(e); // for the record
                    }
                }
            }
            """,
            """
            class Journal
            {
                void Append(FileStream journal, byte[] record)
                {
                    try
                    {
                        journal.Write(record, 0, record.Length);
                        journal.Flush(true);
                    }
                    catch (IOException e)
                    {
                        Console.WriteLine(e); // for the record
                        throw;
                    }
                }
            }
            """);

    [Fact]
    public Task EmptyCatch_Rethrows() =>
        Fixes(
            """
            class Journal
            {
                void Append(FileStream journal, byte[] record)
                {
                    journal.Write(record, 0, record.Length);
                    try { journal.Flush(true); } {|DUR301:catch|} { }
                }

                void Add(FileStream journal, byte[] record)
                {
                    journal.Write(record, 0, record.Length);
                    try
                    {
                        journal.Flush(true);
                    }
                    {|DUR301:catch|} (Exception)
                    {
                        // Nothing to be done.
                    }
                }
            }
            """,
            """
            class Journal
            {
                void Append(FileStream journal, byte[] record)
                {
                    journal.Write(record, 0, record.Length);
                    try { journal.Flush(true); } catch { throw; }
                }

                void Add(FileStream journal, byte[] record)
                {
                    journal.Write(record, 0, record.Length);
                    try
                    {
                        journal.Flush(true);
                    }
                    catch (Exception)
                    {
                        // Nothing to be done.
                        throw;
                    }
                }
            }
            """);

    [Fact]
    public Task CatchThatReturns_Rethrows() =>
        Fixes(
            """
            class Journal
            {
                void Append(FileStream journal, byte[] record)
                {
                    try
                    {
                        journal.Write(record, 0, record.Length);
                        journal.Flush(true);
                    }
                    {|DUR301:catch|} (IOException)
                    {
                        Console.WriteLine("failed");
                        return;
                    }

                    Console.WriteLine("saved");
                }
            }
            """,
            """
            class Journal
            {
                void Append(FileStream journal, byte[] record)
                {
                    try
                    {
                        journal.Write(record, 0, record.Length);
                        journal.Flush(true);
                    }
                    catch (IOException)
                    {
                        Console.WriteLine("failed");
                        throw;
                    }

                    Console.WriteLine("saved");
                }
            }
            """);
}
