using System;
using System.Linq;
using Durability.Analyzers.Catalog;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Durability.Analyzers.Flow;

/// <summary>What each effect of the catalog does to the state.</summary>
internal sealed partial class FileFlow
{
    Site SiteOf(IOperation operation) => new(WholeCall(operation.Syntax), _frame);

    /// <summary><c>file?.Write(x)</c> is one place, from its receiver on.</summary>
    static SyntaxNode WholeCall(SyntaxNode node)
    {
        if (node is not InvocationExpressionSyntax)
            return node;
        var whole = node;
        for (var parent = node.Parent; parent is ConditionalAccessExpressionSyntax or MemberAccessExpressionSyntax or InvocationExpressionSyntax; parent = parent.Parent)
        {
            if (parent is ConditionalAccessExpressionSyntax access && access.WhenNotNull.Span.Contains(node.Span))
                whole = parent;
        }

        return whole;
    }

    void Record(FlowEvent happened)
    {
        if (_recording && _events.Count < MostEvents && _known.Add(happened))
            _events.Add(happened);
    }

    void Update(HandleInfo handle, Func<HandleState, HandleState> change)
    {
        var before = _state.Of(handle);
        var after = change(before);
        if (ReferenceEquals(before, after))
            return;
        _state.Handles[handle] = after;
        _changes++;
    }

    void Update(SymbolicValue path, Func<PathState, PathState> change)
    {
        _state.Paths[path] = change(_state.Of(path));
        _changes++;
    }

    Value? Apply(ApiRow row, Call call)
    {
        var site = SiteOf(call.Operation);
        var target = call.Select(row.On);
        switch (row.Effect)
        {
            case Effect.Open:
                return new HandleValue(Open(row, target as SymbolicValue, call));
            case Effect.Wrap:
                return Wrap(row, call);
            case Effect.Reply:
            case Effect.Write when GoesToPeer(call):
                Reply(site);
                return null;
            case Effect.Write:
                ForEachHandle(target, handle => Write(handle, site));
                if (call.Target.Name == "SetLength" && target is HandleValue { Info: var emptied } && IsEmptiedLog(emptied, call))
                    Acknowledge(site, emptied);
                return null;
            case Effect.WriteFile when HandleOf(target) is { } stream:
                Write(stream, site);
                return null;
            case Effect.WriteFile or Effect.AppendFile or Effect.CopyFile:
                WriteByPath(row, call, site);
                return null;
            case Effect.Drain when call.Target.Name == "FlushAsync" && _bodies.Options.IsForNetFramework:
                ForEachHandle(call.Receiver, handle => DrainByOldFramework(handle, site));
                return null;
            case Effect.Drain:
                ForEachHandle(call.Receiver, handle => Drain(handle, site));
                return null;
            case Effect.Finish:
                ForEachHandle(call.Receiver, Finish);
                return null;
            case Effect.Close:
                RunDispose(call);
                ForEachHandle(call.Receiver, handle => Close(handle, site));
                return null;
            case Effect.Sync:
                ApplySync(row, call, target, site);
                return null;
            case Effect.Publish:
                Publish(row, target as SymbolicValue, call.Select(row.To) as SymbolicValue, site);
                return null;
            case Effect.Delete when target is SymbolicValue path:
                Delete(path, site);
                return null;
            case Effect.FlushView:
                Record(new FlowEvent(FlowEventKind.FlushView, site));
                return null;
            case Effect.Acknowledge:
                if (!TellsOfFailure(call))
                    Acknowledge(site);
                return null;
            case Effect.SyncDirectory:
                Record(new FlowEvent(FlowEventKind.SyncDirectory, site) { Path = target as SymbolicValue });
                return null;
            case Effect.Unwrap:
                return call.Receiver ?? (call.Arguments.IsEmpty ? null : call.Arguments[0].Value);
            case Effect.TemporaryPath:
                return new SymbolicValue(SymbolicKind.Temporary, call.Target, call.Operation.Syntax.SpanStart.ToString(System.Globalization.CultureInfo.InvariantCulture), null, null);
            case Effect.Path:
                return PathOf(call);
            default:
                return null;
        }
    }

    static Value? PathOf(Call call)
    {
        if (call.Target.Name is "Combine" or "Join")
        {
            // One file of a folder is not the folder, even where nothing is known of its name.
            var path = call.Arguments.Select(call.PathOf).OfType<Value>().ToArray();
            return path.Length == 0 ? null : path.Skip(1).Aggregate(path[0], SymbolicValue.OfFolder);
        }

        var parts = call.Arguments.Select(a => a.Value).OfType<SymbolicValue>().ToArray();
        if (parts.Length == 1 && call.Target.Name is ".ctor" or "GetFullPath" or "open" or "New" or "FromFileName")
            return parts.FirstOrDefault();
        Value? joined = call.Receiver as SymbolicValue;
        foreach (var part in parts)
            joined = joined is null ? part : new SymbolicValue(SymbolicKind.Join, call.Target, "", joined, part);
        return joined is null ? null : new SymbolicValue(SymbolicKind.Call, call.Target, call.Target.Name, joined, null);
    }

    void ForEachHandle(Value? value, Action<HandleInfo> apply)
    {
        if (value is EitherValue either)
        {
            ForEachHandle(either.First, apply);
            ForEachHandle(either.Second, apply);
        }
        else if (HandleOf(value) is { } handle)
        {
            apply(handle);
        }
    }

    HandleInfo Intern(IOperation operation, HandleInfo? inner, SymbolicValue? path, int part, Func<HandleInfo> make)
    {
        var key = new FlowKey(operation.Syntax, _frame, inner, path, part);
        if (_handles.TryGetValue(key, out var info))
            return info;
        if (_handles.Count >= MostHandles)
            return _unfollowed ??= new HandleInfo { Origin = HandleOrigin.Unknown, Site = SiteOf(operation), Type = operation.Type };
        _handles.Add(key, info = make());
        return info;
    }

    /// <summary>What stands for all handles beyond those that are followed.</summary>
    HandleInfo? _unfollowed;

    HandleInfo Open(ApiRow row, SymbolicValue? path, Call call)
    {
        var how = OpenArguments.Read(row, call.Arguments, Read);
        var site = SiteOf(call.Operation);
        var file = Intern(call.Operation, null, path, 0, () => new HandleInfo
        {
            Origin = HandleOrigin.Local, Site = site, Type = call.Operation.Type, Path = path, Mode = how.Mode, WriteThrough = how.WriteThrough, DeleteOnClose = how.DeleteOnClose, IsFile = true,
            SyncsWhenFlushed = call.Operation is IInvocationOperation && IsConstructor(call.Target) && SyncsWhenFlushed((_this as ObjectValue)?.Type),
        });
        _state.Handles[file] = HandleState.Fresh;
        Record(new FlowEvent(FlowEventKind.Open, site) { Handle = file, Path = path, Deleted = path is null ? default : _state.Of(path).Deleted });
        return row.Wraps ? WrapperOver(file, call.Operation.Type, row.Buffering, false, call.Operation) : file;
    }

    /// <summary>A call that cannot be seen and returns a stream: a file's where it is told how to open one.</summary>
    HandleInfo OpenUnseen(ITypeSymbol type, Call call)
    {
        var how = OpenArguments.Read(null, call.Arguments, Read);
        var path = call.Arguments.Select(a => a.Value).OfType<SymbolicValue>().LastOrDefault();
        var site = SiteOf(call.Operation);
        var opened = Intern(call.Operation, null, path, 0, () => new HandleInfo
        {
            Origin = how.Mode is OpenMode.Unknown or OpenMode.ReadOnly ? HandleOrigin.Unknown : HandleOrigin.Local, Site = site, Type = type, Path = path, Mode = how.Mode,
            WriteThrough = how.WriteThrough, IsFile = how.Mode != OpenMode.Unknown || TypeNames.IsFileHandle(type), IsWrapper = IsWrapperType(type),
        });
        _state.Handles[opened] = HandleState.Fresh;
        return opened;
    }

    Value? Wrap(ApiRow row, Call call)
    {
        var type = IsConstructor(call.Target) ? call.Target.ContainingType : call.Operation.Type;
        var handle = call.Arguments.Select(a => HandleOf(a.Value)).FirstOrDefault(h => h is not null);
        if (handle is null && HandleOf(call.Receiver) is { } archive)
            Write(handle = archive, SiteOf(call.Operation));
        if (handle is not null)
            return new HandleValue(WrapperOver(handle, type, WritesWholeBlocks(type, call) ? Buffering.None : row.Buffering, LeavesOpen(call, row.LeavesOpen), call.Operation, Reads(call)));
        var path = call.Arguments.FirstOrDefault(a => a.Parameter is { Type.SpecialType: SpecialType.System_String } p && (IoCatalog.Names("path|fileName|filename|outputFileName|inputUri", p.Name)));
        if (path is null)
            return call.Arguments.Any(GoesElsewhere) ? ElsewhereValue.Instance : null;
        var file = Open(row, (path.Value ?? call.Select(path.Parameter!.Name)) as SymbolicValue, call);
        return new HandleValue(WrapperOver(file, type, row.Buffering, false, call.Operation));
    }

    /// <summary>A cipher without padding (<c>aes.Padding = PaddingMode.None</c>) takes whole blocks only: each goes down as it is written, and no last one is owed.</summary>
    static bool WritesWholeBlocks(ITypeSymbol? type, Call call) =>
        type?.Name == "CryptoStream" && call.Operation.Syntax.FirstAncestorOrSelf<TypeDeclarationSyntax>()?.DescendantNodes().Any(static n => n is AssignmentExpressionSyntax
        {
            Left: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Padding" } or IdentifierNameSyntax { Identifier.ValueText: "Padding" },
            Right: MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "PaddingMode" }, Name.Identifier.ValueText: "None" },
        }) == true;

    static bool GoesElsewhere(Argument inner) =>
        inner.Value is ElsewhereValue || TypeNames.IsInMemoryOrRemote((inner.Operation is IConversionOperation conversion ? conversion.Operand : inner.Operation).Type);

    static bool LeavesOpen(Call call, bool otherwise) =>
        call.Named("leaveOpen") is ConstantValue { Constant: bool leaves } ? leaves : otherwise;

    /// <summary>A wrapper that takes out what is in the file: an archive to read (which is the default), a stream that decompresses or decrypts.</summary>
    static bool Reads(Call call) =>
        call.Arguments.FirstOrDefault(a => a.Parameter?.Type.Name is "ZipArchiveMode" or "CompressionMode" or "CryptoStreamMode") is { } mode
            ? mode.Value is ConstantValue { Constant: 0 }
            : call.Operation is IObjectCreationOperation { Type.Name: "ZipArchive" };

    HandleInfo WrapperOver(HandleInfo inner, ITypeSymbol? type, Buffering buffering, bool leavesOpen, IOperation operation, bool reads = false)
    {
        var wrapper = Intern(operation, inner, inner.Path, 1, () => new HandleInfo
        {
            Origin = HandleOrigin.Local, Site = SiteOf(operation), Type = type, Path = inner.Path, Mode = reads ? OpenMode.ReadOnly : inner.Mode, Inner = inner, IsWrapper = true, Buffering = buffering, LeavesOpen = leavesOpen,
        });
        _state.Handles[wrapper] = HandleState.Fresh;
        return wrapper;
    }

    void Write(HandleInfo handle, Site site) => Write(handle, SiteSet.Empty.Add(site));

    void Write(HandleInfo handle, SiteSet sites)
    {
        if (handle.Mode == OpenMode.ReadOnly || sites.IsEmpty)
            return;
        if (handle.Inner is null)
        {
            // Each write through such a handle reaches the device before it returns; only a wrapper above can still hold bytes.
            if (!handle.WriteThrough)
                Update(handle, state => state with { Dirty = state.Dirty.Union(sites), Drains = default });
            Record(new FlowEvent(FlowEventKind.Write, sites.Sites[0]) { Handle = handle });
            return;
        }

        if (handle.Buffering == Buffering.None || _state.Of(handle).AutoFlush)
        {
            Write(handle.Inner, sites);
            return;
        }

        Update(handle, state => state with { Held = state.Held.Union(sites), TrailerOwed = handle.Buffering == Buffering.BytesAndTrailer ? state.TrailerOwed.Union(sites) : state.TrailerOwed });
        Update(handle.Bottom, state => state.Drains.IsEmpty ? state : state with { Drains = default });
    }

    void WritePath(SymbolicValue path, Site site, SymbolicValue? copied = null) => Update(path, state => state with { Dirty = state.Dirty.Add(site), CopyOf = copied });

    void Drain(HandleInfo handle, Site site, bool record = true, HandleInfo? through = null)
    {
        through ??= handle;
        var held = _state.Of(handle).Held;
        if (handle.Inner is { } inner)
        {
            if (!held.IsEmpty)
            {
                Update(handle, state => state with { Held = default });
                Write(inner, held);
            }

            Drain(inner, site, record, through);
            return;
        }

        if (!record)
            return;
        if (handle.SyncsWhenFlushed && through != handle)
        {
            if (!_state.Of(handle).Dirty.IsEmpty)
                Sync(handle, site, drainsFirst: false);
            return;
        }

        Record(new FlowEvent(FlowEventKind.Drain, site) { Handle = handle, Through = through, Dirty = _state.Of(handle).Dirty });
        Update(handle, state => state with { Drains = state.Drains.Add(site) });
    }

    void Finish(HandleInfo handle)
    {
        var held = _state.Of(handle).Held.Union(_state.Of(handle).TrailerOwed);
        Update(handle, state => state with { Held = default, TrailerOwed = default });
        if (handle.Inner is { } inner)
            Write(inner, held);
    }

    void Close(HandleInfo handle, Site site)
    {
        var before = _state.Of(handle);
        if (!before.MayBeOpen)
            return;
        if (handle.Inner is { } inner)
        {
            Write(inner, before.Held.Union(before.TrailerOwed));
            Update(handle, state => state with { Held = default, TrailerOwed = default, Closed = state.Closed.Add(site), MayBeOpen = false });
            // A StreamWriter or BufferedStream flushes the stream below before it closes it.
            if (handle.Buffering == Buffering.Bytes && handle.Bottom.SyncsWhenFlushed)
                Drain(inner, site, through: handle);
            if (!handle.LeavesOpen)
                Close(inner, site);
            return;
        }

        Update(handle, state => state with { Closed = state.Closed.Add(site), MayBeOpen = false });
    }
}
