using System.Threading.Tasks;
using Xunit;

namespace Durability.Analyzers.Tests.Rules.Settings;

/// <summary>DUR605, DUR606, DUR607, DUR609: what a client asks of a server.</summary>
public sealed class ServerSettingTests
{
    [Fact]
    public Task KafkaAcks_Trigger() => Verify.AnalyzerAsync("""
        using Confluent.Kafka;

        class Orders
        {
            ProducerConfig Create() => new() { BootstrapServers = "a", Acks = {|DUR605:Acks.None|} };

            void Configure(ProducerConfig config)
            {
                config.Acks = {|DUR605:Confluent.Kafka.Acks.Leader|};
                config.Set("acks", {|DUR605:"1"|});
                var settings = new Dictionary<string, string> { { "bootstrap.servers", "a" }, { "acks", {|DUR605:"0"|} }, { "request.required.acks", {|DUR605:"0"|} } };
            }
        }
        """ + LibraryStubs.Kafka);

    [Fact]
    public Task KafkaAcksOfAllReplicasOrOfAConsumer_DoNotTrigger() => Verify.AnalyzerAsync("""
        using Confluent.Kafka;

        class Orders
        {
            ProducerConfig Create() => new() { Acks = Acks.All };

            ConsumerConfig Consume() => new() { Acks = Acks.None };

            bool IsWeak(ProducerConfig config) => config.Acks == Acks.None || config.Acks is Acks.Leader;

            void Configure(ProducerConfig config) => config.Set("acks", "all");

            string Tell() => "packets=9, acks=1";
        }
        """ + LibraryStubs.Kafka);

    [Fact]
    public Task PairCalledAcksOfAnotherProtocol_DoesNotTrigger() => Verify.AnalyzerAsync("""
        class Radio { Dictionary<string, string> _settings = new() { { "acks", "0" } }; }
        """);

    [Fact]
    public Task MongoWriteConcern_Triggers() => Verify.AnalyzerAsync("""
        using MongoDB.Driver;

        class Orders
        {
            readonly MongoClientSettings _settings = new() { WriteConcern = {|DUR606:WriteConcern.Unacknowledged|} };

            MongoCollection Get(MongoCollection collection) => collection.WithWriteConcern({|DUR606:WriteConcern.W1|});

            WriteConcern Zero() => new WriteConcern({|DUR606:0|});

            WriteConcern NamedZero() => new WriteConcern({|DUR606:w: 0|});

            WriteConcern NoJournal() => new WriteConcern("majority", {|DUR606:journal: false|});

            WriteConcern Unheard() => {|DUR606:WriteConcern.Unacknowledged|}.With(wTimeout: TimeSpan.FromSeconds(1));

            WriteConcern With() => WriteConcern.Acknowledged.With({|DUR606:journal: false|});

            MongoUrlBuilder Url() => new() { {|DUR606:Journal = false|} };

            MongoClient Connect() => new MongoClient({|DUR606:"mongodb://a,b/orders?retryWrites=true&w=0"|});

            MongoClient ConnectSrv() => new MongoClient({|DUR606:"mongodb+srv://a/orders?journal=false"|});
        }
        """ + LibraryStubs.Mongo);

    [Fact]
    public Task MongoMajority_DoesNotTrigger() => Verify.AnalyzerAsync("""
        using MongoDB.Driver;

        class Orders
        {
            readonly MongoClientSettings _settings = new() { WriteConcern = WriteConcern.WMajority };

            WriteConcern Journaled() => new WriteConcern(2, journal: true);

            MongoUrlBuilder Url() => new() { Journal = true };

            MongoClient ConnectAs() => new MongoClient("mongodb://a/orders?appName=job;w=0");

            MongoClient Connect() => new MongoClient("mongodb://a/orders?w=majority&wtimeoutMS=0");
        }
        """ + LibraryStubs.Mongo);

    [Theory]
    [InlineData("SET synchronous_commit = off")]
    [InlineData("SET LOCAL synchronous_commit TO OFF;")]
    [InlineData("set session synchronous_commit = 'off'")]
    [InlineData("ALTER ROLE app SET synchronous_commit = off")]
    [InlineData("SELECT set_config('synchronous_commit', 'off', true)")]
    [InlineData("Host=db;Database=orders;Options=-c synchronous_commit=off")]
    public Task PostgresSql_Triggers(string sql) => VerifyPostgresAsync($"{{|DUR607:\"{sql}\"|}}");

    [Theory]
    [InlineData("SET synchronous_commit = on")]
    [InlineData("SET synchronous_commit = local")]
    [InlineData("SET synchronous_commit = remote_write")]
    [InlineData("SHOW synchronous_commit")]
    [InlineData("SET synchronous_commit to")]
    [InlineData("-- SET synchronous_commit = off")]
    public Task PostgresSqlThatKeepsTheSync_DoesNotTrigger(string sql) => VerifyPostgresAsync($"\"{sql}\"");

    [Fact]
    public Task PostgresOptionsOfTheBuilder_Trigger() => Verify.AnalyzerAsync("""
        using Npgsql;

        class Orders
        {
            NpgsqlConnectionStringBuilder Build() => new() { Options = {|DUR607:"-c synchronous_commit=off"|} };
        }
        """ + LibraryStubs.Npgsql);

    [Fact]
    public Task NatsStreams_Trigger() => Verify.AnalyzerAsync("""
        using NATS.Client.JetStream.Models;

        class Orders
        {
            StreamConfig Create() => new() { Name = "orders", Storage = {|DUR609:StreamConfigStorage.Memory|}, {|DUR609:NoAck = true|}, PersistMode = {|DUR609:StreamConfigPersistMode.Async|} };

            StreamConfig Durable() => new() { Name = "orders", Storage = StreamConfigStorage.File, NoAck = false };
        }
        """ + LibraryStubs.Nats);

    [Theory]
    [InlineData("config.Kind == Kind.File ? StreamConfigStorage.File : StreamConfigStorage.Memory")]
    [InlineData("config.Kind is Kind.Memory ? StreamConfigStorage.Memory : StreamConfigStorage.File")]
    [InlineData("config.Small ? {|DUR609:StreamConfigStorage.Memory|} : StreamConfigStorage.File")]
    [InlineData("config.Size > 3 ? StreamConfigStorage.File : {|DUR609:StreamConfigStorage.Memory|}")]
    public Task NatsStorageThatTranslatesAChoice_DoesNotTrigger(string storage) => Verify.AnalyzerAsync($$"""
        using NATS.Client.JetStream.Models;

        enum Kind { File, Memory }
        class Config
        {
            public Kind Kind;
            public bool Small;
            public int Size;
        }
        class Orders
        {
            StreamConfig Create(Config config) => new() { Name = "orders", Storage = {{storage}} };
        }
        """ + LibraryStubs.Nats);

    [Fact]
    public Task RedisWriteOfState_Triggers() => Verify.AnalyzerAsync("""
        using StackExchange.Redis;

        class SessionStore
        {
            void Save(IDatabase redis, string key, string value) => redis.StringSet(key, value, flags: {|DUR609:CommandFlags.FireAndForget|});

            string Load(IDatabase redis, string key) => redis.StringGet(key, CommandFlags.FireAndForget);
        }

        class Greeter
        {
            void Say(IDatabase redis, string key, string value) => redis.StringSet(key, value, CommandFlags.FireAndForget);
        }

        class SessionCache
        {
            void Save(IDatabase redis, string key, string value) => redis.StringSet(key, value, CommandFlags.FireAndForget);
        }
        """ + LibraryStubs.Redis);

    [Fact]
    public Task EventStoreNodeThatNeverFlushes_Triggers() => Verify.AnalyzerAsync("""
        class DatabaseOptions { public bool UnsafeDisableFlushToDisk { get; set; } }

        class Node
        {
            DatabaseOptions Create() => new() { {|DUR609:UnsafeDisableFlushToDisk = true|} };

            DatabaseOptions Choose(bool disable) => new() { UnsafeDisableFlushToDisk = disable };
        }
        """);

    static Task VerifyPostgresAsync(string expression) => Verify.AnalyzerAsync($$"""
        using Npgsql;

        class Orders
        {
            void Run(NpgsqlConnection connection) => connection.Execute({{expression}});
        }
        """ + LibraryStubs.Npgsql);
}
