using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Text;

namespace Durability.Analyzers.CodeFixes;

/// <summary>One way to fix a diagnostic, as changes of the document's text.</summary>
/// <param name="Title">What happens, with the names in the code.</param>
/// <param name="Key">The equivalence key: the same for every place that is fixed in the same way.</param>
/// <param name="Changes">The changes, none of which overlaps another.</param>
internal sealed record FixCandidate(string Title, string Key, ImmutableArray<TextChange> Changes);
