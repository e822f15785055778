// With a write-ahead log NORMAL keeps the database whole.
public static class DatabaseSetup
{
    public const string Start = "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;";
}
