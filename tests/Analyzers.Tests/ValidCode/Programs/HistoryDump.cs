// For whoever looks for an error.
using System.IO;

public sealed class StateMachine
{
    public void DumpState(string statePath) => File.WriteAllText(statePath, "...");

    public void PrintConfig(string configPath)
    {
        using var writer = new StreamWriter(configPath);
        writer.WriteLine("...");
    }
}
