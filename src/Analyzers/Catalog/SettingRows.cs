using System.Collections.Generic;
using Durability.Analyzers.Evidence;

namespace Durability.Analyzers.Catalog;

/// <summary>Every switch by which a library stops being durable. A new library is its rows here and a <see cref="SettingLibrary"/>.</summary>
internal static class SettingRows
{
    public static readonly IReadOnlyList<SettingRow> All = Build();

    /// <summary>The switches that a name in the source text may be.</summary>
    public static List<SettingRow> Of(string word)
    {
        var rows = new List<SettingRow>();
        foreach (var row in All)
        {
            if (row.Word == word)
                rows.Add(row);
        }

        return rows;
    }

    static List<SettingRow> Build()
    {
        var rows = new List<SettingRow>();
        AddSystemDataSqlite(rows);
        AddRocksDb(rows);
        AddLmdb(rows);
        AddKafka(rows);
        AddMongo(rows);
        AddOthers(rows);
        return rows;
    }

    /// <summary>Names in source text that may be a switch.</summary>
    public static HashSet<string> Words
    {
        get
        {
            var words = new HashSet<string>(SettingTexts.Words);
            foreach (var row in All)
                words.Add(row.Word);
            foreach (var row in Uncommitted)
                words.Add(row.Type);
            return words;
        }
    }

    static void AddSystemDataSqlite(List<SettingRow> rows)
    {
        const string modes = "System.Data.SQLite.SynchronizationModes|Mono.Data.Sqlite.SynchronizationModes", journals = "System.Data.SQLite.SQLiteJournalModeEnum|Mono.Data.Sqlite.SQLiteJournalModeEnum";
        rows.Add(Named(SettingLibrary.SystemDataSqlite, modes, "Off", SettingTexts.NoSync, "Full", "SynchronizationModes"));
        rows.Add(Named(SettingLibrary.SystemDataSqlite, journals, "Off", SettingTexts.NoJournal, "Delete", "SQLiteJournalModeEnum"));
        rows.Add(Named(SettingLibrary.SystemDataSqlite, journals, "Memory", SettingTexts.JournalInMemory, "Delete", "SQLiteJournalModeEnum"));
    }

    static void AddRocksDb(List<SettingRow> rows)
    {
        const string options = "RocksDbSharp.WriteOptions";
        const string noLog = "keeps writes out of the write-ahead log; a crash of the process or a power cut loses every write since the last flush of the memtable";
        rows.Add(Argument(SettingLibrary.RocksDb, options, "DisableWal", "disable", "1", noLog, "0"));
        rows.Add(Argument(SettingLibrary.RocksDb, options, "DisableWal", "disable", "true", noLog, "false"));
        rows.Add(Argument(SettingLibrary.RocksDb, options, "SetSync", "value", "false", "lets a write return from the page cache; a power cut loses the last writes", "true"));
    }

    static void AddLmdb(List<SettingRow> rows)
    {
        const string environment = "LightningDB.EnvironmentOpenFlags|Spreads.LMDB.LMDBEnvironmentFlags|Spreads.LMDB.DbEnvironmentFlags", transaction = "LightningDB.TransactionBeginFlags|Spreads.LMDB.TransactionBeginFlags";
        const string noSync = "commits without a sync; a power cut loses the last commits and can corrupt the database";
        const string noMetaSync = "commits without syncing the meta page; a power cut undoes the last commit";
        const string mapAsync = "with a writable map leaves the sync of a commit to the kernel; a power cut loses the last commits and can corrupt the database";
        foreach (var types in new[] { environment, transaction })
        {
            rows.Add(Named(SettingLibrary.Lmdb, types, "NoSync", noSync));
            rows.Add(Named(SettingLibrary.Lmdb, types, "NoMetaSync", noMetaSync) with { Under = "NoSync" });
        }

        // Without a writable map LMDB calls fdatasync whatever MapAsync says.
        rows.Add(Named(SettingLibrary.Lmdb, environment, "MapAsync", mapAsync) with { Only = "WriteMap", Under = "NoSync" });
        rows.Add(Named(SettingLibrary.Lmdb, "*", "MDB_NOSYNC", noSync));
        rows.Add(Named(SettingLibrary.Lmdb, "*", "MDB_NOMETASYNC", noMetaSync) with { Under = "MDB_NOSYNC" });
        rows.Add(Named(SettingLibrary.Lmdb, "*", "MDB_MAPASYNC", mapAsync) with { Only = "MDB_WRITEMAP", Under = "MDB_NOSYNC" });
    }

    static void AddKafka(List<SettingRow> rows)
    {
        const string acks = "Confluent.Kafka.Acks", readers = "ConsumerConfig|AdminClientConfig";
        rows.Add(Named(SettingLibrary.Kafka, acks, "None", SettingTexts.NoAcks, "All", "Acks") with { NotOn = readers });
        rows.Add(Named(SettingLibrary.Kafka, acks, "Leader", SettingTexts.LeaderAcks, "All", "Acks") with { NotOn = readers });
    }

    static void AddMongo(List<SettingRow> rows)
    {
        const string concern = "MongoDB.Driver.WriteConcern";
        rows.Add(Named(SettingLibrary.Mongo, concern, "Unacknowledged", SettingTexts.Unacknowledged, "WMajority", "WriteConcern"));
        rows.Add(Named(SettingLibrary.Mongo, concern, "W1", SettingTexts.OneServer, "WMajority", "WriteConcern"));
        rows.Add(Argument(SettingLibrary.Mongo, concern, ".ctor", "w", "0", SettingTexts.Unacknowledged, "\"majority\"") with { Word = "WriteConcern" });
        foreach (var member in new[] { ".ctor", "With" })
            rows.Add(Argument(SettingLibrary.Mongo, concern, member, "journal", "false", SettingTexts.NoMongoJournal, "true") with { Word = "journal", Position = 3 });
        rows.Add(new(SettingLibrary.Mongo, SettingForm.Assigned, "MongoDB.Driver.MongoUrlBuilder", "Journal", SettingTexts.NoMongoJournal) { Value = "false", Instead = "true" });
    }

    static void AddOthers(List<SettingRow> rows)
    {
        const string models = "NATS.Client.JetStream.Models.";
        rows.Add(Named(SettingLibrary.Others, models + "StreamConfigStorage", "Memory", "keeps the stream in the server's memory; a restart or a power cut loses every message", "File", "StreamConfigStorage"));
        rows.Add(Named(SettingLibrary.Others, models + "StreamConfigPersistMode", "Async", "acknowledges a message before it is on disk; a power cut loses the last messages", "Default", "StreamConfigPersistMode"));
        rows.Add(new(SettingLibrary.Others, SettingForm.Assigned, models + "StreamConfig", "NoAck", "leaves published messages without an acknowledgement; what the server never stored is lost unseen") { Value = "true", Instead = "false" });
        rows.Add(Named(SettingLibrary.Others, "StackExchange.Redis.CommandFlags", "FireAndForget", "hears nothing back; a write that the server refused or never got is lost unseen", "None") with
        {
            In = ["StringSet", "StringAppend", "StringIncrement", "HashSet", "HashIncrement", "ListLeftPush", "ListRightPush", "SetAdd", "SortedSetAdd", "StreamAdd"],
            Needs = EvidenceLevel.Medium,
        });
        rows.Add(new(SettingLibrary.Others, SettingForm.Assigned, "*", "UnsafeDisableFlushToDisk", "never flushes the transaction log; a power cut loses acknowledged events and can corrupt the database") { Value = "true", Instead = "false" });
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
        "is in memory until a commit, and nothing in this program commits the log; a crash of the process or a power cut loses every record") { MadeHere = true, ReadsEarly = "scanUncommitted" };

    static SettingRow Named(SettingLibrary library, string types, string member, string lost, string instead = "", string? word = null) =>
        new(library, SettingForm.Named, types, member, lost) { Instead = instead, Word = word ?? member };

    static SettingRow Argument(SettingLibrary library, string type, string member, string parameter, string value, string lost, string instead) =>
        new(library, SettingForm.Argument, type, member, lost) { Parameter = parameter, Value = value, Instead = instead };
}
