using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;

namespace Durability.Tool.Baselines;

/// <summary>Reads a baseline token by token, so that what is wrong in it is told with its line.</summary>
internal sealed class BaselineParser(string path, byte[] bytes, int start)
{
    readonly List<BaselineEntry> _entries = [];
    readonly HashSet<BaselineEntry> _known = [];

    public BaselineFile Read(ref Utf8JsonReader reader)
    {
        var hasVersion = false;
        var hasFindings = false;
        Expect(ref reader, JsonTokenType.StartObject, "the file must be an object with \"version\" and \"findings\"");
        while (Next(ref reader) == JsonTokenType.PropertyName)
        {
            var name = reader.GetString();
            if (name == "version")
                hasVersion = ReadVersion(ref reader);
            else if (name == "findings")
                hasFindings = ReadFindings(ref reader);
            else
                throw Wrong(reader, $"\"{name}\" is not known here; \"version\" and \"findings\" are");
        }

        if (!hasVersion)
            throw Wrong(reader, "there is no \"version\"");
        if (!hasFindings)
            throw Wrong(reader, "there are no \"findings\"");
        return new BaselineFile(_entries);
    }

    bool ReadVersion(ref Utf8JsonReader reader)
    {
        Expect(ref reader, JsonTokenType.Number, "\"version\" must be a number");
        if (!reader.TryGetInt32(out var version) || version != 1)
            throw Wrong(reader, "this version is not known; 1 is. A newer 'durability' may have written the file");
        return true;
    }

    bool ReadFindings(ref Utf8JsonReader reader)
    {
        Expect(ref reader, JsonTokenType.StartArray, "\"findings\" must be an array");
        while (Next(ref reader) != JsonTokenType.EndArray)
        {
            if (reader.TokenType != JsonTokenType.StartObject)
                throw Wrong(reader, "a finding must be an object with \"rule\", \"member\", \"symbol\" and \"ordinal\"");
            var entry = ReadEntry(ref reader);
            if (!_known.Add(entry))
                throw Wrong(reader, $"this finding stands twice: {entry}");
            _entries.Add(entry);
        }

        return true;
    }

    BaselineEntry ReadEntry(ref Utf8JsonReader reader)
    {
        string? rule = null, member = null, symbol = null;
        var ordinal = 0;
        while (Next(ref reader) == JsonTokenType.PropertyName)
        {
            var name = reader.GetString();
            switch (name)
            {
                case "rule":
                    rule = ReadText(ref reader, name);
                    break;
                case "member":
                    member = ReadText(ref reader, name);
                    break;
                case "symbol":
                    symbol = ReadText(ref reader, name);
                    break;
                case "ordinal":
                    Expect(ref reader, JsonTokenType.Number, "\"ordinal\" must be a number");
                    if (!reader.TryGetInt32(out ordinal) || ordinal < 1)
                        throw Wrong(reader, "\"ordinal\" must be a whole number from 1");
                    break;
                default:
                    throw Wrong(reader, $"\"{name}\" is not known here; \"rule\", \"member\", \"symbol\" and \"ordinal\" are");
            }
        }

        var missing = new[] { (rule, "rule"), (member, "member"), (symbol, "symbol") }.Where(static part => part.Item1 is null).Select(static part => part.Item2).FirstOrDefault();
        if (missing is not null || ordinal == 0)
            throw Wrong(reader, $"a finding has no \"{missing ?? "ordinal"}\"");
        return new BaselineEntry(rule!, member!, symbol!, ordinal);
    }

    string ReadText(ref Utf8JsonReader reader, string name)
    {
        Expect(ref reader, JsonTokenType.String, $"\"{name}\" must be a text");
        return reader.GetString()!;
    }

    void Expect(ref Utf8JsonReader reader, JsonTokenType token, string message)
    {
        if (Next(ref reader) != token)
            throw Wrong(reader, message);
    }

    static JsonTokenType Next(ref Utf8JsonReader reader)
    {
        reader.Read();
        return reader.TokenType;
    }

    BadInputException Wrong(in Utf8JsonReader reader, string message)
    {
        var at = start + (int)reader.TokenStartIndex;
        var before = bytes.AsSpan(0, Math.Min(at, bytes.Length));
        var line = before.Count((byte)'\n') + 1;
        var column = at - before.LastIndexOf((byte)'\n');
        return new BadInputException($"{path}({line},{column}): this baseline is broken: {message}.");
    }
}
