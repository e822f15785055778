using System;
using System.Collections.Generic;
using System.IO;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Durability.Platform;

namespace Durability;

/// <summary>
/// Makes changes to many files durable together, with one sync for each file and each directory: first all contents, then the
/// names, then the directories.
/// </summary>
/// <remarks>
/// <para>
/// A commit syncs the new contents and the files that were added, then makes the renames and deletions in the order in which they
/// were asked for, then syncs each directory once. When it returns, everything survives a power cut. A cut before that leaves
/// each file old or new, whole; which of them are new is not defined, so a batch is not a transaction. Where files must change
/// together, write one file that names the others, and commit it in a batch of its own.
/// </para>
/// <para>
/// Nothing is visible before <see cref="Commit"/>; disposal without it abandons everything. Not safe for use from several threads
/// at once. A failure is final: every later call throws <see cref="DurabilityLostException"/>.
/// </para>
/// </remarks>
public sealed class SyncBatch : IDisposable
{
    private readonly Storage _storage = Storage.Current;
    private readonly List<ReplacementFile> _replacements = [];
    private readonly List<Action> _contents = [];
    private readonly List<Action> _names = [];
    private readonly List<string> _directories = [];
    private readonly HashSet<string> _files = new(StringComparer.Ordinal);
    private Exception? _failure;
    private bool _closed;

    /// <summary>Starts new content for a file, which takes its place at the commit.</summary>
    /// <param name="path">The file; it need not exist, its directory must.</param>
    /// <returns>The stream for the new content; flush or dispose what is above it before the commit.</returns>
    /// <inheritdoc cref="DurableFile.CreateReplacement(string)"/>
    public Stream CreateReplacement(string path)
    {
        ThrowUnlessOpen();
        ReplacementFile replacement = ReplacementFile.Create(_storage, path, nameof(path));
        _replacements.Add(replacement);
        _contents.Add(replacement.Stage);
        _names.Add(replacement.Publish);
        AddDirectoryOf(replacement.Target);
        return replacement.Stream;
    }

    /// <summary>Replaces a file's content by bytes at the commit, or creates the file.</summary>
    /// <param name="path">The file; it need not exist, its directory must.</param>
    /// <param name="bytes">The new content.</param>
    /// <exception cref="DurabilityLostException">Writing the new content failed, or an earlier call.</exception>
    /// <inheritdoc cref="DurableFile.CreateReplacement(string)"/>
    public void WriteAllBytes(string path, byte[] bytes)
    {
        if (bytes is null)
            throw new ArgumentNullException(nameof(bytes));
        CreateReplacement(path).Write(bytes, 0, bytes.Length);
    }

    /// <summary>Replaces a file's content by a text at the commit, or creates the file.</summary>
    /// <param name="path">The file; it need not exist, its directory must.</param>
    /// <param name="contents">The text, written as UTF-8 without a byte order mark; null is the empty text.</param>
    /// <exception cref="DurabilityLostException">Writing the new content failed, or an earlier call.</exception>
    /// <inheritdoc cref="DurableFile.CreateReplacement(string)"/>
    public void WriteAllText(string path, string? contents) => WriteAllBytes(path, Encoding.UTF8.GetBytes(contents ?? ""));

    /// <summary>Moves a file at the commit, after its content was synced; over a file of that name, if there is one.</summary>
    /// <param name="sourceFileName">The file to move. Its writers must have flushed it.</param>
    /// <param name="destFileName">Its new name, on the same volume.</param>
    /// <exception cref="ArgumentException">A path is null, empty, impossible (a null character, on Unix half a surrogate pair) or names no file.</exception>
    public void Move(string sourceFileName, string destFileName)
    {
        ThrowUnlessOpen();
        string source = FullPath.OfFile(sourceFileName, nameof(sourceFileName));
        string target = FullPath.OfFile(destFileName, nameof(destFileName));
        AddFile(source);
        _names.Add(() => _storage.Rename(source, target, overwrite: true));
        // The new name's directory first: between the two syncs the file must be under at least one of its names.
        AddDirectoryOf(target);
        AddDirectoryOf(source);
    }

    /// <summary>Deletes a file at the commit.</summary>
    /// <param name="path">The file; it need not exist, its directory must.</param>
    /// <exception cref="ArgumentException">The path is null, empty, impossible (a null character, on Unix half a surrogate pair) or names no file.</exception>
    public void Delete(string path)
    {
        ThrowUnlessOpen();
        string full = FullPath.OfFile(path, nameof(path));
        _names.Add(() => _storage.Delete(full));
        AddDirectoryOf(full);
    }

    /// <summary>Syncs a file's content and its entry at the commit, whoever wrote it.</summary>
    /// <param name="path">The file. Its writers must have flushed it.</param>
    /// <exception cref="ArgumentException">The path is null, empty, impossible (a null character, on Unix half a surrogate pair) or names no file.</exception>
    public void AddFile(string path)
    {
        ThrowUnlessOpen();
        string full = FullPath.OfFile(path, nameof(path));
        if (_files.Add(full))
            _contents.Add(() => DurableFile.SyncContent(_storage, full, mode: null));
        AddDirectoryOf(full);
    }

    /// <summary>Drains an open stream and syncs its file at the commit.</summary>
    /// <param name="stream">The stream; it must stay open until the commit.</param>
    /// <exception cref="ArgumentNullException"><paramref name="stream"/> is null.</exception>
    public void Add(FileStream stream)
    {
        ThrowUnlessOpen();
        string path = (stream ?? throw new ArgumentNullException(nameof(stream))).Name;
        _contents.Add(stream.FlushToDisk);
        if (Path.IsPathRooted(path))
            AddDirectoryOf(path);
    }

    /// <summary>Syncs a directory's entries at the commit.</summary>
    /// <param name="path">The directory.</param>
    /// <exception cref="ArgumentException">The path is null, empty or impossible (a null character, on Unix half a surrogate pair).</exception>
    public void AddDirectory(string path)
    {
        ThrowUnlessOpen();
        AddDistinct(FullPath.OfDirectory(path, nameof(path)));
    }

    /// <summary>Makes everything durable: contents, then names, then directories.</summary>
    /// <exception cref="ObjectDisposedException">The batch was committed or disposed.</exception>
    /// <exception cref="IOException">A rename failed; the names before it are changed, those after it are not.</exception>
    /// <exception cref="UnauthorizedAccessException">A directory may not be written.</exception>
    /// <exception cref="DurabilityLostException">
    /// A write or a sync failed. If it was that of a content, no name has changed; if that of a directory, names may fall back at
    /// a power cut.
    /// </exception>
    public void Commit()
    {
        ThrowUnlessOpen();
        try
        {
            foreach (Action content in _contents)
                content();
            foreach (Action name in _names)
                name();
            foreach (string directory in _directories)
                _storage.SyncDirectory(directory);
        }
        catch (Exception e)
        {
            _failure = e;
            throw;
        }

        _closed = true;
    }

    /// <summary>Does what <see cref="Commit"/> does, on a thread of the pool.</summary>
    /// <param name="cancellationToken">Seen until the first sync begins; a commit that has begun is waited for.</param>
    /// <returns>A task that completes when everything survives a power cut.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled; nothing has changed.</exception>
    /// <inheritdoc cref="Commit"/>
    public Task CommitAsync(CancellationToken cancellationToken = default) => Task.Run(Commit, cancellationToken);

    /// <summary>Abandons everything that was not committed.</summary>
    /// <exception cref="IOException">A temporary file could not be removed.</exception>
    public void Dispose()
    {
        _closed = true;
        foreach (ReplacementFile replacement in _replacements)
            replacement.Dispose();
        _replacements.Clear();
    }

    private void AddDirectoryOf(string fullPath) => AddDistinct(Path.GetDirectoryName(fullPath)!);

    private void AddDistinct(string directory)
    {
        if (!_directories.Contains(directory))
            _directories.Add(directory);
    }

    private void ThrowUnlessOpen()
    {
        if (_failure is not null)
            throw DurabilityLostException.Again(_failure);
        if (_closed)
            throw new ObjectDisposedException(nameof(SyncBatch));
    }
}
