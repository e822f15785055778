using System.Collections.Generic;
using System.Linq;
using Durability.Analyzers.Catalog;
using Microsoft.CodeAnalysis;

namespace Durability.Analyzers.Flow;

/// <summary>What a sync takes off the state, by handle, by name, and where it cannot be told whose it is.</summary>
internal sealed partial class FileFlow
{
    void ApplySync(ApiRow row, Call call, Value? target, Site site)
    {
        if (row.Command is { } command && !call.Arguments.Any(a => a.Value is ConstantValue { Constant: int given } ? given == command : a.Operation.Syntax.ToString().IndexOf(row.CommandName, System.StringComparison.OrdinalIgnoreCase) >= 0))
            return;
        if (row.WhenTrue && call.Arguments is [.., (_, ConstantValue { Constant: false }, _)])
        {
            ForEachHandle(call.Receiver, handle => Drain(handle, site));
            return;
        }

        if (target is EitherValue || HandleOf(target) is not null)
            ForEachHandle(target, handle => Sync(handle, site, drainsFirst: row.Durable));
        else if (target is SymbolicValue path)
            SyncPath(path, site);
        else
            SyncEverything(site);
    }

    /// <summary>A call that is known to sync, but not what: its receiver and everything that it is given.</summary>
    void SyncWhatever(Call call)
    {
        var site = SiteOf(call.Operation);
        var found = false;
        foreach (var value in call.Arguments.Select(a => a.Value).Append(call.Receiver))
        {
            ForEachHandle(value, handle => { found = true; Sync(handle, site, drainsFirst: true); });
            if (value is SymbolicValue path)
            {
                found = true;
                SyncPath(path, site);
            }
        }

        if (!found)
            SyncEverything(site);
    }

    /// <summary>
    /// In .NET Framework the asynchronous flush of a file reaches the device, and these wrappers hand it on. Nothing is owed behind it; but who calls it
    /// need not have wanted that, so it is no sync whose failure, cost or directory anybody asks for.
    /// </summary>
    void DrainByOldFramework(HandleInfo handle, Site site)
    {
        var reachesFile = true;
        for (var part = handle; part is not null; part = part.Inner)
            reachesFile &= part.Type?.Name is "FileStream" or "StreamWriter" or "BufferedStream";
        Drain(handle, site, record: !reachesFile);
        if (!reachesFile)
            return;
        var file = handle.Bottom;
        Record(new FlowEvent(FlowEventKind.ReachDevice, site) { Handle = file, Path = file.Path });
        Update(file, state => state with { Dirty = default, Drains = default });
        if (file.Path is { } path)
            Update(path, state => state with { Dirty = default });
    }

    void Sync(HandleInfo handle, Site site, bool drainsFirst)
    {
        if (drainsFirst)
            Drain(handle, site, record: handle.Inner is not null);
        var file = handle.Bottom;
        var state = _state.Of(file);
        var above = new List<HandleInfo>();
        foreach (var pair in _state.Handles)
        {
            if (pair.Key.Bottom == file && !(pair.Value.Held.Normal.IsEmpty && pair.Value.TrailerOwed.Normal.IsEmpty))
                above.Add(pair.Key);
        }

        Record(new FlowEvent(FlowEventKind.Sync, site) { Handle = file, Path = file.Path, Dirty = state.Dirty, Synced = state.Synced, Closed = state.MayBeOpen ? default : state.Closed, Above = above });
        Update(file, s => s with { Dirty = default, Drains = default, Synced = s.Synced.Add(site) });
        if (file.Path is { } path)
            SyncPath(path, site, record: false);
    }

    /// <summary>The file is synced through another handle, or by name: what was drained or closed before is on the device.</summary>
    void SyncPath(SymbolicValue path, Site site, bool record = true)
    {
        if (record)
            Record(new FlowEvent(FlowEventKind.Sync, site) { Path = path, Dirty = _state.Of(path).Dirty });
        Update(path, state => state with { Dirty = default, Synced = state.Synced.Add(site) });
        foreach (var other in new List<HandleInfo>(_state.Handles.Keys))
        {
            if (path.Equals(other.Path) && _state.Of(other) is { Dirty.IsEmpty: false } state && (!state.Closed.IsEmpty || !state.Drains.IsEmpty))
                Update(other, s => s with { Dirty = default, Synced = s.Synced.Add(site) });
        }
    }

    /// <summary>Something is synced that cannot be told apart, so nothing counts as unsynced any more.</summary>
    void SyncEverything(Site site)
    {
        Record(new FlowEvent(FlowEventKind.Sync, site));
        foreach (var handle in new List<HandleInfo>(_state.Handles.Keys))
            Update(handle, state => state with { Dirty = default, Drains = default, Synced = state.Synced.Add(site) });
        foreach (var path in new List<SymbolicValue>(_state.Paths.Keys))
            Update(path, state => state with { Dirty = default, Synced = state.Synced.Add(site) });
    }
}
