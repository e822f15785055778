using System.Threading.Tasks;
using Xunit;

namespace Durability.Analyzers.Tests.Rules.Publication;

/// <summary>Files that are written and renamed through an interface, or by a class of the framework, whose code is elsewhere.</summary>
public sealed class RenamedByAbstractionTests
{
    [Theory]
    [InlineData("{|DUR203:files.ReplaceFile(\"orders.tmp\", \"orders.json\")|};")]
    [InlineData("{|DUR203:files.Move(\"orders.tmp\", \"orders.json\")|};")]
    public Task Renamed_by_its_name(string rename) => VerifyAsync($"File.WriteAllText(\"orders.tmp\", text); {rename}");

    /// <summary>Gives a path back, only looks, moves a whole tree, or is named for doing it well.</summary>
    [Theory]
    [InlineData("files.MoveFile(\"orders.tmp\", \"orders.json\");")]
    [InlineData("files.CheckFile(\"orders.tmp\", \"orders.json\");")]
    [InlineData("files.ReplaceTree(\"orders.tmp\", \"orders.json\");")]
    [InlineData("files.SafeReplaceFile(\"orders.tmp\", \"orders.json\");")]
    public Task Not_renamed_by_its_name(string call) => VerifyAsync($"File.WriteAllText(\"orders.tmp\", text); {call}");

    [Fact]
    public Task File_itself_is_not_what_renames_another() => Verify.AnalyzerAsync("""
        interface IFileInfo
        {
            void ReplaceFile(string from, string to);
        }

        class OrderStore
        {
            void Save(IFileInfo file, string text)
            {
                File.WriteAllText("orders.tmp", text);
                file.ReplaceFile("orders.tmp", "orders.json");
            }
        }
        """);

    [Fact]
    public Task What_is_renamed_is_named_for_taking_the_place_of_another() => VerifyAsync("""
        {|DUR204:File.WriteAllText(orders, text)|};
        files.ReplaceFile(orders, "orders.json");
        """);

    [Fact]
    public Task What_is_synced_before_it_is_renamed() => VerifyAsync("""
        using (var s = new FileStream("orders.tmp", FileMode.Create))
        {
            s.WriteByte(1);
            s.Flush(true);
        }
        files.ReplaceFile("orders.tmp", "orders.json");
        """);

    [Theory]
    [InlineData("files.ReplaceFile(\"orders.tmp\", \"orders.json\")")]
    [InlineData("File.Move(\"orders.tmp\", \"orders.json\")")]
    public Task Written_by_a_helper_of_the_same_name(string rename) => VerifyAsync($$"""
        files.WriteAllText("orders.tmp", text);
        {|DUR203:{{rename}}|};
        """);

    [Theory]
    [InlineData("records.WriteXml(temp); {|DUR203:File.Move(temp, orders, true)|};")]
    [InlineData("records.WriteXmlSchema(temp); {|DUR203:File.Move(temp, orders, true)|};")]
    [InlineData("records.ReadXml(temp); File.Move(temp, orders, true);")]
    public Task Written_by_a_member_of_the_framework_that_saves(string code) => VerifyAsync(code);

    [Theory]
    [InlineData("files.WriteLine(temp)")]
    [InlineData("Console.WriteLine((object)temp)")]
    [InlineData("System.Diagnostics.Trace.Write((object)temp)")]
    [InlineData("Console.Out.WriteLine(\"{0}\", temp)")]
    public Task Path_that_is_printed_is_not_written(string print) => VerifyAsync($"{print}; File.Move(temp, orders, true);");

    static Task VerifyAsync(string code) => Verify.AnalyzerAsync($$"""
        interface IFiles
        {
            void WriteAllText(string path, string text);
            void Move(string from, string to);
            void ReplaceFile(string from, string to);
            void SafeReplaceFile(string from, string to);
            void ReplaceTree(string from, string to);
            void CheckFile(string file, string other);
            void WriteLine(string message);
            string MoveFile(string from, string to);
        }

        class OrderStore
        {
            void Save(IFiles files, System.Data.DataSet records, string orders, string temp, string text)
            {
                {{code}}
            }
        }
        """);
}
