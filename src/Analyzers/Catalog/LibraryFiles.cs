using System.Collections.Generic;

namespace Durability.Analyzers.Catalog;

/// <summary>The library that the fixes call, and the file abstractions of other packages.</summary>
internal static class LibraryFiles
{
    public static void AddTo(List<ApiRow> rows)
    {
        var framework = new List<ApiRow>();
        FrameworkFiles.AddTo(framework);
        var library = new List<ApiRow>();
        AddDurability(library);
        AddAbstractions(library, framework);
        foreach (var row in library)
            rows.Add(row with { External = true });
    }

    static void AddDurability(List<ApiRow> rows)
    {
        const string sync = "Durability.FlushToDiskExtensions";
        foreach (var name in new[] { "FlushToDisk", "FlushToDiskAsync", "FlushDataToDisk", "FlushDataToDiskAsync" })
            rows.Add(new(sync, name, Effect.Sync) { On = "*", Durable = true });
        foreach (var name in new[] { "WriteAllText", "WriteAllBytes", "WriteAllLines", "WriteAllTextAsync", "WriteAllBytesAsync", "WriteAllLinesAsync", "AppendAllText", "AppendAllLines", "AppendAllBytes", "AppendAllTextAsync", "AppendAllLinesAsync", "AppendAllBytesAsync", "Copy", "Create", "CreateReplacement", "Delete" })
            rows.Add(new("Durability.DurableFile", name, Effect.Inert));
        foreach (var name in new[] { "WriteAllText", "WriteAllBytes", "CreateReplacement", "Move", "Delete" })
            rows.Add(new("Durability.SyncBatch", name, Effect.Inert));
        rows.Add(new("Durability.DurableFile", "Move", Effect.Publish) { On = "sourceFileName", To = "destFileName", Durable = true });
        rows.Add(new("Durability.DurableFile", "Replace", Effect.Publish) { On = "sourceFileName", To = "destinationFileName", Durable = true });
        rows.Add(new("Durability.DurableDirectory", "SyncParent", Effect.SyncDirectory) { On = "path" });
        rows.Add(new("Durability.DurableDirectory", "Sync", Effect.SyncDirectory) { On = "path" });
    }

    static void AddAbstractions(List<ApiRow> rows, List<ApiRow> framework)
    {
        const string file = "System.IO.Abstractions.IFile", info = "System.IO.Abstractions.IFileInfo", streams = "System.IO.Abstractions.IFileStreamFactory";
        foreach (var row in framework)
        {
            if (row.Type == "System.IO.File")
                rows.Add(row with { Type = file });
            else if (row is { Type: "System.IO.FileInfo", Member: not ".ctor" })
                rows.Add(row with { Type = info });
            else if (row is { Type: "System.IO.FileSystemInfo" })
                rows.Add(row with { Type = "System.IO.Abstractions.IFileSystemInfo" });
            else if (row is { Type: "System.IO.Path" })
                rows.Add(row with { Type = "System.IO.Abstractions.IPath" });
        }
        rows.Add(new("System.IO.Abstractions.IFileSystemInfo", "Delete", Effect.Delete));
        rows.Add(new(streams, "New", Effect.Open) { On = "path" });
        rows.Add(new(streams, "Create", Effect.Open) { On = "path" });
        rows.Add(new("System.IO.Abstractions.IFileInfoFactory", "New", Effect.Path) { On = "fileName" });
        rows.Add(new("System.IO.Abstractions.IFileInfoFactory", "FromFileName", Effect.Path) { On = "fileName" });
        rows.Add(new("System.IO.Abstractions.FileSystemStream", "Flush", Effect.Sync) { WhenTrue = true });
    }
}
