// Rewrites what is generated: the presets of the package, the rule tables of README.md and docs/rules/README.md, and the pictures of the rule pages.
//   dotnet run --project eng/DocsGenerator             rewrites
//   dotnet run --project eng/DocsGenerator -- --check  only says what would change, and exits with 1 where something would
using System;
using System.IO;
using System.Linq;
using Durability.DocsGenerator;

var check = args.Contains("--check");
var root = GeneratedFile.FindRepositoryRoot(AppContext.BaseDirectory);
var outdated = GeneratedFile.All(root, Rule.All()).Where(file => !file.IsCurrent).ToList();
foreach (var file in outdated)
{
    Console.WriteLine($"{(check ? "outdated" : "wrote")}: {Path.GetRelativePath(root, file.Path)}");
    if (!check)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file.Path)!);
        File.WriteAllText(file.Path, file.Content);
    }
}

return check && outdated.Count > 0 ? 1 : 0;
