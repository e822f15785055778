using System.Collections.Immutable;
using static Durability.CrashWindow.Lane;

namespace Durability.CrashWindow;

/// <summary>The crash window of each rule that has one: a row a rule. The times and outcomes are those of docs/crash-model.md.</summary>
public static class Timelines
{
    private const string Catch = "catch, go on";

    private static readonly ImmutableArray<Step> AppendNotSynced =
    [
        At("before", Old(Bytes, "old records"), Old(Name, "→ the file")),
        At("Write(record)", New(Buffer, "record")).Showing(Places.Marked | Places.Write),
        At("Dispose()", None(Buffer), New(PageCache, "record")).Showing(Places.Drain),
        At("return"),
        At("30 s later:\nwritten back", None(PageCache), New(Bytes, "with the record")),
    ];

    private static readonly ImmutableArray<Step> TruncatedInPlace =
    [
        At("before", Old(Bytes, "old content"), Old(Name, "→ the file")),
        At("WriteAllText:\ntruncate", New(Buffer, "new content")).Showing(Places.Marked | Places.Delete),
        At("write, close", None(Buffer), New(PageCache, "new content")).Showing(Places.Write | Places.Drain),
        At("5 s later:\nsize written", Lost(Bytes, "0 bytes")),
        At("30 s later:\nwritten back", None(PageCache), New(Bytes, "new content")),
    ];

    public static ImmutableArray<Timeline> All { get; } =
    [
        File("DUR101", 1, 4, "Power cut here: the record is gone, although the call has returned", AppendNotSynced),
        File("DUR102", 1, 4, "Power cut here: the record is gone, although Flush() has returned",
            At("before", Old(Bytes, "old records"), Old(Name, "→ the file")),
            At("Write(record)", New(Buffer, "record")).Showing(Places.Write),
            At("Flush()", None(Buffer), New(PageCache, "record")).Showing(Places.Marked | Places.Drain),
            At("return"),
            At("30 s later:\nwritten back", None(PageCache), New(Bytes, "with the record"))),
        File("DUR103", 2, 4, "Power cut here: the file was synced, and its end is gone",
            At("before", Old(Name, "→ the file")),
            At("writer.Write", New(Buffer, "end of the text"), New(PageCache, "its start")).Showing(Places.Write),
            At("file.Flush\n(true)", None(PageCache), New(Bytes, "start of the text")).Showing(Places.Marked | Places.Sync),
            At("writer.Dispose", None(Buffer), New(PageCache, "end of the text")).Showing(Places.Drain),
            At("30 s later:\nwritten back", None(PageCache), New(Bytes, "the whole text"))),
        File("DUR104", 1, 4, "Power cut here: the record is gone, although the call has returned", AppendNotSynced),
        File("DUR105", 1, 4, "Power cut here: on Windows the changed pages are gone (on Linux, Flush waits for the device)",
            At("before", Old(Bytes, "old pages"), Old(Name, "→ the file")),
            At("view.Write", New(PageCache, "changed pages")).Showing(Places.Write),
            At("view.Flush:\nstarts writing").Showing(Places.Marked | Places.Drain),
            At("return"),
            At("later:\nwritten back", None(PageCache), New(Bytes, "changed pages"))),
        File("DUR106", 1, 4, "Power cut here: the record is gone, although the caller asked for a sync",
            At("before", Old(Bytes, "old records"), Old(Name, "→ the file")),
            At("Write(record)", New(Buffer, "record")).Showing(Places.Write),
            At("Flush(true):\nonly drains", None(Buffer), New(PageCache, "record")).Showing(Places.Marked | Places.Drain),
            At("return"),
            At("30 s later:\nwritten back", None(PageCache), New(Bytes, "with the record"))),
        File("DUR107", 0, 3, "Power cut here: the content is gone, although Flush(true) has returned",
            At("WriteAllText", New(PageCache, "content")).Showing(Places.Write),
            At("OpenRead,\nFlush(true)").Showing(Places.Marked | Places.Open),
            At("5 s later:\nnames written", Lost(Name, "→ 0 bytes")),
            At("30 s later:\nwritten back", None(PageCache), New(Bytes, "content"), New(Name, "→ content"))),

        File("DUR201", 2, 4, "Power cut here: no name leads to the bytes (allowed by POSIX; not seen on ext4, XFS and btrfs)",
            At("CreateNew").Showing(Places.Marked | Places.Open),
            At("Write(record)", New(Buffer, "record")).Showing(Places.Write),
            At("Flush(true)", None(Buffer), New(Bytes, "record")).Showing(Places.Sync),
            At("return"),
            At("later:\nnames written", New(Name, "→ record"))),
        File("DUR202", 2, 4, "Power cut here: the old content is back under the name, whole, although the rename has returned",
            At("before", Old(Bytes, "old content"), Old(Name, "→ old content")),
            At("write, sync\nbeside it", New(Bytes, "old and new")),
            At("File.Move").Showing(Places.Marked | Places.Publish | Places.Delete),
            At("return"),
            At("30 s later:\nnames written", New(Bytes, "new content"), New(Name, "→ new content"))),
        File("DUR203", 4, 5, "Power cut here: the file is there and empty, old and new content are lost (XFS; ext4 under a new name)",
            At("before", Old(Bytes, "old content"), Old(Name, "→ old content")),
            At("write beside", New(Buffer, "new content")).Showing(Places.Write),
            At("Dispose()", None(Buffer), New(PageCache, "new content")).Showing(Places.Drain),
            At("File.Move").Showing(Places.Marked | Places.Publish),
            At("5 s later:\nnames written", None(Bytes), Lost(Name, "→ 0 bytes")),
            At("30 s later:\nwritten back", None(PageCache), New(Bytes, "new content"), New(Name, "→ new content"))),
        File("DUR204", 1, 4, "Power cut or crash here: may leave an empty or partly written file, with neither the old nor the new content", TruncatedInPlace),
        File("DUR205", 1, 4, "Power cut or crash here: may leave an empty or partly written file, with neither the old nor the new content", TruncatedInPlace),
        File("DUR206", 2, 4, "Power cut here: a part of the file or none; the source is deleted",
            At("before", Old(Bytes, "old content"), Old(Name, "→ the file")),
            At("write in /tmp", New(PageCache, "new, in /tmp")).Showing(Places.Write | Places.Drain),
            At("File.Move:\ncopies", New(PageCache, "new content"), Lost(Bytes, "a part, or nothing")).Showing(Places.Marked | Places.Publish),
            At("File.Move:\ndeletes source"),
            At("30 s later:\nwritten back", None(PageCache), New(Bytes, "new content"))),

        FailedSync("DUR301", Catch, "Lost from here on: the record is gone, and the program goes on as if it were safe"),
        FailedSync("DUR302", "Flush(true)\nagain: succeeds", "Lost from here on: the record is gone, although the second sync succeeded (XFS)"),
        FailedSync("DUR303", "result dropped", "Lost from here on: the record is gone, and nobody looked at the result"),
        File("DUR304", 1, 4, "End of the process, failed write or power cut here: the content is gone, and nobody learns of it",
            At("before", Old(Bytes, "old content"), Old(Name, "→ the file")),
            At("WriteAllText-\nAsync starts", New(Buffer, "new content")).Showing(Places.Marked),
            At("next statement"),
            At("write done", None(Buffer), New(PageCache, "new content")),
            At("30 s later:\nwritten back", None(PageCache), New(Bytes, "new content"))),
        File("DUR305", 2, 4, "Lost from here on, without any power cut: a part of the file has replaced the good content",
            At("before", Old(Bytes, "old content"), Old(Name, "→ old content")),
            At("write fails:\ndisk is full", Lost(PageCache, "a part")).Showing(Places.Write),
            At("finally:\nFile.Move").Showing(Places.Marked | Places.Publish),
            At("later:\nwritten back", None(PageCache), Lost(Bytes, "a part"), Lost(Name, "→ a part"))),
        FailedSync("DUR306", "returns\nnormally", "Lost from here on: the record is gone, and .NET 6 to 10 threw no exception (Unix)"),

        File("DUR401", 3, 4, "Power cut here: the record is gone, and somebody was told that it is safe",
            At("before", Old(Bytes, "old records"), Old(Name, "→ the file")),
            At("Write(record)", New(Buffer, "record")).Showing(Places.Write),
            At("Flush()", None(Buffer), New(PageCache, "record")).Showing(Places.Drain),
            At("SetResult()").Showing(Places.Marked),
            At("Flush(true), or\n30 s later", None(PageCache), New(Bytes, "with the record"))),
        File("DUR402", 4, 5, "Power cut here: the new file is empty, and the old copy is deleted; both are lost",
            At("before", Old(Bytes, "old content"), Old(Name, "→ old content")),
            At("Move to .old").Showing(Places.Publish),
            At("write, close", New(PageCache, "new content")).Showing(Places.Write | Places.Drain),
            At("Delete .old").Showing(Places.Marked | Places.Delete),
            At("5 s later:\nnames written", None(Bytes), Lost(Name, "→ 0 bytes")),
            At("30 s later:\nwritten back", None(PageCache), New(Bytes, "new content"), New(Name, "→ new content"))),

        Store("DUR601", "COMMIT", "changed pages", "committed", "30 s later: written back", "Power cut here: committed transactions are gone, and the database may be damaged"),
        Store("DUR602", "Commit()", "changed pages", "committed", "30 s later: written back", "Power cut here: committed transactions are gone, and the database may be damaged"),
        Store("DUR603", "Put, not synced", "record", "written", "log or table written", "Power cut here: the last writes are gone (without the log, also at a crash of the process)"),
        Store("DUR604", "Commit, NoSync", "changed pages", "committed", "30 s later: written back", "Power cut here: the last commits are gone, and the database may be damaged"),
        Store("DUR605", "Produce, acks=1", "message", "stored", "a replica fetches it", "The leader fails here: the message is lost (acks=0: also before it got there, and unseen)"),
        Store("DUR606", "Insert, w: 1", "document", "acknowledged", "a majority has it", "The primary fails here: the document is rolled back (journal: false: also at a power cut)"),
        Store("DUR607", "COMMIT", "log record", "committed", "log written", "The server crashes here: the last committed transactions are gone; the database is consistent"),
        Store("DUR608", "Enqueue", "record", "enqueued", "", "Crash or power cut here: every record is gone, since nobody ever commits the log"),
        Store("DUR609", "publish, append", "message", "acknowledged", "written, if ever", "Power cut here: what the server acknowledged is gone (kept in memory: at each restart)"),
    ];

    /// <summary>The pages that have no picture, and why.</summary>
    public static ImmutableSortedDictionary<string, string> WithoutWindow { get; } = ImmutableSortedDictionary<string, string>.Empty
        .Add("DUR001", "an option's value is wrong: nothing is lost yet")
        .Add("DUR002", "a line of the baseline is wrong: nothing is lost yet")
        .Add("DUR501", "time is lost, no data")
        .Add("DUR502", "time is lost, no data")
        .Add("DURSPR001", "another analyzer's finding is suppressed: nothing is lost");

    private static Timeline File(string id, int from, int to, string loses, params ImmutableArray<Step> steps)
        => new(id, [Buffer, PageCache, Bytes, Name], from, to, loses, steps);

    /// <summary>
    /// After the failure the page is marked clean: a reader still finds it for a while, the device never gets it. A rule marks the
    /// sync, or the catch that swallows its failure.
    /// </summary>
    private static Timeline FailedSync(string id, string then, string loses)
        => File(id, 2, 4, loses,
            At("Write(record)", New(Buffer, "record"), Old(Bytes, "old records"), Old(Name, "→ the file")).Showing(Places.Write),
            At("drain", None(Buffer), New(PageCache, "record")).Showing(Places.Drain),
            At("the sync fails", Lost(PageCache, "marked clean")).Showing(then == Catch ? Places.Sync : Places.Marked | Places.Sync),
            At(then).Showing(then == Catch ? Places.Marked : Places.None));

    /// <summary>A store that answers from its memory; without a later step it never writes by itself.</summary>
    private static Timeline Store(string id, string call, string what, string told, string later, string loses)
    {
        ImmutableArray<Step> steps = [At(call, New(Memory, what)), At("answer", New(Answer, told))];
        return new(id, [Answer, Memory, Kept], 1, 2, loses, later.Length == 0 ? steps : [.. steps, At(later, None(Memory), New(Kept, what))]);
    }

    private static Step At(string does, params ImmutableArray<Change> changes) => new(does, changes);

    private static Change New(Lane lane, string text) => new(lane, text, Tone.New);

    private static Change Old(Lane lane, string text) => new(lane, text, Tone.Old);

    private static Change Lost(Lane lane, string text) => new(lane, text, Tone.Lost);

    private static Change None(Lane lane) => new(lane, "", Tone.Old);
}
