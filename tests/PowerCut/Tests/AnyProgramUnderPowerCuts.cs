using System.Collections.Generic;
using System.IO;
using Xunit;

namespace Durability.PowerCut.Tests;

/// <summary>The harness takes any program: here the same one, wrong and right.</summary>
[Collection(PowerCutCollection.Name)]
public sealed class AnyProgramUnderPowerCuts(StoreFixture fixture)
{
    private const string Wrong = "System.IO.File.WriteAllText";
    private const string Right = "Durability.DurableFile.WriteAllText";

    [SkippableTheory]
    [InlineData(Wrong, true)]
    [InlineData(Right, false)]
    public void LosesWhatItAcknowledgedUnlessItSyncs(string write, bool loses)
    {
        ImageStore store = fixture.StoreOrSkip();
        using CompiledProgram program = CompiledProgram.Compile(
            $$"""
            Console.WriteLine("READY");
            Console.ReadLine();
            for (int i = 1; ; i++)
            {
                {{write}}(Path.Combine(args[0], "settings"), i.ToString());
                Console.WriteLine("ACK " + i);
                Thread.Sleep(1);
            }
            """,
            typeof(DurableFile).Assembly.Location);

        PowerCutResult result = new PowerCutExperiment(store, FileSystemUnderTest.Xfs, seed: 1).Run(program.Start, 6, Check);

        Assert.Equal(6, result.Cuts);
        Assert.Equal(loses, result.Damaged > 0);
    }

    private static IEnumerable<string> Check(string directory, IReadOnlyList<string> acknowledged)
    {
        string path = Path.Combine(directory, "settings");
        string found = File.Exists(path) ? File.ReadAllText(path) : "nothing";
        if (acknowledged.Count > 0 && !(int.TryParse(found, out int value) && value >= acknowledged.Count))
            yield return $"{acknowledged.Count} was acknowledged, '{found}' is left";
    }
}
