using System;
using System.IO;
using System.Linq;

namespace Durability.PowerCut;

/// <summary>
/// A program made from C# source, to be put under power cuts: it gets the directory as its only argument and follows the
/// protocol of <see cref="ProgramUnderTest"/>.
/// </summary>
public sealed class CompiledProgram : IDisposable
{
    private readonly string _directory;
    private readonly string _assembly;

    private CompiledProgram(string directory)
    {
        _directory = directory;
        _assembly = Path.Combine(directory, "out", "program.dll");
    }

    /// <summary>Compiles a program from one source file and the assemblies that it needs.</summary>
    /// <exception cref="InvalidOperationException">It does not compile; the message holds the compiler's.</exception>
    public static CompiledProgram Compile(string source, params string[] assemblies)
    {
        var program = new CompiledProgram(Directory.CreateTempSubdirectory("durability-program-").FullName);
        try
        {
            string references = string.Concat(assemblies.Select(path => $"""<Reference Include="{path}" />"""));
            File.WriteAllText(Path.Combine(program._directory, "Program.cs"), source);
            File.WriteAllText(
                Path.Combine(program._directory, "program.csproj"),
                $"""
                <Project Sdk="Microsoft.NET.Sdk">
                  <PropertyGroup>
                    <OutputType>Exe</OutputType>
                    <TargetFramework>net{Environment.Version.Major}.0</TargetFramework>
                    <ImplicitUsings>enable</ImplicitUsings>
                    <UseAppHost>false</UseAppHost>
                  </PropertyGroup>
                  <ItemGroup>{references}</ItemGroup>
                </Project>
                """);
            Shell.Run("dotnet", "build", program._directory, "-v", "q", "-o", Path.GetDirectoryName(program._assembly)!);
            return program;
        }
        catch
        {
            program.Dispose();
            throw;
        }
    }

    /// <summary>Takes a program that its maker has compiled.</summary>
    /// <param name="emit">Writes the assembly.</param>
    /// <param name="assemblies">What it needs beside the framework.</param>
    public static CompiledProgram From(Action<Stream> emit, params string[] assemblies)
    {
        var program = new CompiledProgram(Directory.CreateTempSubdirectory("durability-program-").FullName);
        try
        {
            string folder = Directory.CreateDirectory(Path.GetDirectoryName(program._assembly)!).FullName;
            using (FileStream assembly = File.Create(program._assembly))
                emit(assembly);
            foreach (string needed in assemblies)
                File.Copy(needed, Path.Combine(folder, Path.GetFileName(needed)));
            File.WriteAllText(
                Path.ChangeExtension(program._assembly, ".runtimeconfig.json"),
                $$"""{ "runtimeOptions": { "framework": { "name": "Microsoft.NETCore.App", "version": "{{Environment.Version.ToString(3)}}" } } }""");
            return program;
        }
        catch
        {
            program.Dispose();
            throw;
        }
    }

    /// <summary>The command that runs it, but for the directory.</summary>
    public string[] Command => ["dotnet", _assembly];

    /// <summary>Starts it on a directory.</summary>
    public ProgramUnderTest Start(string directory) => ProgramUnderTest.Start("dotnet", [_assembly, directory]);

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(_directory, recursive: true);
}
