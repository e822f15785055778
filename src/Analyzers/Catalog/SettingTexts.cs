namespace Durability.Analyzers.Catalog;

/// <summary>Switches that stand in string literals: SQL, connection strings, keys with values.</summary>
internal static class SettingTexts
{
    public const string NoSync = "lets SQLite commit without a sync; a power cut loses committed transactions and can corrupt the database";
    public const string NoJournal = "leaves SQLite without a rollback journal; a crash in the middle of a transaction corrupts the database";
    public const string JournalInMemory = "keeps SQLite's rollback journal in memory; a crash in the middle of a transaction corrupts the database";
    public const string NoAcks = "takes a message for sent before any broker has it; a failing connection or broker loses it unseen";
    public const string LeaderAcks = "takes a message for stored when the leader has it in memory; it is lost when that broker fails before a replica has it";
    public const string Unacknowledged = "does not wait for the server; a write that fails, or that a crash of the server loses, is lost unseen";
    public const string OneServer = "waits for the primary alone; a write that no other member has yet is rolled back when the primary fails";
    public const string NoMongoJournal = "acknowledges a write before it is in the journal; a power cut of the server loses it";
    const string NoWait = "lets COMMIT return before its log record is on disk; a crash of the server loses the last committed transactions";

    public static readonly SettingText[] All =
    [
        new(SettingLibrary.Sqlite, TextPlace.Pragma, "synchronous", "off|0", NoSync, "FULL"),
        new(SettingLibrary.Sqlite, TextPlace.Pragma, "journal_mode", "off", NoJournal, "DELETE"),
        new(SettingLibrary.Sqlite, TextPlace.Pragma, "journal_mode", "memory", JournalInMemory, "DELETE"),
        new(SettingLibrary.Postgres, TextPlace.Anywhere, "synchronous_commit", "off|false|0|no", NoWait, "on"),
        new(SettingLibrary.Mongo, TextPlace.Query, "w", "0", Unacknowledged, "majority"),
        new(SettingLibrary.Mongo, TextPlace.Query, "w", "1", OneServer, "majority"),
        new(SettingLibrary.Mongo, TextPlace.Query, "journal", "false", NoMongoJournal, "true"),
        new(SettingLibrary.Kafka, TextPlace.Pair, "acks", "0|none", NoAcks, "all") { Near = "Kafka" },
        new(SettingLibrary.Kafka, TextPlace.Pair, "acks", "1|leader", LeaderAcks, "all") { Near = "Kafka" },
        new(SettingLibrary.Kafka, TextPlace.Pair, "request.required.acks", "0", NoAcks, "all") { Near = "Kafka" },
        new(SettingLibrary.Kafka, TextPlace.Pair, "request.required.acks", "1", LeaderAcks, "all") { Near = "Kafka" },
    ];

    /// <summary>Words of these texts, as they are usually written: the scan of the source compares letter by letter.</summary>
    public static readonly string[] Words =
    [
        "PRAGMA", "pragma", "Pragma", "synchronous", "SYNCHRONOUS", "Synchronous", "journal_mode", "JOURNAL_MODE", "Journal_Mode", "journal", "JOURNAL", "Journal",
        "synchronous_commit", "SYNCHRONOUS_COMMIT", "mongodb", "acks",
    ];
}
