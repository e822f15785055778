using System.Threading.Tasks;
using Xunit;

namespace Durability.Analyzers.Tests.Rules.Failure;

/// <summary>A rename in a <c>finally</c>, by itself or in a helper, runs after a failed write too.</summary>
public sealed class PublishInFinallyTests
{
    [Theory]
    [InlineData("{|DUR305:File.Move(temporary, path, true)|};")]
    [InlineData("{|DUR305:Commit(temporary, path)|};")]
    public Task File_is_opened_before_and_written_inside(string publish) => Verify.AnalyzerAsync($$"""
        class Snapshots
        {
            void Save(string path, byte[] snapshot)
            {
                var temporary = path + ".tmp";
                var file = new FileStream(temporary, FileMode.Create);
                try
                {
                    file.Write(snapshot);
                    file.Flush(true);
                }
                finally
                {
                    file.Dispose();
                    {{publish}}
                }
            }

            static void Commit(string from, string to) => File.Move(from, to, true);
        }
        """);

    [Fact]
    public Task File_that_is_read_is_moved_out_of_the_way() => Verify.AnalyzerAsync("""
        class Blobs(string corruptFolder)
        {
            void Read(FileStream file, Action<Stream> use)
            {
                var path = file.Name;
                try
                {
                    using var unpacked = new DeflateStream(file, CompressionMode.Decompress);
                    use(unpacked);
                }
                finally
                {
                    File.Move(path, Path.Combine(corruptFolder, "blob"));
                }
            }
        }
        """);

    [Fact]
    public Task File_that_is_opened_for_reading_is_moved_out_of_the_way() => Verify.AnalyzerAsync("""
        class Blobs(string corruptFolder)
        {
            void Read(string path, Action<Stream> use)
            {
                try
                {
                    using var file = new FileStream(path, FileMode.Open, FileAccess.Read);
                    use(file);
                }
                finally
                {
                    File.Move(path, Path.Combine(corruptFolder, "blob"));
                }
            }
        }
        """);

    [Theory]
    [InlineData("if (!File.Exists(path)) {|DUR203:File.Move(temporary, path)|};")]
    [InlineData("if (File.Exists(path)) return; {|DUR203:File.Move(temporary, path)|};")]
    [InlineData("{|DUR203:File.Move(temporary, path + Guid.NewGuid())|};")]
    public Task Nothing_is_replaced_where_nothing_is(string publish) => Verify.AnalyzerAsync($$"""
        class Snapshots
        {
            void Save(string path, byte[] snapshot)
            {
                var temporary = path + ".tmp";
                try { File.WriteAllBytes(temporary, snapshot); }
                catch (IOException e) { Console.WriteLine(e); }
                {{publish}}
            }
        }
        """);

    [Fact]
    public Task What_is_there_is_replaced_by_what_was_not_written() => Verify.AnalyzerAsync("""
        class Snapshots
        {
            void Save(string path, byte[] snapshot)
            {
                var temporary = path + ".tmp";
                var file = new FileStream(temporary, FileMode.Create);
                try { file.Write(snapshot); file.Flush(true); }
                finally
                {
                    file.Dispose();
                    if (File.Exists(path))
                        {|DUR305:File.Move(temporary, path, true)|};
                    else
                        {|DUR202:File.Move(temporary, path)|};
                }
            }
        }
        """);

    [Theory]
    [InlineData("using (var file = new FileStream(temporary, FileMode.Create)) { file.Write(snapshot); file.Flush(true); } try { Note(); } finally { {|DUR202:File.Move(temporary, path, true)|}; }")]
    [InlineData("try { using var file = new FileStream(temporary, FileMode.OpenOrCreate); file.Write(snapshot); file.Flush(true); } finally { {|DUR305:File.Move(temporary, path, true)|}; }")]
    [InlineData("var file = new FileStream(temporary, FileMode.Create); try { file.Write(snapshot); file.Flush(true); } finally { file.Dispose(); {|DUR202:File.Move(temporary, path + timestamp)|}; }")]
    [InlineData("var file = new FileStream(temporary, FileMode.Create); try { file.Write(snapshot); file.Flush(true); } finally { file.Dispose(); File.Move(path + \".running\", path + \".done\", true); }")]
    public Task Only_a_write_inside_of_the_try_may_have_failed(string body) => Verify.AnalyzerAsync($$"""
        class Snapshots
        {
            void Note() { }

            void Save(string path, byte[] snapshot, string timestamp)
            {
                var temporary = path + ".tmp";
                {{body}}
            }
        }
        """);

    [Fact]
    public Task Half_a_thumbnail_in_a_cache_is_made_again() => Verify.AnalyzerAsync("""
        class ThumbnailCache
        {
            void Save(string cachePath, byte[] thumbnail)
            {
                var temporary = cachePath + ".tmp";
                var file = new FileStream(temporary, FileMode.Create);
                try { file.Write(thumbnail); }
                finally
                {
                    file.Dispose();
                    File.Move(temporary, cachePath, true);
                }
            }
        }
        """);
}
