using System.Threading.Tasks;
using Durability.Analyzers.CodeFixes.Publication;
using Durability.Testing;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace Durability.Analyzers.Tests.Fixes;

/// <summary>DUR204, DUR205: calls that write a whole file replace it instead.</summary>
public sealed class OverwriteCallFixTests : FixTests<OverwriteInPlaceFix>
{
    [Fact]
    public Task WriteAllText_ByLibrary() =>
        FixesByLibrary(
            """
            class Settings
            {
                readonly string settingsPath = "settings.json";

                void Save(string json)
                {
                    // The whole of it.
                    {|DUR204:File.WriteAllText(settingsPath, json)|}; // in place
                }

                async Task SaveAsync(string json, CancellationToken cancellation) => await {|DUR204:File.WriteAllTextAsync(settingsPath, json, cancellation)|}.ConfigureAwait(false);
            }
            """,
            """
            using Durability;

            class Settings
            {
                readonly string settingsPath = "settings.json";

                void Save(string json)
                {
                    // The whole of it.
                    DurableFile.WriteAllText(settingsPath, json); // in place
                }

                async Task SaveAsync(string json, CancellationToken cancellation) => await DurableFile.WriteAllTextAsync(settingsPath, json, cancellation).ConfigureAwait(false);
            }
            """);

    [Fact]
    public Task WriteAllText_IsMovedIntoPlace() =>
        Fixes(
            """
            class Settings
            {
                readonly string settingsPath = "settings.json";

                void Save(string json)
                {
                    {|DUR204:File.WriteAllText(settingsPath, json)|};
                    Console.WriteLine("saved");
                }
            }
            """,
            """
            class Settings
            {
                readonly string settingsPath = "settings.json";

                void Save(string json)
                {
                    var temporary = settingsPath + ".tmp";
                    File.WriteAllText(temporary, json);
                    using (var file = new FileStream(temporary, FileMode.Open, FileAccess.Write))
                    {
                        file.Flush(flushToDisk: true);
                    }

                    File.Move(temporary, settingsPath, overwrite: true);
                    Console.WriteLine("saved");
                }
            }
            """);

    [Fact]
    public Task WriteAllBytes_ExpressionBody_IsMovedIntoPlace() =>
        Fixes(
            """
            class Settings
            {
                readonly string settingsPath = "settings.json";

                void Save(byte[] json) => {|DUR204:File.WriteAllBytes(settingsPath, json)|};
            }
            """,
            """
            class Settings
            {
                readonly string settingsPath = "settings.json";

                void Save(byte[] json)
                {
                    var temporary = settingsPath + ".tmp";
                    File.WriteAllBytes(temporary, json);
                    using (var file = new FileStream(temporary, FileMode.Open, FileAccess.Write))
                    {
                        file.Flush(flushToDisk: true);
                    }

                    File.Move(temporary, settingsPath, overwrite: true);
                }
            }
            """);

    [Fact]
    public Task WriteAllText_NetStandard20_ReplacesOrMoves() =>
        Fixes(
            """
            using System.IO;

            class Settings
            {
                readonly string settingsPath = "settings.json";

                void Save(string json)
                {
                    if (json.Length > 0)
                        {|DUR204:File.WriteAllText(settingsPath, json)|};
                }
            }
            """,
            """
            using System.IO;

            class Settings
            {
                readonly string settingsPath = "settings.json";

                void Save(string json)
                {
                    if (json.Length > 0)
                    {
                        var temporary = settingsPath + ".tmp";
                        File.WriteAllText(temporary, json);
                        using (var file = new FileStream(temporary, FileMode.Open, FileAccess.Write))
                        {
                            file.Flush(flushToDisk: true);
                        }

                        if (File.Exists(settingsPath))
                        {
                            File.Replace(temporary, settingsPath, null);
                        }
                        else
                        {
                            File.Move(temporary, settingsPath);
                        }
                    }
                }
            }
            """, framework: TestedFramework.NetStandard20, language: LanguageVersion.CSharp7_3);

    [Fact]
    public Task WriteAllText_NetStandard20_ByLibrary() =>
        FixesByLibrary(
            """
            using System.IO;
            using System.Text;

            namespace Orders
            {
                class Settings
                {
                    readonly string settingsPath = "settings.json";

                    void Save(string json)
                    {
                        {|DUR204:File.WriteAllText(settingsPath, json, Encoding.UTF8)|};
                    }
                }
            }
            """,
            """
            using System.IO;
            using System.Text;
            using Durability;

            namespace Orders
            {
                class Settings
                {
                    readonly string settingsPath = "settings.json";

                    void Save(string json)
                    {
                        DurableFile.WriteAllText(settingsPath, json, Encoding.UTF8);
                    }
                }
            }
            """, framework: TestedFramework.NetStandard20, language: LanguageVersion.CSharp7_3);

    [Fact]
    public Task NoEvidence_IsFixedLikewise() =>
        FixesByLibrary(
            """
            class Thing
            {
                void Write(string where, string what)
                {
                    switch (what)
                    {
                        case "a": {|DUR205:File.WriteAllText(where, what)|}; break;
                    }
                }

                Action Writer(string where) => () => {|DUR205:File.WriteAllText(where, "x")|};
            }
            """,
            """
            using Durability;

            class Thing
            {
                void Write(string where, string what)
                {
                    switch (what)
                    {
                        case "a": DurableFile.WriteAllText(where, what); break;
                    }
                }

                Action Writer(string where) => () => DurableFile.WriteAllText(where, "x");
            }
            """);

    [Fact]
    public Task StaticImport_ByLibrary() =>
        FixesByLibrary(
            """
            using static System.IO.File;

            class Settings
            {
                readonly string settingsPath = "settings.json";

                void Save(string json)
                {
                    {|DUR204:WriteAllText(settingsPath, json)|};
                }
            }
            """,
            """
            using Durability;
            using static System.IO.File;

            class Settings
            {
                readonly string settingsPath = "settings.json";

                void Save(string json)
                {
                    DurableFile.WriteAllText(settingsPath, json);
                }
            }
            """);
}
