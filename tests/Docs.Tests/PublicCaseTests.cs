using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text.Json;
using System.Threading.Tasks;
using Durability.DocsGenerator;
using Xunit;

namespace Durability.Docs.Tests;

/// <summary>The program that scores the analyzer on public code, started as a user starts it, over a made-up repository.</summary>
public sealed class PublicCaseTests : IDisposable
{
    private const string Code =
        """
        using System.IO;

        public sealed class Settings(string path)
        {
            public void Save(string text)
            {
                string temporary = path + ".tmp";
                using (var writer = new StreamWriter(temporary))
                {
                    writer.Write(text);
                }

                File.Move(temporary, path, overwrite: true);
            }

            public string Load() => File.ReadAllText(path);

            public void Export(string text)
            {
                File.WriteAllText("page.html", text);
            }
        }
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("public-cases-").FullName;

    public void Dispose()
    {
        foreach (string file in Directory.GetFiles(_folder, "*", SearchOption.AllDirectories))
            File.SetAttributes(file, FileAttributes.Normal);
        Directory.Delete(_folder, recursive: true);
    }

    [Theory]
    [InlineData("cases.jsonl")]
    [InlineData("cases-unseen.jsonl")]
    [InlineData("cases-later.jsonl")]
    [InlineData("cases-third.jsonl")]
    [InlineData("cases-fourth.jsonl")]
    public void CheckedInCasesHaveUniqueIdsAndOneSentence(string file)
    {
        string path = Path.Combine(GeneratedFile.FindRepositoryRoot(AppContext.BaseDirectory), "benchmarks", "PublicCases", file);
        var cases = File.ReadLines(path).Select(static line => JsonDocument.Parse(line).RootElement).ToList();
        var ids = cases.Select(static one => one.GetProperty("id").GetString()!).ToList();
        Assert.NotEmpty(ids);
        Assert.Equal(ids, ids.Distinct());
        Assert.All(cases, static one => Assert.Matches(@"^\p{Lu}[^\r\n`{}]+\.$", one.GetProperty("reason").GetString()!));
    }

    [Theory]
    [InlineData("cases.jsonl", "litedb-org/LiteDB")]
    [InlineData("cases-unseen.jsonl", "koculu/ZoneTree")]
    [InlineData("cases-later.jsonl", "pylorak/TinyWall")]
    [InlineData("cases-third.jsonl", "stakira/OpenUtau")]
    [InlineData("cases-fourth.jsonl", "PlayTazUO/TazUO")]
    public async Task CheckedInCasesAreReadAndAllSkippedWithoutClones(string file, string repository)
    {
        string cases = Path.Combine(Path.GetDirectoryName(ProgramPath())!, file);
        int count = File.ReadLines(cases).Count();
        var (code, output, _) = file == "cases.jsonl" ? await RunAsync("--clones", _folder) : await RunAsync("--clones", _folder, "--cases", cases);
        Assert.Equal(3, code);
        Assert.Contains($"no clone of {repository}", output, StringComparison.Ordinal);
        Assert.Contains($"A partial result: 0 of {count} cases were scored.", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("someone/project")]
    [InlineData("someone+project")]
    [InlineData("someone+project.git")]
    public async Task MadeUpRepositoryIsScored(string folder)
    {
        string commit = MakeClone(folder);
        string cases = WriteCases(
            Line("lost", commit, 13, "bug", "published-unsynced"),
            Line("other-family", commit, 13, "bug", "wrapper-order"),
            Line("missed", commit, 16, "bug", "unsynced-write"),
            Line("fixed-elsewhere", commit, 13, "fixed", "wrapper-order"),
            Line("not-fixed", commit, 13, "fixed", "published-unsynced"),
            Line("quiet", commit, 20, "benign", "in-place"));
        var (code, output, errors) = await RunAsync("--clones", _folder, "--cases", cases, "--verbose", "--markdown");
        Assert.Equal("", errors.Replace("[1/1] someone/project at " + commit[..8] + ", src", "", StringComparison.Ordinal).Trim());
        Assert.Contains("| lost | bug | published-unsynced | yes | DUR203 |", output, StringComparison.Ordinal);
        Assert.Contains("| missed | bug | unsynced-write | no | nothing |", output, StringComparison.Ordinal);
        Assert.Contains("| bug | a warning | 3 | 2 | 66.7 % |", output, StringComparison.Ordinal);
        Assert.Contains("|  | a warning of the right family | 3 | 1 | 33.3 % |", output, StringComparison.Ordinal);
        Assert.Contains("| fixed | no warning of the bug's family | 2 | 1 | 50.0 % |", output, StringComparison.Ordinal);
        Assert.Contains("| benign | no warning | 1 | 1 | 100.0 % |", output, StringComparison.Ordinal);
        Assert.Contains("Project folders: 1; files: 1; lines: 22; warnings: 1, 45.45 a thousand lines; crashes: 0.", output, StringComparison.Ordinal);
        Assert.Equal(0, code);
    }

    [Fact]
    public async Task MissingRepositoryCommitAndFileAreNamedAndTheRestScored()
    {
        string commit = MakeClone("someone/project");
        string cases = WriteCases(
            Line("lost", commit, 13, "bug", "published-unsynced"),
            Line("no-commit", new string('0', 40), 13, "bug", "published-unsynced"),
            Line("no-clone", commit, 13, "bug", "published-unsynced").Replace("someone/project", "no-one/nothing", StringComparison.Ordinal),
            Line("no-file", commit, 13, "bug", "published-unsynced").Replace("Settings.cs", "Absent.cs", StringComparison.Ordinal));
        var (code, output, _) = await RunAsync("--clones", _folder, "--cases", cases);
        Assert.Equal(3, code);
        Assert.Contains("no clone of no-one/nothing", output, StringComparison.Ordinal);
        Assert.Contains("does not have the commit 0000000000", output, StringComparison.Ordinal);
        Assert.Contains("has no file src/Absent.cs", output, StringComparison.Ordinal);
        Assert.Contains("A partial result: 1 of 4 cases were scored.", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"verdict\":\"bug\"", "\"verdict\":\"perhaps\"", "line 3")]
    [InlineData("published-unsynced", "bad-luck", "'bad-luck' is no family")]
    [InlineData("\"id\":\"second\"", "\"id\":\"first\"", "the id 'first' is there twice")]
    [InlineData("[13,13]", "[13,1]", "'lines' is not [first, last]")]
    [InlineData("\"reason\"", "\"because\"", "line 3")]
    [InlineData("\"id\"", "id", "line 3")]
    public async Task BrokenLineIsNumbered(string right, string wrong, string message)
    {
        string commit = new('a', 40);
        string cases = WriteCases(
            Line("first", commit, 13, "bug", "published-unsynced"),
            "",
            Line("second", commit, 13, "bug", "published-unsynced").Replace(right, wrong, StringComparison.Ordinal));
        var (code, _, errors) = await RunAsync("--clones", _folder, "--cases", cases);
        Assert.Equal(2, code);
        Assert.Contains($"{cases}, line 3: ", errors, StringComparison.Ordinal);
        Assert.Contains(message, errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--clones is missing", "--verbose")]
    [InlineData("Unknown argument '--hurry'", "--hurry")]
    [InlineData("does not exist", "--clones", "no-such-folder")]
    [InlineData("'--clones' needs a value", "--clones")]
    [InlineData("No case has the id, repository, verdict or family 'nonsense'", "--clones", ".", "--only", "nonsense")]
    public async Task WrongCommandLineSaysWhatIsWrong(string message, params string[] words)
    {
        var (code, _, errors) = await RunAsync(words);
        Assert.Equal(2, code);
        Assert.Contains(message, errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task GitThatIsMissingIsSaid()
    {
        string cases = WriteCases(Line("lost", MakeClone("someone/project"), 13, "bug", "published-unsynced"));
        var (code, _, errors) = await RunAsync(["--clones", _folder, "--cases", cases], path: _folder);
        Assert.Equal(4, code);
        Assert.Contains("git cannot be started", errors, StringComparison.Ordinal);
    }

    private static string Line(string id, string commit, int line, string verdict, string family)
        => $$"""{"id":"{{id}}","repository":"someone/project","commit":"{{commit}}","path":"src/Settings.cs","lines":[{{line}},{{line}}],"verdict":"{{verdict}}","families":["{{family}}"],"basis":"code","reason":"Made up."}""";

    private string WriteCases(params string[] lines)
    {
        string path = Path.Combine(_folder, "cases.jsonl");
        File.WriteAllLines(path, lines);
        return path;
    }

    /// <summary>A repository with one commit; bare where the folder's name ends so.</summary>
    private string MakeClone(string folder)
    {
        string work = Path.Combine(_folder, folder.EndsWith(".git", StringComparison.Ordinal) ? "origin" : folder);
        Directory.CreateDirectory(Path.Combine(work, "src"));
        File.WriteAllText(Path.Combine(work, "src", "Settings.cs"), Code);
        File.WriteAllText(Path.Combine(work, "src", "Project.csproj"), "<Project />");
        Git(work, "init", "--quiet");
        Git(work, "add", ".");
        Git(work, "-c", "user.name=Someone", "-c", "user.email=someone@example.org", "-c", "commit.gpgsign=false", "commit", "--quiet", "--message", "All");
        if (!work.EndsWith(folder, StringComparison.Ordinal))
            Git(_folder, "clone", "--quiet", "--bare", work, Path.Combine(_folder, folder));
        return Git(work, "rev-parse", "HEAD").Trim();
    }

    private static string Git(string folder, params string[] words)
    {
        using var git = Process.Start(new ProcessStartInfo("git", words) { WorkingDirectory = folder, RedirectStandardOutput = true })!;
        string output = git.StandardOutput.ReadToEnd();
        git.WaitForExit();
        Assert.Equal(0, git.ExitCode);
        return output;
    }

    private static string ProgramPath()
        => typeof(PublicCaseTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static one => one.Key == "StartedProgram").Value!;

    private static Task<(int Code, string Output, string Errors)> RunAsync(params string[] words) => RunAsync(words, path: null);

    private static async Task<(int Code, string Output, string Errors)> RunAsync(IReadOnlyList<string> words, string? path)
    {
        string host = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
        var start = new ProcessStartInfo(host, ["exec", ProgramPath(), .. words]) { RedirectStandardOutput = true, RedirectStandardError = true };
        if (path is not null)
            start.Environment["PATH"] = path;
        using var program = Process.Start(start)!;
        var errors = program.StandardError.ReadToEndAsync();
        string output = await program.StandardOutput.ReadToEndAsync();
        await program.WaitForExitAsync();
        return (program.ExitCode, output, await errors);
    }
}
