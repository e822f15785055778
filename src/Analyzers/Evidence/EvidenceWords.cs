using System;
using System.Collections.Generic;
using System.Linq;

namespace Durability.Analyzers.Evidence;

/// <summary>Words that say what a file is for. The lists of states and scratch files grow by option.</summary>
internal static class EvidenceWords
{
    /// <summary>In a comment or a name: whoever wrote this wants the data to survive a crash.</summary>
    public static readonly string[] StrongPhrases =
    [
        "fsync", "durable", "durability", "crash-safe", "crash safe", "crashsafe", "power loss", "power cut", "power failure", "power fail", "power outage", "hit the disk", "hits the disk", "hits disk immediately",
        "flush to disk", "flushed to disk", "flush it to disk", "sync to disk", "synced to disk", "force to disk", "forced to disk", "physical disk", "write-ahead", "write ahead log", "atomic write", "atomic replace", "atomically replace", "replaced atomically", "write atomically", "written atomically", "data integrity", "onto the disk", "survive a crash", "survives a crash",
        "flushing to disk", "flushfilebuffers", "loss of power", "power-loss", "power-fail", "crash consistent", "crash-consistent", "crash consistency", "unclean shutdown", "hard reset", "hard reboot",
    ];

    /// <summary>Those of the phrases that a file has or has not, and that a comment may deny.</summary>
    public static readonly HashSet<string> Qualities = new(StringComparer.Ordinal) { "durable", "durability", "crash-safe", "crash safe", "crashsafe", "crash consistent", "crash-consistent", "atomic write" };

    /// <summary>Before such a phrase: the file does not have it.</summary>
    public static readonly HashSet<string> Denials = Set("not no non never without less");

    /// <summary>In the name of a member that only asks.</summary>
    public static readonly HashSet<string> Questions = Set("is are can has needs should supports means");

    /// <summary>In the name of a type or member.</summary>
    public static readonly HashSet<string> StrongNames = Set("durable durability crashsafe atomic atomically robust wal fsync");

    public static readonly HashSet<string> State = Set(
        "wal journal ledger segment db database datastore checkpoint snapshot manifest index state settings setting config configuration cfg conf preferences prefs options save saves store storage " +
        "key keys keyring keychain keystore wallet credential credentials secret secrets account accounts profile profiles history registry metadata catalog bookmark bookmarks offset offsets queue commands " +
        "permissions perms users ranks whitelist blacklist allowlist denylist project projects hosts preset presets favorites favourites connection connections properties inventory economy bank player players world " +
        "commit page pages record records event events entity entities progress pending subscription subscriptions license licence identity inbox outbox raft term vote transaction transactions lexicon session sessions");

    /// <summary>Before the word "log": a log that the data is recovered from, and no diary of what the program did.</summary>
    public static readonly HashSet<string> RecoveryLogs = Set("wal ahead commit transaction transactions tx txn redo undo raft replication replicated op oplog recovery intent segment mutation append binary journal");

    /// <summary>Beside "log" in the name of a type: a log that the data lives in.</summary>
    public static readonly HashSet<string> PartsOfLog = Set("segment segments segmented compactor compaction partition replicated replica");

    /// <summary>Last in the name of a file: a log that ends so is read by the program, and not by people.</summary>
    public static readonly HashSet<string> DataFiles = Set("data dat bin db");

    /// <summary>Records that nobody misses, unless the program itself loads them again.</summary>
    public static readonly HashSet<string> ScratchUnlessLoaded = Set("log logs stats statistics");

    /// <summary>First word of a member that reads what the program goes on from.</summary>
    public static readonly HashSet<string> LoadingVerbs = Set("load loads recover restore replay rebuild init initialize open resume");

    /// <summary>In the name of a flag that is cleared once its object is saved.</summary>
    public static readonly HashSet<string> Unsaved = Set("dirty modified changed changes unsaved");

    /// <summary>First word of a member that deletes what nothing needs any longer, whenever it runs.</summary>
    public static readonly HashSet<string> ClearingVerbs = Set("prune clean cleanup purge expire evict sweep");

    /// <summary>First word of a member after which what was written must be safe.</summary>
    public static readonly HashSet<string> CommittingVerbs = Set("commit flush sync fsync persist checkpoint save append force");

    /// <summary>First word of a member that keeps something.</summary>
    public static readonly HashSet<string> SavingVerbs = Set("save store persist serialize write");

    /// <summary>First word of a callee that changes the file whose stream it is given.</summary>
    public static readonly HashSet<string> WritingVerbs = Set("write save store persist serialize copy append put export dump encode compress encrypt emit update set add insert download fill pack record log print render patch apply truncate extend");

    /// <summary>In the name of a type: a part of a storage engine.</summary>
    public static readonly string[] EngineParts = ["SSTable", "MemTable", "BTree", "BPlusTree", "Bitcask", "RandomAccessDevice"];

    /// <summary>Before "repository" in the name of a type: one that keeps its objects in files, and none of source texts or of a database.</summary>
    public static readonly HashSet<string> RepositoryKinds = Set("file files json xml yaml disk binary text csv");

    /// <summary>Types of a parameter: where a part of a database stands in its file.</summary>
    public static readonly HashSet<string> EngineAddresses = new(StringComparer.Ordinal) { "BlockId", "PageId" };

    /// <summary>In the name of a log that may be emptied once its records are applied.</summary>
    public static readonly HashSet<string> Logs = Set("log wal journal redo undo rollback");

    /// <summary>In the name of a file that is there for recovery alone.</summary>
    public static readonly HashSet<string> RecoveryFiles = Set("wal journal redo undo rollback");

    /// <summary>In the name of a variable: only a sync makes it true.</summary>
    public static readonly HashSet<string> Promised = Set("committed durable synced persisted");

    /// <summary>In the name of a variable: it tells others how far the data is safe.</summary>
    public static readonly HashSet<string> Announced = Set("committed durable synced persisted flushed acknowledged");

    /// <summary>In the name of an enumeration: it says how much is synced.</summary>
    public static readonly HashSet<string> SyncModes = Set("sync syncs fsync flush flushing durability durable");

    /// <summary>In the name of a helper, or of the type that it is a member of: it replaces a file as one must.</summary>
    public static readonly HashSet<string> Careful = Set("atomic atomically safe safely durable robust transactional");

    /// <summary>States that nothing can make again: what was made at random, or given once.</summary>
    public static readonly HashSet<string> Irreplaceable = Set("key keys keyring keychain keystore secret secrets wallet identity credential credentials");

    public static readonly HashSet<string> Scratch = Set(
        "temp tmp temporary cache caches cached caching export exports exported exporter report reports reporter log logs logger logging trace traces dump dumps pid pidfile debug test tests testing sample samples " +
        "example examples dev generated generator codegen html htm csv png jpg jpeg gif bmp webp svg tif tiff pdf mp mkv avi download downloads downloaded downloader icon icons image images thumbnail thumbnails screenshot screenshots desktop url script scripts bat readme print printing " +
        "lock lockfile marker benchmark benchmarks crash err error errors recent mru update updates updater bug scratch extract extracted extraction unpack unzip unzipped window windows output outputs diagnostic diagnostics upload uploads stats statistics metrics telemetry notification notifications etag etags coverage console stdout stderr stdin pipe ipc ftp sftp socket out trash recycle junk web css js shader shaders glsl preview pdb dll sha md5 checksum");

    /// <summary>In the name of a folder: all files below it can be lost, whatever they are called.</summary>
    public static readonly HashSet<string> ScratchFolders = Set("temp tmp temporary cache caches cached scratch output outputs artifacts");

    /// <summary>First word of a member that makes what can be made again.</summary>
    public static readonly HashSet<string> ScratchVerbs = Set("generate export print dump download extract render log trace report preview");

    /// <summary>In the name of a file: it is to take another one's place.</summary>
    public static readonly HashSet<string> Successors = Set("tmp temp temporary new next pending part partial swap staging staged working");

    /// <summary>First word of a method: what it writes is a copy of what the program has, for somebody else.</summary>
    public static readonly HashSet<string> CopyVerbs = Set("export dump print render preview build rebuild download");

    /// <summary>First word of a member that syncs so that others can read the whole file, and not when the data must be safe.</summary>
    public static readonly HashSet<string> CopyingVerbs = Set("backup copy clone export");

    /// <summary>In the name of a method, or last in that of a type: the original is somewhere else.</summary>
    public static readonly HashSet<string> Caches = Set("cache caches caching");

    /// <summary>In a call that writes a stream: its bytes come from another machine.</summary>
    public static readonly HashSet<string> Downloads = Set("remote response download downloader downloaded http");

    /// <summary>In the name of a type that is a cache, or only has one: its files are settings, or pages of a database on their way to disk.</summary>
    public static readonly HashSet<string> KeptThoughCached = Set("settings setting config configuration configurations options preferences page pages block blocks buffer buffers write");

    /// <summary>First word of a member that is named for what it works on, and not for the file that it writes: <c>ProcessOptions</c>, <c>ParseSettings</c>.</summary>
    public static readonly HashSet<string> HandlingVerbs = Set("process handle parse convert validate restore");

    /// <summary>Last word of a type that writes for somebody else, or what it can make again.</summary>
    public static readonly HashSet<string> ScratchTypes = Set("generator gen logger exporter profiler compiler downloader");

    /// <summary>In the name of a type: what it writes tells how the program did.</summary>
    public static readonly HashSet<string> Measurements = Set("metrics telemetry");

    /// <summary>Before "history" or "log": it is measured again every few seconds, and drawn.</summary>
    public static readonly HashSet<string> Measured = Set("stats statistics bandwidth throughput latency ping cpu memory resource resources usage performance temperature fps sensor speed traffic");

    /// <summary>First word of a namespace that is named for what its program does once: <c>ExtractStrings</c>, <c>ReleaseBuilder</c>.</summary>
    public static readonly HashSet<string> ToolVerbs = Set("extract generate convert release");

    /// <summary>Behind the name of a file: it was moved out of the way.</summary>
    public static readonly HashSet<string> SetAside = Set("old bak backup backups orig previous prev archived archive bad broken corrupt");

    /// <summary>In the name of a stream, or of the type that keeps it: its bytes go to another program.</summary>
    public static readonly HashSet<string> Peers = Set("network net remote socket client server ssl tls secure http pipe response request connection tcp udp session streaming channel port serial");

    /// <summary>In the name of a file or type: where something stood on the screen.</summary>
    public static readonly HashSet<string> Placements = Set("position positions placement placements layout layouts bounds geometry size state states");

    /// <summary>In a namespace: a tool that can be run again, of developers, whose files are under version control, or one that installs.</summary>
    public static readonly HashSet<string> ToolNamespaces = Set("scaffolding codegen gen generator generators toolbox installer installers");

    /// <summary>State in the name of a file; in that of a folder, type or method, mostly what it talks to, handles in memory or works in.</summary>
    public static readonly HashSet<string> OfFilesOnly = Set("connection connections event events project commands properties session sessions host hosts metadata manifest transaction transactions progress pending term vote entity entities record records license licence");

    /// <summary>In the name of a variable: the file is for whoever named it.</summary>
    public static readonly HashSet<string> Destinations = Set("destination dest target");

    /// <summary>In the name of a method: the program has the content, and writes it wherever it is missing.</summary>
    public static readonly HashSet<string> Defaults = Set("default defaults empty template templates");

    /// <summary>In a namespace: files of this code are for the developer, not for the program.</summary>
    public static readonly HashSet<string> ScratchNamespaces = Set("telemetry diagnostics logging profiling export exports download downloads cache caches caching translation translations");

    /// <summary>In a namespace: all files of this code are state, where nothing nearer says otherwise.</summary>
    public static readonly HashSet<string> StateNamespaces = Set("store storage persistence database datastore db raft wal journal");

    /// <summary>Beside "store": one that sells programs, or that is somewhere else.</summary>
    public static readonly HashSet<string> StoresElsewhere = Set("app apps ms microsoft windows play steam web azure aws amazon s3 gcs google cloud blob blobs bucket");

    /// <summary>Last in the name of a file: a source text or script, which is under version control or made by the program, and named for what it is about.</summary>
    public static readonly string[] SourceFiles = [".cs", ".csproj", ".vbproj", ".fsproj", ".sln", ".slnx", ".props", ".targets", ".nuspec", ".sh", ".ps1", ".fish", ".cmd", ".ahk", ".vbs"];

    /// <summary><c>Journal</c>, <c>WalWriter</c>, <c>TransactionLog</c>: a type that is named for the log that the data is recovered from.</summary>
    public static bool IsRecoveryLog(string type)
    {
        var words = Split(type).ToArray();
        return words.Any(RecoveryFiles.Contains) || words.Where((word, i) => word is "log" or "logs" && i > 0 && RecoveryLogs.Contains(words[i - 1])).Any();
    }

    /// <summary><c>FsyncDirectory</c>, <c>SyncParent</c>: a member that is named for putting names on the device, and not <c>CanSyncDirectory</c>.</summary>
    public static bool IsForDirectorySync(string name)
    {
        if (name.IndexOf("sync", StringComparison.OrdinalIgnoreCase) < 0 && name.IndexOf("flush", StringComparison.OrdinalIgnoreCase) < 0)
            return false;
        var words = Split(name).ToArray();
        return words.Any(word => word is "sync" or "fsync" or "flush") && words.Any(word => word is "dir" or "directory" or "parent" or "folder") && !words.Any(word => Denials.Contains(word) || Questions.Contains(word));
    }

    static HashSet<string> Set(string words) => new(words.Split(' '), StringComparer.Ordinal);

    /// <summary>Splits <c>lastCommitted_pages.tmp</c> into its words, in lower case.</summary>
    public static IEnumerable<string> Split(string name)
    {
        var start = 0;
        for (var i = 0; i <= name.Length; i++)
        {
            var ends = i == name.Length || !char.IsLetter(name[i]) || (i > start && char.IsUpper(name[i]) && (!char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1]))));
            if (!ends)
                continue;
            if (i > start)
                yield return name.Substring(start, i - start).ToLowerInvariant();
            start = i < name.Length && !char.IsLetter(name[i]) ? i + 1 : i;
        }
    }
}
