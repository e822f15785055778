using System.Threading.Tasks;
using Xunit;

namespace Durability.Analyzers.Tests.Rules.Order;

/// <summary>DUR402: which file is the old copy of another one, by their names and by what was moved where.</summary>
public sealed class OldCopyNameTests
{
    [Theory]
    [InlineData("File.WriteAllText(path, text); {|DUR402:File.Delete(path + \".bak\")|};")]
    [InlineData("File.WriteAllText(orders, text); {|DUR402:File.Delete(oldOrders)|};")]
    [InlineData("File.WriteAllText(path + \".new\", text); {|DUR402:File.Delete(path)|};")]
    public Task Old_copy_of_what_was_written(string code) => VerifyAsync(code);

    [Theory]
    [InlineData("{|DUR204:File.WriteAllText(path, text)|}; File.Delete(path + \".bad\");")]
    [InlineData("{|DUR204:File.WriteAllText(path, text)|}; File.Delete(other + \".bak\");")]
    [InlineData("{|DUR204:File.WriteAllText(path + \"2\", text)|}; File.Delete(path);")]
    [InlineData("{|DUR204:File.WriteAllText(path + \"-new\", text)|}; File.Delete(path);")]
    [InlineData("{|DUR204:File.WriteAllText(_path, text)|}; File.Delete(path);")]
    [InlineData("{|DUR204:File.WriteAllText(orders, text)|}; File.Delete(\"old-orders\");")]
    [InlineData("{|DUR204:File.WriteAllText(\"orders\", text)|}; File.Delete(oldOrders);")]
    public Task File_of_another_name_is_no_old_copy(string code) => VerifyAsync(code);

    [Fact]
    public Task Moved_away_before_the_new_one_was_written() => VerifyAsync("""
        File.Move("orders.json", "saved.json");
        File.WriteAllText("orders.json", text);
        {|DUR402:File.Delete("saved.json")|};
        """);

    [Fact]
    public Task Copy_that_is_synced_is_not_what_it_is_deleted_for() => VerifyAsync("""
        File.Copy(path, "report.html", true);
        using (var report = new FileStream("report.html", FileMode.Open))
            report.Flush(true);
        File.WriteAllText(path + ".new", text);
        {|DUR402:File.Delete(path)|};
        """);

    [Fact]
    public Task File_that_is_deleted_while_it_is_written_goes_on_being_written() => VerifyAsync("""
        using (var s = new FileStream("notes.bin", FileMode.Append))
        {
            s.WriteByte(1);
            {|DUR102:s.Flush()|};
            File.Delete("notes.bin");
        }
        """);

    [Fact]
    public Task Sibling_that_is_synced_is_told_apart_from_the_one_that_is_not() => VerifyAsync("""
        using (var s = {|DUR205:new FileStream(path + ".next", FileMode.Create)|})
        {
            s.WriteByte(1);
            s.Flush(true);
        }
        File.WriteAllText(path + ".new", text);
        {|DUR402:File.Delete(path)|};
        """);

    [Fact]
    public Task What_another_file_owes_is_not_owed_by_the_copy() => VerifyAsync("""
        using (var s = {|DUR204:new FileStream("mirror.bin", FileMode.Create)|})
            s.WriteByte(1);
        {|DUR204:File.Copy("orders.tmp", path, true)|};
        File.Delete("orders.tmp");
        """);

    /// <summary>What is copied was written under that name in no turn of the loop but the one before.</summary>
    [Fact]
    public Task What_the_turn_before_wrote_is_not_owed_by_the_copy() => Verify.AnalyzerAsync("""
        class OrderStore
        {
            void Save(string[] names, byte[] records)
            {
                foreach (var name in names)
                {
                    File.Copy(name + ".tmp", name + ".json", true);
                    using var s = File.Create(name + ".tmp");
                    s.Write(records);
                }
            }
        }
        """);

    static Task VerifyAsync(string code) => Verify.AnalyzerAsync($$"""
        class OrderStore
        {
            readonly string _path = "orders.txt";

            void Save(string path, string other, string orders, string oldOrders, string text)
            {
                {{code}}
            }
        }
        """);
}
