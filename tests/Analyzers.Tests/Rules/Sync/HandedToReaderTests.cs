using System.Threading.Tasks;
using Xunit;

namespace Durability.Analyzers.Tests.Rules.Sync;

/// <summary>The stream of a file that is there already is mostly handed on to be read; what says that it is changed is the callee's name.</summary>
public sealed class HandedToReaderTests
{
    [Theory]
    [InlineData("FileMode.Open", "ChangeAvatar", false)]
    [InlineData("FileMode.Open", "SerializeAll", true)]
    [InlineData("FileMode.Open", "AppendRecord", true)]
    [InlineData("FileMode.OpenOrCreate", "ChangeAvatar", true)]
    public Task Callee_that_cannot_be_seen(string mode, string callee, bool isWrite) => Verify.AnalyzerAsync($$"""
        interface IProfiles { void {{callee}}(Stream content); }
        class ProfileStore(IProfiles profiles)
        {
            void Put(string path)
            {
                using var file = new FileStream(path, {{mode}});
                {{(isWrite ? $"{{|DUR101:profiles.{callee}(file)|}}" : $"profiles.{callee}(file)")}};
            }
        }
        """);

    [Fact]
    public Task Content_of_a_request_is_read() => Verify.AnalyzerAsync("""
        using System.Net.Http;
        class ProfileStore(HttpClient client)
        {
            async Task Put(string path)
            {
                await using var file = new FileStream(path, FileMode.OpenOrCreate);
                using var content = new StreamContent(file);
                await client.PutAsync("https://example.org", content);
            }
        }
        """);

    [Theory]
    [InlineData("typeof(Settings).Assembly.GetManifestResourceStream(\"settings.json\")", false)]
    [InlineData("new HttpRequestStreams().Current", true)]
    public Task Resource_of_the_program_is_there_the_next_time(string source, bool isReported) => Verify.AnalyzerAsync($$"""
        class HttpRequestStreams { public Stream Current = null; }
        class Settings
        {
            async Task Begin(string settingsPath)
            {
                if (!File.Exists(settingsPath))
                {
                    await using var file = File.Create(settingsPath);
                    var embedded = {{source}};
                    {{(isReported ? "{|DUR101:await embedded.CopyToAsync(file)|}" : "await embedded.CopyToAsync(file)")}};
                }
            }
        }
        """.Replace("{|DUR101:await embedded.CopyToAsync(file)|}", "await {|DUR101:embedded.CopyToAsync(file)|}"));
}
