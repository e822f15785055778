using System.Collections.Generic;
using System.Linq;

namespace Durability.PowerCut.Tests.Fixes;

/// <summary>A program that does not see a failure of the device.</summary>
/// <param name="Rule">The rule that speaks.</param>
/// <param name="Failing">The system call that fails, as strace is told.</param>
/// <param name="Source">A class that takes a folder, keeps its file <c>data</c> there and has <c>Task Save(string text)</c>.</param>
internal sealed record InjectedRow(string Rule, string Failing, string Source)
{
    /// <summary>Whether the library is referenced before the fix too, or null for both.</summary>
    public Means? Only { get; init; }

    /// <summary>Saves three versions and says of each that it is saved.</summary>
    public string Driver => $$"""
        try
        {
            var store = new {{FixedProgram.ClassOf(Source)}}(args[0]);
            for (var i = 1; i <= 3; i++)
            {
                await store.Save("version " + i);
                Console.WriteLine("ACK " + i);
            }

            await Task.Delay(200);
            return 0;
        }
        catch (IOException e)
        {
            Console.WriteLine("FAILED " + e.Message);
            return 1;
        }
        """;
}

/// <summary>A row for each rule about failures that nobody sees.</summary>
internal static class InjectedRows
{
    private const string Sync = "fsync:error=EIO";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<InjectedRow> All { get; } =
    [
        new("DUR301", Sync, """
            using Durability;

            class Journal(string folder)
            {
                public Task Save(string text)
                {
                    using var journal = new FileStream(Path.Combine(folder, "data"), FileMode.Append);
                    journal.Write(Encoding.UTF8.GetBytes(text));
                    try
                    {
                        journal.FlushToDisk();
                    }
                    catch (IOException e)
                    {
                        Console.Error.WriteLine(e.Message);
                    }

                    return Task.CompletedTask;
                }
            }
            """) { Only = Means.Library },
        new("DUR302", Sync + ":when=1", """
            class Journal(string folder)
            {
                public Task Save(string text)
                {
                    using var journal = new FileStream(Path.Combine(folder, "data"), FileMode.Append);
                    journal.Write(Encoding.UTF8.GetBytes(text));
                    journal.Flush();
                    Sync(journal);
                    return Task.CompletedTask;
                }

                static void Sync(FileStream journal)
                {
                    for (var attempt = 0; ; attempt++)
                    {
                        try
                        {
                            Native.Sync(journal);
                            return;
                        }
                        catch (IOException)
                        {
                            if (attempt == 5)
                                throw;
                        }
                    }
                }
            }

            static class Native
            {
                [DllImport("libc", SetLastError = true)]
                static extern int fsync(int descriptor);

                internal static void Sync(FileStream file)
                {
                    if (fsync((int)file.SafeFileHandle.DangerousGetHandle()) != 0)
                        throw new IOException("fsync failed");
                }
            }
            """),
        new("DUR303", Sync, """
            class Journal(string folder)
            {
                public Task Save(string text)
                {
                    using var journal = new FileStream(Path.Combine(folder, "data"), FileMode.Append);
                    journal.Write(Encoding.UTF8.GetBytes(text));
                    journal.Flush();
                    Native.fsync((int)journal.SafeFileHandle.DangerousGetHandle());
                    return Task.CompletedTask;
                }
            }

            static class Native
            {
                [DllImport("libc", SetLastError = true)]
                internal static extern int fsync(int descriptor);
            }
            """),
        new("DUR304", "pwrite64:error=ENOSPC", """
            class Settings(string folder)
            {
                public async Task Save(string text)
                {
                    await Task.Yield();
                    File.WriteAllTextAsync(Path.Combine(folder, "data"), text);
                }
            }
            """),
        new("DUR306", Sync, """
            class Journal(string folder)
            {
                public Task Save(string text)
                {
                    using var journal = new FileStream(Path.Combine(folder, "data"), FileMode.Append);
                    journal.Write(Encoding.UTF8.GetBytes(text));
                    journal.Flush(flushToDisk: true);
                    return Task.CompletedTask;
                }
            }
            """) { Only = Means.Library },
    ];

    /// <summary>Finds one by its rule.</summary>
    public static InjectedRow Named(string rule) => All.Single(row => row.Rule == rule);
}
