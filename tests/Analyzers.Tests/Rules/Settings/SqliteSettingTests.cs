using System.Threading.Tasks;
using Xunit;

namespace Durability.Analyzers.Tests.Rules.Settings;

/// <summary>DUR601: SQL text that makes SQLite lose committed transactions.</summary>
public sealed class SqliteSettingTests
{
    [Theory]
    [InlineData("PRAGMA synchronous=OFF")]
    [InlineData("pragma synchronous = 0;")]
    [InlineData("PRAGMA main.synchronous = 'off'")]
    [InlineData("PRAGMA Synchronous(OFF);")]
    [InlineData("PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF;")]
    [InlineData("PRAGMA journal_mode = MEMORY")]
    [InlineData("PRAGMA journal_mode=OFF; PRAGMA synchronous=NORMAL")]
    [InlineData(" synchronous=OFF")]
    [InlineData("Data Source=orders.db;Synchronous=Off;Cache=Shared")]
    public Task PragmaThatGivesUpTheSync_Triggers(string sql) => VerifyTextAsync($"{{|DUR601:\"{sql}\"|}}");

    [Theory]
    [InlineData("PRAGMA synchronous=NORMAL")]
    [InlineData("PRAGMA synchronous=1")]
    [InlineData("PRAGMA synchronous=FULL")]
    [InlineData("PRAGMA synchronous")]
    [InlineData("PRAGMA journal_mode = 'wal'; PRAGMA synchronous  = 'NORMAL';")]
    [InlineData("PRAGMA journal_mode=TRUNCATE")]
    [InlineData("PRAGMA temp_store=MEMORY")]
    [InlineData("PRAGMA temp.synchronous=OFF")]
    [InlineData("-- PRAGMA synchronous=OFF")]
    [InlineData("/* PRAGMA synchronous=OFF */ SELECT 1")]
    [InlineData("UPDATE modes SET asynchronous=0")]
    [InlineData("UPDATE modes SET synchronous=0")]
    [InlineData("PRAGMA foreign_keys=OFF")]
    [InlineData("main.synchronous=OFF")]
    public Task ConsistentOrOtherText_DoesNotTrigger(string sql) => VerifyTextAsync($"\"{sql}\"");

    [Fact]
    public Task RawString_Triggers() => VerifyTextAsync(""""
        {|DUR601:"""
            PRAGMA journal_mode = 'wal';
            PRAGMA synchronous  = 'OFF';
            """|}
        """");

    [Theory]
    [InlineData("{|DUR601:\"PRAGMA \" + \"synchronous=\" + Off|}")]
    [InlineData("{|DUR601:(\"PRAGMA \" + \"synchronous=\") + Off|}")]
    [InlineData("{|DUR601:$\"PRAGMA synchronous={Off};\"|}")]
    [InlineData("{|DUR601:$\"PRAGMA {Key} = {Off};\"|}")]
    [InlineData("{|DUR601:$\"PRAGMA synchronous={0};\"|}")]
    public Task TextOfConstants_Triggers(string expression) => VerifyTextAsync(expression);

    [Theory]
    [InlineData("$\"PRAGMA synchronous={mode};\"")]
    [InlineData("\"PRAGMA synchronous=\" + mode")]
    [InlineData("$\"PRAGMA {mode}=OFF;\"")]
    public Task TextKnownOnlyAtRunTime_DoesNotTrigger(string expression) => VerifyTextAsync(expression);

    [Fact]
    public Task PragmasInACollection_TriggerEach() => VerifyAsync("""
        class Orders
        {
            static readonly string[] Pragmas = ["PRAGMA temp_store=MEMORY", {|DUR601:"PRAGMA synchronous=OFF"|}, {|DUR601:"PRAGMA journal_mode=OFF"|}];
        }
        """);

    [Fact]
    public Task DictionaryEntries_Trigger() => VerifyAsync("""
        class Orders
        {
            readonly Dictionary<string, string> _pragmas = new() { { "synchronous", {|DUR601:"OFF"|} }, { "temp_store", "MEMORY" } };

            readonly Dictionary<string, string> _journal = new() { ["journal_mode"] = {|DUR601:"MEMORY"|} };

            void Set(Dictionary<string, string> pragmas) => pragmas["synchronous"] = {|DUR601:"0"|};

            void Call(Action<string, string> set) => set("synchronous", {|DUR601:"OFF"|});

            readonly (string, string)[] _pairs = [("synchronous", {|DUR601:"OFF"|}), ("temp_store", "MEMORY")];
        }
        """);

    [Fact]
    public Task DictionaryEntriesOfAConsistentDatabase_DoNotTrigger() => VerifyAsync("""
        class Orders
        {
            readonly Dictionary<string, string> _pragmas = new() { { "synchronous", "NORMAL" }, { "journal_mode", "WAL" }, { "temp_store", "MEMORY" }, { "mode", "OFF" } };

            string Ask(Func<string, string> get) => get("synchronous");
        }
        """);

    [Fact]
    public Task EntityFrameworkSql_Triggers() => VerifyAsync("""
        class Database { public int ExecuteSqlRaw(string sql, params object[] parameters) => 0; }

        class OrdersContext
        {
            public Database Database { get; } = new();

            void Configure() => Database.ExecuteSqlRaw({|DUR601:"PRAGMA synchronous=OFF;"|});
        }
        """);

    [Theory]
    [InlineData("new SqliteConnection(\"Data Source=:memory:\")")]
    [InlineData("new SqliteConnection(\"Data Source=orders;Mode=Memory;Cache=Shared\")")]
    [InlineData("new SqliteConnection(\"Mode=Memory;Data Source=orders\")")]
    [InlineData("new SqliteConnection(new SqliteConnectionStringBuilder { Mode = SqliteOpenMode.Memory }.ToString())")]
    public Task DatabaseInMemory_DoesNotTrigger(string connection) => VerifyAsync($$"""
        class Orders
        {
            void Open()
            {
                var connection = {{connection}};
                using var command = connection.CreateCommand();
                command.CommandText = "PRAGMA synchronous=OFF";
                command.ExecuteNonQuery();
            }
        }
        """);

    [Fact]
    public Task JournalThatIsAlsoKeptInMemory_IsNotTurnedOn() => VerifyAsync("""
        class Orders
        {
            static readonly string[] Pragmas = [{|DUR601:"PRAGMA journal_mode=MEMORY"|}, {|DUR601:"PRAGMA journal_mode=OFF"|}];
        }
        """);

    [Fact]
    public Task ImportThatIsMadeAgain_DoesNotTrigger() => VerifyAsync("""
        class OrderImport
        {
            void Open(Action<string> run) => run("PRAGMA synchronous=OFF");
        }

        class Orders
        {
            /* the index can be rebuilt from the orders */
            void OpenIndex(Action<string> run) => run("PRAGMA synchronous=OFF");
        }
        """);

    [Fact]
    public Task TurnedBackOnInTheSameType_DoesNotTrigger() => VerifyAsync("""
        class Orders
        {
            void BeginFill(Action<string> run) => run("PRAGMA synchronous=OFF");

            void EndFill(Action<string> run) => run("PRAGMA synchronous=FULL");
        }
        """);

    [Fact]
    public Task AnotherTypesSetting_DoesNotCount() => VerifyAsync("""
        class Orders
        {
            void Open(Action<string> run) => run({|DUR601:"PRAGMA synchronous=OFF"|});
        }

        class Payments
        {
            void Open(Action<string> run) => run("PRAGMA synchronous=FULL");
        }
        """);

    [Fact]
    public Task TextThatIsComparedLoggedOrThrown_DoesNotTrigger() => VerifyAsync("""
        class Orders
        {
            bool IsRisky(string sql) => sql == "PRAGMA synchronous=OFF" || sql.Contains("pragma synchronous=off") || sql is "PRAGMA synchronous=0";

            void Tell(string sql)
            {
                Console.WriteLine("PRAGMA synchronous=OFF");
                Log("PRAGMA synchronous=OFF");
                if (sql.Length == 0)
                    throw new InvalidOperationException("PRAGMA synchronous=OFF");
            }

            void Log(string text) { }
        }
        """);

    [Fact]
    public Task TopLevelProgram_Triggers() => Verify.AnalyzerAsync(
        """
        using Microsoft.Data.Sqlite;

        var connection = new SqliteConnection("Data Source=orders.db");
        using var command = connection.CreateCommand();
        command.CommandText = {|DUR601:"PRAGMA synchronous=OFF"|};
        command.ExecuteNonQuery();
        """ + LibraryStubs.Sqlite, outputKind: Microsoft.CodeAnalysis.OutputKind.ConsoleApplication);

    [Fact]
    public Task TopLevelProgramInMemory_DoesNotTrigger() => Verify.AnalyzerAsync(
        """
        using Microsoft.Data.Sqlite;

        var connection = new SqliteConnection("Data Source=:memory:");
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA synchronous=OFF";
        command.ExecuteNonQuery();
        """ + LibraryStubs.Sqlite, outputKind: Microsoft.CodeAnalysis.OutputKind.ConsoleApplication);

    [Fact]
    public Task Message_NamesTheSettingAndTheLoss() => Verify.AnalyzerAsync(
        "class Orders { void Open(Action<string> run) => run({|#0:\"PRAGMA journal_mode=WAL; PRAGMA synchronous = off\"|}); }",
        expected: Verify.Diagnostic("DUR601").WithLocation(0).WithMessage("'synchronous=off' lets SQLite commit without a sync; a power cut loses committed transactions and can corrupt the database"));

    static Task VerifyTextAsync(string expression) => VerifyAsync($$"""
        class Orders
        {
            const string Off = "OFF";
            const string Key = "synchronous";

            void Open(SqliteConnection connection, string mode)
            {
                using var command = connection.CreateCommand();
                command.CommandText = {{expression}};
                command.ExecuteNonQuery();
            }
        }
        """);

    static Task VerifyAsync(string source) => Verify.AnalyzerAsync("using Microsoft.Data.Sqlite;\n\n" + source + LibraryStubs.Sqlite);
}
