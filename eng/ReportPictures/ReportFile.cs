using System;
using System.Collections.Immutable;
using System.IO;
using Durability.Tool.Findings;
using Durability.Tool.Report;

namespace Durability.ReportPictures;

internal static class ReportFile
{
    public static void Write(string file, ScanResult scan, ImmutableArray<EarlierReport> earlier, Func<string, ImmutableArray<string>?> readLines)
    {
        using var writer = new StreamWriter(file);
        HtmlReport.Write(writer, scan, new ReportOptions(earlier, readLines));
    }
}
