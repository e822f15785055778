using System;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using Durability.Tool.Findings;
using Durability.Tool.Report;

namespace Durability.Tool.Tests.Report;

/// <summary>Small scans, and the source that they speak of: no disk is needed for a report.</summary>
internal static class TestScans
{
    public static readonly DateTimeOffset When = new(2026, 3, 2, 17, 0, 0, TimeSpan.Zero);

    /// <summary>Line 12 is the rename, line 9 the write, line 10 the close.</summary>
    public static readonly ImmutableArray<string> Store =
    [
        "namespace Orders;",
        "",
        "public sealed class Store",
        "{",
        "    public void Save(string path, Order[] orders)",
        "    {",
        "        var temp = path + \".tmp\";",
        "        var stream = File.Create(temp);",
        "        JsonSerializer.Serialize(stream, orders);",
        "        stream.Dispose();",
        "",
        "        File.Move(temp, path, overwrite: true); // now it is saved",
        "    }",
        "}",
    ];

    /// <summary>A write of another file is a part of the first finding.</summary>
    public static readonly ImmutableArray<string> Journal =
    [
        "public sealed class Journal",
        "{",
        "    public void Append(string line) => _writer.WriteLine(line);",
        "    public void Commit() => _writer.Flush();",
        "}",
    ];

    /// <summary>Three findings of three rules in two projects; one of them is in the baseline.</summary>
    public static ScanResult Orders => Scan(
        Make("DUR102", FindingLevel.Warning, "'_writer.Flush()' only moves the bytes into the page cache", "Orders.Log", "Orders.Log/Journal.cs", 4, 29, 44, [Span("Orders.Log/Journal.cs", 3, 40, 63)]),
        Make("DUR203", FindingLevel.Error, "'temp' becomes 'path' before its data is on disk", "Orders", "Orders/Store.cs", 12, 9, 47,
            [Span("Orders/Store.cs", 9, 9, 49), Span("Orders/Store.cs", 10, 9, 25), Span("Orders.Log/Journal.cs", 3, 40, 63)]),
        Make("DUR306", FindingLevel.Note, "a failure of this sync is not seen", "Orders", "Orders/Store.cs", 10, 9, 25, []) with { InBaseline = true });

    public static ImmutableArray<string>? Read(string file) => file switch
    {
        "Orders/Store.cs" => Store,
        "Orders.Log/Journal.cs" => Journal,
        _ => null,
    };

    public static ScanResult Scan(params ImmutableArray<Finding> findings) => new(
        "/src/orders",
        "Orders.sln",
        When,
        findings,
        findings.Select(static finding => finding.RuleId).Distinct().ToImmutableDictionary(static id => id, static id => new RuleInfo(id, $"Title of {id}", $"What {id} looks for", "")),
        [.. findings.Select(static finding => finding.Project).Distinct().Order(StringComparer.Ordinal).Select(static name => new ProjectScan(name, $"{name}/{name}.csproj", ProjectOutcome.Scanned, ""))]);

    public static Finding Make(string rule, FindingLevel level, string message, string project, string file, int line, int start, int end, ImmutableArray<SourceSpan> related) =>
        new(rule, level, message, project, Span(file, line, start, end), related);

    public static SourceSpan Span(string file, int line, int start, int end) => new(file, line, start, line, end);

    public static string Page(ScanResult scan, params ImmutableArray<EarlierReport> earlier)
    {
        using var writer = new StringWriter();
        HtmlReport.Write(writer, scan, new ReportOptions(earlier, Read));
        return writer.ToString();
    }

    /// <summary>A file that is deleted with the test.</summary>
    public sealed class TemporaryFile : IDisposable
    {
        public TemporaryFile(string content, string ending)
        {
            Path = System.IO.Path.Combine(System.IO.Path.GetTempPath(), System.IO.Path.GetRandomFileName() + ending);
            File.WriteAllText(Path, content);
        }

        public string Path { get; }

        public void Dispose() => File.Delete(Path);
    }
}
