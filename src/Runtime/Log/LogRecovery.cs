using System.IO;
using Durability.Platform;

namespace Durability;

/// <summary>Brings a log's directory into the state from which appending may go on.</summary>
internal sealed class LogRecovery
{
    private LogRecovery(SegmentList segments, Segment active, long checkpoint, long lastSequence)
    {
        Segments = segments;
        Active = active;
        Checkpoint = checkpoint;
        LastSequence = lastSequence;
    }

    internal SegmentList Segments { get; }

    internal Segment Active { get; }

    internal long Checkpoint { get; }

    internal long LastSequence { get; }

    internal static LogRecovery Run(Storage storage, string directory, int segmentSize)
    {
        long checkpoint = CheckpointFile.Read(directory);
        var segments = new SegmentList(storage, directory);
        long[] firsts = segments.Snapshot();
        RequireNothingMissing(directory, firsts, checkpoint);
        for (int i = 0; i < firsts.Length - 1; i++)
        {
            if (firsts[i + 1] > checkpoint + 1)
                RequireWhole(storage, directory, firsts[i], firsts[i + 1]);
        }

        Segment active;
        long last;
        if (firsts.Length == 0)
        {
            active = Segment.Create(storage, directory, checkpoint + 1, segmentSize);
            segments.Add(active.FirstSequence);
            last = checkpoint;
        }
        else
        {
            active = OpenLast(storage, directory, firsts[firsts.Length - 1], segmentSize, checkpoint, out last);
        }

        try
        {
            // From here on the directory is changed: everything in it was found sound.
            DeleteLeftovers(storage, directory);
            segments.DeleteUpTo(checkpoint);
            return new LogRecovery(segments, active, checkpoint, last);
        }
        catch
        {
            active.Dispose();
            throw;
        }
    }

    private static void RequireNothingMissing(string directory, long[] firsts, long checkpoint)
    {
        if (firsts.Length > 0 && firsts[0] > checkpoint + 1)
        {
            throw new InvalidDataException(
                $"The write-ahead log '{directory}' begins at record {firsts[0]}, but only records up to {checkpoint} may be"
                + " missing: a segment was deleted or not restored.");
        }
    }

    /// <summary>A segment that has a successor was synced to its end before the successor was made.</summary>
    private static void RequireWhole(Storage storage, string directory, long first, long next)
    {
        using Segment segment = Segment.Open(storage, Segment.PathOf(directory, first), first);
        SegmentContent content = SegmentContent.Read(segment);
        if (content.NextSequence != next)
            throw content.Corrupt($"the next segment begins at record {next}");
    }

    private static Segment OpenLast(
        Storage storage, string directory, long first, int segmentSize, long checkpoint, out long last)
    {
        Segment segment = Segment.Open(storage, Segment.PathOf(directory, first), first);
        try
        {
            SegmentContent content = SegmentContent.Read(segment);
            content.RefuseCorruption();
            if (content.NextSequence <= checkpoint)
                throw content.Corrupt($"records up to {checkpoint} were durable at the last checkpoint");
            content.WriteBack(segment);
            segment.Extend(segmentSize);
            // A crashed process leaves whole records in the page cache only; the caller is going to build on them.
            segment.Sync();
            last = content.NextSequence - 1;
            return segment;
        }
        catch
        {
            segment.Dispose();
            throw;
        }
    }

    private static void DeleteLeftovers(Storage storage, string directory)
    {
        foreach (string path in Directory.EnumerateFiles(directory, TemporaryName.Prefix + "*" + TemporaryName.Suffix))
            storage.Delete(path);
    }
}
