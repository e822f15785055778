using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;

namespace Durability.PowerCut;

/// <summary>Looks at what is left after a power cut and says what is wrong with it.</summary>
/// <param name="directory">The mounted copy.</param>
/// <param name="acknowledged">What the program had acknowledged before the cut, in order.</param>
/// <returns>What was lost or torn, a line each; empty when all is well.</returns>
public delegate IEnumerable<string> SurvivorCheck(string directory, IReadOnlyList<string> acknowledged);

/// <summary>What came out of an experiment.</summary>
/// <param name="Cuts">How many copies were mounted and checked.</param>
/// <param name="Acknowledged">How many acknowledgements the last of them was checked against.</param>
/// <param name="Damaged">How many of them had something wrong.</param>
/// <param name="Findings">What was wrong, the first few of each cut.</param>
public sealed record PowerCutResult(int Cuts, int Acknowledged, int Damaged, IReadOnlyList<string> Findings);

/// <summary>
/// Runs a program on a file system on a loop device, cuts the power many times by copying the device while the program runs, and
/// checks each copy. A copy holds what the file system has handed to the device and nothing of what is in memory.
/// </summary>
/// <remarks>
/// Not modelled: a drive that loses or reorders what it has in its own cache, and torn sectors. So a copy that lacks something is
/// proof of a bug; a sound copy is evidence, no proof.
/// </remarks>
public sealed class PowerCutExperiment(ImageStore store, FileSystemUnderTest fileSystem, int seed)
{
    private const int LongestWait = 40; // milliseconds; several operations long

    private readonly Random _random = new(seed);

    /// <summary>Runs a program, cuts, and checks.</summary>
    /// <param name="start">Starts the program on a directory.</param>
    /// <param name="cuts">How many cuts to make.</param>
    /// <param name="check">What must hold after each.</param>
    public PowerCutResult Run(Func<string, ProgramUnderTest> start, int cuts, SurvivorCheck check)
    {
        string image = store.CreateImage(fileSystem);
        var copies = new List<(string Image, IReadOnlyList<string> Acknowledged)>();
        try
        {
            using (MountedImage device = store.Mount(image, fileSystem, fileSystem.MountOptions))
            using (ProgramUnderTest program = start(device.Directory))
            {
                Shell.Run("sync", "-f", device.Directory);
                program.Go();
                Cut(program, image, cuts, copies);
            }

            return Check(copies, check);
        }
        finally
        {
            foreach ((string copy, _) in copies)
                File.Delete(copy);
            File.Delete(image);
        }
    }

    private void Cut(
        ProgramUnderTest program, string image, int cuts, List<(string Image, IReadOnlyList<string> Acknowledged)> copies)
    {
        program.WaitForNext(0);
        for (int i = 0; i < cuts; i++)
        {
            // By turns: in the middle of whatever it does, and right after it has told the world.
            Thread.Sleep(_random.Next(LongestWait));
            if (i % 2 == 1)
                program.WaitForNext(program.AcknowledgedCount);
            if (program.HasEnded)
                throw new InvalidOperationException($"The program ended before cut {i}: {program.Messages}");
            // Counted before the copy begins: what is acknowledged during it may be missing from it.
            int known = program.AcknowledgedCount;
            copies.Add((store.Clone(image, "cut.img"), program.Acknowledged(known)));
        }

        if (program.Messages.Length > 0)
            throw new InvalidOperationException($"The program complained: {program.Messages}");
    }

    /// <summary>After the program's end, since two btrfs of the same identity cannot be mounted at a time.</summary>
    private PowerCutResult Check(List<(string Image, IReadOnlyList<string> Acknowledged)> copies, SurvivorCheck check)
    {
        int damaged = 0;
        var findings = new List<string>();
        foreach ((string copy, IReadOnlyList<string> acknowledged) in copies)
        {
            using MountedImage mounted = store.Mount(copy, fileSystem, fileSystem.CopyMountOptions);
            List<string> wrong = check(mounted.Directory, acknowledged).Take(5).ToList();
            if (wrong.Count == 0)
                continue;
            damaged++;
            findings.AddRange(wrong.Select(finding => $"after {acknowledged.Count} acknowledgements: {finding}"));
        }

        return new PowerCutResult(copies.Count, copies.Count == 0 ? 0 : copies[^1].Acknowledged.Count, damaged, findings);
    }
}
