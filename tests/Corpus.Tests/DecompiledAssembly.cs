using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Reflection.Metadata;
using System.Threading;
using System.Threading.Tasks;
using Durability.Testing;
using ICSharpCode.Decompiler;
using ICSharpCode.Decompiler.CSharp;
using ICSharpCode.Decompiler.CSharp.Transforms;
using ICSharpCode.Decompiler.Metadata;
using ICSharpCode.Decompiler.TypeSystem;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Durability.Corpus.Tests;

/// <summary>An assembly as C# again, in memory: a tree for each of its top-level types, compiled against what it was compiled against.</summary>
internal static class DecompiledAssembly
{
    // The newest that the oldest supported compiler parses without a preview.
    private static readonly CSharpParseOptions s_parse = new(Microsoft.CodeAnalysis.CSharp.LanguageVersion.CSharp13);

    private static readonly ConcurrentDictionary<string, MetadataReference> s_references = new(StringComparer.Ordinal);

    private static readonly ILookup<string, MetadataReference> s_framework =
        TestedFramework.Net100.References.ToLookup(static reference => Path.GetFileNameWithoutExtension(reference.Display!), StringComparer.OrdinalIgnoreCase);

    public static CSharpCompilation Compile(string path)
    {
        using var file = new PEFile(path);
        var resolver = new UniversalAssemblyResolver(path, throwOnError: false, file.DetectTargetFrameworkId());
        foreach (var folder in SdkFolders.All)
            resolver.AddSearchDirectory(folder);
        var types = new DecompilerTypeSystem(file, resolver, Settings());
        var publicKey = file.Metadata.GetAssemblyDefinition().PublicKey;

        return CSharpCompilation.Create(
            file.Name,
            Decompile(file, types),
            References(file, Path.GetDirectoryName(path)!),
            // By its name and key the assemblies that it is a friend of know it.
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary,
                allowUnsafe: true,
                publicSign: !publicKey.IsNil,
                cryptoPublicKey: file.Metadata.GetBlobContent(publicKey)));
    }

    private static DecompilerSettings Settings() => new(ICSharpCode.Decompiler.CSharp.LanguageVersion.CSharp13_0)
    {
        ThrowOnAssemblyResolveErrors = false,
        ShowXmlDocumentation = false,
    };

    private static IEnumerable<Microsoft.CodeAnalysis.SyntaxTree> Decompile(PEFile file, DecompilerTypeSystem types)
    {
        var handles = file.Metadata.GetTopLevelTypeDefinitions().Where(handle => IsWritten(file, handle)).ToList();
        var trees = new Microsoft.CodeAnalysis.SyntaxTree[handles.Count];
        Parallel.For(0, handles.Count, i =>
        {
            var decompiler = new CSharpDecompiler(types, Settings());
            decompiler.AstTransforms.Add(new EscapeInvalidIdentifiers());
            var text = decompiler.DecompileTypesAsString([handles[i]]);
            trees[i] = CSharpSyntaxTree.ParseText(text, s_parse, $"{i}.cs");
        });
        return trees;
    }

    /// <summary>What the compiler made of other code is not hidden only where that code is not told from it again.</summary>
    private static bool IsWritten(PEFile file, TypeDefinitionHandle handle)
        => !CSharpDecompiler.MemberIsHidden(file, handle, Settings()) && file.Metadata.GetString(file.Metadata.GetTypeDefinition(handle).Name) != "<Module>";

    /// <summary>What the assembly names, and what that names in turn: the framework by its reference assemblies, the rest as the SDK has it.</summary>
    private static List<MetadataReference> References(PEFile file, string folder)
    {
        var references = TestedFramework.Net100.References.ToList();
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { file.Name };
        var open = new Queue<MetadataReader>([file.Metadata]);
        var opened = new List<PEFile>();
        while (open.TryDequeue(out var metadata))
        {
            foreach (var name in metadata.AssemblyReferences.Select(handle => metadata.GetString(metadata.GetAssemblyReference(handle).Name)))
            {
                if (!seen.Add(name) || s_framework.Contains(name) || Find(name, folder) is not { } path)
                    continue;
                references.Add(s_references.GetOrAdd(path, static p => MetadataReference.CreateFromFile(p)));
                var next = new PEFile(path);
                opened.Add(next);
                open.Enqueue(next.Metadata);
            }
        }

        opened.ForEach(static one => one.Dispose());
        return references;
    }

    private static string? Find(string assembly, string folder) => Path.Combine(folder, assembly + ".dll") is var beside && File.Exists(beside) ? beside : SdkFolders.Find(assembly);
}
