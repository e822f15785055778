using System;
using System.Collections.Generic;
using System.Linq;
using Durability.Analyzers.Catalog;
using Microsoft.CodeAnalysis;

namespace Durability.Analyzers.Flow;

/// <summary>What happens to files by their names: published, deleted, written whole; and who is told of it.</summary>
internal sealed partial class FileFlow
{
    void Publish(ApiRow row, SymbolicValue? from, SymbolicValue? to, Site site)
    {
        if (from is null)
        {
            // Whose content it is cannot be told; that the name has a new one can.
            if (to is not null)
                Record(new FlowEvent(FlowEventKind.Publish, site) { To = to });
            return;
        }

        var (dirty, drains, open, opened) = (_state.Of(from).Dirty, SiteSet.Empty, false, SiteSet.Empty);
        HandleInfo? written = null;
        foreach (var pair in _state.Handles)
        {
            if (pair.Key.Path is not { } path || !(path.Equals(from) || IsUnder(path, from)) || pair.Value.IsOfOtherName)
                continue;
            opened = opened.Add(pair.Key.Site);
            var owed = pair.Value.Dirty.Union(pair.Value.Held).Union(pair.Value.TrailerOwed);
            if (owed.IsEmpty && IsWrittenElsewhere(pair.Key, pair.Value))
                owed = owed.Add(pair.Key.Site);
            if (owed.IsEmpty)
                continue;
            dirty = dirty.Union(owed);
            drains = drains.Union(pair.Value.Drains);
            open |= pair.Value.Closed.IsEmpty;
            written = pair.Key;
        }

        foreach (var pair in _state.Paths)
        {
            if (IsUnder(pair.Key, from))
                dirty = dirty.Union(pair.Value.Dirty);
        }

        var deleted = to is null ? default : _state.Of(to).Deleted;
        Record(new FlowEvent(FlowEventKind.Publish, site)
        {
            Path = from, To = to, Handle = written, Dirty = row.Durable ? default : dirty, Drains = drains, Deleted = deleted, StillOpen = open, Opened = opened,
        });
        Update(from, state => state with { Dirty = default, Published = state.Published.Add(site) });
        if (to is not null)
            Update(to, state => state with { Deleted = default, MovedFrom = from });
    }

    /// <summary>A file that the object opened itself: other members, or its users, have written to it by the time it is published.</summary>
    static bool IsWrittenElsewhere(HandleInfo handle, HandleState state) =>
        handle is { Origin: HandleOrigin.Field, Inner: null, WriteThrough: false, Mode: OpenMode.Create or OpenMode.CreateNew or OpenMode.Truncate or OpenMode.Unknown, IsFile: true } && state.Synced.IsEmpty && !state.Closed.IsEmpty;

    /// <summary>Whether a path lies in the directory that another one names.</summary>
    static bool IsUnder(SymbolicValue path, SymbolicValue directory) =>
        path is { Kind: SymbolicKind.Join, Symbol: null, Left: SymbolicValue left, Right: SymbolicValue right } && (path.IsInFolder || right.Kind != SymbolicKind.Text || left.EndsInSeparator)
        && (left.Equals(directory) || (left.EndsInSeparator && directory.Equals(left.Left)) || IsUnder(left, directory));

    void Delete(SymbolicValue path, Site site)
    {
        var (copied, to) = DirtyCopies(path);
        var (dirty, opened) = copied.IsEmpty ? DirtySuccessors(path) : (copied, default);
        var wasRead = dirty.IsEmpty && Evidence.RewrittenFile.IsReadFrom(site.Node);
        if (wasRead)
            (dirty, opened, to) = DirtyOutputs();
        Record(new FlowEvent(FlowEventKind.Delete, site) { Path = path, Dirty = dirty, Opened = opened, To = to, WasRead = wasRead });
        // Journal.Delete() deletes the journal, whatever its file is called.
        if (IsNamed(path, null, Evidence.EvidenceWords.RecoveryFiles) || (_frame.Member.ContainingType is { } type && Evidence.EvidenceWords.IsRecoveryLog(type.Name)))
            Acknowledge(site, log: path);
        Update(path, _ => new PathState { Deleted = SiteSet.Empty.Add(site) });
        foreach (var handle in new List<HandleInfo>(_state.Handles.Keys))
        {
            if (path.Equals(handle.Path) && _state.Of(handle) is { Dirty.IsEmpty: false, Closed.IsEmpty: false })
                Update(handle, state => state with { Dirty = default });
        }
    }

    /// <summary>Writes to the file of this name that are not on the device, through whatever handle.</summary>
    SiteSet OwedBy(SymbolicValue path)
    {
        var owed = _state.Of(path).Dirty;
        foreach (var pair in _state.Handles)
        {
            if (path.Equals(pair.Key.Path) && !pair.Value.IsOfOtherName)
                owed = owed.Union(pair.Value.Owed);
        }

        return owed;
    }

    /// <summary>The copies of a file that are not synced, and the name of one of them.</summary>
    (SiteSet Dirty, SymbolicValue? To) DirtyCopies(SymbolicValue path)
    {
        var (dirty, to) = (SiteSet.Empty, (SymbolicValue?)null);
        foreach (var pair in _state.Paths)
        {
            if (path.Equals(pair.Value.CopyOf) && !pair.Value.Dirty.Normal.IsEmpty)
                (dirty, to) = (dirty.Union(pair.Value.Dirty.Normal), pair.Key);
        }

        return (dirty, to);
    }

    /// <summary>Files that were made anew and closed, and are not synced; where they were opened, and the name of one of them.</summary>
    (SiteSet Dirty, SiteSet Opened, SymbolicValue? To) DirtyOutputs()
    {
        var (dirty, opened, to) = (SiteSet.Empty, SiteSet.Empty, (SymbolicValue?)null);
        foreach (var pair in _state.Handles)
        {
            if (pair.Key is { Inner: null, Path: { IsTemporary: false } made, Mode: OpenMode.Create or OpenMode.CreateNew } && !pair.Value.Closed.IsEmpty && !pair.Value.Dirty.Normal.IsEmpty)
                (dirty, opened, to) = (dirty.Union(pair.Value.Dirty.Normal), opened.Add(pair.Key.Site), made);
        }

        foreach (var pair in _state.Paths)
        {
            if (!pair.Key.IsTemporary && !pair.Value.Dirty.Normal.IsEmpty && pair.Value.CopyOf is null)
                (dirty, to) = (dirty.Union(pair.Value.Dirty.Normal), pair.Key);
        }

        return (dirty, opened, to);
    }

    /// <summary>Unsynced writes to the files that stand beside a path: its replacement, or the file that it is the old copy of.</summary>
    (SiteSet Dirty, SiteSet Opened) DirtySuccessors(SymbolicValue path)
    {
        var (dirty, opened, before) = (SiteSet.Empty, SiteSet.Empty, _state.Of(path).MovedFrom);
        foreach (var pair in _state.Handles)
        {
            if (pair.Key is not { Inner: null, Path: { } other } || pair.Value.IsOfOtherName || pair.Value.Dirty.Normal.IsEmpty || !(AreSiblings(path, other) || other.Equals(before)))
                continue;
            (dirty, opened) = (dirty.Union(pair.Value.Dirty.Normal), opened.Add(pair.Key.Site));
        }

        foreach (var pair in _state.Paths)
        {
            if (AreSiblings(path, pair.Key) || pair.Key.Equals(before))
                dirty = dirty.Union(pair.Value.Dirty.Normal);
        }

        return (dirty, opened);
    }

    /// <summary>A variable that is set anew, as a loop does, stands for another file: what was known of the last one is no longer of this name.</summary>
    void ForgetPathsOf(ISymbol variable, IOperation assignment)
    {
        var paths = _state.Paths.Count;
        _state.Paths.RemoveWhere(variable, static (path, variable) => path.IsMadeOf(variable));
        var isOfHandle = _state.Handles.Change(variable, static (handle, state, variable) => state.IsOfOtherName || handle.Path?.IsMadeOf(variable) != true ? state : state with { IsOfOtherName = true });
        if (isOfHandle)
            _changes++;
        // Most variables name no file: their events would only crowd out those that count.
        if (isOfHandle || _state.Paths.Count < paths)
            Record(new FlowEvent(FlowEventKind.SetAnew, SiteOf(assignment)) { Member = variable });
    }

    static bool AreSiblings(SymbolicValue a, SymbolicValue b) => IsSuffixed(a, b) || IsSuffixed(b, a) || IsNamedOldCopy(a, b);

    /// <summary><c>_backupFile</c> of <c>_file</c>, <c>oldPath</c> of <c>path</c>.</summary>
    static bool IsNamedOldCopy(SymbolicValue copy, SymbolicValue file) =>
        copy is { Kind: SymbolicKind.Variable } && file is { Kind: SymbolicKind.Variable } && Evidence.EvidenceWords.Split(copy.Text).ToArray() is var words
        && words.Any(Evidence.EvidenceWords.SetAside.Contains) && words.Where(word => !Evidence.EvidenceWords.SetAside.Contains(word)).SequenceEqual(Evidence.EvidenceWords.Split(file.Text));

    static bool IsSuffixed(SymbolicValue longer, SymbolicValue shorter) =>
        longer is { Kind: SymbolicKind.Join, Right: SymbolicValue { Kind: SymbolicKind.Text, Text: var suffix } } && suffix.StartsWith(".", StringComparison.Ordinal)
        && !NoCopies.Contains(suffix) && shorter.Equals(longer.Left);

    /// <summary>Behind the name of a file: what was wrong with it, or what lies beside it.</summary>
    static readonly HashSet<string> NoCopies = new(StringComparer.Ordinal) { ".bad", ".broken", ".corrupt", ".corrupted", ".invalid", ".config", ".lock", ".pdb", ".sig", ".asc", ".md5", ".sha256" };

    /// <summary>A log that is emptied, or deleted, tells whoever recovers that all it held is where it belongs.</summary>
    static bool IsEmptiedLog(HandleInfo handle, Call call) =>
        call.Arguments.Any(a => a.Value is ConstantValue { Constant: 0L or 0 }) && IsNamed(handle.Path, handle.Symbol, Evidence.EvidenceWords.Logs);

    static bool IsNamed(SymbolicValue? path, ISymbol? symbol, HashSet<string> words) =>
        (path?.Names() ?? []).Append(symbol?.Name ?? "").Any(name => Evidence.EvidenceWords.Split(name).Any(words.Contains));

    void WriteByPath(ApiRow row, Call call, Site site)
    {
        var target = call.Select(row.Effect == Effect.CopyFile ? row.To : row.On);
        if (target is not SymbolicValue path)
            return;
        RecordWrite(row, path, row.Effect == Effect.CopyFile ? call.Select(row.On) as SymbolicValue : null, site);
    }

    void RecordWrite(ApiRow row, SymbolicValue path, SymbolicValue? source, Site site)
    {
        var kind = row.Effect switch { Effect.WriteFile => FlowEventKind.WriteFile, Effect.AppendFile => FlowEventKind.AppendFile, _ => FlowEventKind.CopyFile };
        var deleted = _state.Of(path).Deleted;
        Record(new FlowEvent(kind, site) { Path = source ?? path, To = source is null ? null : path, Deleted = deleted, Dirty = source is null ? default : OwedBy(source) });
        WritePath(path, site, source);
    }
}
