using System.Threading.Tasks;
using Durability.Analyzers.CodeFixes.Publication;
using Durability.Testing;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace Durability.Analyzers.Tests.Fixes;

/// <summary>DUR206: the temporary file stands beside its target.</summary>
public sealed class OtherVolumeFixTests : FixTests<OtherVolumeFix>
{
    [Fact]
    public Task WriteAndMove_BecomeOneCall() =>
        FixesByLibrary(
            """
            class Store
            {
                void Save(string path, string text)
                {
                    var temporary = Path.GetTempFileName();
                    File.WriteAllText(temporary, text);
                    {|DUR206:File.Move(temporary, path, true)|};
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
    public Task WriteAndMove_StandsBeside_AndIsSynced() =>
        Fixes(
            """
            class Store
            {
                void Save(string path, string text)
                {
                    var temporary = Path.GetTempFileName();
                    File.WriteAllText(temporary, text);
                    {|DUR206:File.Move(temporary, path, true)|};
                }
            }
            """,
            """
            class Store
            {
                void Save(string path, string text)
                {
                    var temporary = path + ".tmp";
                    File.WriteAllText(temporary, text);
                    using (var file = new FileStream(temporary, FileMode.Open, FileAccess.Write))
                    {
                        file.Flush(flushToDisk: true);
                    }

                    File.Move(temporary, path, true);
                }
            }
            """);

    [Fact]
    public Task Stream_StandsBeside_AndIsSynced() =>
        Fixes(
            """
            using System.IO;

            class Store
            {
                void Save(string path, byte[] bytes)
                {
                    string temporary = Path.Combine(Path.GetTempPath(), "orders.tmp");
                    using (var stream = new FileStream(temporary, FileMode.Create))
                    {
                        stream.Write(bytes, 0, bytes.Length);
                    }

                    {|DUR206:File.Move(temporary, path)|};
                }
            }
            """,
            """
            using System.IO;

            class Store
            {
                void Save(string path, byte[] bytes)
                {
                    string temporary = path + ".tmp";
                    using (var stream = new FileStream(temporary, FileMode.Create))
                    {
                        stream.Write(bytes, 0, bytes.Length);
                        stream.Flush(flushToDisk: true);
                    }

                    File.Move(temporary, path);
                }
            }
            """, framework: TestedFramework.NetStandard20, language: LanguageVersion.CSharp7_3);

    [Fact]
    public Task Stream_StandsBeside_AndIsMovedDurably() =>
        FixesByLibrary(
            """
            class Store
            {
                void Save(string path, byte[] bytes)
                {
                    var temporary = Path.Combine(Path.GetTempPath(), "orders.tmp");
                    using (var stream = File.Create(temporary))
                    {
                        stream.Write(bytes, 0, bytes.Length);
                    }

                    {|DUR206:File.Move(temporary, path, true)|};
                }
            }
            """,
            """
            using Durability;

            class Store
            {
                void Save(string path, byte[] bytes)
                {
                    var temporary = path + ".tmp";
                    using (var stream = File.Create(temporary))
                    {
                        stream.Write(bytes, 0, bytes.Length);
                    }

                    DurableFile.Move(temporary, path, true);
                }
            }
            """);

    [Fact]
    public Task FileThatMustExist_OffersNothing() =>
        OffersNothing(
            """
            class Store
            {
                void Save(string path, byte[] bytes)
                {
                    var temporary = Path.GetTempFileName();
                    using (var stream = new FileStream(temporary, FileMode.Open))
                    {
                        stream.Write(bytes, 0, bytes.Length);
                    }

                    {|DUR206:File.Move(temporary, path, true)|};
                }
            }
            """);

    [Fact]
    public Task TargetKnownLater_OffersNothing() =>
        OffersNothing(
            """
            class Store
            {
                void Save(string folder, string text)
                {
                    var temporary = Path.GetTempFileName();
                    File.WriteAllText(temporary, text);
                    var path = Path.Combine(folder, "orders");
                    {|DUR206:File.Move(temporary, path, true)|};
                }
            }
            """, library: false);
}
