using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace Durability.Corpus.Tests;

/// <summary>An assembly that every SDK carries, and that somebody wrote who thought of other things than power cuts.</summary>
/// <param name="Name">Its simple name.</param>
/// <param name="Folder">Where in the SDK's folder it lies; <c>*</c> stands for a version.</param>
internal sealed record CorpusAssembly(string Name, string Folder = "")
{
    /// <summary>Whatever writes files there. The compilers and the parsers write none.</summary>
    public static readonly IReadOnlyList<CorpusAssembly> All =
    [
        new("dotnet"),
        new("dotnet-user-jwts", "DotnetTools/dotnet-user-jwts/*/tools/net10.0/any"),
        new("dotnet-user-secrets", "DotnetTools/dotnet-user-secrets/*/tools/net10.0/any"),
        new("Microsoft.AspNetCore.DataProtection"),
        new("Microsoft.AspNetCore.DataProtection.Extensions"),
        new("Microsoft.AspNetCore.DeveloperCertificates.XPlat"),
        new("Microsoft.Build.Tasks.Core"),
        new("Microsoft.CodeCoverage.IO"),
        new("Microsoft.NET.Build.Containers", "Containers/tasks/net10.0"),
        new("Microsoft.NET.Build.Tasks", "Sdks/Microsoft.NET.Sdk/tools/net10.0"),
        new("Microsoft.NET.HostModel"),
        new("Microsoft.NET.Sdk.Publish.Tasks", "Sdks/Microsoft.NET.Sdk.Publish/tools/net10.0"),
        new("Microsoft.NET.Sdk.StaticWebAssets.Tasks", "Sdks/Microsoft.NET.Sdk.StaticWebAssets/tasks/net10.0"),
        new("Microsoft.TemplateEngine.Core"),
        new("Microsoft.TemplateEngine.Edge"),
        new("Microsoft.TemplateEngine.Utils"),
        new("Microsoft.TemplateSearch.Common"),
        new("Microsoft.TestPlatform.CoreUtilities"),
        new("Microsoft.VisualStudio.SolutionPersistence"),
        new("MSBuild"),
        new("NuGet.Commands"),
        new("NuGet.Common"),
        new("NuGet.Configuration"),
        new("NuGet.Credentials"),
        new("NuGet.Packaging"),
        new("NuGet.ProjectModel"),
        new("NuGet.Protocol"),
        new("sdk-tasks"),
    ];

    /// <summary>Where it lies on this machine; null where this SDK has no such assembly.</summary>
    public string? Path => Folder.Length == 0 ? SdkFolders.Find(Name) : SdkFolders.Matching(Folder).Select(folder => System.IO.Path.Combine(folder, Name + ".dll")).FirstOrDefault(File.Exists);

    public override string ToString() => Name;
}
