// The user's own file gets another place; what does not happen leaves it at the old one.
using System.IO;

public static class UserFiles
{
    public static string MoveTo(string path, string folder)
    {
        var target = Path.Combine(folder, Path.GetFileName(path));
        if (File.Exists(target))
            File.Delete(target);
        File.Move(path, target);
        return target;
    }
}

public sealed class ConfigNames(string configFolder)
{
    public void Rename(string oldName, string newName)
    {
        var from = ConfigPath(oldName);
        var to = ConfigPath(newName);
        if (File.Exists(to))
            File.Delete(to);
        File.Move(from, to);
    }

    private string ConfigPath(string name) => Path.Combine(configFolder, name + ".json");
}
