using System;
using System.IO;

namespace Durability.Tool.Scanning;

/// <summary>Where the files lie that come with the tool.</summary>
internal static class Installed
{
    /// <summary>What is put into a build from outside.</summary>
    public static string Injected { get; } = Path.Combine(AppContext.BaseDirectory, "Injected");

    /// <summary>The rules.</summary>
    public static string Analyzer { get; } = Path.Combine(AppContext.BaseDirectory, "package", "analyzers", "dotnet", "cs", "Durability.Analyzers.dll");

    /// <summary>The global configuration file of a preset.</summary>
    public static string Preset(string name) => Path.Combine(AppContext.BaseDirectory, "package", "build", "config", $"Durability.{name}.globalconfig");
}
