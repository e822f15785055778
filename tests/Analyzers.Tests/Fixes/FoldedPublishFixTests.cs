using System.Threading.Tasks;
using Durability.Analyzers.CodeFixes.Publication;
using Xunit;

namespace Durability.Analyzers.Tests.Fixes;

/// <summary>DUR203: a write and its rename become one durable call, where that is exactly the same.</summary>
public sealed class FoldedPublishFixTests : FixTests<PublishBeforeSyncFix>
{
    [Fact]
    public Task WriteAndMove_BecomeOneCall() =>
        FixesByLibrary(
            """
            using System.Text;

            class Store
            {
                void Save(string path, string text)
                {
                    var temporary = path + ".tmp";
                    File.WriteAllText(temporary, text, Encoding.UTF8);

                    {|DUR203:File.Move(temporary, path, true)|};
                }

                async Task SaveAsync(string path, byte[] bytes, CancellationToken cancellation)
                {
                    // Beside it first.
                    var temporary = path + "." + Guid.NewGuid().ToString("N");
                    await File.WriteAllBytesAsync(temporary, bytes, cancellation).ConfigureAwait(false);
                    {|DUR203:File.Move(temporary, path, overwrite: true)|}; // atomic
                }
            }
            """,
            """
            using System.Text;
            using Durability;

            class Store
            {
                void Save(string path, string text)
                {
                    DurableFile.WriteAllText(path, text, Encoding.UTF8);
                }

                async Task SaveAsync(string path, byte[] bytes, CancellationToken cancellation)
                {
                    // Beside it first.
                    await DurableFile.WriteAllBytesAsync(path, bytes, cancellation).ConfigureAwait(false);
                    // atomic
                }
            }
            """);

    [Fact]
    public Task DeleteAndMove_BecomeOneCall() =>
        FixesByLibrary(
            """
            class Store
            {
                void Save(string path, IEnumerable<string> lines)
                {
                    File.WriteAllLines(path + ".tmp", lines);
                    if (File.Exists(path))
                    {
                        File.Delete(path);
                    }
                    {|DUR203:File.Move(path + ".tmp", path)|};
                }
            }
            """,
            """
            using Durability;

            class Store
            {
                void Save(string path, IEnumerable<string> lines)
                {
                    DurableFile.WriteAllLines(path, lines);
                }
            }
            """);

    [Fact]
    public Task ReplaceOrMove_BecomeOneCall() =>
        FixesByLibrary(
            """
            class Store
            {
                void Save(string path, string text)
                {
                    var temporary = Path.Combine(Path.GetDirectoryName(path)!, "new");
                    File.WriteAllText(temporary, text);
                    if (File.Exists(path))
                        {|DUR203:File.Replace(temporary, path, null)|};
                    else
                        File.Move(temporary, path);
                }
            }
            """,
            """
            using Durability;

            class Store
            {
                void Save(string path, string text)
                {
                    DurableFile.WriteAllText(path, text);
                }
            }
            """);

    [Fact]
    public Task TemporaryFileUsedElsewhere_IsMovedDurably() =>
        FixesByLibrary(
            """
            class Store
            {
                void Save(string path, string text)
                {
                    var temporary = path + ".tmp";
                    try
                    {
                        File.WriteAllText(temporary, text);
                        {|DUR203:File.Move(temporary, path, true)|};
                    }
                    catch
                    {
                        File.Delete(temporary);
                        throw;
                    }
                }
            }
            """,
            """
            using Durability;

            class Store
            {
                void Save(string path, string text)
                {
                    var temporary = path + ".tmp";
                    try
                    {
                        File.WriteAllText(temporary, text);
                        DurableFile.Move(temporary, path, true);
                    }
                    catch
                    {
                        File.Delete(temporary);
                        throw;
                    }
                }
            }
            """);

    [Fact]
    public Task MoveThatMustNotOverwrite_IsMovedDurably() =>
        FixesByLibrary(
            """
            class Store
            {
                void Save(string path, string text)
                {
                    File.WriteAllText(path + ".tmp", text);
                    {|DUR203:File.Move(path + ".tmp", path)|};
                }
            }
            """,
            """
            using Durability;

            class Store
            {
                void Save(string path, string text)
                {
                    File.WriteAllText(path + ".tmp", text);
                    DurableFile.Move(path + ".tmp", path);
                }
            }
            """);

    [Fact]
    public Task ReplaceThatNeedsATarget_IsReplacedDurably() =>
        FixesByLibrary(
            """
            class Store
            {
                void Save(string path, string text)
                {
                    File.WriteAllText(path + ".tmp", text);
                    {|DUR203:File.Replace(path + ".tmp", path, path + ".bak")|};
                }
            }
            """,
            """
            using Durability;

            class Store
            {
                void Save(string path, string text)
                {
                    File.WriteAllText(path + ".tmp", text);
                    DurableFile.Replace(path + ".tmp", path, path + ".bak");
                }
            }
            """);

    [Fact]
    public Task ReplaceOrMoveWithABackup_BothBecomeDurable() =>
        FixesByLibrary(
            """
            class Store
            {
                void Save(string path, string text)
                {
                    File.WriteAllText(path + ".tmp", text);
                    if (File.Exists(path))
                    {
                        {|DUR203:File.Replace(path + ".tmp", path, path + ".bak")|};
                    }
                    else
                    {
                        File.Move(path + ".tmp", path);
                    }
                }
            }
            """,
            """
            using Durability;

            class Store
            {
                void Save(string path, string text)
                {
                    File.WriteAllText(path + ".tmp", text);
                    if (File.Exists(path))
                    {
                        DurableFile.Replace(path + ".tmp", path, path + ".bak");
                    }
                    else
                    {
                        DurableFile.Move(path + ".tmp", path);
                    }
                }
            }
            """);

    [Fact]
    public Task MoveThatAFailedReplaceFallsBackTo_IsDurableToo() =>
        FixesByLibrary(
            """
            class Store
            {
                void Save(string path, string text)
                {
                    File.WriteAllText(path + ".tmp", text);
                    try
                    {
                        {|DUR203:File.Replace(path + ".tmp", path, path + ".bak")|};
                    }
                    catch (PlatformNotSupportedException)
                    {
                        File.Delete(path);
                        File.Move(path + ".tmp", path);
                    }
                }
            }
            """,
            """
            using Durability;

            class Store
            {
                void Save(string path, string text)
                {
                    File.WriteAllText(path + ".tmp", text);
                    try
                    {
                        DurableFile.Replace(path + ".tmp", path, path + ".bak");
                    }
                    catch (PlatformNotSupportedException)
                    {
                        DurableFile.Move(path + ".tmp", path, overwrite: true);
                    }
                }
            }
            """);

    [Fact]
    public Task TargetThatChanges_IsNotFolded() =>
        FixesByLibrary(
            """
            class Store
            {
                int _number;

                string Next() => "orders" + _number++;

                void Save(string text)
                {
                    var temporary = "orders.tmp";
                    File.WriteAllText(temporary, text);
                    {|DUR203:File.Move(temporary, Next(), true)|};
                }
            }
            """,
            """
            using Durability;

            class Store
            {
                int _number;

                string Next() => "orders" + _number++;

                void Save(string text)
                {
                    var temporary = "orders.tmp";
                    File.WriteAllText(temporary, text);
                    DurableFile.Move(temporary, Next(), true);
                }
            }
            """);
}
