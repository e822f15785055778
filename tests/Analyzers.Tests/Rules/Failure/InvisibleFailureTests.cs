using System.Threading.Tasks;
using Xunit;

namespace Durability.Analyzers.Tests.Rules.Failure;

/// <summary>DUR306: on which frameworks the failure of which sync cannot be seen.</summary>
public sealed class InvisibleFailureTests
{
    [Theory]
    [InlineData("net8.0-android")]
    [InlineData("net10.0-macos")]
    public Task Framework_for_a_unix_swallows_it(string framework) => Verify.AnalyzerAsync(
        """
        class OrderJournal
        {
            void Commit(FileStream journal) => {|DUR306:journal.Flush(true)|};
        }
        """,
        config: $"build_property.TargetFramework = {framework}");

    [Theory]
    [InlineData("{|DUR306:Files.Of(path).Flush(true)|};")]
    [InlineData("{|DUR306:Files.Of(path)?.Flush(true)|};")]
    [InlineData("if (Files.fsync(3) != 0) throw new IOException();")]
    [InlineData("journal.Write(new byte[1]); journal.Flush(); journal.Write(new byte[1]); {|DUR306:journal.Flush(true)|};")]
    public Task Call_of_the_framework_swallows_it(string body) => Verify.AnalyzerAsync(
        $$"""
        static class Files
        {
            [DllImport("libc")] public static extern int fsync(int descriptor);

            public static FileStream Of(string path) => File.OpenWrite(path);
        }

        class OrderJournal
        {
            void Commit(FileStream journal, string path)
            {
                {{body}}
            }
        }
        """,
        config: "build_property.TargetFramework = net9.0");
}
