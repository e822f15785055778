using System.Threading.Tasks;
using Xunit;

namespace Durability.Analyzers.Tests.Rules.Settings;

/// <summary>DUR603 to DUR609: in which forms a member throws a switch, and where it is only named.</summary>
public sealed class MemberSettingTests
{
    [Fact]
    public Task Conditional_call_is_a_call() => Verify.AnalyzerAsync("""
        using RocksDbSharp;
        using StackExchange.Redis;

        class SessionStore
        {
            void Configure(WriteOptions options) => options?.SetSync({|DUR603:false|});

            void Save(IDatabase redis, string key, string value) => redis?.StringSet(key, value, flags: {|DUR609:CommandFlags.FireAndForget|});
        }
        """ + LibraryStubs.RocksDb + LibraryStubs.Redis);

    [Fact]
    public Task Method_or_constructor_of_the_same_name_is_another() => Verify.AnalyzerAsync("""
        class Codec { public void SetSync(bool value) { } }

        class Book(bool journal) { public bool Journal => journal; }

        class Orders
        {
            void Configure(Codec codec) => codec.SetSync(false);

            Book Open() => new Book(journal: false);
        }
        """);

    [Theory]
    [InlineData("environment.Open({|DUR604:EnvironmentOpenFlags.NoMetaSync|});")]
    [InlineData("_flags = {|DUR604:EnvironmentOpenFlags.NoSync|};")]
    [InlineData("var asked = _flags; asked &= EnvironmentOpenFlags.NoSync; Console.WriteLine(asked);")]
    public Task Flag_is_set_by_itself_and_asked_for_by_a_mask(string body) => Verify.AnalyzerAsync($$"""
        using LightningDB;

        class Orders
        {
            EnvironmentOpenFlags _flags;

            void Open(LightningEnvironment environment)
            {
                {{body}}
            }
        }
        """ + LibraryStubs.Lmdb);

    [Fact]
    public Task Name_that_is_given_its_number_throws_no_switch() => Verify.AnalyzerAsync("""
        static class Lmdb
        {
            public static uint MDB_NOMETASYNC;

            static Lmdb()
            {
                MDB_NOMETASYNC = 0x40000;
            }
        }
        """);

    [Fact]
    public Task Consumer_waits_for_no_acknowledgement_whichever_way_it_is_made() => Verify.AnalyzerAsync("""
        using Confluent.Kafka;

        class Orders
        {
            Acks _acks;

            void Consume(ConsumerConfig config) => config.Acks = Acks.None;

            void Produce(ProducerConfig config)
            {
                _acks = {|DUR605:Acks.Leader|};
                config.Acks = _acks;
            }
        }
        """ + LibraryStubs.Kafka);

    [Fact]
    public Task Argument_is_found_by_its_name() => Verify.AnalyzerAsync("""
        using MongoDB.Driver;

        class Orders
        {
            WriteConcern Unheard() => new WriteConcern(wTimeout: null, {|DUR606:w: 0|});

            WriteConcern Heard() => new WriteConcern(wTimeout: null, w: 2);
        }
        """ + LibraryStubs.Mongo);

    [Fact]
    public Task Message_shows_the_call_that_the_argument_is_of() => Verify.AnalyzerAsync("""
        using MongoDB.Driver;

        class Orders
        {
            WriteConcern Unheard() => new WriteConcern({|#0:0|});
        }
        """ + LibraryStubs.Mongo,
        expected: Verify.Diagnostic("DUR606").WithLocation(0).WithMessage("'new WriteConcern(0)' does not wait for the server; a write that fails, or that a crash of the server loses, is lost unseen"));

    [Theory]
    [InlineData("void Set(StreamConfig config) => {|DUR609:config.NoAck = true|};")]
    [InlineData("object Create() => Defaults.DisableWal({|DUR603:1|});")]
    [InlineData("void Open(IntPtr environment) => Native.mdb_env_open(environment, {|DUR604:Native.MDB_NOSYNC|});")]
    [InlineData("object Create() => new WriteConcern();")]
    [InlineData("object Create() => new WriteConcern(timeout: 0);")]
    [InlineData("object Create(WriteOptions options) => options.SetSync();")]
    [InlineData("object Create() => Codecs.Json.SetSync(false);")]
    [InlineData("object Create() => Codecs.SetSync(false);")]
    [InlineData("void Set(Radio radio) => radio.Mode = RadioMode.NoSync;")]
    [InlineData("readonly FasterLog _log = new FasterLog(\"orders\"); void Append(WorkQueue queue, byte[] record) => queue.Enqueue(record);")]
    public Task Library_that_is_not_there_is_known_by_its_names(string member) => Verify.AnalyzerAsync($"class Orders {{ {member} }}", compiles: false);
}
