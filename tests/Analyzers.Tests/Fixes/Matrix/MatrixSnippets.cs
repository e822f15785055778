using System.Collections.Generic;
using System.Linq;

namespace Durability.Analyzers.Tests.Fixes.Matrix;

/// <summary>A bug in one or more statements.</summary>
/// <param name="Name">What is special about it.</param>
/// <param name="Rule">The rule that speaks of it.</param>
/// <param name="Code">The statements, laid out with four spaces and braces on lines of their own.</param>
internal sealed record MatrixSnippet(string Name, string Rule, string Code)
{
    /// <summary>The statement stands alone, without a declaration: it may follow an <c>if</c>.</summary>
    public bool IsOneStatement { get; init; }

    /// <summary>The statement is a call and nothing else.</summary>
    public bool IsCall { get; init; }

    /// <summary>The code awaits, or can only be fixed where it may.</summary>
    public bool IsAsync { get; init; }
}

/// <summary>One or more bugs of each family of fixes.</summary>
internal static class MatrixSnippets
{
    public static IReadOnlyList<MatrixSnippet> All { get; } =
    [
        new("a stream in a using", "DUR101", """
            using (var journal = new FileStream(path + ".journal", FileMode.Append))
            {
                journal.Write(record, 0, record.Length);
            }
            """) { IsOneStatement = true },
        new("a stream in a using without braces", "DUR101", """
            using (var journal = new FileStream(path + ".journal", FileMode.Append))
                journal.Write(record, 0, record.Length);
            """) { IsOneStatement = true },
        new("a writer in a using declaration", "DUR101", """
            using var journal = new StreamWriter(path + ".journal", append: true);
            journal.WriteLine(json);
            """),
        new("a call that appends", "DUR101", """File.AppendAllText(path + ".journal", json);""") { IsOneStatement = true, IsCall = true },
        new("a flush", "DUR102", """
            using (var journal = new FileStream(path + ".journal", FileMode.Append))
            {
                journal.Write(record, 0, record.Length);
                journal.Flush();
            }
            """) { IsOneStatement = true },
        new("an asynchronous flush", "DUR102", """
            using (var journal = new FileStream(path + ".journal", FileMode.Append))
            {
                await journal.WriteAsync(record, 0, record.Length);
                await journal.FlushAsync();
            }
            """) { IsOneStatement = true, IsAsync = true },
        new("a writer above a synced file", "DUR103", """
            using (var journal = new FileStream(path + ".journal", FileMode.Append))
            using (var writer = new StreamWriter(journal))
            {
                writer.Write(json);
                journal.Flush(true);
            }
            """) { IsOneStatement = true },
        new("a trailer above a synced file", "DUR103", """
            using var journal = new FileStream(path + ".journal", FileMode.Append);
            using var gzip = new GZipStream(journal, CompressionMode.Compress);
            gzip.Write(record, 0, record.Length);
            journal.Flush(true);
            """),
        new("a stream for reading", "DUR107", """
            using (var journal = new FileStream(path + ".journal", FileMode.Open, FileAccess.Read))
                journal.Flush(true);
            """) { IsOneStatement = true },
        new("write and move", "DUR203", """
            File.WriteAllText(path + ".tmp", json);
            File.Move(path + ".tmp", path, true);
            """),
        new("write, delete and move", "DUR203", """
            var temporary = path + ".tmp";
            File.WriteAllText(temporary, json);
            if (File.Exists(path))
                File.Delete(path);
            File.Move(temporary, path);
            """),
        new("a call that overwrites", "DUR204", "File.WriteAllText(settingsPath, json);") { IsOneStatement = true, IsCall = true },
        new("a stream that overwrites", "DUR204", """
            using (var settings = new StreamWriter(settingsPath))
            {
                settings.Write(json);
            }
            """) { IsOneStatement = true },
        new("a declared stream that overwrites", "DUR204", """
            using var settings = File.Create(settingsPath);
            settings.Write(record, 0, record.Length);
            """),
        new("a file of the temporary folder", "DUR206", """
            var scratch = Path.GetTempFileName();
            File.WriteAllText(scratch, json);
            File.Move(scratch, path, true);
            """),
        new("a swallowed failure", "DUR301", """
            try
            {
                shared.Write(record, 0, record.Length);
                shared.Flush(true);
            }
            catch (IOException failure)
            {
                Console.Error.WriteLine(failure); // for the record
            }
            """) { IsOneStatement = true },
        new("an ignored result", "DUR303", "fsync(3);") { IsOneStatement = true, IsCall = true },
        new("a task that is dropped", "DUR304", "File.WriteAllTextAsync(settingsPath, json);") { IsOneStatement = true, IsAsync = true },
        new("a rename behind a catch", "DUR305", """
            try
            {
                using (var file = new FileStream(path + ".tmp", FileMode.Create))
                {
                    file.Write(record, 0, record.Length);
                    file.Flush(true);
                }
            }
            catch (IOException failure)
            {
                Console.Error.WriteLine(failure);
            }

            File.Move(path + ".tmp", path, true);
            """),
        new("told too early", "DUR401", """
            shared.Write(record, 0, record.Length);
            done.SetResult();
            shared.Flush(true);
            """),
        new("an old copy that goes too early", "DUR402", """
            File.Move(path, path + ".old");
            using (var file = new FileStream(path, FileMode.CreateNew))
                file.Write(record, 0, record.Length);
            File.Delete(path + ".old");
            """),
        new("a sync for each record", "DUR501", """
            foreach (var one in new[] { record, record })
            {
                shared.Write(one, 0, one.Length);
                shared.Flush(true);
            }
            """) { IsOneStatement = true },
        new("two syncs", "DUR502", """
            using (var journal = new FileStream(path + ".journal", FileMode.Append))
            {
                journal.Write(record, 0, record.Length);
                journal.Flush(true);
                journal.Flush(true);
            }
            """) { IsOneStatement = true },
    ];

    public static IEnumerable<string> Rules => All.Select(s => s.Rule).Distinct();
}
