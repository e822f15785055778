using System.Threading.Tasks;
using Durability.Analyzers.CodeFixes.Publication;
using Durability.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace Durability.Analyzers.Tests.Fixes;

/// <summary>DUR203: the content is on the device before its name says so.</summary>
public sealed class PublishBeforeSyncFixTests : FixTests<PublishBeforeSyncFix>
{
    [Fact]
    public Task WriteAndMove_IsSyncedByName() =>
        Fixes(
            """
            class Store
            {
                void Save(string path, string text)
                {
                    var temporary = path + ".tmp";
                    File.WriteAllText(temporary, text);
                    {|DUR203:File.Move(temporary, path, true)|};
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
    public Task DeleteAndMove_SyncsAndLetsTheRenameReplace() =>
        Fixes(
            """
            class Store
            {
                void Save(string path, IEnumerable<string> lines)
                {
                    File.WriteAllLines(path + ".tmp", lines);
                    File.Delete(path);
                    {|DUR203:File.Move(path + ".tmp", path)|};
                }
            }
            """,
            """
            class Store
            {
                void Save(string path, IEnumerable<string> lines)
                {
                    File.WriteAllLines(path + ".tmp", lines);
                    using (var file = new FileStream(path + ".tmp", FileMode.Open, FileAccess.Write))
                    {
                        file.Flush(flushToDisk: true);
                    }

                    File.Move(path + ".tmp", path, overwrite: true);
                }
            }
            """);

    [Fact]
    public Task ReplaceOrMove_IsSyncedOnceBefore() =>
        Fixes(
            """
            using System.IO;

            class Store
            {
                void Save(string path, string text)
                {
                    string temporary = path + ".new";
                    File.WriteAllText(temporary, text);
                    if (File.Exists(path))
                    {
                        {|DUR203:File.Replace(temporary, path, null)|};
                    }
                    else
                    {
                        File.Move(temporary, path);
                    }
                }
            }
            """,
            """
            using System.IO;

            class Store
            {
                void Save(string path, string text)
                {
                    string temporary = path + ".new";
                    File.WriteAllText(temporary, text);
                    using (var file = new FileStream(temporary, FileMode.Open, FileAccess.Write))
                    {
                        file.Flush(flushToDisk: true);
                    }

                    if (File.Exists(path))
                    {
                        File.Replace(temporary, path, null);
                    }
                    else
                    {
                        File.Move(temporary, path);
                    }
                }
            }
            """, framework: TestedFramework.NetStandard20, language: LanguageVersion.CSharp7_3);

    [Fact]
    public Task Stream_IsSyncedBeforeItIsClosed() =>
        Fixes(
            """
            class Store
            {
                readonly string _path = "orders.snapshot";

                void Save(List<string> orders)
                {
                    var temporaryPath = _path + ".tmp";
                    using (var stream = new FileStream(temporaryPath, FileMode.Create, FileAccess.Write))
                    {
                        System.Text.Json.JsonSerializer.Serialize(stream, orders);
                    }

                    {|DUR203:File.Move(temporaryPath, _path, overwrite: true)|};
                }
            }
            """,
            """
            class Store
            {
                readonly string _path = "orders.snapshot";

                void Save(List<string> orders)
                {
                    var temporaryPath = _path + ".tmp";
                    using (var stream = new FileStream(temporaryPath, FileMode.Create, FileAccess.Write))
                    {
                        System.Text.Json.JsonSerializer.Serialize(stream, orders);
                        stream.Flush(flushToDisk: true);
                    }

                    File.Move(temporaryPath, _path, overwrite: true);
                }
            }
            """);

    [Fact]
    public Task Drained_IsSyncedInstead() =>
        Fixes(
            """
            class Store
            {
                void Save(string path, string text)
                {
                    using (var writer = new StreamWriter(path + ".tmp"))
                    {
                        writer.Write(text);
                        writer.Flush();
                    }

                    {|DUR203:File.Move(path + ".tmp", path, overwrite: true)|};
                }
            }
            """,
            """
            class Store
            {
                void Save(string path, string text)
                {
                    using (var writer = new StreamWriter(path + ".tmp"))
                    {
                        writer.Write(text);
                        writer.Flush();
                        ((FileStream)writer.BaseStream).Flush(flushToDisk: true);
                    }

                    File.Move(path + ".tmp", path, overwrite: true);
                }
            }
            """);

    [Fact]
    public Task SavedByName_IsSyncedByName() =>
        Fixes(
            """
            using System.Xml.Linq;

            class Store
            {
                void Save(string path, XDocument document)
                {
                    document.Save(path + ".tmp");
                    {|DUR203:new FileInfo(path + ".tmp").MoveTo(path, true)|};
                }
            }
            """,
            """
            using System.Xml.Linq;

            class Store
            {
                void Save(string path, XDocument document)
                {
                    document.Save(path + ".tmp");
                    using (var file = new FileStream(path + ".tmp", FileMode.Open, FileAccess.Write))
                    {
                        file.Flush(flushToDisk: true);
                    }

                    new FileInfo(path + ".tmp").MoveTo(path, true);
                }
            }
            """);

    [Fact]
    public Task SavedByName_IsMovedDurably() =>
        FixesByLibrary(
            """
            using System.Xml.Linq;

            class Store
            {
                void Save(string path, XDocument document)
                {
                    document.Save(path + ".tmp");
                    {|DUR203:new FileInfo(path + ".tmp").MoveTo(path, true)|};
                }
            }
            """,
            """
            using System.Xml.Linq;
            using Durability;

            class Store
            {
                void Save(string path, XDocument document)
                {
                    document.Save(path + ".tmp");
                    DurableFile.Move(path + ".tmp", path, true);
                }
            }
            """);

    [Fact]
    public Task FileInfo_IsSyncedByItsFullName() =>
        FixesByLibrary(
            """
            using System.Xml.Linq;

            class Store
            {
                FileInfo Save(string path, XDocument document)
                {
                    var temporary = new FileInfo(path + ".tmp");
                    document.Save(temporary.FullName);
                    {|DUR203:temporary.MoveTo(path, true)|};
                    return temporary;
                }
            }
            """,
            """
            using System.Xml.Linq;

            class Store
            {
                FileInfo Save(string path, XDocument document)
                {
                    var temporary = new FileInfo(path + ".tmp");
                    document.Save(temporary.FullName);
                    using (var file = new FileStream(temporary.FullName, FileMode.Open, FileAccess.Write))
                    {
                        file.Flush(flushToDisk: true);
                    }

                    temporary.MoveTo(path, true);
                    return temporary;
                }
            }
            """);

    [Fact]
    public Task TopLevelStatements_SameLineBraces() =>
        Fixes(
            """
            var target = args[0];
            if (args.Length > 1) {
                File.WriteAllText(target + ".new", args[1]);
                {|DUR203:File.Move(target + ".new", target, true)|};
            }
            """,
            """
            var target = args[0];
            if (args.Length > 1) {
                File.WriteAllText(target + ".new", args[1]);
                using (var file = new FileStream(target + ".new", FileMode.Open, FileAccess.Write)) {
                    file.Flush(flushToDisk: true);
                }

                File.Move(target + ".new", target, true);
            }
            """, kind: OutputKind.ConsoleApplication);
}
