namespace Durability.Analyzers.Tests.Rules.Settings;

/// <summary>As much of each library as the tests name. <see cref="SettingRowsTests"/> compares the rows with the real assemblies.</summary>
internal static class LibraryStubs
{
    /// <summary>What the rule pages' programs are compiled with.</summary>
    public const string All = Sqlite + SystemDataSqlite + RocksDb + Lmdb + Kafka + Mongo + Npgsql + Faster + Nats + Redis;

    public const string Sqlite = """

        namespace Microsoft.Data.Sqlite
        {
            public enum SqliteOpenMode { ReadWriteCreate, ReadWrite, ReadOnly, Memory }
            public class SqliteConnectionStringBuilder { public string DataSource { get; set; } public SqliteOpenMode Mode { get; set; } }
            public class SqliteCommand : IDisposable { public string CommandText { get; set; } public int ExecuteNonQuery() => 0; public void Dispose() { } }
            public class SqliteConnection
            {
                public SqliteConnection() { }
                public SqliteConnection(string connectionString) { }
                public SqliteCommand CreateCommand() => new();
                public void Open() { }
            }
        }
        """;

    public const string SystemDataSqlite = """

        namespace System.Data.SQLite
        {
            public enum SynchronizationModes { Normal, Full, Off }
            public enum SQLiteJournalModeEnum { Default = -1, Delete, Persist, Off, Truncate, Memory, Wal }
            public class SQLiteConnection { public SQLiteConnection(string connectionString) { } public void Execute(string sql) { } }
            public class SQLiteConnectionStringBuilder
            {
                public string DataSource { get; set; }
                public int CacheSize { get; set; }
                public bool ReadOnly { get; set; }
                public SynchronizationModes SyncMode { get; set; }
                public SQLiteJournalModeEnum JournalMode { get; set; }
                public string ConnectionString => "";
                public object this[string key] { get => ""; set { } }
                public void Add(string key, object value) { }
            }
        }
        """;

    public const string RocksDb = """

        namespace RocksDbSharp
        {
            public class WriteOptions { public WriteOptions SetSync(bool value) => this; public WriteOptions DisableWal(int disable) => this; }
            public class RocksDb
            {
                public static RocksDb Open(string path) => new();
                public void Put(string key, string value, WriteOptions writeOptions = null) { }
                public string Get(string key) => "";
            }
        }
        """;

    public const string Lmdb = """

        namespace LightningDB
        {
            [Flags] public enum EnvironmentOpenFlags { None = 0, FixedMap = 1, NoSync = 0x10000, ReadOnly = 0x20000, NoMetaSync = 0x40000, WriteMap = 0x80000, MapAsync = 0x100000, NoLock = 0x400000 }
            [Flags] public enum TransactionBeginFlags { None = 0, NoSync = 0x10000, ReadOnly = 0x20000, NoMetaSync = 0x40000 }
            public class LightningEnvironment
            {
                public LightningEnvironment(string path) { }
                public void Open(EnvironmentOpenFlags openFlags = EnvironmentOpenFlags.None) { }
                public IDisposable BeginTransaction(TransactionBeginFlags beginFlags = TransactionBeginFlags.None) => null;
            }
        }
        """;

    public const string Kafka = """

        namespace Confluent.Kafka
        {
            public enum Acks { All = -1, None = 0, Leader = 1 }
            public class ClientConfig : Dictionary<string, string> { public Acks? Acks { get; set; } public void Set(string key, string value) { } }
            public class ProducerConfig : ClientConfig { public string BootstrapServers { get; set; } }
            public class ConsumerConfig : ClientConfig { }
        }
        """;

    public const string Mongo = """

        namespace MongoDB.Driver
        {
            public class WriteConcern
            {
                public static WriteConcern Acknowledged => new(1);
                public static WriteConcern Unacknowledged => new(0);
                public static WriteConcern W1 => new(1);
                public static WriteConcern WMajority => new("majority");
                public WriteConcern(int w, TimeSpan? wTimeout = null, bool? fsync = null, bool? journal = null) { }
                public WriteConcern(string mode, TimeSpan? wTimeout = null, bool? fsync = null, bool? journal = null) { }
                public WriteConcern With(int w = 1, TimeSpan? wTimeout = null, bool? fsync = null, bool? journal = null) => this;
            }
            public class MongoClientSettings { public WriteConcern WriteConcern { get; set; } }
            public class MongoUrlBuilder { public bool? Journal { get; set; } }
            public class MongoClient { public MongoClient(string connectionString) { } }
            public class MongoCollection { public MongoCollection WithWriteConcern(WriteConcern concern) => this; }
        }
        """;

    public const string Npgsql = """

        namespace Npgsql
        {
            public class NpgsqlConnection { public NpgsqlConnection(string connectionString) { } public void Execute(string sql) { } }
            public class NpgsqlConnectionStringBuilder { public string Options { get; set; } }
        }
        """;

    public const string Faster = """

        namespace FASTER.core
        {
            public class FasterLogSettings { public bool AutoCommit { get; set; } }
            public class FasterLog
            {
                public FasterLog(FasterLogSettings settings) { }
                public long Enqueue(byte[] entry) => 0;
                public bool TryEnqueue(byte[] entry, out long address) { address = 0; return true; }
                public void Commit(bool spinWait = false) { }
                public Task CommitAsync() => Task.CompletedTask;
                public object Scan(long begin, bool scanUncommitted) => new object();
                public Task<long> EnqueueAndWaitForCommitAsync(byte[] entry) => Task.FromResult(0L);
            }
        }
        """;

    public const string Nats = """

        namespace NATS.Client.JetStream.Models
        {
            public enum StreamConfigStorage { File, Memory }
            public enum StreamConfigPersistMode { Default, Async }
            public class StreamConfig { public StreamConfigStorage Storage { get; set; } public StreamConfigPersistMode PersistMode { get; set; } public bool NoAck { get; set; } public string Name { get; set; } }
        }
        """;

    public const string Redis = """

        namespace StackExchange.Redis
        {
            [Flags] public enum CommandFlags { None = 0, FireAndForget = 2 }
            public interface IDatabase
            {
                bool StringSet(string key, string value, CommandFlags flags = CommandFlags.None);
                string StringGet(string key, CommandFlags flags = CommandFlags.None);
            }
        }
        """;
}
