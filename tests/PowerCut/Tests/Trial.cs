using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using Durability.PowerCut.Workloads;

namespace Durability.PowerCut.Tests;

/// <summary>Cuts the power of one workload on one file system, and keeps the table.</summary>
internal static class Trial
{
    private const int CutsOnOneDevice = 20;

    /// <summary>How many cuts for each workload and file system: POWER_CUTS, or a tenth of the full 200.</summary>
    internal static int Cuts { get; } =
        int.TryParse(Environment.GetEnvironmentVariable("POWER_CUTS"), out int cuts) ? cuts : CutsOnOneDevice;

    internal static PowerCutResult Run(
        ImageStore store, Workload workload, FileSystemUnderTest fileSystem, bool durable, int cuts)
    {
        string mode = durable ? "durable" : "plain";
        var total = new PowerCutResult(0, 0, 0, []);
        for (int device = 0; total.Cuts < cuts; device++)
        {
            var experiment = new PowerCutExperiment(store, fileSystem, seed: device);
            PowerCutResult result = experiment.Run(
                directory => ProgramUnderTest.Start("dotnet", [typeof(Workload).Assembly.Location, workload.Name, mode, directory]),
                Math.Min(CutsOnOneDevice, cuts - total.Cuts),
                (directory, acknowledged) => workload.Check(directory, acknowledged, durable));
            total = Add(total, result);
        }

        Record(workload.Name, fileSystem, mode, total);
        return total;
    }

    private static PowerCutResult Add(PowerCutResult total, PowerCutResult result) => new(
        total.Cuts + result.Cuts, total.Acknowledged + result.Acknowledged, total.Damaged + result.Damaged,
        total.Findings.Concat(result.Findings).Take(40).ToList());

    /// <summary>Whether rows of the table are kept: POWER_CUT_TABLE names its file.</summary>
    internal static bool KeepsTable => Environment.GetEnvironmentVariable("POWER_CUT_TABLE") is { Length: > 0 };

    /// <summary>A row of the table.</summary>
    internal static void Record(string operation, FileSystemUnderTest fileSystem, string mode, PowerCutResult result)
    {
        if (!KeepsTable)
            return;
        string table = Environment.GetEnvironmentVariable("POWER_CUT_TABLE")!;
        var culture = CultureInfo.InvariantCulture;
        File.AppendAllText(table, string.Create(
            culture, $"{mode}\t{operation}\t{fileSystem}\t{result.Cuts}\t{result.Acknowledged}\t{result.Damaged}\n"));
        if (result.Damaged > 0 && mode is not ("plain" or "bug"))
            File.AppendAllLines(table + ".findings", result.Findings);
    }

    internal static IEnumerable<object[]> Cases(IEnumerable<FileSystemUnderTest> fileSystems) =>
        from fileSystem in fileSystems from workload in Workload.All select new object[] { workload.Name, fileSystem.Name };
}
