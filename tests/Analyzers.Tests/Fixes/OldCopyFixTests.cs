using System.Threading.Tasks;
using Durability.Analyzers.CodeFixes.Order;
using Xunit;

namespace Durability.Analyzers.Tests.Fixes;

/// <summary>DUR402: the old copy goes when the new one is on the device.</summary>
public sealed class OldCopyFixTests : FixTests<OldCopyFix>
{
    [Fact]
    public Task OldCopy_StaysUntilTheNewIsSynced() =>
        Fixes(
            """
            class Store
            {
                void Compact(string path, byte[] bytes)
                {
                    using (var snapshot = new FileStream(path + ".snapshot", FileMode.CreateNew))
                    {
                        snapshot.Write(bytes, 0, bytes.Length);
                    }

                    {|DUR402:File.Delete(path)|};
                }
            }
            """,
            """
            class Store
            {
                void Compact(string path, byte[] bytes)
                {
                    using (var snapshot = new FileStream(path + ".snapshot", FileMode.CreateNew))
                    {
                        snapshot.Write(bytes, 0, bytes.Length);
                        snapshot.Flush(flushToDisk: true);
                    }

                    File.Delete(path);
                }
            }
            """);

    [Fact]
    public Task OldCopy_WrittenByOneCall_ByLibrary() =>
        FixesByLibrary(
            """
            class Store
            {
                void Compact(string path, string text)
                {
                    File.WriteAllText(path, text);
                    {|DUR402:File.Delete(path + ".bak")|};
                }
            }
            """,
            """
            using Durability;

            class Store
            {
                void Compact(string path, string text)
                {
                    DurableFile.WriteAllText(path, text);
                    File.Delete(path + ".bak");
                }
            }
            """);

    [Fact]
    public Task OldCopy_WrittenByOneCall_IsSyncedByName() =>
        Fixes(
            """
            class Store
            {
                void Compact(string path, string text)
                {
                    File.WriteAllText(path, text);
                    {|DUR402:File.Delete(path + ".bak")|};
                }
            }
            """,
            """
            class Store
            {
                void Compact(string path, string text)
                {
                    {|DUR204:File.WriteAllText(path, text)|};
                    using (var file = new FileStream(path, FileMode.Open, FileAccess.Write))
                    {
                        file.Flush(flushToDisk: true);
                    }

                    File.Delete(path + ".bak");
                }
            }
            """);

    [Fact]
    public Task CopiedTemporary_StaysUntilTheCopyIsSynced() =>
        Fixes(
            """
            class KeyRing
            {
                void Store(string path, byte[] key)
                {
                    var temporary = path + ".tmp";
                    File.WriteAllBytes(temporary, key);
                    File.Copy(temporary, path);
                    {|DUR402:File.Delete(temporary)|};
                }
            }
            """,
            """
            class KeyRing
            {
                void Store(string path, byte[] key)
                {
                    var temporary = path + ".tmp";
                    File.WriteAllBytes(temporary, key);
                    File.Copy(temporary, path);
                    using (var file = new FileStream(path, FileMode.Open, FileAccess.Write))
                    {
                        file.Flush(flushToDisk: true);
                    }

                    File.Delete(temporary);
                }
            }
            """);

    [Fact]
    public Task CopiedTemporary_ByLibrary() =>
        FixesByLibrary(
            """
            class KeyRing
            {
                void Store(string path, byte[] key)
                {
                    var temporary = path + ".tmp";
                    File.WriteAllBytes(temporary, key);
                    File.Copy(temporary, path);
                    {|DUR402:File.Delete(temporary)|};
                }
            }
            """,
            """
            using Durability;

            class KeyRing
            {
                void Store(string path, byte[] key)
                {
                    var temporary = path + ".tmp";
                    File.WriteAllBytes(temporary, key);
                    DurableFile.Copy(temporary, path);
                    File.Delete(temporary);
                }
            }
            """);
}
