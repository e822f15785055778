using System;
using System.IO;
using Durability.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Durability.Analyzers.Tests.Rules;

/// <summary>
/// A stand-in for the package System.IO.Abstractions: an assembly with the names and signatures of its members that touch files,
/// so that the tests see them as a program does, from metadata.
/// </summary>
internal static class FileSystemAbstractions
{
    private const string Source = """
        using System.Collections.Generic;
        using System.Threading;
        using System.Threading.Tasks;

        namespace System.IO.Abstractions;

        public interface IFileSystem
        {
            IDirectory Directory { get; }
            IFile File { get; }
            IFileInfoFactory FileInfo { get; }
            IFileStreamFactory FileStream { get; }
            IPath Path { get; }
        }

        public interface IFile
        {
            bool Exists(string path);
            void AppendAllText(string path, string contents);
            FileSystemStream Create(string path);
            StreamWriter CreateText(string path);
            void Delete(string path);
            void Move(string sourceFileName, string destFileName, bool overwrite);
            FileSystemStream Open(string path, FileMode mode);
            FileSystemStream OpenRead(string path);
            FileSystemStream OpenWrite(string path);
            void Replace(string sourceFileName, string destinationFileName, string? destinationBackupFileName);
            string ReadAllText(string path);
            void WriteAllBytes(string path, byte[] bytes);
            void WriteAllText(string path, string? contents);
            Task WriteAllTextAsync(string path, string? contents, CancellationToken cancellationToken = default);
        }

        public interface IDirectory
        {
            void Move(string sourceDirName, string destDirName);
        }

        public interface IPath
        {
            string Combine(string path1, string path2);
            string GetTempFileName();
            string GetTempPath();
        }

        public interface IFileSystemInfo
        {
            string FullName { get; }
            void Delete();
        }

        public interface IFileInfo : IFileSystemInfo
        {
            FileSystemStream Create();
            StreamWriter CreateText();
            void MoveTo(string destFileName, bool overwrite);
            FileSystemStream Open(FileMode mode);
        }

        public interface IFileInfoFactory
        {
            IFileInfo New(string fileName);
        }

        public interface IFileStreamFactory
        {
            FileSystemStream New(string path, FileMode mode);
            FileSystemStream New(string path, FileMode mode, FileAccess access, FileShare share, int bufferSize, FileOptions options);
        }

        public abstract class FileSystemStream : Stream
        {
            public abstract string Name { get; }
            public virtual void Flush(bool flushToDisk) { }
        }
        """;

    private static readonly Lazy<MetadataReference> s_assembly = new(Compile);

    /// <summary>The compiled stand-in.</summary>
    public static MetadataReference Assembly => s_assembly.Value;

    private static MetadataReference Compile()
    {
        var compilation = CSharpCompilation.Create(
            "System.IO.Abstractions",
            [CSharpSyntaxTree.ParseText("global using System;\nglobal using System.IO;\n"), CSharpSyntaxTree.ParseText(Source)],
            TestedFramework.Net100.References,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        using var image = new MemoryStream();
        var emitted = compilation.Emit(image);
        if (!emitted.Success)
            throw new InvalidOperationException(string.Join('\n', emitted.Diagnostics));
        return MetadataReference.CreateFromImage(image.ToArray());
    }
}
