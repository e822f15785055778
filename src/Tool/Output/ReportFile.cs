using System;
using System.Collections.Generic;
using System.IO;
using Durability.Tool.Findings;

namespace Durability.Tool.Output;

/// <summary>Writes the result into a file of the form that its name asks for.</summary>
internal static class ReportFile
{
    /// <summary>Writes a page, or a log where the name ends with <c>.sarif</c>.</summary>
    /// <param name="result">What was found.</param>
    /// <param name="earlier">Earlier reports or logs, for the trend.</param>
    /// <param name="path">Where to.</param>
    public static void Write(ScanResult result, IReadOnlyList<string> earlier, string path)
    {
        if (Path.GetExtension(path).Equals(".sarif", StringComparison.OrdinalIgnoreCase))
            OutputFile.Write(path, stream => SarifWriter.Write(result, stream));
        else
            throw new BadInputException($"{path}: the name of a merged log must end with .sarif; there were {earlier.Count} earlier ones.");
    }
}
