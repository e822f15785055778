using System;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Threading;
using System.Threading.Tasks;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>What the tested sources are compiled against. The paths were embedded in this assembly when it was built.</summary>
public sealed class ReferenceAssemblies
{
    private readonly bool _hasAssemblies;
    private ImmutableArray<MetadataReference> _resolved;

    /// <summary>A framework without any assembly: the test adds its own.</summary>
    public ReferenceAssemblies(string targetFramework)
        : this(targetFramework, hasAssemblies: false)
    {
    }

    private ReferenceAssemblies(string targetFramework, bool hasAssemblies)
    {
        TargetFramework = targetFramework;
        _hasAssemblies = hasAssemblies;
    }

    public string TargetFramework { get; }

    public static class Net
    {
        public static ReferenceAssemblies Net80 { get; } = new("net8.0", hasAssemblies: true);

        public static ReferenceAssemblies Net100 { get; } = new("net10.0", hasAssemblies: true);
    }

    public static class NetStandard
    {
        public static ReferenceAssemblies NetStandard20 { get; } = new("netstandard2.0", hasAssemblies: true);
    }

    public Task<ImmutableArray<MetadataReference>> ResolveAsync(string? language, CancellationToken cancellationToken)
    {
        if (_resolved.IsDefault)
            _resolved = _hasAssemblies ? Load() : [];
        return Task.FromResult(_resolved);
    }

    private ImmutableArray<MetadataReference> Load()
    {
        var folder = typeof(ReferenceAssemblies).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .FirstOrDefault(attribute => attribute.Key == "ReferenceAssemblies." + TargetFramework)?.Value;
        if (folder is null || !Directory.Exists(folder))
            throw new InvalidOperationException($"The reference assemblies of {TargetFramework} are not in '{folder}'.");

        return [.. Directory.GetFiles(folder, "*.dll").Order(StringComparer.Ordinal).Select(path => MetadataReference.CreateFromFile(path))];
    }
}
