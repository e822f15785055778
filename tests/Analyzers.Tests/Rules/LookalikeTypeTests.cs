using System.Threading.Tasks;
using Xunit;

namespace Durability.Analyzers.Tests.Rules;

/// <summary>Types are told apart by their full names; those that are missing are known by their own.</summary>
public sealed class LookalikeTypeTests
{
    [Theory]
    [InlineData("IO")]
    [InlineData("Orders.Db")]
    [InlineData("ShopPersistenceLayer")]
    [InlineData("Company.System.IO")]
    public Task File_of_another_namespace_is_no_file(string space) => Verify.AnalyzerAsync($$"""
        namespace {{space}}
        {
            static class File
            {
                public static void WriteAllText(string path, string text) => Console.WriteLine(path + text);
            }

            class Settings
            {
                void Save(string settingsPath, string text) => File.WriteAllText(settingsPath, text);
            }
        }
        """);

    [Theory]
    [InlineData("IO")]
    [InlineData("Orders.Db")]
    [InlineData("ShopPersistenceLayer")]
    public Task Stream_of_a_file_of_another_namespace_stays_in_memory(string space) => Verify.AnalyzerAsync($$"""
        namespace {{space}}
        {
            static class File
            {
                public static Stream Create(string path) => new MemoryStream(path.Length);
            }

            class OrderJournal
            {
                void Append(string settingsPath, byte[] record)
                {
                    using var file = File.Create(settingsPath);
                    file.Write(record);
                }
            }
        }
        """);

    [Fact]
    public Task Input_of_another_program_is_no_file() => Verify.AnalyzerAsync("""
        class OrderJournal
        {
            void Append(System.Diagnostics.Process journal, string record)
            {
                journal.StandardInput.Write(record);
                journal.StandardInput.Flush();
            }
        }
        """);

    [Fact]
    public Task Bare_handle_is_that_of_a_file() => Verify.AnalyzerAsync("""
        class OrderJournal(Microsoft.Win32.SafeHandles.SafeFileHandle journal)
        {
            void Append(byte[] record) => {|DUR101:RandomAccess.Write(journal, record, 0)|};
        }
        """);

    [Fact]
    public Task Path_object_is_the_same_file_as_its_full_name() => Verify.AnalyzerAsync("""
        class Settings
        {
            void Save(FileInfo draft, string settingsPath, string text)
            {
                File.WriteAllText(draft.FullName, text);
                {|DUR203:draft.MoveTo(settingsPath, true)|};
            }
        }
        """);

    [Theory]
    [InlineData("FileSystemStream? journal;", "byte[] record")]
    [InlineData("", "FileSystemStream journal, byte[] record")]
    public Task Stream_of_a_package_that_is_missing_is_a_file(string field, string parameters) => Verify.AnalyzerAsync(
        $$"""
        class OrderJournal
        {
            {{field}}

            void Append({{parameters}})
            {
                journal.Write(record);
                {|DUR102:journal.Flush()|};
            }
        }
        """,
        compiles: false);

    [Fact]
    public Task Write_that_nobody_waits_for_is_no_write() => Verify.AnalyzerAsync("""
        class OrderJournal(FileStream journal)
        {
            void Append(byte[] record)
            {
                {|DUR304:journal.WriteAsync(record)|};
                journal.Flush(true);
            }
        }
        """);

    [Theory]
    [InlineData("NotDurable", "File.WriteAllText(settingsPath, text)")]
    [InlineData("Durable", "{|DUR204:File.WriteAllText(settingsPath, text)|}")]
    public Task Settings_of_a_marked_assembly(string mark, string write) => Verify.AnalyzerAsync($$"""
        [assembly: Durability.{{mark}}]
        class Settings
        {
            void Save(string settingsPath, string text) => {{write}};
        }
        namespace Durability { class {{mark}}Attribute : Attribute; }
        """);

    [Theory]
    [InlineData("[assembly: Durability.Durable]", "DUR204")]
    [InlineData("", "DUR205")]
    public Task Notes_of_a_marked_assembly(string mark, string rule) => Verify.AnalyzerAsync($$"""
        {{mark}}
        class Notes
        {
            void Save(string path, string text) => {|{{rule}}:File.WriteAllText(path, text)|};
        }
        namespace Durability { class DurableAttribute : Attribute; }
        """);
}
