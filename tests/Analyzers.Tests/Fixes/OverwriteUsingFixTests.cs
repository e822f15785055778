using System.Threading.Tasks;
using Durability.Analyzers.CodeFixes.Publication;
using Xunit;

namespace Durability.Analyzers.Tests.Fixes;

/// <summary>DUR204, DUR205: a stream that fills the live file fills a replacement instead.</summary>
public sealed class OverwriteUsingFixTests : FixTests<OverwriteInPlaceFix>
{
    [Fact]
    public Task Using_BecomesAReplacement() =>
        FixesByLibrary(
            """
            class Settings
            {
                readonly string settingsPath = "settings.json";

                void Save(byte[] json)
                {
                    // The whole of it.
                    using (FileStream stream = {|DUR204:new FileStream(settingsPath, FileMode.Create)|})
                    {
                        stream.Write(json, 0, json.Length);
                    }
                }
            }
            """,
            """
            using Durability;

            class Settings
            {
                readonly string settingsPath = "settings.json";

                void Save(byte[] json)
                {
                    // The whole of it.
                    using (var replacement = DurableFile.CreateReplacement(settingsPath))
                    {
                        using (Stream stream = replacement.Stream)
                        {
                            stream.Write(json, 0, json.Length);
                        }

                        replacement.Commit();
                    }
                }
            }
            """);

    [Fact]
    public Task Using_IsMovedIntoPlace() =>
        Fixes(
            """
            class Settings
            {
                readonly string settingsPath = "settings.json";

                void Save(byte[] json)
                {
                    using (var stream = {|DUR204:File.Create(settingsPath)|})
                    {
                        stream.Write(json, 0, json.Length);
                    }
                }
            }
            """,
            """
            class Settings
            {
                readonly string settingsPath = "settings.json";

                void Save(byte[] json)
                {
                    var temporary = settingsPath + ".tmp";
                    using (var stream = File.Create(temporary))
                    {
                        stream.Write(json, 0, json.Length);
                        stream.Flush(flushToDisk: true);
                    }

                    File.Move(temporary, settingsPath, overwrite: true);
                }
            }
            """);

    [Fact]
    public Task WriterOverPath_SingleStatement_BecomesAReplacement() =>
        FixesByLibrary(
            """
            class Settings
            {
                readonly string settingsPath = "settings.json";

                void Save(string json)
                {
                    using (var writer = {|DUR204:new StreamWriter(settingsPath, false, Encoding.UTF8)|})
                        writer.Write(json);
                    Console.WriteLine("saved");
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
                    using (var replacement = DurableFile.CreateReplacement(settingsPath))
                    {
                        using (var writer = new StreamWriter(replacement.Stream, Encoding.UTF8))
                            writer.Write(json);

                        replacement.Commit();
                    }

                    Console.WriteLine("saved");
                }
            }
            """);

    [Fact]
    public Task WriterOverPath_SingleStatement_IsMovedIntoPlace() =>
        Fixes(
            """
            class Settings
            {
                readonly string settingsPath = "settings.json";

                void Save(string json)
                {
                    using (var writer = {|DUR204:File.CreateText(settingsPath)|})
                        writer.Write(json);
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
                    using (var writer = File.CreateText(temporary))
                    {
                        writer.Write(json);
                        writer.Flush();
                        ((FileStream)writer.BaseStream).Flush(flushToDisk: true);
                    }

                    File.Move(temporary, settingsPath, overwrite: true);
                }
            }
            """);

    [Fact]
    public Task SyncedInPlace_TheCommitSyncs() =>
        FixesByLibrary(
            """
            class Settings
            {
                readonly string settingsPath = "settings.json";

                void Save(byte[] json)
                {
                    using (var stream = {|DUR205:File.Create(settingsPath)|})
                    {
                        stream.Write(json);
                        stream.Flush(flushToDisk: true);
                    }
                }
            }
            """,
            """
            using Durability;

            class Settings
            {
                readonly string settingsPath = "settings.json";

                void Save(byte[] json)
                {
                    using (var replacement = DurableFile.CreateReplacement(settingsPath))
                    {
                        using (var stream = replacement.Stream)
                        {
                            stream.Write(json);
                            stream.Flush();
                        }

                        replacement.Commit();
                    }
                }
            }
            """);

    [Fact]
    public Task ReturnInTheMiddle_OffersNothing() =>
        OffersNothing(
            """
            class Settings
            {
                readonly string settingsPath = "settings.json";

                void Save(byte[] head, byte[] tail)
                {
                    using (var stream = {|DUR204:File.Create(settingsPath)|})
                    {
                        stream.Write(head);
                        if (tail.Length == 0)
                            return;
                        stream.Write(tail);
                    }
                }
            }
            """);

    [Fact]
    public Task XmlWriterOverPath_BecomesAReplacement() =>
        FixesByLibrary(
            """
            using System.Xml;

            class Settings
            {
                readonly string settingsPath = "settings.xml";

                void Save(XmlWriterSettings format)
                {
                    using (var writer = {|DUR204:XmlWriter.Create(settingsPath, format)|})
                    {
                        writer.WriteStartElement("settings");
                        writer.WriteEndElement();
                    }
                }
            }
            """,
            """
            using System.Xml;
            using Durability;

            class Settings
            {
                readonly string settingsPath = "settings.xml";

                void Save(XmlWriterSettings format)
                {
                    using (var replacement = DurableFile.CreateReplacement(settingsPath))
                    {
                        using (var writer = XmlWriter.Create(replacement.Stream, format))
                        {
                            writer.WriteStartElement("settings");
                            writer.WriteEndElement();
                        }

                        replacement.Commit();
                    }
                }
            }
            """);

    [Fact]
    public Task XmlWriterOverPath_IsMovedIntoPlace() =>
        Fixes(
            """
            using System.Xml;

            class Settings
            {
                readonly string settingsPath = "settings.xml";

                void Save()
                {
                    using (var writer = {|DUR204:XmlWriter.Create(settingsPath)|})
                    {
                        writer.WriteStartElement("settings");
                        writer.WriteEndElement();
                    }
                }
            }
            """,
            """
            using System.Xml;

            class Settings
            {
                readonly string settingsPath = "settings.xml";

                void Save()
                {
                    var temporary = settingsPath + ".tmp";
                    using (var writer = XmlWriter.Create(temporary))
                    {
                        writer.WriteStartElement("settings");
                        writer.WriteEndElement();
                    }

                    using (var file = new FileStream(temporary, FileMode.Open, FileAccess.Write))
                    {
                        file.Flush(flushToDisk: true);
                    }

                    File.Move(temporary, settingsPath, overwrite: true);
                }
            }
            """);

    /// <summary>No line of what is put in ends with white space.</summary>
    [Fact]
    public Task DeclaredXmlWriterOverPath_IsMovedIntoPlace() =>
        Fixes(
            """
            using System.Xml;

            class Settings
            {
                readonly string settingsPath = "settings.xml";

                void Save()
                {
                    using var writer = {|DUR204:XmlWriter.Create(settingsPath)|};
                    writer.WriteStartElement("settings");
                    writer.WriteEndElement();
                }
            }
            """,
            """
            using System.Xml;

            class Settings
            {
                readonly string settingsPath = "settings.xml";

                void Save()
                {
                    var temporary = settingsPath + ".tmp";
                    using (var writer = XmlWriter.Create(temporary))
                    {
                        writer.WriteStartElement("settings");
                        writer.WriteEndElement();
                    }

                    using (var file = new FileStream(temporary, FileMode.Open, FileAccess.Write))
                    {
                        file.Flush(flushToDisk: true);
                    }

                    File.Move(temporary, settingsPath, overwrite: true);
                }
            }
            """);

    [Fact]
    public Task FileOpen_SameLineBraces_BecomesAReplacement() =>
        FixesByLibrary(
            """
            class Settings {
            	readonly string settingsPath = "settings.xml";

            	void Save(byte[] data) {
            		using (FileStream stream = {|DUR204:File.Open(settingsPath, FileMode.Create, FileAccess.Write)|}) {
            			stream.Write(data, 0, data.Length);
            		}
            	}
            }
            """,
            """
            using Durability;

            class Settings {
            	readonly string settingsPath = "settings.xml";

            	void Save(byte[] data) {
            		using (var replacement = DurableFile.CreateReplacement(settingsPath)) {
            			using (Stream stream = replacement.Stream) {
            				stream.Write(data, 0, data.Length);
            			}

            			replacement.Commit();
            		}
            	}
            }
            """);
}
