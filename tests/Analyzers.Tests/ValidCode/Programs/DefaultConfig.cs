// What is written is part of the program.
using System.IO;

public sealed class ConfigFiles(string configPath)
{
    public void WriteDefaultConfig() => File.WriteAllText(configPath, "{ \"theme\": \"light\" }");

    public void CreateEmptyProfile(string profilePath) => File.WriteAllText(profilePath, "{}");
}
