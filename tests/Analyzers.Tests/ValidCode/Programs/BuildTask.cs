// A task of a build: it makes its manifest whenever there is none.
using System.IO;

public abstract class BuildTask
{
    public abstract bool Execute();
}

public sealed class WriteAssetManifest : BuildTask
{
    public string ManifestPath { get; set; } = "";

    public override bool Execute()
    {
        if (File.Exists(ManifestPath))
            File.Delete(ManifestPath);
        using var file = new FileStream(ManifestPath, FileMode.Append);
        file.WriteByte(1);
        return true;
    }
}
