// The project file of one run of a tool, generated again by the next.
using System.IO;

public sealed class ProjectGenerator
{
    public void Write(string projectPath, string appConfigPath)
    {
        File.WriteAllText(projectPath, "<Project />");
        File.WriteAllText(appConfigPath, "<configuration />");
    }
}
