using System.IO;
using System.Linq;
using System.Security;

namespace Durability.Tool.Scanning;

/// <summary>What is given to the dotnet command.</summary>
internal static class ProjectList
{
    /// <summary>The solution or project itself, or a solution of all projects in the scan's own folder.</summary>
    public static string Workspace(ScanTarget target, ScanFolder folder)
    {
        if (target.Files.Length == 1)
            return target.Files[0];
        var file = Path.Combine(folder.Root, "scan.slnx");

        // A solution takes two projects of the same name only in different folders.
        var projects = target.Files.Select(static (project, index) => $"  <Folder Name=\"/{index}/\"><Project Path=\"{SecurityElement.Escape(project)}\" /></Folder>\n");
        File.WriteAllText(file, $"<Solution>\n{string.Concat(projects)}</Solution>\n");
        return file;
    }
}
