using System.Threading.Tasks;
using Xunit;

namespace Durability.Analyzers.Tests.Rules.Settings;

/// <summary>DUR601, DUR602, DUR606, DUR607: what a text says, and which database it is said of.</summary>
public sealed class SettingTextTests
{
    [Theory]
    [InlineData("{|DUR601:\"SELECT 1; /* once */ PRAGMA synchronous=OFF\"|}")]
    [InlineData("\"synchronous to OFF\"")]
    [InlineData("\"?synchronous=0\"")]
    [InlineData("\"https://shop/orders?db=mongodb&w=0\"")]
    [InlineData("{|DUR607:\"SET synchronous_commit to off\"|}")]
    [InlineData("\"synchronous_commit is off\"")]
    [InlineData("\"UPDATE servers SET asynchronous_commit = false; SHOW synchronous_commit\"")]
    [InlineData("\"UPDATE servers SET is_synchronous_commit = false; SHOW synchronous_commit\"")]
    public Task Text_is_a_setting_or_speaks_of_one(string text) => Verify.AnalyzerAsync($$"""
        class Orders
        {
            void Open(Action<string> run) => run({{text}});
        }
        """);

    [Theory]
    [InlineData("{ \"synchronous replicas\", \"0\" }")]
    [InlineData("{ \"journal main\", \"memory\" }")]
    [InlineData("{ \"synchronous-commit\", \"off\" }")]
    [InlineData("{ \"synchronous\", {|DUR601:\"off\"|} }")]
    public Task Key_of_a_pair_is_the_whole_text(string pair) => Verify.AnalyzerAsync($$"""
        class Orders
        {
            readonly Dictionary<string, string> _settings = new() { {{pair}}, { "temp_store", "memory" } };
        }
        """);

    [Fact]
    public Task Key_by_itself_is_no_pair() => Verify.AnalyzerAsync("""
        class Orders
        {
            readonly List<string> _keys = new() { { "synchronous" }, { "journal_mode" } };
        }
        """);

    [Fact]
    public Task Setting_is_marked_on_its_line_of_a_long_text() => Verify.AnalyzerAsync("""
        class Orders
        {
            const string Key = "synchronous", Off = "OFF";

            static string Quoted(string key) => '"' + key + '"';

            void Open(Action<string> run) => run(
                $"PRAGMA " +
                $"{|DUR601:synchronous=OFF|}");

            void OpenAll(Action<string> run) => run(
                "PRAGMA foreign_keys=ON; SELECT " + Quoted("synchronous") +
                {|DUR601:"; PRAGMA synchronous=OFF"|});

            void OpenByName(Action<string> run) => run(
                {|DUR601:"PRAGMA " +
                Key + "=" + Off|});
        }
        """);

    [Theory]
    [InlineData("const string Memory = \"Mode=Memory;Data Source=orders\";", "Memory + \";Synchronous=Off\"")]
    [InlineData("const string Memory = \":memory:\";", "$\"Data Source={Memory};Synchronous=Off\"")]
    [InlineData("", "\"Synchronous=Off;Data Source=cache.db\"")]
    [InlineData("", "{|DUR601:\"Synchronous=Off;Data Source=orders.db\"|}")]
    [InlineData("", "\"Data Source=orders.db;Mode=ReadOnly;Synchronous=Off\"")]
    [InlineData("", "{|DUR601:\"Data Source=orders.db;Synchronous=Off\"|}")]
    public Task Connection_string_says_what_may_be_lost(string field, string text) => Verify.AnalyzerAsync($$"""
        class Orders
        {
            {{field}}

            string Connect() => {{text}};
        }
        """);

    [Theory]
    [InlineData("new SqliteConnection(\"Data Source=orders.db;Mode=ReadOnly\")", "\"PRAGMA synchronous=OFF\"")]
    [InlineData("new SqliteConnection(new SqliteConnectionStringBuilder { Mode = SqliteOpenMode.ReadOnly }.ToString())", "\"PRAGMA synchronous=OFF\"")]
    [InlineData("new SqliteConnection(\"Data Source=:memory:\")", "{|DUR607:\"SET synchronous_commit = off\"|}")]
    public Task Database_that_is_read_or_in_memory_has_nothing_to_lose(string connection, string sql) => VerifySqliteAsync($$"""
        class Orders
        {
            void Open(Action<string> run)
            {
                var connection = {{connection}};
                connection.Open();
                run({{sql}});
            }
        }
        """);

    [Fact]
    public Task Text_in_a_field_is_for_the_database_of_its_type() => VerifySqliteAsync("""
        class Words
        {
            static readonly string[] Pragmas = ["PRAGMA synchronous=OFF"];

            SqliteConnection Connect() => new SqliteConnection("Data Source=:memory:");
        }

        class Orders
        {
            static readonly string[] Pragmas = [{|DUR601:"PRAGMA synchronous=OFF"|}];

            SqliteConnection Connect() => new SqliteConnection("Data Source=orders.db");
        }
        """);

    [Theory]
    [InlineData("\"PRAGMA journal_mode=OFF\"", "\"PRAGMA journal_mode=DELETE\"")]
    [InlineData("\"SET synchronous_commit = off\"", "\"SET synchronous_commit = on\"")]
    [InlineData("{|DUR606:\"mongodb://a/prices?w=0\"|}", "\"mongodb://b/orders?w=majority\"")]
    public Task Setting_is_turned_on_again_and_another_server_has_its_own(string first, string second) => Verify.AnalyzerAsync($$"""
        class Orders
        {
            void Begin(Action<string> run) => run({{first}});

            void End(Action<string> run) => run({{second}});
        }
        """);

    [Fact]
    public Task Text_without_a_value_turns_nothing_on() => Verify.AnalyzerAsync("""
        class Orders
        {
            void Open(Action<string> run) => run({|DUR601:"PRAGMA synchronous=OFF"|});

            bool IsSynchronous(string sql) => sql.StartsWith("PRAGMA synchronous=");
        }
        """);

    [Theory]
    [InlineData("using System.Data.SQLite;", "{|DUR607:\"SET synchronous_commit = off\"|}")]
    [InlineData("using System.Data.SQLite;", "{|DUR602:\"PRAGMA synchronous=OFF\"|}")]
    [InlineData("// Was System.Data.SQLite.\nusing Microsoft.Data.Sqlite;", "{|DUR601:\"PRAGMA synchronous=OFF\"|}")]
    public Task Library_is_the_one_of_the_file(string usings, string sql) => Verify.AnalyzerAsync(
        $$"""
        {{usings}}

        class Orders
        {
            void Open(Action<string> run) => run({{sql}});
        }
        """,
        compiles: false);

    static Task VerifySqliteAsync(string source) => Verify.AnalyzerAsync("using Microsoft.Data.Sqlite;\n\n" + source + LibraryStubs.Sqlite);
}
