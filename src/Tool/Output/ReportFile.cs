using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Text;
using Durability.Tool.Findings;
using Durability.Tool.Report;

namespace Durability.Tool.Output;

/// <summary>Writes the result into a file of the form that its name asks for: a page, or a log where it ends with <c>.sarif</c>.</summary>
internal static class ReportFile
{
    /// <summary>Reads the earlier reports and logs, before a long build.</summary>
    /// <exception cref="BadInputException">One cannot be read, or is none.</exception>
    public static ImmutableArray<EarlierReport> ReadEarlier(IEnumerable<string>? paths) => [.. (paths ?? []).Select(EarlierReport.Read)];

    /// <summary>Writes it.</summary>
    /// <param name="result">What was found.</param>
    /// <param name="earlier">What was found before, for the page's trend.</param>
    /// <param name="path">Where to.</param>
    public static void Write(ScanResult result, ImmutableArray<EarlierReport> earlier, string path)
    {
        if (Path.GetExtension(path).Equals(".sarif", StringComparison.OrdinalIgnoreCase))
            OutputFile.Write(path, stream => SarifWriter.Write(result, stream));
        else
            OutputFile.Write(path, stream => WritePage(result, earlier, stream));
    }

    static void WritePage(ScanResult result, ImmutableArray<EarlierReport> earlier, Stream stream)
    {
        using var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true);
        HtmlReport.Write(writer, result, ReportOptions.For(result.Root) with { Earlier = earlier });
    }
}
