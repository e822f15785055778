using System.Threading.Tasks;
using Durability.Testing;
using Xunit;

namespace Durability.Analyzers.Tests;

/// <summary>The ground that every rule test stands on: the usings, the frameworks and the library are there, and a missing one is seen.</summary>
public sealed class VerifyTests
{
    public static TheoryData<string> Frameworks => ["net10.0", "net8.0", "netstandard2.0"];

    [Theory]
    [MemberData(nameof(Frameworks))]
    public Task ProgramWithoutFiles_IsSilent(string framework)
        => Verify.AnalyzerAsync("class C { Task M(List<int> list) => Task.FromResult(list.Count); }", framework: Named(framework));

    [Theory]
    [MemberData(nameof(Frameworks))]
    public async Task RuntimeLibrary_IsReferencedOnlyWhereAskedFor(string framework)
    {
        const string Source = "[Durability.Durable] class C { }";
        await Verify.AnalyzerAsync(Source, framework: Named(framework), withRuntime: true);
        await Assert.ThrowsAnyAsync<System.Exception>(() => Verify.AnalyzerAsync(Source, framework: Named(framework)));
    }

    private static TestedFramework Named(string name) => name switch
    {
        "net10.0" => TestedFramework.Net100,
        "net8.0" => TestedFramework.Net80,
        _ => TestedFramework.NetStandard20,
    };
}
