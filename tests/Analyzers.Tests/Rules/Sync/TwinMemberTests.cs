using System.Threading.Tasks;
using Xunit;

namespace Durability.Analyzers.Tests.Rules.Sync;

/// <summary>A member and its asynchronous twin promise the same: where one of them syncs, the other forgot to.</summary>
public sealed class TwinMemberTests
{
    [Fact]
    public Task Twin_of_a_member_that_syncs_what_it_is_given_only_drains() => Verify.AnalyzerAsync("""
        class Batches
        {
            public void Write(FileStream file, byte[] batch)
            {
                file.Write(batch);
                file.Flush(true);
            }

            public async Task WriteAsync(FileStream file, byte[] batch)
            {
                await file.WriteAsync(batch);
                await {|DUR102:file.FlushAsync()|};
            }
        }
        """);

    [Fact]
    public Task Twin_of_a_member_that_syncs_what_the_type_keeps_only_drains() => Verify.AnalyzerAsync("""
        class Batches(string path)
        {
            readonly FileStream _file = new(path, FileMode.Append);

            public void Append(byte[] batch)
            {
                _file.Write(batch);
                _file.Flush(true);
            }

            public async Task AppendAsync(byte[] batch)
            {
                await _file.WriteAsync(batch);
                await {|DUR102:_file.FlushAsync()|};
            }
        }
        """);

    [Theory]
    [InlineData("await file.WriteAsync(batch); await file.FlushAsync(); RandomAccess.FlushToDisk(file.SafeFileHandle);", "WriteAsync", "FileStream")]
    [InlineData("await file.WriteAsync(batch); await file.FlushAsync();", "SendAsync", "FileStream")]
    [InlineData("await file.WriteAsync(batch); await file.FlushAsync();", "WriteAsync", "Stream")]
    public Task Twin_that_syncs_another_member_or_another_kind_of_stream(string body, string name, string type) => Verify.AnalyzerAsync($$"""
        class Batches
        {
            public void Write(FileStream file, byte[] batch)
            {
                file.Write(batch);
                file.Flush(true);
            }

            public async Task {{name}}({{type}} file, byte[] batch)
            {
                {{body}}
            }
        }
        """);
}
