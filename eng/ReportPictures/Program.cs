// Makes the pictures of docs/report.md, or the report of any folder, with the browser that is installed.
//   dotnet run -c Release --project eng/ReportPictures                     writes docs/img/report-*.png from the report of samples/OrderService
//   dotnet run -c Release --project eng/ReportPictures -- html FOLDER FILE writes the report of a folder of C# files
//   dotnet run -c Release --project eng/ReportPictures -- many COUNT FILE  writes a report of so many made-up findings, with a trend
//   dotnet run -c Release --project eng/ReportPictures -- measure [COUNT]  says how long the page takes with so many made-up findings
using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Durability.ReportPictures;
using Durability.Tool.Report;

return args switch
{
    [] => await Pictures.TakeAsync(),
    ["html", var folder, var file] => await WriteReportAsync(folder, file),
    ["many", var count, var file] => WriteMany(Number(count), file),
    ["measure"] => await Measurement.RunAsync(10_000),
    ["measure", var count] => await Measurement.RunAsync(Number(count)),
    _ => Refuse(),
};

static async Task<int> WriteReportAsync(string folder, string file)
{
    var scan = await SourceScan.RunAsync(folder, Path.GetFileName(Path.GetFullPath(folder)), DateTimeOffset.Now, static text => text);
    ReportFile.Write(file, scan, [], SourceScan.Read(folder, static text => text));
    Console.WriteLine($"{scan.Findings.Length} findings: {file}");
    return 0;
}

static int WriteMany(int count, string file)
{
    var now = ManyFindings.Scan(count);
    var earlier = Enumerable.Range(1, 11).Select(weeks => EarlierReport.Of(ManyFindings.Scan(count * (20 + weeks + (weeks % 3)) / 20) with { When = now.When.AddDays(-7 * weeks) }));
    ReportFile.Write(file, now, [.. earlier], ManyFindings.ReadLines);
    return 0;
}

static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

static int Refuse()
{
    Console.Error.WriteLine("Nothing, 'html FOLDER FILE', 'many COUNT FILE' or 'measure [COUNT]'.");
    return 2;
}
