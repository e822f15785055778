using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Durability.Tests;

/// <summary>
/// Random sequences of operations on a few files: after a cut at any call, in any state that POSIX allows, the files are as they
/// were before the operation that was running, or after it. Nothing that was acknowledged goes, nothing comes back.
/// </summary>
public sealed class FileSequenceTests
{
    private const int Operations = 7;
    private const int StatesForEachPrefix = 3;

    private static readonly string[] s_files = ["a", "b", "sub/c"];

    [Fact]
    public void EachCutLeavesTheStateBeforeOrAfterTheRunningOperation()
    {
        Gen<(int Operation, int From, int To)> command =
            from operation in Gen.Choose(0, Operations - 1)
            from one in Gen.Choose(0, s_files.Length - 1)
            from other in Gen.Choose(0, s_files.Length - 1)
            select (operation, one, other);
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(60),
            Prop.ForAll(
                command.ArrayOf().Where(c => c.Length is > 0 and < 12).ToArbitrary(),
                (Action<(int Operation, int From, int To)[]>)CheckSequence));
    }

    private static void CheckSequence((int Operation, int From, int To)[] commands)
    {
        using var directory = new TemporaryDirectory();
        Directory.CreateDirectory(directory["sub"]);
        directory.Write("a", "first");
        var model = new CrashModel(directory.Path);
        var states = new List<(int Calls, string State)> { (0, StateOf(directory.Path)) };
        List<StorageCall> calls;
        using (var storage = new RecordingStorage())
        {
            for (int i = 0; i < commands.Length; i++)
            {
                Run(commands[i], directory, $"content {i}");
                states.Add((storage.Calls.Count, StateOf(directory.Path)));
            }

            calls = [.. storage.Calls];
        }

        var random = new System.Random(calls.Count);
        for (int prefix = 0; prefix <= calls.Count; prefix++)
        {
            if (prefix > 0)
                model.Apply(calls[prefix - 1]);
            string before = states.Last(state => state.Calls <= prefix).State;
            string after = states.FirstOrDefault(state => state.Calls > prefix, states[^1]).State;
            for (int n = 0; n < StatesForEachPrefix; n++)
            {
                using var left = new TemporaryDirectory();
                model.Materialize(left.Path, random);
                string state = StateOf(left.Path);
                Assert.True(
                    state == before || state == after,
                    $"after {prefix} of {calls.Count} calls ({(prefix > 0 ? calls[prefix - 1] : null)}): '{state}' is neither '{before}' nor '{after}'");
            }
        }
    }

    /// <summary>Operations that fail (no such source, target exists) change nothing and stay in the sequence.</summary>
    private static void Run((int Operation, int From, int To) command, TemporaryDirectory directory, string content)
    {
        string from = directory[s_files[command.From]];
        string to = directory[s_files[command.To]];
        // Between two directories a rename is a change in each, which POSIX lets survive one by one: both names may be there.
        bool isWithin = Path.GetDirectoryName(from) == Path.GetDirectoryName(to) && from != to;
        try
        {
            switch (command.Operation)
            {
                case 0:
                    DurableFile.WriteAllText(to, content);
                    break;
                case 1:
                    DurableFile.Delete(to);
                    break;
                case 2 when isWithin:
                    DurableFile.Move(from, to, overwrite: true);
                    break;
                case 3 when isWithin:
                    DurableFile.Move(from, to);
                    break;
                case 4 when isWithin:
                    DurableFile.Replace(from, to, null);
                    break;
                case 5:
                    DurableFile.Copy(from, to, overwrite: true);
                    break;
                case 6:
                    using (ReplacementFile replacement = DurableFile.CreateReplacement(to))
                    {
                        replacement.Stream.Write("piece"u8);
                        replacement.Stream.Flush();
                        replacement.Stream.Write("by piece"u8);
                        replacement.Commit();
                    }

                    break;
            }
        }
        catch (IOException)
        {
            // told, and nothing has changed
        }
    }

    private static string StateOf(string directory) => string.Join(", ", s_files.Select(name =>
    {
        string path = Path.Combine(directory, name);
        return name + "=" + (File.Exists(path) ? File.ReadAllText(path) : "none");
    }));
}
