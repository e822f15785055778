using System.Collections.Generic;
using System.IO;
using System.Linq;
using Durability.Platform;

namespace Durability;

/// <summary>The segments of a log, oldest first: what there is to read, and what may be deleted.</summary>
internal sealed class SegmentList
{
    private readonly object _gate = new();
    private readonly List<long> _firsts;
    private readonly Storage _storage;
    private readonly string _directory;

    internal SegmentList(Storage storage, string directory)
    {
        _storage = storage;
        _directory = directory;
        _firsts = Directory.EnumerateFiles(directory, "*" + Segment.Extension)
            .Select(Segment.FirstSequenceOf).OfType<long>().OrderBy(first => first).ToList();
    }

    internal long? Oldest
    {
        get
        {
            lock (_gate)
                return _firsts.Count == 0 ? null : _firsts[0];
        }
    }

    internal long[] Snapshot()
    {
        lock (_gate)
            return _firsts.ToArray();
    }

    internal void Add(long first)
    {
        lock (_gate)
            _firsts.Add(first);
    }

    /// <summary>Deletes the segments that hold nothing but records up to a checkpoint; the last one stays.</summary>
    internal void DeleteUpTo(long checkpoint)
    {
        lock (_gate)
        {
            int before = _firsts.Count;
            while (_firsts.Count > 1 && _firsts[1] <= checkpoint + 1)
            {
                _storage.Delete(Segment.PathOf(_directory, _firsts[0]));
                _firsts.RemoveAt(0);
            }

            // Not needed for what is promised: a segment that comes back is deleted at the next opening. It saves its space.
            if (_firsts.Count < before)
                _storage.SyncDirectory(_directory);
        }
    }
}
