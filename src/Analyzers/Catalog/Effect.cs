namespace Durability.Analyzers.Catalog;

/// <summary>What a member does to a file, a wrapper above one, or a name in a directory.</summary>
internal enum Effect : byte
{
    None,

    /// <summary>Opens a file by path and returns a handle, or a wrapper that owns one.</summary>
    Open,

    /// <summary>Returns a wrapper that buffers or transforms bytes on their way to the stream it was given.</summary>
    Wrap,

    /// <summary>Puts bytes into the receiver (or the stream argument), which may keep them in its own buffer.</summary>
    Write,

    /// <summary>Opens the file at a path, replaces its content, closes it.</summary>
    WriteFile,

    /// <summary>Opens the file at a path, adds to its end, closes it.</summary>
    AppendFile,

    /// <summary>Writes the content of one file over another.</summary>
    CopyFile,

    /// <summary>Moves buffered bytes down into the page cache.</summary>
    Drain,

    /// <summary>Ends what the wrapper owes its stream (final block, end tags), without closing it.</summary>
    Finish,

    /// <summary>Forces the page cache of the file to the device.</summary>
    Sync,

    /// <summary>Closes the receiver; drains first, never syncs.</summary>
    Close,

    /// <summary>Makes content reachable under its final name: rename, replace.</summary>
    Publish,

    /// <summary>Removes a name.</summary>
    Delete,

    /// <summary>Creates a directory.</summary>
    CreateDirectory,

    /// <summary>Forces a directory's entries to the device.</summary>
    SyncDirectory,

    /// <summary>Computes a path from other paths; no effect on a file.</summary>
    Path,

    /// <summary>Returns a path under the system's temporary folder.</summary>
    TemporaryPath,

    /// <summary>Returns the stream or handle below the receiver.</summary>
    Unwrap,

    /// <summary>Reads, seeks or asks; leaves the file's bytes as they are.</summary>
    Inert,

    /// <summary>Writes a mapped view's pages back, which on Windows stops at the page cache.</summary>
    FlushView,

    /// <summary>Tells someone that the data is saved.</summary>
    Acknowledge,

    /// <summary>Sends something to another process or machine, which may tell it that the data is saved.</summary>
    Reply,
}

/// <summary>How a file is opened: what happens to the content that it had.</summary>
internal enum OpenMode : byte
{
    Unknown,
    Create,
    CreateNew,
    Truncate,
    Append,
    OpenOrCreate,
    Open,
    ReadOnly,
}

/// <summary>What a wrapper keeps back until it is drained or disposed. The measured table is in docs/crash-model.md.</summary>
internal enum Buffering : byte
{
    /// <summary>Every write goes straight to the stream below (<c>BinaryWriter</c>).</summary>
    None,

    /// <summary>Bytes are kept until <c>Flush</c> (<c>StreamWriter</c>, <c>BufferedStream</c>, <c>Utf8JsonWriter</c>).</summary>
    Bytes,

    /// <summary>As <see cref="Bytes"/>, and a trailer is written only at disposal (gzip, zip, crypto, XML end tags).</summary>
    BytesAndTrailer,
}
