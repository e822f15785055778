// That it is there says it all.
using System.IO;

public sealed class FirstRun(string folder)
{
    public bool IsFirst => !File.Exists(Path.Combine(folder, "first-run.marker"));

    public void Done() => File.WriteAllText(Path.Combine(folder, "first-run.marker"), "");
}
