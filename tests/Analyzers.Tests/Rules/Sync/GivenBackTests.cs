using System.Threading.Tasks;
using Xunit;

namespace Durability.Analyzers.Tests.Rules.Sync;

/// <summary>What a helper gives back: the same on each way, one of two, nothing, or what nobody can tell.</summary>
public sealed class GivenBackTests
{
    [Theory]
    [InlineData("if (isNew) return new FileStream(path, FileMode.CreateNew); return new FileStream(path, FileMode.Append);")]
    [InlineData("if (path.Length == 0) return null; return new FileStream(path, FileMode.Append);")]
    [InlineData("if (path.Length > 0) return new FileStream(path, FileMode.Append); return null;")]
    [InlineData("if (path.Length > 3) return null; if (path.Length > 2) return null; return new FileStream(path, FileMode.Append);")]
    public Task Stream_that_the_helper_opens_on_one_of_its_ways(string body) => Verify.AnalyzerAsync($$"""
        class OrderJournal
        {
            static FileStream? Begin(string path, bool isNew)
            {
                {{body}}
            }

            void Append(byte[] record)
            {
                using FileStream? file = Begin("orders.wal", false);
                {|DUR101:file!.Write(record)|};
            }
        }
        """);

    static Task PickAsync(string pick, string use) => Verify.AnalyzerAsync($$"""
        class OrderJournal
        {
            static FileStream Pick(int n, FileStream a, FileStream b, FileStream c, FileStream d)
            {
                {{pick}}
            }

            void Append(int n, byte[] record)
            {
                using var a = new FileStream("a.wal", FileMode.Append);
                using var b = new FileStream("b.wal", FileMode.Append);
                using var c = new FileStream("c.wal", FileMode.Append);
                using var d = new FileStream("d.wal", FileMode.Append);
                {{use}}
            }
        }
        """);

    [Theory]
    [InlineData("if (n == 1) return a; return b;", "a.Write(record); b.Write(record); Pick(n, a, b, c, d).Flush(true);")]
    [InlineData("if (n == 1) return a; if (n == 2) return b; return a;", "a.Write(record); b.Write(record); Pick(n, a, b, c, d).Flush(true);")]
    [InlineData("if (n == 1) return a; if (n == 2) return b; return b;", "a.Write(record); b.Write(record); Pick(n, a, b, c, d).Flush(true);")]
    [InlineData("if (n == 1) return a; if (n == 2) return b; return a;", "a.Write(record); b.Write(record); {|DUR101:c.Write(record)|}; Pick(n, a, b, c, d).Flush(true);")]
    public Task Sync_of_one_of_two_that_the_helper_picks(string pick, string use) => PickAsync(pick, use);

    [Theory]
    [InlineData("if (n == 1) return a; if (n == 2) return b; if (n == 3) return c; return d;", "{|DUR101:d.Write(record)|}; var s = Pick(n, a, b, c, d); s.Flush(true);")]
    [InlineData("if (n == 1) return a; if (n == 2) return b; if (n == 3) return c; return d;", "{|DUR101:a.Write(record)|}; var s = Pick(n, a, b, c, d); s.Flush(true);")]
    public Task Sync_of_one_of_many_that_the_helper_picks_is_none_of_each(string pick, string use) => PickAsync(pick, use);

    [Theory]
    [InlineData("if (isNew) File.Delete(path); return path + \".tmp\";", "{|DUR203:File.Move(path + \".tmp\", path, true)|}")]
    [InlineData("if (isNew) return path + \".tmp\"; File.Delete(path + \".tmp\"); return path + \".tmp\";", "{|DUR203:File.Move(path + \".tmp\", path, true)|}")]
    public Task Path_that_is_the_same_on_each_way(string helper, string publish) => Verify.AnalyzerAsync($$"""
        class Settings
        {
            static string TemporaryOf(string path, bool isNew)
            {
                {{helper}}
            }

            void Save(string path, string text)
            {
                File.WriteAllText(TemporaryOf(path, text.Length > 3), text);
                {{publish}};
            }
        }
        """);

    [Theory]
    [InlineData("if (n == 1) { Console.WriteLine(n); return a; } return a;", "using var writer = new StreamWriter(Pick(n, a, b, c, d)); {|DUR101:writer.Write(n)|};")]
    [InlineData("return a;", "using var writer = new StreamWriter(Pick(n, a, b, c, d)); {|DUR101:writer.Write(n)|};")]
    public Task Writer_over_what_the_helper_picks(string pick, string use) => PickAsync(pick, use);

    [Theory]
    [InlineData("return null;", "File.WriteAllText(\"settings.json\", text)")]
    [InlineData("if (path.Length > 3) return null; return null;", "File.WriteAllText(\"settings.json\", text)")]
    [InlineData("if (path.Length > 3) return null; return path;", "{|DUR204:File.WriteAllText(\"settings.json\", text)|}")]
    public Task Helper_that_gives_nothing(string given, string write) => Verify.AnalyzerAsync($$"""
        class Settings
        {
            static object? Lock(string path)
            {
                File.Delete(path + ".lock");
                {{given}}
            }

            void Save(string path, string text)
            {
                var held = Lock(path);
                if (held == null)
                    return;
                {{write}};
            }
        }
        """);
}
