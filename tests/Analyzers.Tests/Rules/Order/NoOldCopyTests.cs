using System.Threading.Tasks;
using Xunit;

namespace Durability.Analyzers.Tests.Rules.Order;

/// <summary>DUR401, DUR402: what is deleted, or what a peer is sent, has nothing to do with data that must be safe.</summary>
public sealed class NoOldCopyTests
{
    [Fact]
    public Task Draft_that_was_made_here_is_no_old_copy() => Verify.AnalyzerAsync("""
        class Settings
        {
            void Save(string settingsPath, string text)
            {
                File.WriteAllText(settingsPath + ".draft", text);
                Check(File.ReadAllText(settingsPath + ".draft"));
                {|DUR204:File.WriteAllText(settingsPath, text)|};
                File.Delete(settingsPath + ".draft");
            }

            void Check(string text)
            {
            }
        }
        """);

    [Fact]
    public Task Old_copy_of_a_cache_may_go() => Verify.AnalyzerAsync("""
        class Thumbnails
        {
            void Save(string cachePath, byte[] bytes)
            {
                File.Move(cachePath, cachePath + ".old");
                using (var file = new FileStream(cachePath, FileMode.CreateNew))
                    file.Write(bytes);
                File.Delete(cachePath + ".old");
            }
        }
        """);

    [Fact]
    public Task Another_file_that_is_copied_says_nothing_of_the_one_that_is_moved() => Verify.AnalyzerAsync("""
        class Files
        {
            void Move(string source, string target, string draft, byte[] bytes)
            {
                {|DUR205:File.WriteAllBytes(draft, bytes)|};
                {|DUR204:File.Copy(draft, draft + ".1", true)|};
                File.Copy(source, target);
                File.Delete(source);
            }
        }
        """);

    [Fact]
    public Task Cache_that_is_synced_behind_the_answer_promises_nothing() => Verify.AnalyzerAsync("""
        class Proxy
        {
            void Pass(byte[] answer, string cachedPath, System.Net.Sockets.NetworkStream peer)
            {
                using var cached = new FileStream(cachedPath, FileMode.Create);
                cached.Write(answer);
                peer.Write(answer);
                cached.Flush(true);
            }
        }
        """);

    [Fact]
    public Task Message_whose_file_nobody_misses_may_be_acknowledged_at_once() => Verify.AnalyzerAsync("""
        class Notes
        {
            void Print(string path, byte[] text, IQueue queue)
            {
                using var file = new FileStream(path, FileMode.CreateNew);
                file.Write(text);
                queue.BasicAck(1);
            }
        }
        interface IQueue { void BasicAck(ulong tag); }
        """);

    [Theory]
    [InlineData("SegmentBuffer")]
    [InlineData("DebugLog")]
    [InlineData("BinaryFile")]
    public Task Class_that_is_no_recovery_log_tells_nothing_as_it_deletes_its_file(string type) => Verify.AnalyzerAsync($$"""
        class {{type}}(string file)
        {
            public void Close() { }
            public void Delete() => File.Delete(file);
        }
        class MemTable({{type}} rows, string folder)
        {
            public void WriteToTable(byte[] bytes)
            {
                rows.Close();
                using (var table = new FileStream(Path.Combine(folder, "0.sbt"), FileMode.CreateNew))
                    {|DUR101:table.Write(bytes)|};
                rows.Delete();
            }
        }
        """);

    [Fact]
    public Task Read_and_deleted_where_the_new_file_could_not_be_made() => Verify.AnalyzerAsync("""
        class Assets
        {
            void Move(string spooled, string target)
            {
                var data = File.ReadAllBytes(spooled);
                try
                {
                    File.WriteAllBytes(Path.Combine(target, Guid.NewGuid().ToString()), data);
                    {|DUR402:File.Delete(spooled)|};
                }
                catch (IOException)
                {
                    File.Delete(spooled);
                }
            }
        }
        """);
}
