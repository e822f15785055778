using System.Threading.Tasks;
using Xunit;

namespace Durability.Analyzers.Tests.Rules.Publication;

/// <summary>DUR204, DUR205: what makes of an open, a copy or a rename the end of the only copy.</summary>
public sealed class OverwriteConditionTests
{
    [Theory]
    [InlineData("File.Delete(path); using var file = {|DUR204:new FileStream(path, FileMode.CreateNew)|}; file.Write(bytes);")]
    [InlineData("{|DUR204:File.WriteAllText(other, json)|}; {|DUR204:File.Copy(other, path, true)|};")]
    [InlineData("using var file = {|DUR204:new FileStream(path, FileMode.Create)|}; file.Write(bytes); file.Flush(true); file.Write(bytes);")]
    [InlineData("{|DUR204:File.WriteAllText(path, json)|}; File.Move(other, other + \".1\");")]
    [InlineData("File.Delete(path); {|DUR204:File.Move(path + \".new\", path)|}; File.Move(other, other + \".1\");")]
    public Task Only_copy_is_lost(string body) => Verify.AnalyzerAsync(Settings(body));

    [Theory]
    [InlineData("File.Copy(path + \".tmp\", other, true);")]
    [InlineData("using var file = File.Create(path);")]
    [InlineData("File.Create(path).Dispose();")]
    [InlineData("File.WriteAllText(Path.Combine(path, DateTime.Now.ToString(\"HH-mm-ss\")), json);")]
    [InlineData("File.Delete(path + \".old\"); File.Move(path, path + \".old\");")]
    [InlineData("File.Delete(path + \".bak\"); File.Move(path, path + \".bak\");")]
    [InlineData("File.Delete(path + \".backup\"); File.Move(path, path + \".backup\");")]
    [InlineData("File.Delete(path + \".orig\"); File.Move(path, path + \".orig\");")]
    [InlineData("File.Delete(path + \".previous\"); File.Move(path, path + \".previous\");")]
    [InlineData("File.Delete(path + \".prev\"); File.Move(path, path + \".prev\");")]
    [InlineData("var temp = Path.GetTempFileName(); File.Move(temp, path, true);")]
    public Task Nothing_that_matters_is_overwritten(string body) => Verify.AnalyzerAsync(Settings(body));

    static string Settings(string body) => $$"""
        class Settings
        {
            void Save(string path, string other, string json, byte[] bytes)
            {
                {{body}}
            }
        }
        """;

    /// <summary>Who makes the successor beside the file wants to have one or the other, whatever the names.</summary>
    [Theory]
    [InlineData("File.Delete(to); {|DUR204:File.Move(temporary, to)|};")]
    [InlineData("{|DUR204:File.Copy(to + \".new\", to, true)|};")]
    public Task Successor_that_is_made_first_is_evidence(string body) => Verify.AnalyzerAsync(
        $$"""
        class Notes
        {
            void Put(string temporary, string to)
            {
                {{body}}
            }
        }
        """);

    /// <summary>The paths are in objects, and a helper renames what it is handed.</summary>
    [Fact]
    public Task Successor_in_an_object_is_known_by_its_name() => Verify.AnalyzerAsync(
        """
        class Place
        {
            public string Path = "";
        }

        static class Files
        {
            public static void Delete(Place place) => File.Delete(place.Path);
            public static void Rename(Place from, Place to) => File.Move(from.Path, to.Path);
        }

        class AccountFile
        {
            Place _temporary = new(), _accounts = new(), _elsewhere = new();

            void Commit()
            {
                Files.Delete(_accounts);
                {|DUR204:Files.Rename(_temporary, _accounts)|};
            }

            void Carry()
            {
                Files.Delete(_elsewhere);
                Files.Rename(_accounts, _elsewhere);
            }
        }
        """);

    /// <summary>A primitive that is told the path writes where its caller wants it; it promises the sync all the same.</summary>
    [Theory]
    [InlineData("string path, string text", "{|DUR101:File.WriteAllText(path, text)|}")]
    [InlineData("string text", "{|DUR204:File.WriteAllText(_file, text)|}")]
    public Task Primitive_that_is_named_durable(string parameters, string body) => Verify.AnalyzerAsync(
        $$"""
        class DurableNotes
        {
            readonly string _file = "notes";

            void Put({{parameters}}) => {{body}};
        }
        """);

    [Theory]
    [InlineData("_next.Write(entry)", "_next.Flush(true)", "File.Move(\"a.new\", \"a.journal\", true)")]
    [InlineData("{|DUR101:_next.Write(entry)|}", "_log.Flush(true)", "{|DUR203:File.Move(\"a.new\", \"a.journal\", true)|}")]
    public Task Published_file_must_be_the_one_that_another_member_syncs(string write, string sync, string publish) => Verify.AnalyzerAsync(
        $$"""
        class Journal
        {
            readonly FileStream _next = new FileStream("a.new", FileMode.Create);
            readonly FileStream _log = new FileStream("b.wal", FileMode.Append);

            public void Add(byte[] entry) => {{write}};

            public void Sync() => {{sync}};

            public void Publish()
            {
                _next.Dispose();
                {{publish}};
            }
        }
        """);
}
