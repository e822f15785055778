using System;
using System.IO;
using System.Text;

namespace Durability.Peers;

/// <summary>A program of a chosen length, the same on every machine: plain classes, one in twenty of which keeps a file.</summary>
internal static class GeneratedProject
{
    const int ClassesInFile = 10;

    /// <summary>Writes it to a folder and gives the path of its project.</summary>
    public static string Write(string folder, int lines)
    {
        Directory.CreateDirectory(folder);
        var project = Path.Combine(folder, "Generated.csproj");
        File.WriteAllText(project, """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
              </PropertyGroup>
            </Project>
            """);
        File.WriteAllText(Path.Combine(folder, "Directory.Build.props"), "<Project />");
        File.WriteAllText(Path.Combine(folder, "Directory.Build.targets"), "<Project />");
        File.WriteAllText(Path.Combine(folder, "Directory.Packages.props"), "<Project />");
        for (int written = 0, file = 0; written < lines; file++)
        {
            var text = new StringBuilder("using System;\nusing System.Collections.Generic;\nusing System.IO;\nusing System.Linq;\n\nnamespace Generated;\n\n");
            for (var i = 0; i < ClassesInFile; i++)
                text.Append(((file * ClassesInFile) + i) % 20 == 0 ? Journal((file * ClassesInFile) + i) : Plain((file * ClassesInFile) + i));
            var code = text.ToString();
            File.WriteAllText(Path.Combine(folder, $"Part{file}.cs"), code);
            written += code.AsSpan().Count('\n');
        }

        return project;
    }

    static string Plain(int number) => $$"""
        public sealed class Order{{number}}
        {
            readonly Dictionary<string, int> _lines = new(StringComparer.Ordinal);

            public string Customer { get; set; } = "";

            public decimal Total { get; private set; }

            public void Add(string article, int count, decimal price)
            {
                if (count <= 0)
                    throw new ArgumentOutOfRangeException(nameof(count));
                _lines[article] = _lines.TryGetValue(article, out var before) ? before + count : count;
                Total += count * price;
            }

            public IEnumerable<string> Articles(int least)
            {
                foreach (var (article, count) in _lines.OrderBy(line => line.Key, StringComparer.Ordinal))
                {
                    if (count >= least)
                        yield return $"{article}: {count}";
                }
            }

            public string Describe()
            {
                var text = Customer.Length == 0 ? "nobody" : Customer.Trim();
                switch (_lines.Count)
                {
                    case 0:
                        return text + " ordered nothing";
                    case 1:
                        return text + " ordered " + _lines.Keys.Single();
                    default:
                        return text + " ordered " + string.Join(", ", _lines.Keys);
                }
            }
        }


        """;

    static string Journal(int number) => $$"""
        public sealed class Journal{{number}} : IDisposable
        {
            readonly FileStream _file;

            public Journal{{number}}(string folder) => _file = new FileStream(Path.Combine(folder, "orders.journal"), FileMode.Append);

            public void Append(byte[] record)
            {
                _file.Write(record);
                _file.Flush(flushToDisk: true);
            }

            public static void SaveSnapshot(string path, string json)
            {
                var temporary = path + ".tmp";
                using (var stream = new FileStream(temporary, FileMode.Create))
                using (var writer = new StreamWriter(stream))
                {
                    writer.Write(json);
                    writer.Flush();
                    stream.Flush(flushToDisk: true);
                }

                File.Move(temporary, path, overwrite: true);
            }

            public void Dispose() => _file.Dispose();
        }


        """;
}
