using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Text.Json;

namespace Durability.Tool.Findings;

/// <summary>
/// Reads SARIF 2.1.0, as the compiler (<c>ErrorLog</c> with <c>version=2.1</c>) and this tool write it, and 1.0.0, which the compiler
/// writes where no version is asked for. Results of other rules are counted and left out.
/// </summary>
internal sealed class SarifReader
{
    readonly SourceLocations _locations;
    readonly string _project;
    readonly ImmutableArray<Finding>.Builder _findings = ImmutableArray.CreateBuilder<Finding>();
    readonly Dictionary<string, RuleInfo> _rules = new(StringComparer.Ordinal);
    readonly List<string> _tools = [];
    ImmutableArray<ProjectScan> _projects = [];
    ImmutableArray<string> _notices = [];
    DateTimeOffset? _ended;
    string _compilerError = "";
    string _ruleFailure = "";
    bool _rulesSkipped;
    bool _old;
    int _foreign;

    SarifReader(string root, string project)
    {
        _locations = new SourceLocations(root);
        _project = project;
    }

    /// <summary>Reads a log.</summary>
    /// <param name="file">The log.</param>
    /// <param name="root">What paths become relative to.</param>
    /// <param name="project">Whose log it is; empty where that is not known.</param>
    /// <exception cref="BadInputException">It is not SARIF; the message has the line.</exception>
    public static SarifLog Read(string file, string root, string project)
    {
        byte[] bytes;
        try
        {
            bytes = File.ReadAllBytes(file);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new BadInputException($"{file} cannot be read: {error.Message}", error);
        }

        return Read(bytes, file, root, project);
    }

    internal static SarifLog Read(byte[] bytes, string name, string root, string project)
    {
        var reader = new SarifReader(root, project);
        try
        {
            var text = bytes.AsMemory();
            if (bytes is [0xEF, 0xBB, 0xBF, ..])
                text = text[3..];
            using var document = JsonDocument.Parse(text);
            reader.ReadLog(document.RootElement, name);
        }
        catch (JsonException error)
        {
            throw new BadInputException($"{name}({error.LineNumber + 1},{error.BytePositionInLine + 1}): this is not SARIF, the JSON breaks here.", error);
        }
        catch (Exception error) when (error is InvalidOperationException or KeyNotFoundException or FormatException or IndexOutOfRangeException)
        {
            throw new BadInputException($"{name}: this is not SARIF as its standard describes it: {error.Message}", error);
        }

        return new SarifLog(reader._findings.ToImmutable(), reader._rules.ToImmutableDictionary(StringComparer.Ordinal))
        {
            Projects = reader._projects,
            Notices = reader._notices,
            Ended = reader._ended,
            Tools = [.. reader._tools],
            Foreign = reader._foreign,
            CompilerError = reader._compilerError,
            RulesSkipped = reader._rulesSkipped,
            RuleFailure = reader._ruleFailure,
            IsOldCompilerLog = reader._old && reader._tools.Exists(static tool => tool.Contains("Compiler", StringComparison.Ordinal)),
        };
    }

    void ReadLog(JsonElement log, string name)
    {
        if (log.ValueKind != JsonValueKind.Object || !log.TryGetProperty("runs", out var runs) || runs.ValueKind != JsonValueKind.Array)
            throw new BadInputException($"{name}: this is not SARIF, there are no \"runs\" in it.");
        var version = log.Text("version");
        if (version is not ("2.1.0" or "1.0.0"))
            throw new BadInputException($"{name}: SARIF of version '{version}' is not known; 2.1.0 and 1.0.0 are.");
        _old = version == "1.0.0";
        foreach (var run in runs.EnumerateArray())
            ReadRun(run, first: _old);
    }

    void ReadRun(JsonElement run, bool first)
    {
        var driver = run.Member("tool");
        if (!first)
            driver = driver.Member("driver");
        _tools.Add(driver.Text("name"));
        ReadRules(first ? run.Member("rules") : driver.Member("rules"));
        var bases = _locations.ReadBases(run.Member("originalUriBaseIds"));
        foreach (var result in run.Items("results"))
            ReadResult(result, driver, bases);
        ReadOwn(run);
    }

    void ReadRules(JsonElement rules)
    {
        var described = rules.ValueKind switch
        {
            JsonValueKind.Array => rules.EnumerateArray(),
            JsonValueKind.Object => rules.EnumerateObject().Select(static property => property.Value),
            _ => Enumerable.Empty<JsonElement>(),
        };
        foreach (var rule in described)
        {
            var id = rule.Text("id");
            if (IsOurs(id))
                _rules[id] = new RuleInfo(id, MessageText(rule.Member("shortDescription")), MessageText(rule.Member("fullDescription")), rule.Text("helpUri"));
        }
    }

    void ReadResult(JsonElement result, JsonElement driver, IReadOnlyDictionary<string, string> bases)
    {
        var id = result.Text("ruleId");
        if (id.Length == 0)
            id = result.Member("rule").Text("id");
        if (id.Length == 0 && result.TryGetProperty("ruleIndex", out var index))
            id = driver.Member("rules")[index.GetInt32()].Text("id");
        if (!IsOurs(id))
        {
            CountOther(id, result);
            return;
        }

        if (IsSuppressed(result))
            return;
        var places = result.Items("locations").Select(place => _locations.Read(place, bases)).ToImmutableArray();
        var properties = result.Member("properties");
        var custom = properties.Member("customProperties");
        _findings.Add(new Finding(
            id,
            ReadLevel(result.Text("level")),
            MessageText(result.Member("message")),
            properties.Text("project") is { Length: > 0 } project ? project : _project,
            places.Length > 0 ? places[0] : SourceLocations.Nowhere,
            [.. result.Items("relatedLocations").Select(place => _locations.Read(place, bases))])
        {
            BaselineKey = custom.Text("BaselineKey") is { Length: > 0 } key ? key : properties.Text("BaselineKey"),
            InBaseline = properties.Member("inBaseline").ValueKind == JsonValueKind.True,
        });
    }

    void CountOther(string id, JsonElement result)
    {
        var message = MessageText(result.Member("message"));
        var aboutRules = message.Contains("Durability.Analyzers", StringComparison.Ordinal);
        if (id == "AD0001" && aboutRules)
            _ruleFailure = message;
        else if (!id.StartsWith("CS", StringComparison.Ordinal))
            _foreign++;
        _rulesSkipped |= id is "CS9057" or "CS8032" && aboutRules;
        if (_compilerError.Length == 0 && id.StartsWith("CS", StringComparison.Ordinal) && result.Text("level") == "error" && !IsSuppressed(result))
            _compilerError = $"{id}: {message}";
    }

    /// <summary>What a log of this tool has, and hardly another one.</summary>
    void ReadOwn(JsonElement run)
    {
        var projects = run.Member("properties").Items("projects");
        _projects = _projects.AddRange(projects.Select(static project => new ProjectScan(
            project.Text("name"),
            project.Text("path"),
            Enum.TryParse<ProjectOutcome>(project.Text("outcome"), ignoreCase: true, out var outcome) ? outcome : ProjectOutcome.Scanned,
            project.Text("reason"))));
        foreach (var invocation in run.Items("invocations"))
        {
            if (invocation.Member("endTimeUtc") is { ValueKind: JsonValueKind.String } end && end.GetDateTimeOffset() is var ended && !(ended <= _ended))
                _ended = ended;
        }

        _notices = _notices.AddRange(run.Items("invocations")
            .SelectMany(static invocation => invocation.Items("toolExecutionNotifications"))
            .Select(static notice => MessageText(notice.Member("message"))));
    }

    static bool IsSuppressed(JsonElement result) =>
        result.Items("suppressions").Any(static suppression => suppression.Text("status") is "" or "accepted") || result.Items("suppressionStates").Any();

    static bool IsOurs(string id) => id.StartsWith("DUR", StringComparison.Ordinal) && id.Length > 3 && char.IsAsciiDigit(id[3]);

    static FindingLevel ReadLevel(string level) => level switch
    {
        "error" => FindingLevel.Error,
        "note" or "none" => FindingLevel.Note,
        _ => FindingLevel.Warning,
    };

    static string MessageText(JsonElement message) => message.ValueKind == JsonValueKind.String ? message.GetString()! : message.Text("text");
}
