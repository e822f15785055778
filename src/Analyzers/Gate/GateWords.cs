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

    /// <summary>Counts only behind <c>File.</c> or another name that ends so.</summary>
    BehindFile = 8,

    /// <summary>Counts only where a document type is named in the same file.</summary>
    WithDocument = 16,

    /// <summary>A document type with a <c>Save(path)</c>.</summary>
    Document = 32,

    /// <summary>A rename, replace or whole write: who calls such a body with a path is looked at too.</summary>
    Swap = 64,

    /// <summary>A path under the system's temporary folder: a callee that makes one is followed.</summary>
    Temporary = 128,

    /// <summary>May be, or be in the text of, a switch that turns durability off; no body is looked at for it.</summary>
    Setting = 256,
}

/// <summary>The names that open the gate. Only a body in whose text one of them stands is ever bound.</summary>
internal static class GateWords
{
    public static readonly Dictionary<string, WordKind> All = Build();

    /// <summary>The longest name, so that longer identifiers are passed over at once.</summary>
    public static readonly int Longest = LongestOf(All.Keys);

    static Dictionary<string, WordKind> Build()
    {
        var words = new Dictionary<string, WordKind>(StringComparer.Ordinal);
        Add(WordKind.Strong | WordKind.HandleType, "FileStream", "StreamWriter", "BinaryWriter", "BufferedStream", "SafeFileHandle", "FileSystemStream", "GZipStream", "DeflateStream", "ZLibStream", "BrotliStream", "CryptoStream", "ZipArchive", "XmlTextWriter", "Utf8JsonWriter");
        Add(WordKind.Strong | WordKind.HandleType, "XmlWriter");
        Add(WordKind.HandleType, "Stream", "TextWriter");
        Add(WordKind.Temporary, "GetTempPath", "GetTempFileName", "CreateTempSubdirectory");
        Add(WordKind.Strong, "RandomAccess", "FileMode", "FileStreamOptions", "AppendAllText", "AppendAllLines", "AppendAllTextAsync", "AppendAllLinesAsync", "AppendAllBytes", "AppendAllBytesAsync", "OpenWrite", "OpenHandle", "CreateText", "AppendText",
            "Flush", "FlushAsync", "FlushToDisk", "FlushToDiskAsync", "FlushDataToDisk", "Fsync", "FSync", "fsync", "fdatasync", "HardFlush", "ForceFlush", "FlushFileBuffers", "FlushFinalBlock", "CreateFromDirectory");
        Add(WordKind.Strong | WordKind.Swap, "WriteAllText", "WriteAllBytes", "WriteAllTextAsync", "WriteAllBytesAsync", "WriteAllLines", "WriteAllLinesAsync");
        Add(WordKind.Strong | WordKind.Swap, "MoveTo", "MoveFileEx", "MoveFileExW", "ReplaceFile", "ReplaceFileW");
        Add(WordKind.Strong | WordKind.BehindFile | WordKind.Swap, "Move", "Replace");
        Add(WordKind.Strong | WordKind.BehindFile, "Create", "Open", "Copy");
        Add(WordKind.Weak, "Write", "WriteLine", "WriteAsync", "WriteLineAsync", "WriteByte", "SetLength", "CopyTo", "CopyToAsync", "Close", "Dispose", "DisposeAsync", "Serialize", "SerializeAsync", "SetResult", "TrySetResult");
        Add(WordKind.Strong | WordKind.WithDocument, "Save", "SaveAsync");
        Add(WordKind.Document, "XDocument", "XElement", "XmlDocument");
        foreach (var word in SettingRows.Words)
            words[word] = words.TryGetValue(word, out var kind) ? kind | WordKind.Setting : WordKind.Setting;
        return words;

        void Add(WordKind kind, params string[] names)
        {
            foreach (var name in names)
                words.Add(name, kind);
        }
    }

    static int LongestOf(IEnumerable<string> names)
    {
        var longest = 0;
        foreach (var name in names)
            longest = Math.Max(longest, name.Length);
        return longest;
    }
}
