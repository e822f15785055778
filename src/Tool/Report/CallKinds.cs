using System.Collections.Immutable;
using System.Linq;
using System.Text.RegularExpressions;
using Durability.CrashWindow;
using Durability.Tool.Findings;

namespace Durability.Tool.Report;

/// <summary>
/// What a related place of a finding does. A log names the place and not the deed, so this goes by the name of the member that is
/// called there; the analyzer has made sure already that it is a call on the file.
/// </summary>
internal static partial class CallKinds
{
    /// <summary><see cref="Places.None"/> where the code cannot be read or says nothing.</summary>
    public static Places Of(SourceSpan span, ImmutableArray<string>? file)
    {
        if (file is not { } lines || span.StartLine < 1 || span.StartLine > lines.Length)
            return Places.None;
        var line = lines[span.StartLine - 1];
        var start = int.Clamp(span.StartColumn - 1, 0, line.Length);
        var end = span.EndLine == span.StartLine ? int.Clamp(span.EndColumn - 1, start, line.Length) : line.Length;
        return Called().Matches(line[start..end]).Select(static called => KindOf(called.Groups[1].Value, called.Groups[2].Success)).FirstOrDefault(static kind => kind != Places.None);
    }

    static Places KindOf(string member, bool toDisk) => member switch
    {
        _ when Starts(member, "Append", "Write", "Serialize", "CopyTo", "Save", "SetLength") => Places.Write,
        "Flush" when toDisk => Places.Sync,
        _ when member is "Flush" || Starts(member, "FlushAsync", "Dispose", "Close") => Places.Drain,
        _ when Starts(member, "FlushToDisk", "Sync", "Fsync") => Places.Sync,
        _ when Starts(member, "Move", "Replace", "Rename") => Places.Publish,
        _ when Starts(member, "Delete", "Unlink") => Places.Delete,
        _ when Starts(member, "Open", "Create", "FileStream", "StreamWriter") => Places.Open,
        _ => Places.None,
    };

    static bool Starts(string member, params string[] words) => words.Any(word => member.StartsWith(word, System.StringComparison.OrdinalIgnoreCase));

    [GeneratedRegex(@"(\w+)\s*(?:<[^()]*>)?\s*\((\s*(?:flushToDisk\s*:\s*)?true\b)?")]
    private static partial Regex Called();
}
