// Makes the pictures of docs/report.md, or the report of any folder, with the browser that is installed.
//   dotnet run -c Release --project eng/ReportPictures                     writes docs/img/report-*.png from the report of samples/OrderService
//   dotnet run -c Release --project eng/ReportPictures -- html FOLDER FILE writes the report of a folder of C# files
//   dotnet run -c Release --project eng/ReportPictures -- measure [COUNT]  says how long the page takes with so many made-up findings
using System;
using System.Globalization;
using System.IO;
using System.Threading.Tasks;
using Durability.ReportPictures;

return args switch
{
    [] => await Pictures.TakeAsync(),
    ["html", var folder, var file] => await WriteReportAsync(folder, file),
    ["measure"] => await Measurement.RunAsync(10_000),
    ["measure", var count] => await Measurement.RunAsync(int.Parse(count, CultureInfo.InvariantCulture)),
    _ => Refuse(),
};

static async Task<int> WriteReportAsync(string folder, string file)
{
    var scan = await SourceScan.RunAsync(folder, Path.GetFileName(Path.GetFullPath(folder)), DateTimeOffset.Now, static text => text);
    ReportFile.Write(file, scan, [], SourceScan.Read(folder, static text => text));
    Console.WriteLine($"{scan.Findings.Length} findings: {file}");
    return 0;
}

static int Refuse()
{
    Console.Error.WriteLine("Nothing, 'html FOLDER FILE' or 'measure [COUNT]'.");
    return 2;
}
