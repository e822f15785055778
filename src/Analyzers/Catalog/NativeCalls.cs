using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace Durability.Analyzers.Catalog;

/// <summary>System calls, reached by P/Invoke or through a binding package. Found by entry point, whatever the method is called.</summary>
internal static class NativeCalls
{
    /// <summary><c>F_FULLFSYNC</c> of Apple's fcntl.h; with other commands the call locks a file or asks about it.</summary>
    const int FullSync = 51;

    static readonly Dictionary<string, ApiRow> ByEntryPoint = new[]
    {
        Sync("fsync"), Sync("fdatasync"), Sync("FlushFileBuffers"), Sync("NtFlushBuffersFileEx"), Sync("_commit"), Sync("syncfs"), Sync("sync"), Sync("msync"),
        Sync("fcntl") with { Command = FullSync, CommandName = "FULLFSYNC" },
        Publish("rename"), Publish("renameat2"), Publish("MoveFileEx"), Publish("MoveFileExW"), Publish("MoveFileExA"), Publish("ReplaceFile"), Publish("ReplaceFileW"),
        new ApiRow("", "unlink", Effect.Delete) { On = "*" },
        new ApiRow("", "open", Effect.Path) { On = "*" },
    }.ToDictionary(row => row.Member);

    static readonly string[] Bindings = ["Mono.Unix.Native.Syscall", "Tmds.Linux.LibC"];

    public static void AddTo(List<ApiRow> rows)
    {
        foreach (var type in Bindings)
        {
            foreach (var row in ByEntryPoint.Values)
            {
                if (row.Member is "fsync" or "fdatasync" or "syncfs" or "sync" or "rename" or "unlink" or "open" or "msync")
                    rows.Add(row with { Type = type, External = true });
            }
        }
    }

    /// <summary>The row of a method that is implemented by a system call; null for every other.</summary>
    public static ApiRow? Find(IMethodSymbol method) =>
        EntryPoint(method) is { } name && ByEntryPoint.TryGetValue(name, out var row) ? row : null;

    /// <summary>Whether a name is that of a system call that syncs and does nothing else; of <c>sync</c> the name alone says too little.</summary>
    public static bool IsNamedForSync(string name) => name != "sync" && ByEntryPoint.TryGetValue(name, out var row) && row is { Effect: Effect.Sync, Command: null };

    /// <summary>The native function behind a <c>DllImport</c> or <c>LibraryImport</c> method; null for every other method.</summary>
    public static string? EntryPoint(IMethodSymbol method)
    {
        if (method.GetDllImportData() is { } data)
            return data.EntryPointName ?? method.Name;
        if (!method.IsStatic || !method.IsPartialDefinition)
            return null;
        foreach (var attribute in method.GetAttributes())
        {
            if (attribute.AttributeClass?.Name != "LibraryImportAttribute")
                continue;
            foreach (var argument in attribute.NamedArguments)
            {
                if (argument is { Key: "EntryPoint", Value.Value: string name })
                    return name;
            }

            return method.Name;
        }

        return null;
    }

    static ApiRow Sync(string entryPoint) => new("", entryPoint, Effect.Sync) { On = "*" };

    static ApiRow Publish(string entryPoint) => new("", entryPoint, Effect.Publish) { On = "*0", To = "*1" };
}
