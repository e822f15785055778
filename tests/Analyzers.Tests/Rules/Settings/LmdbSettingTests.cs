using System.Threading.Tasks;
using Xunit;

namespace Durability.Analyzers.Tests.Rules.Settings;

/// <summary>DUR604: environment and transaction flags that leave out the sync of a commit.</summary>
public sealed class LmdbSettingTests
{
    [Theory]
    [InlineData("{|DUR604:EnvironmentOpenFlags.NoSync|}")]
    [InlineData("EnvironmentOpenFlags.WriteMap | {|DUR604:EnvironmentOpenFlags.NoSync|}")]
    [InlineData("(EnvironmentOpenFlags.NoLock | {|DUR604:LightningDB.EnvironmentOpenFlags.NoMetaSync|})")]
    [InlineData("EnvironmentOpenFlags.WriteMap | {|DUR604:EnvironmentOpenFlags.MapAsync|}")]
    [InlineData("EnvironmentOpenFlags.MapAsync | EnvironmentOpenFlags.NoMetaSync | {|DUR604:EnvironmentOpenFlags.NoSync|} | EnvironmentOpenFlags.WriteMap")]
    public Task FlagsAtOpen_Trigger(string flags) => VerifyAsync($$"""
        class Queue
        {
            void Open(LightningEnvironment environment) => environment.Open({{flags}});
        }
        """);

    [Theory]
    [InlineData("EnvironmentOpenFlags.NoLock | EnvironmentOpenFlags.WriteMap")]
    [InlineData("EnvironmentOpenFlags.NoLock | EnvironmentOpenFlags.MapAsync")]
    public Task FlagsThatKeepTheSync_DoNotTrigger(string flags) => VerifyAsync($$"""
        class Queue
        {
            void Open(LightningEnvironment environment) => environment.Open({{flags}});
        }
        """);

    [Fact]
    public Task FlagsElsewhere_Trigger() => VerifyAsync("""
        class Queue
        {
            const EnvironmentOpenFlags Flags = EnvironmentOpenFlags.NoLock | {|DUR604:EnvironmentOpenFlags.NoSync|};

            public EnvironmentOpenFlags Default { get; set; } = {|DUR604:EnvironmentOpenFlags.NoSync|};

            void Add(EnvironmentOpenFlags flags)
            {
                flags |= {|DUR604:EnvironmentOpenFlags.NoSync|};
            }

            void Begin(LightningEnvironment environment) => environment.BeginTransaction({|DUR604:TransactionBeginFlags.NoSync|});
        }
        """);

    [Fact]
    public Task UsingStatic_Triggers() => Verify.AnalyzerAsync("""
        using LightningDB;
        using static LightningDB.EnvironmentOpenFlags;

        class Queue
        {
            void Open(LightningEnvironment environment) => environment.Open(WriteMap | {|DUR604:NoSync|});
        }
        """ + LibraryStubs.Lmdb);

    [Fact]
    public Task FlagsThatAreAskedForOrTakenAway_DoNotTrigger() => VerifyAsync("""
        class Queue
        {
            bool Asks(EnvironmentOpenFlags flags) => flags.HasFlag(EnvironmentOpenFlags.NoSync) || (flags & EnvironmentOpenFlags.NoSync) != 0;

            void Check(EnvironmentOpenFlags flags) => Assert.AreEqual(EnvironmentOpenFlags.NoSync, flags);

            EnvironmentOpenFlags Without(EnvironmentOpenFlags flags) => flags & ~EnvironmentOpenFlags.NoSync;
        }

        enum QueueFlags { None, Fast = (int)EnvironmentOpenFlags.NoSync }

        static class Assert { public static void AreEqual(object wanted, object given) { } }
        """);

    [Fact]
    public Task FlagThatIsReturned_Triggers() => VerifyAsync("""
        class Queue
        {
            EnvironmentOpenFlags Flags()
            {
                return {|DUR604:EnvironmentOpenFlags.NoSync|};
            }
        }
        """);

    [Fact]
    public Task OwnTypeOfTheSameName_DoesNotTrigger() => Verify.AnalyzerAsync("""
        namespace Mine
        {
            enum EnvironmentOpenFlags { NoSync }

            class Queue { void Open(Action<EnvironmentOpenFlags> open) => open(EnvironmentOpenFlags.NoSync); }
        }
        """);

    [Fact]
    public Task NativeNames_Trigger() => Verify.AnalyzerAsync("""
        static class Lmdb
        {
            public const uint MDB_NOSYNC = 0x10000, MDB_WRITEMAP = 0x80000, MDB_MAPASYNC = 0x100000;

            [DllImport("lmdb")] public static extern int mdb_env_open(IntPtr environment, string path, uint flags, int mode);
        }

        class Queue
        {
            void Open(IntPtr environment)
            {
                Lmdb.mdb_env_open(environment, "queue", {|DUR604:Lmdb.MDB_NOSYNC|}, 0644);
                Lmdb.mdb_env_open(environment, "queue", Lmdb.MDB_WRITEMAP | {|DUR604:Lmdb.MDB_MAPASYNC|}, 0644);
                Lmdb.mdb_env_open(environment, "queue", Lmdb.MDB_MAPASYNC, 0644);
            }
        }
        """);

    [Fact]
    public Task LibraryThatDoesNotResolve_IsKnownByItsNames() => Verify.AnalyzerAsync("""
        class Queue
        {
            void Open({|CS0246:LightningEnvironment|} environment) => environment.Open({|CS0103:EnvironmentOpenFlags|}.WriteMap | {|#0:{|CS0103:EnvironmentOpenFlags|}.NoSync|});
        }
        """, expected: Verify.Diagnostic("DUR604").WithLocation(0));

    [Fact]
    public Task Message_NamesTheFlagAndTheLoss() => Verify.AnalyzerAsync(
        "class Queue { void Open(LightningDB.LightningEnvironment environment) => environment.Open({|#0:LightningDB.EnvironmentOpenFlags.NoSync|}); }" + LibraryStubs.Lmdb,
        expected: Verify.Diagnostic("DUR604").WithLocation(0).WithMessage("'LightningDB.EnvironmentOpenFlags.NoSync' commits without a sync; a power cut loses the last commits and can corrupt the database"));

    static Task VerifyAsync(string source) => Verify.AnalyzerAsync("using LightningDB;\n\n" + source + LibraryStubs.Lmdb);
}
