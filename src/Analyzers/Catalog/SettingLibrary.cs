namespace Durability.Analyzers.Catalog;

/// <summary>A library whose durability can be switched off: one rule id.</summary>
/// <param name="Id">The rule, described in <c>SettingRule</c>.</param>
internal sealed record SettingLibrary(string Id)
{
    /// <summary>The library keeps its files itself, so that they can be a copy of what is kept elsewhere.</summary>
    public bool KeepsFiles { get; init; }

    public static readonly SettingLibrary Sqlite = new("DUR601") { KeepsFiles = true };
    public static readonly SettingLibrary SystemDataSqlite = new("DUR602") { KeepsFiles = true };
    public static readonly SettingLibrary RocksDb = new("DUR603") { KeepsFiles = true };
    public static readonly SettingLibrary Lmdb = new("DUR604") { KeepsFiles = true };
    public static readonly SettingLibrary Kafka = new("DUR605");
    public static readonly SettingLibrary Mongo = new("DUR606");
    public static readonly SettingLibrary Postgres = new("DUR607");
    public static readonly SettingLibrary Faster = new("DUR608");
    public static readonly SettingLibrary Others = new("DUR609");
}
