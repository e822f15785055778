using System.Threading.Tasks;
using Durability.Analyzers.CodeFixes.Publication;
using Xunit;

namespace Durability.Analyzers.Tests.Fixes;

/// <summary>DUR203: several files that are written and renamed in one method share their syncs.</summary>
public sealed class BatchedWritesFixTests : FixTests<PublishBeforeSyncFix>
{
    const string Batch = "SyncBeforePublish.Batch";

    [Fact]
    public Task FilesOneAfterTheOther_BecomeABatch() =>
        FixesByLibrary(
            """
            class Store
            {
                void Save(string index, string data, string json, byte[] bytes)
                {
                    // The new state.
                    File.WriteAllBytes(data + ".tmp", bytes);
                    {|DUR203:File.Move(data + ".tmp", data, overwrite: true)|};

                    var temporary = index + ".tmp";
                    File.WriteAllText(temporary, json);
                    {|DUR203:File.Move(temporary, index, overwrite: true)|};
                    Console.WriteLine("saved");
                }
            }
            """,
            """
            using Durability;

            class Store
            {
                void Save(string index, string data, string json, byte[] bytes)
                {
                    // The new state.
                    using (var batch = new SyncBatch())
                    {
                        batch.WriteAllBytes(data, bytes);
                        batch.WriteAllText(index, json);
                        batch.Commit();
                    }

                    Console.WriteLine("saved");
                }
            }
            """, key: Batch);

    [Fact]
    public Task OneFile_IsNoBatch() => OffersNoBatch(
        """
        class Store
        {
            void Save(string index, string json)
            {
                File.WriteAllText(index + ".tmp", json);
                File.Move(index + ".tmp", index, overwrite: true);
            }
        }
        """);

    [Fact]
    public Task ContentThatMayReadTheOtherFile_IsNoBatch() => OffersNoBatch(
        """
        class Store
        {
            void Save(string index, string data, string json)
            {
                File.WriteAllText(data + ".tmp", json);
                File.Move(data + ".tmp", data, overwrite: true);
                File.WriteAllText(index + ".tmp", File.ReadAllText(data));
                File.Move(index + ".tmp", index, overwrite: true);
            }
        }
        """);

    [Fact]
    public Task StatementBetween_IsNoBatch() => OffersNoBatch(
        """
        class Store
        {
            void Save(string index, string data, string json)
            {
                File.WriteAllText(data + ".tmp", json);
                File.Move(data + ".tmp", data, overwrite: true);
                Console.WriteLine("half");
                File.WriteAllText(index + ".tmp", json);
                File.Move(index + ".tmp", index, overwrite: true);
            }
        }
        """);

    [Fact]
    public Task SameFileTwice_IsNoBatch() => OffersNoBatch(
        """
        class Store
        {
            void Save(string index, string json)
            {
                File.WriteAllText(index + ".tmp", json);
                File.Move(index + ".tmp", index, overwrite: true);
                File.WriteAllText(index + ".tmp", "");
                File.Move(index + ".tmp", index, overwrite: true);
            }
        }
        """);

    static async Task OffersNoBatch(string source)
    {
        var offers = await FixOffersTests.OffersAsync(new PublishBeforeSyncFix(), source, library: true);
        Assert.NotEmpty(offers);
        Assert.DoesNotContain(offers, offer => offer.StartsWith(Batch, System.StringComparison.Ordinal));
    }
}
