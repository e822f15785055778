using System.Threading.Tasks;
using Xunit;

namespace Durability.Analyzers.Tests.Rules.Sync;

/// <summary><c>await using (stream.ConfigureAwait(false))</c>, as libraries write it, closes the stream.</summary>
public sealed class ConfiguredDisposalTests
{
    [Theory]
    [InlineData("await using (file.ConfigureAwait(false)) { var writer = new StreamWriter(file, leaveOpen: true); await using (writer.ConfigureAwait(false)) { await writer.WriteAsync(text).ConfigureAwait(false); } file.Flush(true); }")]
    [InlineData("await using var configured = file.ConfigureAwait(false); var writer = new StreamWriter(file, leaveOpen: true); await using (writer.ConfigureAwait(false)) { await writer.WriteAsync(text); } file.Flush(true);")]
    public Task Writer_has_come_down_at_its_end(string code) => Verify.AnalyzerAsync(Program(code));

    [Theory]
    [InlineData("await using (file.ConfigureAwait(false)) { var writer = new StreamWriter(file, leaveOpen: true); await using (writer.ConfigureAwait(false)) { await writer.WriteAsync(text); {|DUR103:file.Flush(true)|}; } }")]
    [InlineData("await using (file.ConfigureAwait(false)) { var writer = new StreamWriter(file); await using (writer.ConfigureAwait(false)) { await writer.WriteAsync(text); } {|DUR103:file.Flush(true)|}; }")]
    [InlineData("await using (file.ConfigureAwait(false)) { await file.WriteAsync(new byte[8]); } File.Move(\"settings.json\", \"old.json\"); {|DUR103:file.Flush(true)|};")]
    public Task Bytes_above_or_a_closed_handle(string code) => Verify.AnalyzerAsync(Program(code));

    static string Program(string code) => $$"""
        class Settings
        {
            async Task Save(string text)
            {
                var file = new FileStream("settings.json", FileMode.Open);
                {{code}}
            }
        }
        """;
}
