using System.Linq;
using System.Threading.Tasks;
using Durability.Analyzers;
using Durability.Analyzers.Benchmarks;
using Durability.Testing;
using Xunit;

namespace Durability.Fuzz.Tests;

/// <summary>Typing through a long file, key by key: no exception, and at the end what a build says. What a key costs, the benchmark shows.</summary>
[Collection(nameof(OneAtATime))]
public sealed class TypingTests
{
    [Fact]
    public async Task Each_key_is_survived_and_the_last_gives_what_a_build_gives()
    {
        var file = new TypedFile(TestedFramework.Net100.References, new DurabilityAnalyzer());
        Assert.InRange(file.Lines, 2_000, 2_500);
        await file.TypeAsync();
        var built = await file.BuildAsync();
        Assert.Contains(built, static diagnostic => diagnostic.Id == "DUR203");
        Assert.Contains(built, static diagnostic => diagnostic.Id == "DUR102");
        Assert.Equal(built.Select(static diagnostic => diagnostic.ToString()).Order(), file.Found.Select(static diagnostic => diagnostic.ToString()).Order());
    }
}
