// A report is made again from the data.
using System.IO;

public static class ReportWriter
{
    public static void Write(string html) => File.WriteAllText("report.html", html);

    public static void WriteTrace(string text) => File.AppendAllText("trace.txt", text);
}
