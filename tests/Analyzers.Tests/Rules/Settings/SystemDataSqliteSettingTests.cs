using System.Threading.Tasks;
using Xunit;

namespace Durability.Analyzers.Tests.Rules.Settings;

/// <summary>DUR602: System.Data.SQLite's builder, its connection strings and the SQL that it is given.</summary>
public sealed class SystemDataSqliteSettingTests
{
    [Fact]
    public Task BuilderInitializer_Triggers() => VerifyAsync("""
        class Orders
        {
            string Connect(string path) => new SQLiteConnectionStringBuilder
            {
                DataSource = path,
                CacheSize = -20000,
                SyncMode = {|DUR602:SynchronizationModes.Off|},
                JournalMode = {|DUR602:SQLiteJournalModeEnum.Memory|},
            }.ConnectionString;
        }
        """);

    [Fact]
    public Task BuilderAssignments_Trigger() => VerifyAsync("""
        class Orders
        {
            void Connect(SQLiteConnectionStringBuilder builder)
            {
                builder.SyncMode = {|DUR602:System.Data.SQLite.SynchronizationModes.Off|};
                builder.JournalMode = {|DUR602:SQLiteJournalModeEnum.Off|};
                builder["Synchronous"] = {|DUR602:"Off"|};
                builder.Add("journal mode", {|DUR602:"Off"|});
            }
        }
        """);

    [Fact]
    public Task DurableModes_DoNotTrigger() => VerifyAsync("""
        class Orders
        {
            void Connect(SQLiteConnectionStringBuilder builder, bool mac)
            {
                builder.SyncMode = SynchronizationModes.Normal;
                builder.JournalMode = mac ? SQLiteJournalModeEnum.Truncate : SQLiteJournalModeEnum.Wal;
                builder.Add("Full FSync", true);
            }
        }
        """);

    [Theory]
    [InlineData("Data Source=orders.db;Synchronous=Off")]
    [InlineData("Data Source=orders.db; Journal Mode=Off; Pooling=True")]
    [InlineData("Data Source=orders.db;Journal Mode=Memory;Synchronous=Full")]
    public Task ConnectionString_Triggers(string text) => VerifyAsync($$"""
        class Orders
        {
            SQLiteConnection Connect() => new SQLiteConnection({|DUR602:"{{text}}"|});
        }
        """);

    [Theory]
    [InlineData("Data Source=orders.db;Synchronous=Normal;Journal Mode=WAL")]
    [InlineData("Data Source=:memory:;Synchronous=Off")]
    [InlineData("Data Source=cache.db;Synchronous=Off")]
    [InlineData("Data Source=orders.db;Read Only=True;Synchronous=Off")]
    public Task ConnectionStringOfOtherDatabases_DoesNotTrigger(string text) => VerifyAsync($$"""
        class Orders
        {
            SQLiteConnection Connect() => new SQLiteConnection("{{text}}");
        }
        """);

    [Fact]
    public Task Pragma_IsThisLibrarys() => VerifyAsync("""
        class Orders
        {
            void Open(SQLiteConnection connection) => connection.Execute({|DUR602:"PRAGMA synchronous=OFF"|});
        }
        """);

    [Fact]
    public Task ComparedListedOrTranslated_DoesNotTrigger() => VerifyAsync("""
        class Orders
        {
            bool IsOff(SynchronizationModes mode) => mode == SynchronizationModes.Off;

            SynchronizationModes[] All() => [SynchronizationModes.Full, SynchronizationModes.Off];

            SynchronizationModes Parse(string text) => text switch { "off" => SynchronizationModes.Off, _ => SynchronizationModes.Full };

            SynchronizationModes Convert(int mode)
            {
                switch (mode)
                {
                    case 0:
                        return SynchronizationModes.Off;
                    default:
                        return SynchronizationModes.Full;
                }
            }
        }
        """);

    [Fact]
    public Task DatabaseThatIsOnlyRead_DoesNotTrigger() => VerifyAsync("""
        class Dictionary
        {
            string Connect(string path) => new SQLiteConnectionStringBuilder { DataSource = path, ReadOnly = true, SyncMode = SynchronizationModes.Off, JournalMode = SQLiteJournalModeEnum.Off }.ConnectionString;
        }
        """);

    static Task VerifyAsync(string source) => Verify.AnalyzerAsync("using System.Data.SQLite;\n\n" + source + LibraryStubs.SystemDataSqlite);
}
