using System.Collections.Generic;
using System.Linq;
using Durability.Analyzers.Evidence;

namespace Durability.Analyzers.Catalog;

/// <summary>Every switch by which a library stops being durable. A new library is its rows here and a <see cref="SettingLibrary"/>.</summary>
internal static class SettingRows
{
    public static readonly ILookup<string, SettingRow> ByWord = All().ToLookup(row => row.Word);

    public static IEnumerable<SettingRow> All() => [.. SystemDataSqlite(), .. RocksDb(), .. Lmdb(), .. Kafka(), .. Mongo(), .. Others()];

    /// <summary>Names in source text that may be a switch.</summary>
    public static IEnumerable<string> Words => All().Select(r => r.Word).Concat(All().Where(r => r.Parameter == "journal").Select(r => r.Parameter))
        .Concat(SettingTexts.Words).Concat(Uncommitted.Select(r => r.Type)).Distinct();

    static IEnumerable<SettingRow> SystemDataSqlite()
    {
        const string modes = "System.Data.SQLite.SynchronizationModes|Mono.Data.Sqlite.SynchronizationModes", journals = "System.Data.SQLite.SQLiteJournalModeEnum|Mono.Data.Sqlite.SQLiteJournalModeEnum";
        yield return Named(SettingLibrary.SystemDataSqlite, modes, "Off", SettingTexts.NoSync, "Full", "SynchronizationModes");
        yield return Named(SettingLibrary.SystemDataSqlite, journals, "Off", SettingTexts.NoJournal, "Delete", "SQLiteJournalModeEnum");
        yield return Named(SettingLibrary.SystemDataSqlite, journals, "Memory", SettingTexts.JournalInMemory, "Delete", "SQLiteJournalModeEnum");
    }

    static IEnumerable<SettingRow> RocksDb()
    {
        const string options = "RocksDbSharp.WriteOptions";
        const string noLog = "keeps writes out of the write-ahead log; a crash of the process or a power cut loses every write since the last flush of the memtable";
        yield return Argument(SettingLibrary.RocksDb, options, "DisableWal", "disable", "1", noLog, "0");
        yield return Argument(SettingLibrary.RocksDb, options, "DisableWal", "disable", "true", noLog, "false");
        yield return Argument(SettingLibrary.RocksDb, options, "SetSync", "value", "false", "lets a write return from the page cache; a power cut loses the last writes", "true");
    }

    static IEnumerable<SettingRow> Lmdb()
    {
        const string environment = "LightningDB.EnvironmentOpenFlags|Spreads.LMDB.LMDBEnvironmentFlags|Spreads.LMDB.DbEnvironmentFlags", transaction = "LightningDB.TransactionBeginFlags|Spreads.LMDB.TransactionBeginFlags";
        const string noSync = "commits without a sync; a power cut loses the last commits and can corrupt the database";
        const string noMetaSync = "commits without syncing the meta page; a power cut undoes the last commit";
        const string mapAsync = "with a writable map leaves the sync of a commit to the kernel; a power cut loses the last commits and can corrupt the database";
        foreach (var types in new[] { environment, transaction })
        {
            yield return Named(SettingLibrary.Lmdb, types, "NoSync", noSync);
            yield return Named(SettingLibrary.Lmdb, types, "NoMetaSync", noMetaSync) with { Under = "NoSync" };
        }

        // Without a writable map LMDB calls fdatasync whatever MapAsync says.
        yield return Named(SettingLibrary.Lmdb, environment, "MapAsync", mapAsync) with { Only = "WriteMap", Under = "NoSync" };
        yield return Named(SettingLibrary.Lmdb, "*", "MDB_NOSYNC", noSync);
        yield return Named(SettingLibrary.Lmdb, "*", "MDB_NOMETASYNC", noMetaSync) with { Under = "MDB_NOSYNC" };
        yield return Named(SettingLibrary.Lmdb, "*", "MDB_MAPASYNC", mapAsync) with { Only = "MDB_WRITEMAP", Under = "MDB_NOSYNC" };
    }

    static IEnumerable<SettingRow> Kafka()
    {
        const string acks = "Confluent.Kafka.Acks", readers = "ConsumerConfig|AdminClientConfig";
        yield return Named(SettingLibrary.Kafka, acks, "None", SettingTexts.NoAcks, "All", "Acks") with { NotOn = readers };
        yield return Named(SettingLibrary.Kafka, acks, "Leader", SettingTexts.LeaderAcks, "All", "Acks") with { NotOn = readers };
    }

    static IEnumerable<SettingRow> Mongo()
    {
        const string concern = "MongoDB.Driver.WriteConcern";
        yield return Named(SettingLibrary.Mongo, concern, "Unacknowledged", SettingTexts.Unacknowledged, "WMajority", "WriteConcern");
        yield return Named(SettingLibrary.Mongo, concern, "W1", SettingTexts.OneServer, "WMajority", "WriteConcern");
        yield return Argument(SettingLibrary.Mongo, concern, ".ctor", "w", "0", SettingTexts.Unacknowledged, "\"majority\"") with { Word = "WriteConcern" };
        foreach (var member in new[] { ".ctor", "With" })
            yield return Argument(SettingLibrary.Mongo, concern, member, "journal", "false", SettingTexts.NoMongoJournal, "true") with { Word = "journal", Position = 3 };
        yield return new(SettingLibrary.Mongo, SettingForm.Assigned, "MongoDB.Driver.MongoUrlBuilder", "Journal", SettingTexts.NoMongoJournal) { Value = "false", Instead = "true" };
    }

    static IEnumerable<SettingRow> Others()
    {
        const string models = "NATS.Client.JetStream.Models.";
        yield return Named(SettingLibrary.Others, models + "StreamConfigStorage", "Memory", "keeps the stream in the server's memory; a restart or a power cut loses every message", "File", "StreamConfigStorage");
        yield return Named(SettingLibrary.Others, models + "StreamConfigPersistMode", "Async", "acknowledges a message before it is on disk; a power cut loses the last messages", "Default", "StreamConfigPersistMode");
        yield return new(SettingLibrary.Others, SettingForm.Assigned, models + "StreamConfig", "NoAck", "leaves published messages without an acknowledgement; what the server never stored is lost unseen") { Value = "true", Instead = "false" };
        yield return Named(SettingLibrary.Others, "StackExchange.Redis.CommandFlags", "FireAndForget", "hears nothing back; a write that the server refused or never got is lost unseen", "None") with
        {
            In = ["StringSet", "StringAppend", "StringIncrement", "HashSet", "HashIncrement", "ListLeftPush", "ListRightPush", "SetAdd", "SortedSetAdd", "StreamAdd"],
            Needs = EvidenceLevel.Medium,
        };
        yield return new(SettingLibrary.Others, SettingForm.Assigned, "*", "UnsafeDisableFlushToDisk", "never flushes the transaction log; a power cut loses acknowledged events and can corrupt the database") { Value = "true", Instead = "false" };
    }

    /// <summary>Writes with a commit of their own.</summary>
    public static readonly UncommittedRow[] Uncommitted =
    [
        Enqueued("FasterLog", "FASTER.core.FasterLog"),
        Enqueued("TsavoriteLog", "Tsavorite.core.TsavoriteLog"),
        new(SettingLibrary.RocksDb, "RocksDb", "RocksDbSharp.RocksDb", ["Put", "Remove", "Merge", "Write"], ["SetSync"],
            "returns from the page cache, and no write option in this program asks for a sync; a power cut loses the last writes") { Needs = EvidenceLevel.Strong },
    ];

    static UncommittedRow Enqueued(string type, string fullName) => new(SettingLibrary.Faster, type, fullName, ["Enqueue", "TryEnqueue", "EnqueueAsync"],
        ["Commit", "CommitAsync", "CommitStrongly", "CommitStronglyAsync", "WaitForCommit", "WaitForCommitAsync", "EnqueueAndWaitForCommit", "EnqueueAndWaitForCommitAsync", "AutoCommit"],
        "is in memory until a commit, and nothing in this program commits the log; a crash of the process or a power cut loses every record") { MadeHere = true };

    static SettingRow Named(SettingLibrary library, string types, string member, string lost, string instead = "", string? word = null) =>
        new(library, SettingForm.Named, types, member, lost) { Instead = instead, Word = word ?? member };

    static SettingRow Argument(SettingLibrary library, string type, string member, string parameter, string value, string lost, string instead) =>
        new(library, SettingForm.Argument, type, member, lost) { Parameter = parameter, Value = value, Instead = instead };
}
