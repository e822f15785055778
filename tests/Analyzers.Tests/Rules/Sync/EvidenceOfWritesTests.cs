using System.Threading.Tasks;
using Xunit;

namespace Durability.Analyzers.Tests.Rules.Sync;

/// <summary>DUR101, DUR104: what the code does around a write says whether it is missed, and what it does elsewhere does not.</summary>
public sealed class EvidenceOfWritesTests
{
    [Theory]
    [InlineData("Box", "{|DUR101:file.Write(bytes)|}")]
    [InlineData("BoxTests", "file.Write(bytes)")]
    public Task Write_after_the_sync(string type, string write) => Verify.AnalyzerAsync($$"""
        class {{type}}
        {
            void Put(string path, byte[] bytes)
            {
                using var file = new FileStream(path, FileMode.OpenOrCreate);
                file.Write(bytes);
                file.Flush(true);
                {{write}};
            }
        }
        """);

    [Theory]
    [InlineData("using var file = new FileStream(\"thumbnails.cache\", FileMode.OpenOrCreate); file.Write(bytes); file.Flush(); Thread.Sleep(100);")]
    [InlineData("using var file = new FileStream(\"thumbnails.cache\", FileMode.OpenOrCreate); file.Write(bytes);")]
    [InlineData("using (var file = new FileStream(path + \".part\", FileMode.Create)) file.Write(bytes); File.Move(path + \".part\", \"thumbnails.cache\", true);")]
    [InlineData("File.AppendAllText(path + \".part\", text); File.Move(path + \".part\", \"thumbnails.cache\", true);")]
    public Task Cache_may_be_lost_whatever_is_done_elsewhere(string body) => Verify.AnalyzerAsync($$"""
        class Box
        {
            void Put(string path, string text, byte[] bytes)
            {
                {{body}}
            }

            void Keep(string path, byte[] bytes)
            {
                using var file = new FileStream(path, FileMode.OpenOrCreate);
                file.Write(bytes);
                file.Flush(true);
            }
        }
        """);

    [Theory]
    [InlineData("\"orders.journal\"")]
    [InlineData("path")]
    [InlineData("(string)name")]
    public Task Name_that_another_file_is_given_says_nothing_of_this_one(string path) => Verify.AnalyzerAsync($$"""
        class Orders
        {
            void Put(string path, object name, byte[] bytes)
            {
                using var journal = new FileStream({{path}}, FileMode.Append);
                {|DUR101:journal.Write(bytes)|};
                File.Move("photo.new", "photo.jpg");
            }
        }
        """);

    [Theory]
    [InlineData("journals[number]")]
    [InlineData("string.Concat(journals)")]
    public Task What_the_name_is_taken_from_says_what_the_file_is(string path) => Verify.AnalyzerAsync($$"""
        class Box
        {
            void Put(string[] journals, int number, byte[] bytes)
            {
                using var file = new FileStream({{path}}, FileMode.OpenOrCreate);
                {|DUR101:file.Write(bytes)|};
            }
        }
        """);

    [Theory]
    [InlineData("File.Copy(from, (string)name)")]
    [InlineData("File.Copy(from, Next())")]
    public Task Copy_to_a_name_that_is_not_known_is_silent(string copy) => Verify.AnalyzerAsync($$"""
        abstract class Copies
        {
            protected abstract string Next();

            void Keep(string from, object name) => {{copy}};
        }
        """);

    [Fact]
    public Task Temporary_file_is_never_missed() => Verify.AnalyzerAsync("""
        class Box
        {
            void Put(string text) => File.AppendAllText(Path.Combine(Path.GetTempPath(), "box.txt"), text);
        }
        """, config: "durability_scope = all");

    [Theory]
    [InlineData("other.Position = file.Length;")]
    [InlineData("_other.Seek(0, SeekOrigin.End);")]
    [InlineData("this._other.Seek(0, SeekOrigin.End);")]
    public Task End_of_another_file(string seek) => Verify.AnalyzerAsync($$"""
        class Blobs(Stream given)
        {
            readonly Stream _other = given;

            void Put(string path, Stream other, byte[] record)
            {
                using var file = new FileStream(path, FileMode.OpenOrCreate);
                {{seek}}
                {|DUR104:file.Write(record)|};
            }
        }
        """);

    [Theory]
    [InlineData("", "{|DUR104:_file.Write(record)|}")]
    [InlineData("this._other.Seek(0, SeekOrigin.End);", "{|DUR104:_file.Write(record)|}")]
    [InlineData("_file.Seek(0, SeekOrigin.End);", "{|DUR101:_file.Write(record)|}")]
    public Task End_of_the_file_that_the_type_keeps(string seek, string write) => Verify.AnalyzerAsync($$"""
        class Blobs
        {
            readonly FileStream _file;
            readonly Stream _other;

            public Blobs(string path, Stream other)
            {
                _other = other;
                _file = new FileStream(path, FileMode.OpenOrCreate);
                {{seek}}
            }

            public void Put(byte[] record) => {{write}};
        }
        """);

    const string Chosen = "string? journal; if (number == 1) journal = first; else if (number == 2) journal = second; else journal = third;";

    /// <summary>One of three files: which one cannot be told, and it is missed all the same.</summary>
    [Theory]
    [InlineData("using var file = new FileStream(journal, FileMode.OpenOrCreate); {|DUR101:file.Write(bytes)|}; File.Move(\"photo.new\", \"photo.jpg\");")]
    [InlineData("using var file = new FileStream(journal!, FileMode.OpenOrCreate); {|DUR101:file.Write(bytes)|};")]
    [InlineData("using var reader = new FileStream(journal, FileMode.Open, FileAccess.Read); {|DUR107:reader.Flush(true)|};")]
    [InlineData("File.Copy(first, journal, true);")]
    public Task One_of_three_files(string body) => Verify.AnalyzerAsync($$"""
        class Box
        {
            void Put(string first, string second, string third, int number, byte[] bytes)
            {
                {{Chosen}}
                {{body}}
            }
        }
        """);

    [Fact]
    public Task First_content_that_is_synced_in_part() => Verify.AnalyzerAsync("""
        class Box
        {
            void Begin(string path)
            {
                if (File.Exists(path))
                    return;
                using var file = new FileStream(path, FileMode.CreateNew);
                file.Write("box"u8);
                file.Flush(true);
                {|DUR101:file.Write("end"u8)|};
            }
        }
        """);

    /// <summary>What is added to a file that its caller names, and nothing else says that anybody misses it.</summary>
    [Theory]
    [InlineData("public static void Add(string path, string text)", "path", "DUR104")]
    [InlineData("static void Add(string path, string text)", "path", "DUR101")]
    [InlineData("public void Add(string path, string text)", "path", "DUR101")]
    [InlineData("public static void Add(string path, string text)", "path + \".txt\"", "DUR101")]
    [InlineData("public static void Add(string settings, string text)", "settings", "DUR101")]
    public Task Helper_that_appends_to_any_file(string helper, string path, string rule) => Verify.AnalyzerAsync($$"""
        static class Texts
        {
            {{helper}}
            {
                using var writer = new StreamWriter({{path}}, append: true);
                {|{{rule}}:writer.Write(text)|};
            }
        }
        """.Replace("static class", helper.Contains("static") ? "static class" : "class"));

    [Theory]
    [InlineData("stderr.txt", false)]
    [InlineData("stdin.txt", false)]
    [InlineData("study.txt", true)]
    public Task What_another_program_printed(string name, bool isMissed) => Verify.AnalyzerAsync($$"""
        class Runs
        {
            void Add(string text)
            {
                using var writer = new StreamWriter("{{name}}", append: true);
                {{(isMissed ? "{|DUR101:writer.Write(text)|}" : "writer.Write(text)")}};
            }
        }
        """);
}
