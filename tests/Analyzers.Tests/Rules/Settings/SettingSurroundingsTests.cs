using System.Threading.Tasks;
using Xunit;

namespace Durability.Analyzers.Tests.Rules.Settings;

/// <summary>What stands around a switch and says that it is meant, and what only looks like it.</summary>
public sealed class SettingSurroundingsTests
{
    [Theory]
    [InlineData("if (TryOpen({|DUR604:EnvironmentOpenFlags.NoSync|})) Console.WriteLine();")]
    [InlineData("var turns = TryOpen({|DUR604:EnvironmentOpenFlags.NoSync|}) ? 1 : 0;")]
    [InlineData("if (name != \"memory\") TryOpen({|DUR604:EnvironmentOpenFlags.NoSync|});")]
    public Task Condition_that_opens_is_no_choice_of_the_caller(string body) => VerifyAsync($$"""
        class Orders
        {
            bool TryOpen(EnvironmentOpenFlags flags) => flags == 0;

            void Open(string name)
            {
                {{body}}
            }
        }
        """);

    [Fact]
    public Task Log_that_is_handed_to_the_database_makes_it_no_log() => VerifyAsync("""
        class Database(Action<string> logger)
        {
            public Action<string> Logger => logger;

            public void Open(EnvironmentOpenFlags flags) { }
        }

        class Orders(Action<string> logger)
        {
            Database Make(Action<string> logger) => new(logger);

            void Open() => new Database(logger).Open({|DUR604:EnvironmentOpenFlags.NoSync|});

            void OpenAgain() => Make(logger).Open({|DUR604:EnvironmentOpenFlags.NoSync|});
        }
        """);

    [Theory]
    [InlineData("class UnsyncedQueue { void Open(LightningEnvironment e) => e.Open(EnvironmentOpenFlags.NoSync); }")]
    [InlineData("class Queue { void FireAndForgetAll(LightningEnvironment e) => e.Open(EnvironmentOpenFlags.NoSync); }")]
    [InlineData("class FactAttribute : Attribute; class Queue { [Fact] void Opens() => new LightningEnvironment(\"queue\").Open(EnvironmentOpenFlags.NoSync); }")]
    public Task Name_or_attribute_says_that_nothing_is_kept(string source) => VerifyAsync(source);

    [Fact]
    public Task Region_says_nothing_of_the_data() => VerifyAsync("""
        class Queue : IDisposable
        {
            #region IDisposable members

            public void Dispose() => new LightningEnvironment("queue").Open({|DUR604:EnvironmentOpenFlags.NoSync|});

            #endregion
        }
        """);

    [Fact]
    public Task Comment_of_another_member_is_not_about_what_the_base_class_is_given() => VerifyAsync("""
        class Store(EnvironmentOpenFlags flags)
        {
            public EnvironmentOpenFlags Flags => flags;
        }

        class Orders() : Store({|DUR604:EnvironmentOpenFlags.NoSync|})
        {
            public void Trim()
            {
                // The oldest lines of the log on the screen may be lost.
            }
        }
        """);

    [Fact]
    public Task Texts_of_an_attribute_are_cases() => Verify.AnalyzerAsync("""
        class CasesAttribute(string[] all) : Attribute { public string[] All => all; }

        class Reader { [Cases(["PRAGMA synchronous=OFF", "PRAGMA journal_mode=OFF"])] void Run(string sql) { } }
        """);

    [Theory]
    [InlineData("namespace Logs { class ChangeLogStore { } } namespace Stores { class KeyValueStore : Logs.ChangeLogStore { void Open(WriteOptions options) => options.DisableWal(1); } }")]
    [InlineData("namespace Logs { interface IChangeLogged { } } namespace Stores { class KeyValueStore : Logs.IChangeLogged { void Open(WriteOptions options) => options.DisableWal(1); } }")]
    [InlineData("namespace Logs { class ChangeLogTopic { } } class Orders { void Open(WriteOptions options) => options.DisableWal({|DUR603:1|}); }")]
    [InlineData("namespace Shop { class Order { } class Orders { void Open(WriteOptions options) => options.DisableWal({|DUR603:1|}); } }")]
    public Task Store_beside_its_change_log_is_a_copy(string source) => Verify.AnalyzerAsync("using RocksDbSharp;\n\n" + source + LibraryStubs.RocksDb);

    [Fact]
    public Task Change_log_itself_is_no_copy() => Verify.AnalyzerAsync("""
        using Confluent.Kafka;

        namespace Streams
        {
            class ChangeLogTopic { }

            class Producer { ProducerConfig Create() => new() { Acks = {|DUR605:Acks.None|} }; }
        }
        """ + LibraryStubs.Kafka);

    static Task VerifyAsync(string source) => Verify.AnalyzerAsync("using LightningDB;\n\n" + source + LibraryStubs.Lmdb);
}
