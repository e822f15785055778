using System.Threading.Tasks;
using Durability.Analyzers.CodeFixes.Publication;
using Durability.Testing;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace Durability.Analyzers.Tests.Fixes;

/// <summary>DUR204: the old file is not deleted before the new one stands; documents are saved into a replacement.</summary>
public sealed class OverwriteDeletedFixTests : FixTests<OverwriteInPlaceFix>
{
    [Fact]
    public Task DeletedFirst_TheDeletionGoes() =>
        FixesByLibrary(
            """
            class Settings
            {
                readonly string settingsPath = "settings.json";

                void Save(string json)
                {
                    if (File.Exists(settingsPath)) File.Delete(settingsPath);
                    {|DUR204:File.WriteAllText(settingsPath, json)|};
                }
            }
            """,
            """
            using Durability;

            class Settings
            {
                readonly string settingsPath = "settings.json";

                void Save(string json)
                {
                    DurableFile.WriteAllText(settingsPath, json);
                }
            }
            """);

    [Fact]
    public Task DeletedFarAway_OffersNothing() =>
        OffersNothing(
            """
            class Settings
            {
                readonly string settingsPath = "settings.json";

                void Save(string json)
                {
                    File.Delete(settingsPath);
                    Console.WriteLine("deleted");
                    {|DUR204:File.WriteAllText(settingsPath, json)|};
                }
            }
            """);

    [Fact]
    public Task DeletedBeforeTheRename_TheRenameReplaces() =>
        Fixes(
            """
            class Store
            {
                void Save(string path, byte[] bytes)
                {
                    var temporary = path + ".tmp";
                    using (var stream = new FileStream(temporary, FileMode.Create))
                    {
                        stream.Write(bytes, 0, bytes.Length);
                        stream.Flush(true);
                    }

                    if (File.Exists(path))
                        File.Delete(path);
                    {|DUR204:File.Move(temporary, path)|};
                }
            }
            """,
            """
            class Store
            {
                void Save(string path, byte[] bytes)
                {
                    var temporary = path + ".tmp";
                    using (var stream = new FileStream(temporary, FileMode.Create))
                    {
                        stream.Write(bytes, 0, bytes.Length);
                        stream.Flush(true);
                    }

                    File.Move(temporary, path, overwrite: true);
                }
            }
            """);

    [Fact]
    public Task DeletedBeforeTheRename_ByLibrary() =>
        FixesByLibrary(
            """
            class Store
            {
                void Save(string path, byte[] bytes)
                {
                    var temporary = path + ".tmp";
                    using (var stream = new FileStream(temporary, FileMode.Create))
                    {
                        stream.Write(bytes, 0, bytes.Length);
                        stream.Flush(true);
                    }

                    File.Delete(path);
                    {|DUR204:File.Move(temporary, path)|};
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
                    using (var stream = new FileStream(temporary, FileMode.Create))
                    {
                        stream.Write(bytes, 0, bytes.Length);
                        stream.Flush(true);
                    }

                    DurableFile.Move(temporary, path, overwrite: true);
                }
            }
            """);

    [Fact]
    public Task XmlDocument_IsSavedIntoAReplacement() =>
        FixesByLibrary(
            """
            using System.Xml.Linq;

            class Settings
            {
                readonly string settingsPath = "settings.xml";

                void Save(XDocument document)
                {
                    if (document.Root != null)
                        {|DUR204:document.Save(settingsPath)|};
                    Console.WriteLine("saved");
                }
            }
            """,
            """
            using System.Xml.Linq;
            using Durability;

            class Settings
            {
                readonly string settingsPath = "settings.xml";

                void Save(XDocument document)
                {
                    if (document.Root != null)
                        using (var replacement = DurableFile.CreateReplacement(settingsPath))
                        {
                            document.Save(replacement.Stream);
                            replacement.Commit();
                        }

                    Console.WriteLine("saved");
                }
            }
            """);

    [Fact]
    public Task XmlDocument_IsMovedIntoPlace() =>
        Fixes(
            """
            using System.IO;
            using System.Xml;

            class Settings
            {
                readonly string settingsPath = "settings.xml";

                void Save(XmlDocument document)
                {
                    {|DUR204:document.Save(settingsPath)|};
                }
            }
            """,
            """
            using System.IO;
            using System.Xml;

            class Settings
            {
                readonly string settingsPath = "settings.xml";

                void Save(XmlDocument document)
                {
                    var temporary = settingsPath + ".tmp";
                    document.Save(temporary);
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
            """, framework: TestedFramework.NetStandard20, language: LanguageVersion.CSharp7_3);
}
