using System.Threading.Tasks;
using Xunit;

namespace Durability.Analyzers.Tests.Rules.Publication;

/// <summary>A rename that falls back to another one: the write before it has not failed.</summary>
public sealed class PublishFallbackTests
{
    [Fact]
    public Task Fallback_of_a_failed_replace_publishes_unsynced_content() => Verify.AnalyzerAsync(
        """
        class WalletFile
        {
            public void Save(string path, byte[] b)
            {
                var n = path + ".new";
                File.WriteAllBytes(n, b);
                try { {|DUR203:File.Replace(n, path, path + ".old")|}; }
                catch (PlatformNotSupportedException) { File.Delete(path); File.Move(n, path); }
            }
        }
        """);

    [Fact]
    public Task Helper_that_renames_or_else_copies_is_told_once_at_its_caller() => Verify.AnalyzerAsync(
        """
        class Wallet
        {
            public void Save(string path, byte[] bytes)
            {
                File.WriteAllBytes(path + ".tmp", bytes);
                {|DUR203:Swap(path + ".tmp", path)|};
            }

            static void Swap(string from, string to)
            {
                try { File.Move(from, to, true); }
                catch (PlatformNotSupportedException) { File.Copy(from, to, true); }
            }
        }
        """);
}
