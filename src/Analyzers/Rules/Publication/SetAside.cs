using System.Linq;
using Durability.Analyzers.Evidence;
using Durability.Analyzers.Flow;

namespace Durability.Analyzers.Rules.Publication;

/// <summary>A rename that takes a file out of the way, as <c>File.Move(path, path + ".old")</c> does: nothing was written to be there.</summary>
internal static class SetAside
{
    /// <summary>The new name says so, and the old one does not.</summary>
    public static bool Is(FlowEvent publish) => publish is { Path: { } path, To: { } to } && IsNamed(to) && !IsNamed(path);

    /// <summary>A name such as <c>settings.json.bak</c>: what stands there is older than what it was made of.</summary>
    public static bool IsNamed(SymbolicValue path) => path.NamesOfFile().Any(name => EvidenceWords.Split(name.Text).Any(EvidenceWords.SetAside.Contains));
}
