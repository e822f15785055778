using System;
using System.Collections.Generic;
using System.IO;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Durability.PublicCases;

/// <summary>Reads the labelled cases: one JSON object a line.</summary>
internal static class CaseFile
{
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Strict)
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    /// <summary>Reads all cases; a broken line ends the run with its number.</summary>
    public static List<Case> Read(string path)
    {
        if (!File.Exists(path))
            throw new StopException(ExitCode.WrongInput, $"The case file '{path}' does not exist.");
        var cases = new List<Case>();
        var ids = new HashSet<string>(StringComparer.Ordinal);
        int number = 0;
        foreach (string line in File.ReadLines(path))
        {
            number++;
            if (string.IsNullOrWhiteSpace(line))
                continue;
            var one = Parse(line, out string? problem);
            problem ??= one!.Problem() ?? (ids.Add(one.Id) ? null : $"the id '{one.Id}' is there twice");
            if (problem is not null)
                throw new StopException(ExitCode.WrongInput, $"{path}, line {number}: {problem}.");
            cases.Add(one!);
        }

        return cases;
    }

    private static Case? Parse(string line, out string? problem)
    {
        try
        {
            var one = JsonSerializer.Deserialize<Case>(line, s_json);
            problem = one is null ? "it is null" : null;
            return one;
        }
        catch (JsonException failure)
        {
            // The rest of the message counts lines within this one.
            problem = failure.Message.Split(" Path: ")[0].TrimEnd('.');
            return null;
        }
    }
}
