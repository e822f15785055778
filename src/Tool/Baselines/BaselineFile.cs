using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Durability.Tool.Baselines;

/// <summary>
/// The file of known findings, which the analyzer reads too. It is sorted and has one finding on a line, so that a review shows what
/// came and what went.
/// </summary>
internal sealed class BaselineFile
{
    public const string Name = "durability.baseline.json";
    const int Version = 1;

    static readonly JsonEncodedText s_rule = JsonEncodedText.Encode("rule");
    static readonly JsonEncodedText s_member = JsonEncodedText.Encode("member");
    static readonly JsonEncodedText s_symbol = JsonEncodedText.Encode("symbol");
    static readonly JsonEncodedText s_ordinal = JsonEncodedText.Encode("ordinal");

    public BaselineFile(IEnumerable<BaselineEntry> entries) => Entries = entries.ToImmutableSortedSet();

    public ImmutableSortedSet<BaselineEntry> Entries { get; }

    /// <exception cref="BadInputException">It cannot be read, or is broken; the message has the line.</exception>
    public static BaselineFile Read(string path)
    {
        try
        {
            return Parse(File.ReadAllBytes(path), path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new BadInputException($"{path} cannot be read: {error.Message}", error);
        }
    }

    internal static BaselineFile Parse(byte[] bytes, string path)
    {
        var start = bytes is [0xEF, 0xBB, 0xBF, ..] ? 3 : 0;
        var reader = new Utf8JsonReader(bytes.AsSpan(start), new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
        try
        {
            return new BaselineParser(path, bytes, start).Read(ref reader);
        }
        catch (JsonException error)
        {
            throw new BadInputException($"{path}({error.LineNumber + 1},{error.BytePositionInLine + 1}): this baseline is broken, the JSON ends or breaks here. 'durability baseline' writes a new one.", error);
        }
    }

    /// <summary>The file's text.</summary>
    public override string ToString()
    {
        var text = new StringBuilder($"{{\n  \"version\": {Version},\n  \"findings\": [");
        var separator = "\n";
        foreach (var entry in Entries)
        {
            text.Append(separator).Append("    ").Append(Line(entry));
            separator = ",\n";
        }

        return text.Append(Entries.IsEmpty ? "" : "\n  ").Append("]\n}\n").ToString();
    }

    /// <summary>Writes the file as a whole or not at all: what a crash leaves is the old one or the new one.</summary>
    public void Write(string path)
    {
        var temporary = path + ".tmp";
        try
        {
            using (var stream = new FileStream(temporary, FileMode.Create, FileAccess.Write))
            {
                stream.Write(Encoding.UTF8.GetBytes(ToString()));
                stream.Flush(flushToDisk: true);
            }

            File.Move(temporary, path, overwrite: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new BadInputException($"{path} cannot be written: {error.Message}", error);
        }
    }

    static string Line(BaselineEntry entry)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteString(s_rule, entry.Rule);
            json.WriteString(s_member, entry.Member);
            json.WriteString(s_symbol, entry.Symbol);
            json.WriteNumber(s_ordinal, entry.Ordinal);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
