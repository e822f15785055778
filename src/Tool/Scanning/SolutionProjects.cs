using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;

namespace Durability.Tool.Scanning;

/// <summary>The C# projects that a solution names, so that one which never got as far as its compiler is missed.</summary>
internal static partial class SolutionProjects
{
    /// <exception cref="BadInputException">It cannot be read.</exception>
    public static ImmutableArray<string> Read(string solution)
    {
        try
        {
            var folder = Path.GetDirectoryName(solution)!;
            var names = Path.GetExtension(solution).ToLowerInvariant() switch
            {
                ".slnx" => XDocument.Load(solution).Descendants("Project").Select(static project => (string?)project.Attribute("Path") ?? ""),
                ".slnf" => ReadFilter(solution, ref folder),
                _ => ProjectLine().Matches(File.ReadAllText(solution)).Select(static match => match.Groups["path"].Value),
            };
            return [.. names
                .Where(static name => name.EndsWith(".csproj", StringComparison.OrdinalIgnoreCase))
                .Select(name => Path.GetFullPath(Path.Combine(folder, name.Replace('\\', Path.DirectorySeparatorChar))))
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal)];
        }
        catch (XmlException error)
        {
            throw new BadInputException($"{solution}({error.LineNumber},{error.LinePosition}): this is no solution, the XML breaks here.", error);
        }
        catch (JsonException error)
        {
            throw new BadInputException($"{solution}({error.LineNumber + 1},{error.BytePositionInLine + 1}): this is no solution filter, the JSON breaks here.", error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or InvalidOperationException or KeyNotFoundException)
        {
            throw new BadInputException($"{solution} cannot be read: {error.Message}", error);
        }
    }

    static IEnumerable<string> ReadFilter(string file, ref string folder)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(file));
        var solution = document.RootElement.GetProperty("solution");
        var path = solution.GetProperty("path").GetString()!.Replace('\\', Path.DirectorySeparatorChar);
        folder = Path.GetDirectoryName(Path.GetFullPath(Path.Combine(folder, path)))!;
        return [.. solution.GetProperty("projects").EnumerateArray().Select(static project => project.GetString()!)];
    }

    [GeneratedRegex("""^Project\("[^"]*"\)\s*=\s*"[^"]*"\s*,\s*"(?<path>[^"]+)"\s*,""", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex ProjectLine();
}
