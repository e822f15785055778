using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Security.Cryptography;

namespace Durability.Tool.Tests;

/// <summary>A stranger's code in a folder of its own, and a folder for temporary files in which nothing may be left.</summary>
internal sealed class TestTree : IDisposable
{
    readonly string _root;

    public TestTree(string name = "tree")
    {
        _root = Directory.CreateTempSubdirectory("durability-tool-tests-").FullName;
        Folder = Directory.CreateDirectory(Path.Combine(_root, name)).FullName;
        Temporary = Directory.CreateDirectory(Path.Combine(_root, "tmp")).FullName;
        File.WriteAllText(Path.Combine(Folder, ".editorconfig"), "root = true\n");
    }

    /// <summary>What a careful-looking program does wrong: DUR203.</summary>
    public const string Bad = """
        using System.IO;

        public class Settings
        {
            public void Save(string path, string json)
            {
                File.WriteAllText(path + ".tmp", json);
                File.Delete(path);
                File.Move(path + ".tmp", path);
            }
        }

        """;

    public string Folder { get; }

    /// <summary>The tool's TMPDIR.</summary>
    public string Temporary { get; }

    public string this[string file] => Path.Combine(Folder, file);

    public TestTree With(string file, string content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(this[file])!);
        File.WriteAllText(this[file], content);
        return this;
    }

    public TestTree WithProject(string file, string properties = "", string items = "", string framework = "<TargetFramework>net10.0</TargetFramework>") => With(file, $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            {framework}
            <LangVersion>latest</LangVersion>
            {properties}
          </PropertyGroup>
          <ItemGroup>
            {items}
          </ItemGroup>
        </Project>
        """);

    public TestTree WithSolution(string file, params string[] projects) =>
        With(file, $"<Solution>\n{string.Concat(projects.Select(static project => $"  <Project Path=\"{project}\" />\n"))}</Solution>\n");

    public string Read(string file) => File.ReadAllText(this[file]);

    /// <summary>Every file with its content's hash and time of change, and every folder.</summary>
    public IReadOnlyList<string> Snapshot() =>
        [.. new DirectoryInfo(Folder).EnumerateFileSystemInfos("*", SearchOption.AllDirectories)
            .Select(static entry => entry is FileInfo file ? $"{file.FullName} {file.LastWriteTimeUtc.Ticks} {Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file.FullName)))}" : entry.FullName)
            .Order(StringComparer.Ordinal)];

    /// <summary>The tool's own folders that are left in its folder for temporary files.</summary>
    public IEnumerable<string> Left() => Directory.EnumerateFileSystemEntries(Temporary, "durability-*");

    public void Dispose() => Directory.Delete(_root, recursive: true);
}
