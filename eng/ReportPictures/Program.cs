using System;
using System.IO;
using Durability.ReportPictures;
using Durability.Tool.Report;
var scan = await SourceScan.RunAsync(args[0], Path.GetFileName(args[0]), DateTimeOffset.UnixEpoch, s=>s);
using var w = new StreamWriter(args[1]);
HtmlReport.Write(w, scan, ReportOptions.For(args[0]));
Console.WriteLine(scan.Findings.Length);
