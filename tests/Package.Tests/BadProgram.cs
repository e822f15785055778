namespace Durability.Package.Tests;

/// <summary>A known bad file: each method loses data at a power cut, and the line that says so is marked.</summary>
internal static class BadProgram
{
    public const string Usings = "using System.IO;\n\n";

    public const string FileName = "Store.cs";

    /// <summary>Compiles on every target framework of the tests.</summary>
    public const string Source = """
        public static class Store
        {
            public static void SaveSnapshot(string path, string json)
            {
                var temporary = path + ".tmp";
                File.WriteAllText(temporary, json);
                File.Replace(temporary, path, null); // DUR203
            }

            public static void SaveSettings(string settingsPath, string json)
            {
                File.WriteAllText(settingsPath, json); // DUR204
            }
        }

        public static class Notes
        {
            public static void Write(string path, string text)
            {
                File.WriteAllText(path, text); // DUR205
            }
        }

        public sealed class Journal
        {
            private readonly FileStream _journal = new FileStream("orders.journal", FileMode.Append);

            public void Append(byte[] record)
            {
                _journal.Write(record, 0, record.Length);
                _journal.Flush(); // DUR102
            }
        }

        """;

    /// <summary>The line, counted from one, that is marked with <paramref name="id"/>.</summary>
    public static int LineOf(string source, string id)
    {
        var lines = source.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i].TrimEnd().EndsWith("// " + id, System.StringComparison.Ordinal))
                return i + 1;
        }

        return -1;
    }
}
