using System.Collections.Immutable;
using System.Threading;
using System.Threading.Tasks;
using Durability.Testing;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>What the tested sources are compiled against.</summary>
public sealed class ReferenceAssemblies
{
    private readonly TestedFramework? _framework;

    /// <summary>A framework without any assembly: the test adds its own.</summary>
    public ReferenceAssemblies(string targetFramework) => TargetFramework = targetFramework;

    private ReferenceAssemblies(TestedFramework framework)
        : this(framework.Name)
        => _framework = framework;

    public string TargetFramework { get; }

    public static class Net
    {
        public static ReferenceAssemblies Net80 { get; } = new(TestedFramework.Net80);

        public static ReferenceAssemblies Net100 { get; } = new(TestedFramework.Net100);
    }

    public static class NetStandard
    {
        public static ReferenceAssemblies NetStandard20 { get; } = new(TestedFramework.NetStandard20);
    }

    public Task<ImmutableArray<MetadataReference>> ResolveAsync(string? language, CancellationToken cancellationToken)
        => Task.FromResult(_framework?.References ?? []);
}
