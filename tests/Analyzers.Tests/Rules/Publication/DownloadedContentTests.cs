using System.Threading.Tasks;
using Xunit;

namespace Durability.Analyzers.Tests.Rules.Publication;

/// <summary>What comes over the network can be had again; what the program itself writes beside it cannot.</summary>
public sealed class DownloadedContentTests
{
    [Theory]
    [InlineData("Fill(file, remote);")]
    [InlineData("client.DownloadTo(file, client.Name());")]
    [InlineData("file.Write(downloadedBytes);")]
    [InlineData("response.Content.ReadAsStream().CopyTo(file);")]
    [InlineData("downloaded.WriteTo(file);")]
    public Task Copy_of_what_is_elsewhere_needs_no_sync(string write) => Verify.AnalyzerAsync(Model(write));

    [Theory]
    [InlineData("{|DUR101:file.Write(response.Headers)|};")]
    [InlineData("Fill(file, remote); {|DUR101:file.Write(downloadedBytes[..4])|};")]
    public Task Other_bytes_do(string write) => Verify.AnalyzerAsync(Model(write));

    static string Model(string write) => $$"""
        class Models(IClient client)
        {
            void Put(string storePath, Stream remote, byte[] downloadedBytes, Response response, MemoryStream downloaded)
            {
                using var file = new FileStream(storePath, FileMode.CreateNew);
                {{write}}
            }

            static void Fill(FileStream file, Stream remote) => remote.CopyTo(file);
        }
        class Response
        {
            public byte[] Headers = [];
            public System.Net.Http.HttpContent Content = new System.Net.Http.StringContent("");
        }
        interface IClient
        {
            void DownloadTo(Stream stream, string what);
            string Name();
        }
        """;

    [Fact]
    public Task Record_of_a_download_in_another_file_says_nothing_of_the_download() => Verify.AnalyzerAsync("""
        class Models
        {
            void Get(string path, string journalPath, byte[] record, Stream response)
            {
                using (var file = new FileStream(path, FileMode.CreateNew))
                    response.CopyTo(file);
                using var journal = new FileStream(journalPath, FileMode.Append);
                journal.Write(record);
                journal.Flush(true);
            }
        }
        """);

    [Theory]
    [InlineData("if (await DownloadAsync(configPath)) { var text = File.ReadAllText(configPath); File.WriteAllText(configPath, text.Replace(\"a\", \"b\")); }", "")]
    [InlineData("if (await DownloadAsync(other)) { var text = File.ReadAllText(configPath); {|DUR204:File.WriteAllText(configPath, text.Replace(\"a\", \"b\"))|}; }", "")]
    [InlineData("var text = File.ReadAllText(configPath); {|DUR204:File.WriteAllText(configPath, text)|}; await DownloadAsync(configPath);", "")]
    public Task Template_that_was_just_fetched(string code, string none) => Verify.AnalyzerAsync($$"""
        abstract class Server
        {
            protected abstract Task<bool> DownloadAsync(string path);
            public async Task Prepare(string configPath, string other) { {{code}} } {{none}}
        }
        """);

    [Theory]
    [InlineData("var list = await http.GetStringAsync(url); File.WriteAllText(indexPath, list);")]
    [InlineData("var list = client.DownloadString(url); File.WriteAllText(indexPath, list);")]
    [InlineData("var list = await http.GetStringAsync(url); {|DUR204:File.WriteAllText(indexPath, list + url)|};")]
    [InlineData("var list = await http.GetStringAsync(url); list = url; {|DUR204:File.WriteAllText(indexPath, list)|};")]
    [InlineData("var list = url.Trim(); {|DUR204:File.WriteAllText(indexPath, list)|};")]
    public Task Answer_that_is_written_as_it_came(string write) => Verify.AnalyzerAsync($$"""
        class Voices
        {
            async Task Load(System.Net.Http.HttpClient http, IClient client, string url, string indexPath)
            {
                {{write}}
                await Task.Yield();
            }
        }
        interface IClient
        {
            string DownloadString(string url);
        }
        """);

    [Theory]
    [InlineData("File.Copy(template, manifestPath, true);", "")]
    [InlineData("File.Copy(manifestPath, template, true);", "DUR204")]
    [InlineData("if (version.Length > 3) { File.Copy(template, manifestPath, true); }", "DUR204")]
    public Task Copy_of_a_file_that_stays_is_changed(string copy, string rule) => Verify.AnalyzerAsync($$"""
        class Packages
        {
            void Pack(string template, string manifestPath, string version)
            {
                {{copy}}
                {{(rule.Length > 0 ? $"{{|{rule}:" : "")}}File.WriteAllText(manifestPath, File.ReadAllText(manifestPath).Replace("1.0", version)){{(rule.Length > 0 ? "|}" : "")}};
            }
        }
        """);

    [Fact]
    public Task Content_of_the_program_behind_such_a_copy_is_its_own() => Verify.AnalyzerAsync("""
        class Packages
        {
            void Pack(string backup, string manifestPath, string text)
            {
                File.Copy(backup, manifestPath, true);
                {|DUR204:File.WriteAllText(manifestPath, text)|};
            }

            void Restore(string backup, string dbPath)
            {
                var staged = dbPath + ".temp";
                File.Copy(backup, staged, true);
                File.Delete(dbPath);
                {|DUR203:File.Move(staged, dbPath)|};
            }
        }
        """);
}
