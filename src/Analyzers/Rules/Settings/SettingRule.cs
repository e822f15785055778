using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Durability.Analyzers.Catalog;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Durability.Analyzers.Rules.Settings;

/// <summary>DUR601 and up, one id a library: a switch of the library is set to a value that gives up durability.</summary>
internal sealed class SettingRule : Rule
{
    /// <summary>What the fix reads: the durable value; empty where the flag is left out.</summary>
    public const string InsteadProperty = "Instead";

    const string Message = "'{0}' {1}";

    public static readonly DiagnosticDescriptor Sqlite = Describe("DUR601", "Durability switched off in SQLite", Message,
        RuleFamily.Settings, "With synchronous=OFF SQLite makes no fsync at all (measured: none for an insert, in every journal mode), and with the journal off or in memory a crash in the middle of a transaction leaves half of it in the file.");

    public static readonly DiagnosticDescriptor SystemDataSqlite = Describe("DUR602", "Durability switched off in System.Data.SQLite", Message,
        RuleFamily.Settings, "SyncMode=Off makes SQLite commit without any fsync; JournalMode Off or Memory leaves nothing to roll back from after a crash.");

    public static readonly DiagnosticDescriptor RocksDb = Describe("DUR603", "Durability switched off in RocksDB", Message,
        RuleFamily.Settings, "A write without the write-ahead log lives in memory until the memtable is flushed; a write without sync is in the page cache only.");

    public static readonly DiagnosticDescriptor Lmdb = Describe("DUR604", "Durability switched off in LMDB", Message,
        RuleFamily.Settings, "NoSync, NoMetaSync and WriteMap with MapAsync let a commit return before the device has it; without the order that the sync gives, the file itself can be damaged.");

    public static readonly DiagnosticDescriptor Kafka = Describe("DUR605", "Durability switched off in Kafka", Message,
        RuleFamily.Settings, "A producer whose acks are None or Leader takes a message for sent before the replicas have it.");

    public static readonly DiagnosticDescriptor Mongo = Describe("DUR606", "Durability switched off in MongoDB", Message,
        RuleFamily.Settings, "A write concern below majority, or without the journal, acknowledges a write that one failing server can lose.");

    public static readonly DiagnosticDescriptor Postgres = Describe("DUR607", "Durability switched off in PostgreSQL", Message,
        RuleFamily.Settings, "With synchronous_commit=off a COMMIT returns before its write-ahead log record is on disk.");

    public static readonly DiagnosticDescriptor Faster = Describe("DUR608", "Durability switched off in FASTER and Tsavorite", Message,
        RuleFamily.Settings, "An enqueued record is in memory until a commit; a log that nobody commits keeps nothing.");

    public static readonly DiagnosticDescriptor Others = Describe("DUR609", "Durability switched off in the store", Message,
        RuleFamily.Settings, "NATS JetStream in memory or without acknowledgements, Redis writes that are fired and forgotten, an EventStoreDB node that never flushes.");

    static readonly ImmutableArray<DiagnosticDescriptor> All = [Sqlite, SystemDataSqlite, RocksDb, Lmdb, Kafka, Mongo, Postgres, Faster, Others];

    public override ImmutableArray<DiagnosticDescriptor> Descriptors => All;

    public override void InTree(SemanticModel model, RuleContext context, List<Finding> found, CancellationToken cancellation)
    {
        var places = context.Bodies.Index.Marks(model.SyntaxTree, cancellation).Settings;
        if (places.Count == 0)
            return;
        var root = model.SyntaxTree.GetRoot(cancellation);
        var reader = new SettingReader(model, context, cancellation);
        var findings = new List<Finding>();
        foreach (var place in places)
        {
            var token = root.FindToken(place);
            if (!token.Span.Contains(place))
                continue;
            if (token.IsKind(SyntaxKind.IdentifierToken))
            {
                MemberSettings.In(token, reader, findings);
                UncommittedWrites.In(token, reader, findings);
            }
            else
            {
                TextSettings.In(token, reader, findings);
            }
        }

        var seen = new HashSet<SyntaxNode>();
        foreach (var finding in findings)
        {
            if (seen.Add(finding.At))
                found.Add(finding);
        }
    }

    /// <param name="library">Says the id.</param>
    /// <param name="at">The value that switches off.</param>
    /// <param name="what">The switch as the code writes it.</param>
    /// <param name="lost">What is lost and when.</param>
    /// <param name="instead">The durable value.</param>
    public static Finding Report(SettingLibrary library, SyntaxNode at, string what, string lost, string instead) => new(All.First(d => d.Id == library.Id), at, what, lost)
    {
        Covers = [at],
        Properties = ImmutableDictionary<string, string?>.Empty.Add(InsteadProperty, instead),
    };
}

/// <summary>What reading the switches of one tree needs.</summary>
internal sealed class SettingReader(SemanticModel model, RuleContext context, CancellationToken cancellation)
{
    public SemanticModel Model { get; } = model;
    public RuleContext Rules { get; } = context;
    public CancellationToken Cancellation { get; } = cancellation;
    public SettingIntent Intent { get; } = new(model, context, cancellation);

    /// <summary>Whether a type is one of a list of full names, or derives from one; a type that did not bind is known by its simple name.</summary>
    public static bool IsOneOf(ITypeSymbol? type, string fullNames)
    {
        if (fullNames == "*")
            return true;
        foreach (var name in fullNames.Split('|'))
        {
            if (type is null or IErrorTypeSymbol ? type?.Name == SimpleName(name) : TypeNames.IsOrDerivesFrom(type, name))
                return true;
        }

        return false;
    }

    public static bool IsNamed(string name, string fullNames) => fullNames == "*" || fullNames.Split('|').Any(f => SimpleName(f) == name);

    static string SimpleName(string fullName) => fullName.Substring(fullName.LastIndexOf('.') + 1);

    public object? ConstantOf(SyntaxNode expression) => Model.GetConstantValue(expression, Cancellation) is { HasValue: true } constant ? constant.Value : null;

    /// <summary>Whether an expression is the constant that a row names.</summary>
    public bool Is(SyntaxNode expression, string value) => ConstantOf(expression) switch
    {
        bool flag => value == (flag ? "true" : "false"),
        int number => value == number.ToString(System.Globalization.CultureInfo.InvariantCulture),
        _ => false,
    };
}
