using System.Threading.Tasks;
using Durability.Analyzers.CodeFixes.Cost;
using Xunit;

namespace Durability.Analyzers.Tests.Fixes;

/// <summary>DUR502: the sync that does nothing goes.</summary>
public sealed class RedundantSyncFixTests : FixTests<RedundantSyncFix>
{
    [Fact]
    public Task SecondSync_IsRemoved() =>
        Fixes(
            """
            class Journal
            {
                void Append(string path, byte[] record)
                {
                    using var journal = new FileStream(path, FileMode.Append);
                    journal.Write(record, 0, record.Length);
                    journal.Flush(true);
                    {|DUR502:journal.Flush(true)|};
                }
            }
            """,
            """
            class Journal
            {
                void Append(string path, byte[] record)
                {
                    using var journal = new FileStream(path, FileMode.Append);
                    journal.Write(record, 0, record.Length);
                    journal.Flush(true);
                }
            }
            """);
}
