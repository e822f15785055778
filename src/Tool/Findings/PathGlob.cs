using System;
using System.Text;
using System.Text.RegularExpressions;

namespace Durability.Tool.Findings;

/// <summary>
/// A pattern over paths with slashes: <c>*</c> stands for a part of one name, <c>**</c> for any folders, <c>?</c> for one character.
/// A pattern without a slash matches a name in any folder; one that names a folder matches all in it.
/// </summary>
internal sealed class PathGlob
{
    readonly Regex _expression;

    public PathGlob(string pattern)
    {
        var path = pattern.Replace('\\', '/').Trim();
        if (path.Length == 0)
            throw new BadInputException("A pattern of --include or --exclude is empty.");
        path = path.StartsWith("./", StringComparison.Ordinal) ? path[2..] : path.TrimStart('/');
        path = path.TrimEnd('/');
        if (!path.Contains('/', StringComparison.Ordinal))
            path = "**/" + path;
        var ignoreCase = OperatingSystem.IsWindows() || OperatingSystem.IsMacOS() ? RegexOptions.IgnoreCase : RegexOptions.None;
        _expression = new Regex("^" + Translate(path) + "(/.*)?$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | ignoreCase);
    }

    public bool Matches(string path) => _expression.IsMatch(path);

    static string Translate(string path)
    {
        var expression = new StringBuilder();
        for (var index = 0; index < path.Length; index++)
        {
            if (path.AsSpan(index).StartsWith("**/", StringComparison.Ordinal))
            {
                expression.Append("(.*/)?");
                index += 2;
            }
            else if (path.AsSpan(index).StartsWith("**", StringComparison.Ordinal))
            {
                expression.Append(".*");
                index++;
            }
            else
            {
                expression.Append(path[index] switch { '*' => "[^/]*", '?' => "[^/]", var other => Regex.Escape(other.ToString()) });
            }
        }

        return expression.ToString();
    }
}
