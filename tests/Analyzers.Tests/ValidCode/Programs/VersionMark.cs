// Says which resources are unpacked: where it is torn they are unpacked again.
using System.IO;

public static class Resources
{
    public static bool NeedsUpdate(string folder) =>
        !File.Exists(Path.Combine(folder, "version.txt")) || File.ReadAllText(Path.Combine(folder, "version.txt")) != "7";

    public static void Unpacked(string folder)
    {
        var version = Path.Combine(folder, "version.txt");
        File.Delete(version);
        File.WriteAllText(version, "7");
    }
}
