using System.Threading.Tasks;
using Durability.Analyzers.CodeFixes.Settings;
using Xunit;

namespace Durability.Analyzers.Tests.Rules.Settings;

/// <summary>The fix sets the durable value, or leaves the flag out, and keeps everything else as it stands.</summary>
public sealed class SettingFixTests
{
    [Theory]
    [InlineData("{|DUR601:\"PRAGMA synchronous=OFF\"|}", "\"PRAGMA synchronous=FULL\"")]
    [InlineData("{|DUR601:\"PRAGMA journal_mode=WAL; pragma main.synchronous = 'off';\"|}", "\"PRAGMA journal_mode=WAL; pragma main.synchronous = 'FULL';\"")]
    [InlineData("{|DUR601:\"PRAGMA journal_mode=MEMORY; PRAGMA synchronous=0\"|}", "\"PRAGMA journal_mode=DELETE; PRAGMA synchronous=FULL\"")]
    [InlineData("{|DUR601:$\"PRAGMA synchronous=OFF; PRAGMA cache_size={size}\"|}", "$\"PRAGMA synchronous=FULL; PRAGMA cache_size={size}\"")]
    [InlineData("{|DUR601:@\"PRAGMA synchronous=OFF\"|}", "@\"PRAGMA synchronous=FULL\"")]
    [InlineData("{|DUR607:\"SET LOCAL synchronous_commit TO off;\"|}", "\"SET LOCAL synchronous_commit TO on;\"")]
    [InlineData("{|DUR601:\"PRAGMA \" + \"synchronous=OFF\"|}", "\"PRAGMA \" + \"synchronous=FULL\"")]
    public Task Sql(string sql, string durable) => Verify.CodeFixAsync<SettingFix>(
        $"class Orders {{ void Open(Action<string> run, int size) => run({sql}); }}", $"class Orders {{ void Open(Action<string> run, int size) => run({durable}); }}");

    [Fact]
    public Task TextOnSeveralLines() => Verify.CodeFixAsync<SettingFix>(
        """
        class Orders
        {
            void Open(Action<string> run) => run(
                "PRAGMA temp_store=MEMORY;" +
                {|DUR601:"PRAGMA synchronous=OFF;"|} +
                "PRAGMA cache_size=100;");
        }
        """,
        """
        class Orders
        {
            void Open(Action<string> run) => run(
                "PRAGMA temp_store=MEMORY;" +
                "PRAGMA synchronous=FULL;" +
                "PRAGMA cache_size=100;");
        }
        """);

    [Fact]
    public Task ValueThatIsAConstantElsewhere_IsLeftToTheReader() => Verify.NoCodeFixAsync<SettingFix>("""
        class Orders
        {
            const string Off = "OFF";

            void Open(Action<string> run) => run({|DUR601:$"PRAGMA synchronous={Off}"|});
        }
        """);

    [Fact]
    public Task Pairs() => Verify.CodeFixAsync<SettingFix>(
        """
        class Orders
        {
            readonly Dictionary<string, string> _pragmas = new() { { "synchronous", {|DUR601:"OFF"|} }, { "journal_mode", {|DUR601:"MEMORY"|} } };
        }
        """,
        """
        class Orders
        {
            readonly Dictionary<string, string> _pragmas = new() { { "synchronous", "FULL" }, { "journal_mode", "DELETE" } };
        }
        """);

    [Fact]
    public Task Builder() => VerifyAsync(
        """
        class Orders
        {
            string Connect(string path) => new SQLiteConnectionStringBuilder
            {
                DataSource = path, // the ledger
                SyncMode = {|DUR602:SynchronizationModes.Off|},
                JournalMode = {|DUR602:SQLiteJournalModeEnum.Memory|},
            }.ConnectionString + {|DUR602:";Synchronous=Off"|};
        }
        """,
        """
        class Orders
        {
            string Connect(string path) => new SQLiteConnectionStringBuilder
            {
                DataSource = path, // the ledger
                SyncMode = SynchronizationModes.Full,
                JournalMode = SQLiteJournalModeEnum.Delete,
            }.ConnectionString + ";Synchronous=FULL";
        }
        """,
        "System.Data.SQLite", LibraryStubs.SystemDataSqlite);

    [Theory]
    [InlineData("{|DUR604:EnvironmentOpenFlags.NoSync|}", "EnvironmentOpenFlags.None")]
    [InlineData("EnvironmentOpenFlags.WriteMap | {|DUR604:EnvironmentOpenFlags.NoSync|}", "EnvironmentOpenFlags.WriteMap")]
    [InlineData("{|DUR604:EnvironmentOpenFlags.NoSync|} | EnvironmentOpenFlags.WriteMap", "EnvironmentOpenFlags.WriteMap")]
    [InlineData("EnvironmentOpenFlags.MapAsync | {|DUR604:EnvironmentOpenFlags.NoSync|} | EnvironmentOpenFlags.NoLock | EnvironmentOpenFlags.NoMetaSync | EnvironmentOpenFlags.WriteMap", "EnvironmentOpenFlags.NoLock | EnvironmentOpenFlags.WriteMap")]
    [InlineData("EnvironmentOpenFlags.NoMetaSync | {|DUR604:EnvironmentOpenFlags.NoSync|}", "EnvironmentOpenFlags.None")]
    public Task Flags(string flags, string durable) => VerifyAsync(
        $"class Queue {{ void Open(LightningEnvironment e) => e.Open({flags}); }}", $"class Queue {{ void Open(LightningEnvironment e) => e.Open({durable}); }}", "LightningDB", LibraryStubs.Lmdb);

    [Fact]
    public Task FlagsOnSeveralLines() => VerifyAsync(
        """
        class Queue
        {
            void Open(LightningEnvironment e) => e.Open(
                EnvironmentOpenFlags.NoLock |
                {|DUR604:EnvironmentOpenFlags.NoSync|} |
                EnvironmentOpenFlags.WriteMap);
        }
        """,
        """
        class Queue
        {
            void Open(LightningEnvironment e) => e.Open(
                EnvironmentOpenFlags.NoLock |
                EnvironmentOpenFlags.WriteMap);
        }
        """,
        "LightningDB", LibraryStubs.Lmdb);

    [Fact]
    public Task RocksDb() => VerifyAsync(
        "class Orders { void Set(WriteOptions options) => options.SetSync({|DUR603:false|}).DisableWal(disable: 0).DisableWal({|DUR603:1|}); }",
        "class Orders { void Set(WriteOptions options) => options.SetSync(true).DisableWal(disable: 0).DisableWal(0); }",
        "RocksDbSharp", LibraryStubs.RocksDb);

    [Fact]
    public Task Kafka() => VerifyAsync(
        "class Orders { ProducerConfig Create() => new() { Acks = {|DUR605:Acks.None|} }; void Set(ProducerConfig config) => config.Set(\"acks\", {|DUR605:\"1\"|}); }",
        "class Orders { ProducerConfig Create() => new() { Acks = Acks.All }; void Set(ProducerConfig config) => config.Set(\"acks\", \"all\"); }",
        "Confluent.Kafka", LibraryStubs.Kafka);

    [Fact]
    public Task Mongo() => VerifyAsync(
        """
        class Orders
        {
            WriteConcern Named() => {|DUR606:WriteConcern.Unacknowledged|};

            WriteConcern Zero() => new WriteConcern({|DUR606:w: 0|});

            WriteConcern Journal() => new WriteConcern(2, {|DUR606:journal: false|});

            MongoClient Connect() => new MongoClient({|DUR606:"mongodb://a/orders?w=1&journal=false"|});
        }
        """,
        """
        class Orders
        {
            WriteConcern Named() => WriteConcern.WMajority;

            WriteConcern Zero() => new WriteConcern("majority");

            WriteConcern Journal() => new WriteConcern(2, journal: true);

            MongoClient Connect() => new MongoClient("mongodb://a/orders?w=majority&journal=true");
        }
        """,
        "MongoDB.Driver", LibraryStubs.Mongo);

    [Fact]
    public Task Nats() => VerifyAsync(
        "class Orders { StreamConfig Create() => new() { Storage = {|DUR609:StreamConfigStorage.Memory|}, {|DUR609:NoAck = true|} }; }",
        "class Orders { StreamConfig Create() => new() { Storage = StreamConfigStorage.File, NoAck = false }; }",
        "NATS.Client.JetStream.Models", LibraryStubs.Nats);

    static Task VerifyAsync(string source, string fixedSource, string library, string stubs) =>
        Verify.CodeFixAsync<SettingFix>($"using {library};\n\n{source}{stubs}", $"using {library};\n\n{fixedSource}{stubs}");
}
