using System;
using System.Collections.Immutable;

namespace Durability.Tool.Report;

/// <summary>What a report is made from beside the scan.</summary>
/// <param name="Earlier">Earlier reports or logs of the same code, in any order, for the trend; may be empty.</param>
/// <param name="ReadLines">The lines of a file as <see cref="Findings.SourceSpan.File"/> names it; null where it cannot be read.</param>
internal sealed record ReportOptions(ImmutableArray<EarlierReport> Earlier, Func<string, ImmutableArray<string>?> ReadLines)
{
    /// <summary>No trend, and the source from the scanned folder.</summary>
    public static ReportOptions For(string root) => new([], SourceFolder.ReaderOf(root));
}
