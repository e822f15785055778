using System;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using Xunit;

namespace Durability.PowerCut.Tests.Fixes;

/// <summary>
/// The program does not see that the device fails: it says that all is saved and ends well. After the fix it says so of nothing, and
/// ends with the failure. The failure is put in by strace.
/// </summary>
public sealed class FixesUnderInjectedErrors
{
    public static TheoryData<string, Means> Rows
    {
        get
        {
            var rows = new TheoryData<string, Means>();
            foreach (InjectedRow row in InjectedRows.All)
            {
                foreach (Means means in Enum.GetValues<Means>().Where(means => row.Only is null || row.Only == means))
                    rows.Add(row.Rule, means);
            }

            return rows;
        }
    }

    [SkippableTheory]
    [MemberData(nameof(Rows))]
    public async Task TheFailureIsUnseenBeforeAndSeenAfter(string rule, Means means)
    {
        InjectedRow row = InjectedRows.Named(rule);
        FixedProgram buggy = FixedProgram.Create(row.Source, row.Driver, means);
        Assert.NotEmpty(await buggy.FindAsync(rule));
        FixedProgram repaired = await buggy.FixAsync(rule);
        Assert.NotEqual(row.Source, repaired.Source);
        Assert.Empty(await repaired.FindAsync(rule));

        Skip.IfNot(Shell.Has("strace"), "injected errors need strace; see tests/PowerCut/install-tools.sh");
        (int code, string output) = await RunAsync(buggy, row.Failing);
        Assert.Equal((0, 3), (code, CountOf("ACK", output)));

        (code, output) = await RunAsync(repaired, row.Failing);
        Assert.True(code == 1 && CountOf("ACK", output) == 0 && CountOf("FAILED", output) == 1, $"ended with {code}:\n{output}\n{repaired.Source}");
    }

    private static int CountOf(string word, string output) => Regex.Count(output, "^" + word + " ", RegexOptions.Multiline);

    private static async Task<(int Code, string Output)> RunAsync(FixedProgram source, string failing)
    {
        using CompiledProgram program = await source.CompileAsync();
        string folder = Directory.CreateTempSubdirectory("durability-injected-").FullName;
        try
        {
            string trace = Path.Combine(folder, "trace");
            (int code, string output, string errors) = Shell.TryRun(
                "strace",
                [
                    "-f", "--seccomp-bpf", "-o", trace, "-P", Path.Combine(folder, "data"), "-e", "trace=" + failing.Split(':')[0],
                    "-e", "inject=" + failing, .. program.Command, folder,
                ]);
            Skip.If(errors.Contains("ptrace", StringComparison.Ordinal), "strace may not trace here: " + errors);
            // Else the run would prove nothing.
            Assert.Contains("(INJECTED)", File.ReadAllText(trace), StringComparison.Ordinal);
            return (code, output);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
