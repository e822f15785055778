using System.Threading.Tasks;
using Xunit;

namespace Durability.Analyzers.Tests.Rules.Settings;

/// <summary>DUR603 and DUR608: writes that need a second call, in a program that never makes it.</summary>
public sealed class UncommittedWriteTests
{
    [Fact]
    public Task RocksDbWithoutLog_Triggers() => VerifyRocksDbAsync("""
        class Orders
        {
            readonly WriteOptions _options = new WriteOptions().DisableWal({|DUR603:1|});

            void Configure(WriteOptions options)
            {
                options.SetSync({|DUR603:false|});
                options.DisableWal(disable: 0);
                options.SetSync(true);
            }
        }
        """);

    [Fact]
    public Task RocksDbRestoredFromAChangeLog_DoesNotTrigger() => VerifyRocksDbAsync("""
        namespace Streams
        {
            class ChangeLogTopic { }

            class KeyValueStore
            {
                void Open(WriteOptions options) => options.DisableWal(1);
            }
        }
        """);

    [Fact]
    public Task RocksDbUnsyncedWriteOfDurableCode_Triggers() => VerifyRocksDbAsync("""
        class DurableStore
        {
            readonly RocksDb _db = RocksDb.Open("orders");

            void Save(string id, string order) => {|DUR603:_db.Put(id, order)|};

            string Load(string id) => _db.Get(id);
        }

        class Words
        {
            readonly RocksDb _db = RocksDb.Open("words");

            void Save(string word) => _db.Put(word, "");
        }
        """);

    [Theory]
    [InlineData("namespace Shop.Persistence.Rocks { class Orders", "Put", true)]
    [InlineData("namespace Shop { class PersistentOrders", "Put", true)]
    [InlineData("namespace Shop { class Orders", "Commit", true)]
    [InlineData("namespace Shop { class Orders", "PersistOrder", true)]
    [InlineData("namespace Shop { class Orders", "Put", false)]
    [InlineData("namespace Shop { class OrderCommits", "Put", false)]
    [InlineData("namespace Shop.Persistence { class OrderCache", "Commit", false)]
    public Task RocksDbUnsyncedWriteOfWhatIsToPersist_Triggers(string type, string member, bool triggers) => VerifyRocksDbAsync($$"""
        {{type}}
        {
            readonly RocksDb _db = RocksDb.Open("orders");

            public void {{member}}(string id, string order) => {{(triggers ? "{|DUR603:_db.Put(id, order)|}" : "_db.Put(id, order)")}};
        } }
        """);

    [Fact]
    public Task RocksDbSyncedWrite_DoesNotTrigger() => VerifyRocksDbAsync("""
        class TransactionStore
        {
            static readonly WriteOptions Synced = new WriteOptions().SetSync(true);
            readonly RocksDb _db = RocksDb.Open("orders");

            void Save(string id, string order) => _db.Put(id, order, Synced);
        }
        """);

    [Fact]
    public Task RocksDbOptionThatTurnsTheSyncOff_IsNoSync() => VerifyRocksDbAsync("""
        class DurableStore
        {
            readonly WriteOptions _options = new WriteOptions().SetSync({|DUR603:false|});
            readonly RocksDb _db = RocksDb.Open("orders");

            void Save(string id, string order) => {|DUR603:_db.Put(id, order, _options)|};
        }
        """);

    [Fact]
    public Task FasterLogThatNobodyCommits_Triggers() => VerifyFasterAsync("""
        class Journal
        {
            readonly FasterLog _log = new FasterLog(new FasterLogSettings());

            void First(byte[] entry) => _log.Enqueue(entry);

            void Second(byte[] entry) => {|DUR608:_log.TryEnqueue(entry, out _)|};
        }
        """);

    [Theory]
    [InlineData("_log.Commit()")]
    [InlineData("_log.CommitAsync()")]
    [InlineData("_log.EnqueueAndWaitForCommitAsync([])")]
    [InlineData("new FasterLogSettings().AutoCommit = true")]
    [InlineData("_log.Scan(0, scanUncommitted: true)")]
    public Task FasterLogThatIsCommittedAnywhere_DoesNotTrigger(string commit) => VerifyFasterAsync($$"""
        class Journal
        {
            internal readonly FasterLog _log = new FasterLog(new FasterLogSettings());

            void Append(byte[] entry) => _log.Enqueue(entry);
        }

        class Timer
        {
            object _journal;

            void Tick(Journal journal)
            {
                var _log = journal._log;
                {{commit}};
            }
        }
        """);

    [Fact]
    public Task CommitOfSomethingElse_DoesNotCount() => VerifyFasterAsync("""
        class Transaction { public void Commit() { } }

        class Journal
        {
            readonly FasterLog _log = new(new FasterLogSettings { AutoCommit = false });

            void Append(byte[] entry, Transaction transaction)
            {
                {|DUR608:_log.Enqueue(entry)|};
                transaction.Commit();
            }
        }
        """);

    [Theory]
    [InlineData("readonly FasterLog? _log = new(new FasterLogSettings());", "{|DUR608:_log.Enqueue(entry)|}")]
    [InlineData("readonly FasterLog _log = new FasterLog(new FasterLogSettings());", "{ {|DUR608:_log.Enqueue(entry)|}; _log.Scan(0, scanUncommitted: false); }")]
    public Task FasterLogThatIsMadeOrReadOtherwise_Triggers(string log, string append) => VerifyFasterAsync($$"""
        #nullable enable
        class Journal
        {
            {{log}}

            void Append(byte[] entry) { {{append}}; }
        }
        #nullable restore
        """);

    [Fact]
    public Task QueueBesideALog_DoesNotTrigger() => VerifyFasterAsync("""
        class Journal
        {
            readonly FasterLog _log = new FasterLog(new FasterLogSettings());
            readonly Queue<byte[]> _waiting = new();

            void Add(byte[] entry) => _waiting.Enqueue(entry);
        }
        """);

    [Fact]
    public Task LogOfTraces_DoesNotTrigger() => VerifyFasterAsync("""
        class TraceBuffer
        {
            readonly FasterLog _log = new FasterLog(new FasterLogSettings());

            void Append(byte[] entry) => _log.Enqueue(entry);
        }
        """);

    [Fact]
    public Task FasterLogOfSomebodyElse_DoesNotTrigger() => VerifyFasterAsync("""
        public class Journal(FasterLog log)
        {
            public void Append(byte[] entry) => log.Enqueue(entry);
        }
        """);

    static Task VerifyRocksDbAsync(string source) => Verify.AnalyzerAsync("using RocksDbSharp;\n\n" + source + LibraryStubs.RocksDb);

    static Task VerifyFasterAsync(string source) => Verify.AnalyzerAsync("using FASTER.core;\n\n" + source + LibraryStubs.Faster);
}
