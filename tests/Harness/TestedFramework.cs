using System;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;

namespace Durability.Testing;

/// <summary>
/// A target framework whose reference assemblies the build brought along (their folders are embedded in this assembly), so that
/// no test asks a registry. It works the same over this harness and over Microsoft.CodeAnalysis.Testing.
/// </summary>
public sealed class TestedFramework
{
    private readonly Lazy<ImmutableArray<MetadataReference>> _references;

    private TestedFramework(string name)
    {
        Name = name;
        _references = new(() => Load(name));
    }

    public static TestedFramework Net100 { get; } = new("net10.0");

    public static TestedFramework Net80 { get; } = new("net8.0");

    public static TestedFramework NetStandard20 { get; } = new("netstandard2.0");

    public string Name { get; }

    public ImmutableArray<MetadataReference> References => _references.Value;

    /// <summary>Makes <paramref name="test"/> compile against this framework alone.</summary>
    public void ApplyTo<TVerifier>(AnalyzerTest<TVerifier> test)
        where TVerifier : IVerifier, new()
    {
        test.ReferenceAssemblies = new ReferenceAssemblies(Name);
        test.TestState.AdditionalReferences.AddRange(References);
    }

    public override string ToString() => Name;

    private static ImmutableArray<MetadataReference> Load(string name)
    {
        var folder = typeof(TestedFramework).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .FirstOrDefault(attribute => attribute.Key == "ReferenceAssemblies." + name)?.Value;
        if (folder is null || !Directory.Exists(folder))
            throw new InvalidOperationException($"The reference assemblies of {name} are not in '{folder}'.");

        return [.. Directory.GetFiles(folder, "*.dll").Order(StringComparer.Ordinal).Select(static path => MetadataReference.CreateFromFile(path))];
    }
}
