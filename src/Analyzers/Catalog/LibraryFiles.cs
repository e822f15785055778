using System.Collections.Generic;

namespace Durability.Analyzers.Catalog;

/// <summary>The library that the fixes call, and the file abstractions of other packages.</summary>
internal static class LibraryFiles
{
    public static IEnumerable<ApiRow> Rows()
    {
        foreach (var row in Durability())
            yield return row with { External = true };
        foreach (var row in Abstractions())
            yield return row with { External = true };
    }

    static IEnumerable<ApiRow> Durability()
    {
        const string sync = "Durability.FlushToDiskExtensions";
        foreach (var name in new[] { "FlushToDisk", "FlushToDiskAsync", "FlushDataToDisk", "FlushDataToDiskAsync" })
            yield return new(sync, name, Effect.Sync) { On = "*", Durable = true };
        foreach (var name in new[] { "WriteAllText", "WriteAllBytes", "WriteAllLines", "WriteAllTextAsync", "WriteAllBytesAsync", "WriteAllLinesAsync", "AppendAllText", "AppendAllLines", "AppendAllBytes", "AppendAllTextAsync", "AppendAllLinesAsync", "AppendAllBytesAsync", "Copy", "Create", "CreateReplacement", "Delete" })
            yield return new("Durability.DurableFile", name, Effect.Inert);
        foreach (var name in new[] { "WriteAllText", "WriteAllBytes", "CreateReplacement", "Move", "Delete" })
            yield return new("Durability.SyncBatch", name, Effect.Inert);
        yield return new("Durability.DurableFile", "Move", Effect.Publish) { On = "sourceFileName", To = "destFileName", Durable = true };
        yield return new("Durability.DurableFile", "Replace", Effect.Publish) { On = "sourceFileName", To = "destinationFileName", Durable = true };
        yield return new("Durability.DurableDirectory", "SyncParent", Effect.SyncDirectory) { On = "path" };
        yield return new("Durability.DurableDirectory", "Sync", Effect.SyncDirectory) { On = "path" };
    }

    static IEnumerable<ApiRow> Abstractions()
    {
        const string file = "System.IO.Abstractions.IFile", info = "System.IO.Abstractions.IFileInfo", streams = "System.IO.Abstractions.IFileStreamFactory";
        foreach (var row in FrameworkFiles.Rows())
        {
            if (row.Type == "System.IO.File")
                yield return row with { Type = file };
            else if (row is { Type: "System.IO.FileInfo", Member: not ".ctor" })
                yield return row with { Type = info };
            else if (row is { Type: "System.IO.FileSystemInfo" })
                yield return row with { Type = "System.IO.Abstractions.IFileSystemInfo" };
            else if (row is { Type: "System.IO.Path" })
                yield return row with { Type = "System.IO.Abstractions.IPath" };
        }
        yield return new("System.IO.Abstractions.IFileSystemInfo", "Delete", Effect.Delete);
        yield return new(streams, "New", Effect.Open) { On = "path" };
        yield return new(streams, "Create", Effect.Open) { On = "path" };
        yield return new("System.IO.Abstractions.IFileInfoFactory", "New", Effect.Path) { On = "fileName" };
        yield return new("System.IO.Abstractions.IFileInfoFactory", "FromFileName", Effect.Path) { On = "fileName" };
        yield return new("System.IO.Abstractions.FileSystemStream", "Flush", Effect.Sync) { WhenTrue = true };
    }
}
