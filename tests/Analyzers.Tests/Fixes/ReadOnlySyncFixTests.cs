using System.Threading.Tasks;
using Durability.Analyzers.CodeFixes.Sync;
using Durability.Testing;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace Durability.Analyzers.Tests.Fixes;

/// <summary>DUR107: the file is opened so that its sync does something.</summary>
public sealed class ReadOnlySyncFixTests : FixTests<ReadOnlySyncFix>
{
    [Fact]
    public Task OpenRead_BecomesOpenForWriting() =>
        Fixes(
            """
            class Snapshot
            {
                void Sync(string path)
                {
                    using (var file = File.OpenRead(path))
                        {|DUR107:file.Flush(true)|};
                }
            }
            """,
            """
            class Snapshot
            {
                void Sync(string path)
                {
                    using (var file = File.Open(path, FileMode.Open, FileAccess.ReadWrite, FileShare.Read))
                        file.Flush(true);
                }
            }
            """);

    [Fact]
    public Task FileAccessRead_BecomesReadWrite() =>
        Fixes(
            """
            using System.IO;

            class Snapshot
            {
                void Sync(string path)
                {
                    // Whoever wrote it has closed it.
                    using (var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite))
                    {
                        {|DUR107:file.Flush(flushToDisk: true)|};
                    }
                }
            }
            """,
            """
            using System.IO;

            class Snapshot
            {
                void Sync(string path)
                {
                    // Whoever wrote it has closed it.
                    using (var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite))
                    {
                        file.Flush(flushToDisk: true);
                    }
                }
            }
            """, framework: TestedFramework.NetStandard20, language: LanguageVersion.CSharp7_3);
}
