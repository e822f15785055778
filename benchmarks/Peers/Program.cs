using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Reflection;
using Durability.Peers;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
if (Arguments.Parse(args) is not { } arguments)
    return 2;
string Metadata(string key) => Assembly.GetExecutingAssembly().GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == key).Value!;
var root = Metadata("RepositoryRoot");
var ours = new Peer("Durability.Analyzers", [arguments.Ours.Length > 0 ? Path.GetFullPath(arguments.Ours) : Metadata("MeasuredAnalyzer")]);
var peers = Peer.Restored(Path.Combine(root, "benchmarks", "Peers", "Durability.Peers.csproj")).Prepend(ours).ToList();
var generated = Directory.CreateTempSubdirectory("durability-peers-").FullName;
try
{
    if (arguments.Lengths.Count > 0)
    {
        Growth.Print(arguments.Lengths, length => Restored(GeneratedProject.Write(Path.Combine(generated, length.ToString()), length)), peers, ours, arguments.Runs);
        return 0;
    }

    if (arguments.Pages)
    {
        RulePages.Print(root, generated, peers);
        return 0;
    }

    var projects = arguments.Projects.Count > 0 ? arguments.Projects : [(Path.Combine(root, "src", "Runtime", "Durability.csproj"), "net8.0"), (Restored(GeneratedProject.Write(generated, 100_000)), "")];
    foreach (var (project, framework) in projects)
        Comparison.Print(CompilerCommand.Of(project, framework, peers), Path.GetFileNameWithoutExtension(project), peers, ours, arguments.Runs);
    return 0;
}
catch (InvalidOperationException failure)
{
    Console.Error.WriteLine(failure.Message);
    return 1;
}
finally
{
    Directory.Delete(generated, recursive: true);
}

static string Restored(string project)
{
    MsBuild.Run(Path.GetDirectoryName(project)!, "restore", project);
    return project;
}
