using System;
using System.IO;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Durability.Tests.Programs;

/// <summary>
/// Runs one operation of the library, for tests that watch its system calls from outside: <c>OPERATION DIRECTORY</c>. Prints
/// <c>done</c>, or the exception's type and message.
/// </summary>
public static class Program
{
    /// <summary>Where the operation begins and ends shows in a trace as a look at these paths.</summary>
    public const string Begin = "/operation-begins-here";

    /// <inheritdoc cref="Begin"/>
    public const string End = "/operation-ends-here";

    /// <summary>What the files hold before and after.</summary>
    public const string Old = "old content";

    /// <inheritdoc cref="Old"/>
    public const string New = "new content, which is longer";

    /// <summary>Runs it twice, the first time beside the watched directory: the second makes no calls of the runtime's own.</summary>
    public static int Main(string[] arguments)
    {
        string operation = arguments[0];
        string warmUp = Path.Combine(arguments[1], "warm-up");
        Directory.CreateDirectory(warmUp);
        Prepare(warmUp);
        Run(operation, warmUp);
        string directory = Path.Combine(arguments[1], "watched");
        Directory.CreateDirectory(directory);
        Prepare(directory);
        GC.Collect();
        GC.WaitForPendingFinalizers();

        string outcome = "done";
        access(Begin, 0);
        try
        {
            Run(operation, directory);
        }
        catch (Exception e)
        {
            outcome = $"{e.GetType().Name}: {e.Message}";
        }

        access(End, 0);
        Console.WriteLine(outcome);
        Console.WriteLine(OpenHandlesUnder(directory) + " handles left open");
        return 0;
    }

    private static void Prepare(string directory)
    {
        File.WriteAllText(Path.Combine(directory, "file"), Old);
        File.WriteAllText(Path.Combine(directory, "source"), New);
        Directory.CreateDirectory(Path.Combine(directory, "other"));
        File.WriteAllText(Path.Combine(directory, "other", "source"), New);
        Directory.CreateDirectory(Path.Combine(directory, "empty"));
        RunLog(Path.Combine(directory, "earlier"));
    }

    private static void Run(string operation, string directory)
    {
        string file = Path.Combine(directory, "file");
        string source = Path.Combine(directory, "source");
        switch (operation)
        {
            case "WriteAllText":
                DurableFile.WriteAllText(file, New);
                break;
            case "Append":
                DurableFile.AppendAllText(file, New);
                break;
            case "AppendNew":
                DurableFile.AppendAllText(Path.Combine(directory, "fresh"), New);
                break;
            case "Move":
                DurableFile.Move(source, file, overwrite: true);
                break;
            case "MoveAcross":
                DurableFile.Move(Path.Combine(directory, "other", "source"), file, overwrite: true);
                break;
            case "MoveNew":
                DurableFile.Move(source, Path.Combine(directory, "fresh"));
                break;
            case "Create":
                DurableFile.Create(Path.Combine(directory, "fresh")).Dispose();
                break;
            case "DeleteDirectory":
                DurableDirectory.Delete(Path.Combine(directory, "empty"));
                break;
            case "Replace":
                DurableFile.Replace(source, file, file + ".bak");
                break;
            case "Copy":
                DurableFile.Copy(source, file, overwrite: true);
                break;
            case "Delete":
                DurableFile.Delete(file);
                break;
            case "CreateDirectory":
                DurableDirectory.Create(Path.Combine(directory, "a", "b"));
                break;
            case "Batch":
                RunBatch(directory);
                break;
            case "FlushToDisk":
                RunFlushToDisk(file);
                break;
            case "GroupCommit":
                RunGroupCommit(Path.Combine(directory, "slots"));
                break;
            case "Log":
                RunLog(Path.Combine(directory, "log"));
                break;
            case "LogRotation":
                RunLogRotation(Path.Combine(directory, "log"));
                break;
            case "LogRecovery":
                RunLog(Path.Combine(directory, "earlier"));
                break;
            default:
                throw new ArgumentException($"no operation {operation}");
        }
    }

    private static void RunBatch(string directory)
    {
        using var batch = new SyncBatch();
        batch.WriteAllText(Path.Combine(directory, "file"), New);
        batch.WriteAllText(Path.Combine(directory, "second"), New);
        batch.Delete(Path.Combine(directory, "source"));
        batch.Commit();
    }

    private static void RunFlushToDisk(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Write);
        using var writer = new StreamWriter(stream);
        writer.Write(New);
        writer.FlushToDisk();
    }

    private static void RunLog(string directory)
    {
        using WriteAheadLog log = WriteAheadLog.Open(
            directory, new WriteAheadLogOptions { SegmentSize = WriteAheadLogOptions.SmallestSegmentSize });
        log.Append("a record"u8);
        log.Commit();
    }

    /// <summary>Two rotations, and a checkpoint that deletes two segments.</summary>
    private static void RunLogRotation(string directory)
    {
        using WriteAheadLog log = WriteAheadLog.Open(
            directory, new WriteAheadLogOptions { SegmentSize = WriteAheadLogOptions.SmallestSegmentSize });
        for (int i = 0; i < 3; i++)
            log.Commit(log.Append(new byte[40_000]));
        log.Checkpoint(2);
    }

    private static void RunGroupCommit(string path)
    {
        using SafeFileHandle file = File.OpenHandle(path, FileMode.CreateNew, FileAccess.Write);
        var commits = new GroupCommit(file);
        RandomAccess.Write(file, "slot"u8, 0);
        commits.Commit();
    }

    private static int OpenHandlesUnder(string directory)
    {
        int count = 0;
        foreach (string link in Directory.EnumerateFileSystemEntries("/proc/self/fd"))
        {
            if (File.ResolveLinkTarget(link, returnFinalTarget: false)?.FullName.StartsWith(directory, StringComparison.Ordinal) == true)
                count++;
        }

        return count;
    }

    [DllImport("libc", CharSet = CharSet.Ansi)]
    private static extern int access(string path, int mode);
}
