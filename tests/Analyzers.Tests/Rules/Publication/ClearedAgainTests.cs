using System.Threading.Tasks;
using Xunit;

namespace Durability.Analyzers.Tests.Rules.Publication;

/// <summary>Deletes and renames that nobody misses when a power cut undoes them.</summary>
public sealed class ClearedAgainTests
{
    static Task In(string member) => Verify.AnalyzerAsync($$"""
        class SegmentStore
        {
            void Add(string folder, string path, byte[] bytes)
            {
                using (var file = new FileStream(path, FileMode.CreateNew)) { file.Write(bytes); file.Flush(true); }
                SyncDirectory(folder);
            }
            void SyncDirectory(string folder) { }
            {{member}}
        }
        """);

    [Theory]
    [InlineData("Prune")]
    [InlineData("PurgeOldSegments")]
    [InlineData("CleanUp")]
    public Task Retention_deletes_it_again(string name) => In($"void {name}(string path) => File.Delete(path);");

    [Fact]
    public Task Delete_that_somebody_asked_for_is_missed() => In("void Remove(string path) => {|DUR202:File.Delete(path)|};");

    [Fact]
    public Task Half_of_a_write_that_was_given_up_is_garbage() => In("void GiveUp(string stagingPath) => File.Delete(stagingPath);");

    [Theory]
    [InlineData("File.Move(path, path + \".archived\");")]
    [InlineData("File.Move(path, path + \".old\", true);")]
    public Task File_that_is_set_aside_is_there_under_its_old_name(string move) => In($"void Retire(string path) {{ {move} }}");

    [Fact]
    public Task File_that_comes_back_from_aside_is_missed() => In("void Return(string path) { {|DUR202:File.Move(path + \".old\", path, true)|}; }");
}
