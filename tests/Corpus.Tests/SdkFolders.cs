using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;

namespace Durability.Corpus.Tests;

/// <summary>The folders of the SDK that built these tests: its own, and its shared frameworks.</summary>
internal static class SdkFolders
{
    private static readonly string s_sdk = Told("SdkFolder");

    /// <summary>The folders in which an assembly of the SDK finds the others.</summary>
    public static IReadOnlyList<string> All { get; } = [s_sdk, Shared("Microsoft.AspNetCore.App"), Shared("Microsoft.NETCore.App")];

    /// <summary>Where an assembly lies, or null where this SDK has none of that name.</summary>
    public static string? Find(string assembly) => All.Select(folder => Path.Combine(folder, assembly + ".dll")).FirstOrDefault(File.Exists);

    /// <summary>The folders under the SDK's own that a path means, in which a part <c>*</c> stands for any one folder.</summary>
    public static IEnumerable<string> Matching(string path) => path.Split('/').Aggregate(
        (IEnumerable<string>)[s_sdk],
        static (folders, part) => part == "*" ? folders.Where(Directory.Exists).SelectMany(Directory.GetDirectories) : folders.Select(folder => Path.Combine(folder, part)));

    private static string Told(string key) =>
        typeof(SdkFolders).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == key).Value!;

    /// <summary>The newest version of a shared framework that has the major version of the runtime that the tests run on.</summary>
    private static string Shared(string framework) =>
        Directory.GetDirectories(Path.Combine(Told("DotNetRoot"), "shared", framework), $"{Environment.Version.Major}.*").OrderBy(static folder => Version.Parse(Path.GetFileName(folder).Split('-')[0])).Last();
}
