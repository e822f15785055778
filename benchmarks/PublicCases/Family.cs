using System.Collections.Immutable;
using System.Linq;

namespace Durability.PublicCases;

/// <summary>A kind of bug, and the rules that name it rightly.</summary>
internal sealed record Family(string Name, string Meaning, ImmutableArray<string> Rules)
{
    public const string NameNotSynced = "name-not-synced";

    public static ImmutableArray<Family> All { get; } =
    [
        new("unsynced-write", "written, never synced", ["DUR101", "DUR102", "DUR203"]),
        new("drain-for-sync", "a flush stands where the sync should", ["DUR101", "DUR102", "DUR106", "DUR203"]),
        new("wrapper-order", "a sync while bytes lie above the handle", ["DUR103"]),
        new("sync-per-record", "a sync for every record", ["DUR501"]),
        new("published-unsynced", "renamed into place before it is synced", ["DUR203", "DUR206"]),
        new(NameNotSynced, "directory not synced", ["DUR201", "DUR202"]),
        new("failure", "failure ignored, swallowed or retried", ["DUR301", "DUR302", "DUR303", "DUR304", "DUR305"]),
        new("early-acknowledgement", "acknowledged, or old copy destroyed, before the sync", ["DUR401", "DUR402"]),
        new("in-place", "state overwritten in place", ["DUR204"]),
        new("setting", "durability switched off in a library", ["DUR601", "DUR602", "DUR603", "DUR604", "DUR605", "DUR606", "DUR607", "DUR608", "DUR609"]),
    ];

    public static Family? Find(string name) => All.FirstOrDefault(family => family.Name == name);
}
