using System;
using System.Collections.Generic;
using Durability.Analyzers.Catalog;

namespace Durability.Analyzers.Gate;

/// <summary>What a name in the source text says about the body that it stands in.</summary>
[Flags]
internal enum WordKind : ushort
{
    None = 0,

    /// <summary>The body itself opens, moves, drains or syncs a file: it is looked at.</summary>
    Strong = 1,

    /// <summary>The body is looked at where its type holds a handle.</summary>
    Weak = 2,

    /// <summary>A type that a handle can have; in a field it makes the type a holder.</summary>
    HandleType = 4,

    /// <summary>Counts only behind <c>File.</c>, <c>info.</c> or another name that ends so.</summary>
    BehindFile = 8,

    /// <summary>Counts only where a document type is named in the same file.</summary>
    WithDocument = 16,

    /// <summary>A document type with a <c>Save(path)</c>.</summary>
    Document = 32,

    /// <summary>A rename, replace or whole write: who calls such a body with a path is looked at too.</summary>
    Swap = 64,

    /// <summary>A path under the system's temporary folder, or a delete: no reason to look at a body, but to follow a call into it.</summary>
    Follow = 128,

    /// <summary>May be, or be in the text of, a switch that turns durability off; no body is looked at for it.</summary>
    Setting = 256,

    /// <summary>Counts only where it is called.</summary>
    Call = 1024,

    /// <summary>A sync by its own name; of a <c>Flush</c>, one that is given anything.</summary>
    Sync = 2048,

    /// <summary>Who writes this in a file cares for directory entries: its deletes are looked at too.</summary>
    Names = 512,
}

/// <summary>The names that open the gate. Only a body in whose text one of them stands is ever bound.</summary>
internal static class GateWords
{
    static readonly Dictionary<string, GateWord> ByName = Build();

    public static IReadOnlyCollection<GateWord> All => ByName.Values;

    /// <summary>What a name says; nothing where it is none of the gate's.</summary>
    public static WordKind KindOf(string name) => ByName.TryGetValue(name, out var word) ? word.Kind : WordKind.None;

    static Dictionary<string, GateWord> Build()
    {
        var words = new Dictionary<string, GateWord>(StringComparer.Ordinal);
        Add(WordKind.Strong | WordKind.HandleType, "FileStream", "StreamWriter", "BinaryWriter", "BufferedStream", "SafeFileHandle", "FileSystemStream", "GZipStream", "DeflateStream", "ZLibStream", "BrotliStream", "CryptoStream", "ZipArchive", "XmlTextWriter", "Utf8JsonWriter");
        Add(WordKind.Strong | WordKind.HandleType, "XmlWriter");
        Add(WordKind.HandleType, "Stream", "TextWriter");
        Add(WordKind.Follow, "GetTempPath", "GetTempFileName", "CreateTempSubdirectory");
        Add(WordKind.Follow | WordKind.BehindFile, "Delete");
        Add(WordKind.Strong, "RandomAccess", "FileMode", "FileStreamOptions", "AppendAllText", "AppendAllLines", "AppendAllTextAsync", "AppendAllLinesAsync", "AppendAllBytes", "AppendAllBytesAsync", "OpenWrite", "OpenHandle", "CreateText", "AppendText",
            "FlushAsync", "FlushFinalBlock", "CreateFromDirectory");
        Add(WordKind.Strong | WordKind.Sync, "Flush", "FlushToDisk", "FlushToDiskAsync", "FlushDataToDisk", "Fsync", "FSync", "fsync", "fdatasync", "Sync", "HardFlush", "ForceFlush", "FlushFileBuffers");
        Add(WordKind.Strong | WordKind.Swap, "WriteAllText", "WriteAllBytes", "WriteAllTextAsync", "WriteAllBytesAsync", "WriteAllLines", "WriteAllLinesAsync");
        Add(WordKind.Strong | WordKind.Swap, "MoveTo", "MoveFileEx", "MoveFileExW", "ReplaceFile", "ReplaceFileW");
        Add(WordKind.Strong | WordKind.BehindFile | WordKind.Swap, "Move", "Replace");
        Add(WordKind.Strong | WordKind.BehindFile, "Create", "Open", "Copy");
        Add(WordKind.Weak, "Write", "WriteLine", "WriteAsync", "WriteLineAsync", "WriteByte", "SetLength", "CopyTo", "CopyToAsync", "Close", "Dispose", "DisposeAsync", "Serialize", "SerializeAsync", "SetResult", "TrySetResult");
        Add(WordKind.Strong | WordKind.WithDocument, "Save", "SaveAsync");
        Add(WordKind.Strong | WordKind.Call, "WriteXml", "CreateFile");
        Add(WordKind.Document, "XDocument", "XElement", "XmlDocument");
        Add(WordKind.Names, "Durable", "SyncsToDisk", "SyncParent", "SyncDirectory", "DirectorySync", "FsyncDirectory", "FsyncParent", "FlushDirectory", "SyncDir", "FsyncDir");
        foreach (var name in new[] { "fsync", "Fsync", "FSync", "FlushFileBuffers" })
            words[name] = new GateWord(name, words[name].Kind | WordKind.Names);
        foreach (var name in SettingRows.Words)
            words[name] = new GateWord(name, WordKind.Setting | (words.TryGetValue(name, out var known) ? known.Kind : WordKind.None));
        return words;

        void Add(WordKind kind, params string[] names)
        {
            foreach (var name in names)
                words.Add(name, new GateWord(name, kind));
        }
    }
}

/// <summary>A name, and what it says about the body that it stands in.</summary>
internal sealed class GateWord(string name, WordKind kind)
{
    public string Name { get; } = name;
    public WordKind Kind { get; } = kind;
}
