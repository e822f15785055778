using System.Collections.Generic;

namespace Durability.Analyzers.Catalog;

/// <summary>Streams, writers and the wrappers above them. What each keeps back was measured with <c>strace</c>.</summary>
internal static class FrameworkStreams
{
    public static IEnumerable<ApiRow> Rows()
    {
        foreach (var row in Verbs("System.IO.Stream", "Write", "WriteAsync", "WriteByte", "SetLength", "BeginWrite"))
            yield return row;
        foreach (var row in Verbs("System.IO.TextWriter", "Write", "WriteAsync", "WriteLine", "WriteLineAsync"))
            yield return row;
        foreach (var row in Verbs("System.IO.BinaryWriter", "Write", "Write7BitEncodedInt", "Write7BitEncodedInt64"))
            yield return row;

        yield return new("System.IO.Stream", "CopyTo", Effect.Write) { On = "destination" };
        yield return new("System.IO.Stream", "CopyToAsync", Effect.Write) { On = "destination" };
        foreach (var name in new[] { "Seek", "Position", "Length", "CanWrite", "CanRead", "CanSeek", "Read", "ReadAsync", "ReadByte", "ReadExactly", "ReadAtLeast" })
            yield return new("System.IO.Stream", name, Effect.Inert);
        yield return new("System.IO.StreamWriter", "BaseStream", Effect.Unwrap);
        yield return new("System.IO.BinaryWriter", "BaseStream", Effect.Unwrap);
        yield return new("System.IO.BinaryWriter", "Seek", Effect.Inert);

        yield return Wrapper("System.IO.StreamWriter", Buffering.Bytes) with { Mode = OpenMode.Create };
        yield return Wrapper("System.IO.BinaryWriter", Buffering.None);
        yield return Wrapper("System.IO.BufferedStream", Buffering.Bytes);
        foreach (var name in new[] { "GZipStream", "DeflateStream", "ZLibStream", "BrotliStream", "ZipArchive" })
            yield return Wrapper("System.IO.Compression." + name, Buffering.BytesAndTrailer);
        yield return Wrapper("System.Security.Cryptography.CryptoStream", Buffering.BytesAndTrailer);
        yield return new("System.Security.Cryptography.CryptoStream", "FlushFinalBlock", Effect.Finish);
        yield return new("System.Security.Cryptography.CryptoStream", "FlushFinalBlockAsync", Effect.Finish);
        yield return new("System.IO.Compression.ZipFile", "CreateFromDirectory", Effect.WriteFile) { On = "destinationArchiveFileName", Mode = OpenMode.CreateNew };
        yield return new("System.IO.Compression.ZipFile", "Open", Effect.Open) { On = "archiveFileName", Wraps = true, Buffering = Buffering.BytesAndTrailer };
        foreach (var name in new[] { "CreateEntry", "CreateEntryFromFile" })
            yield return new("System.IO.Compression.ZipArchive", name, Effect.Wrap) { LeavesOpen = true };

        foreach (var row in Serializers())
            yield return row;
    }

    static IEnumerable<ApiRow> Serializers()
    {
        const string xmlWriter = "System.Xml.XmlWriter", jsonWriter = "System.Text.Json.Utf8JsonWriter";
        yield return new(xmlWriter, "Create", Effect.Wrap) { On = "output|outputFileName", Mode = OpenMode.Create, Buffering = Buffering.BytesAndTrailer, LeavesOpen = true };
        yield return Wrapper("System.Xml.XmlTextWriter", Buffering.BytesAndTrailer) with { Mode = OpenMode.Create };
        yield return new(xmlWriter, "WriteEndDocument", Effect.Finish);
        yield return new(xmlWriter, "WriteEndDocumentAsync", Effect.Finish);
        foreach (var name in new[] { "WriteStartDocument", "WriteStartElement", "WriteElementString", "WriteAttributeString", "WriteString", "WriteValue", "WriteRaw", "WriteNode", "WriteEndElement", "WriteFullEndElement", "WriteCData", "WriteComment" })
            yield return new(xmlWriter, name, Effect.Write);

        yield return Wrapper(jsonWriter, Buffering.Bytes) with { LeavesOpen = true };
        foreach (var name in new[] { "WriteStartObject", "WriteStartArray", "WriteEndObject", "WriteEndArray", "WriteString", "WriteNumber", "WriteBoolean", "WriteNull", "WritePropertyName", "WriteStringValue", "WriteNumberValue", "WriteRawValue", "WriteBooleanValue", "WriteNullValue" })
            yield return new(jsonWriter, name, Effect.Write);

        foreach (var type in new[] { "System.Xml.Linq.XDocument", "System.Xml.Linq.XElement", "System.Xml.XmlDocument" })
        {
            yield return new(type, "Save", Effect.WriteFile) { On = "fileName|filename|stream|textWriter|outStream|writer|w", Mode = OpenMode.Create };
            if (type != "System.Xml.XmlDocument")
                yield return new(type, "SaveAsync", Effect.Write) { On = "stream|textWriter|writer" };
        }
        yield return new("System.Text.Json.JsonSerializer", "Serialize", Effect.Write) { On = "utf8Json|writer" };
        yield return new("System.Text.Json.JsonSerializer", "SerializeAsync", Effect.Write) { On = "utf8Json" };
        yield return new("System.Xml.Serialization.XmlSerializer", "Serialize", Effect.Write) { On = "stream|textWriter|xmlWriter" };
        yield return new("System.Runtime.Serialization.XmlObjectSerializer", "WriteObject", Effect.Write) { On = "stream|writer" };

        foreach (var type in new[] { "System.IO.Stream", "System.IO.TextWriter", "System.IO.BinaryWriter", xmlWriter, jsonWriter })
        {
            yield return new(type, "Flush", Effect.Drain);
            yield return new(type, "FlushAsync", Effect.Drain) { External = type == "System.IO.BinaryWriter" };
        }
        // What a using calls.
        yield return new("System.IDisposable", "Dispose", Effect.Close);
        yield return new("System.IAsyncDisposable", "DisposeAsync", Effect.Close);
        foreach (var type in new[] { "System.IO.Stream", "System.IO.TextWriter", "System.IO.BinaryWriter", xmlWriter, jsonWriter, "System.IO.Compression.ZipArchive" })
        {
            yield return new(type, "Dispose", Effect.Close);
            yield return new(type, "Close", Effect.Close) { External = true };
            yield return new(type, "DisposeAsync", Effect.Close) { External = true };
        }
    }

    static IEnumerable<ApiRow> Verbs(string type, params string[] members)
    {
        foreach (var member in members)
            yield return new(type, member, Effect.Write);
    }

    static ApiRow Wrapper(string type, Buffering buffering) =>
        new(type, ".ctor", Effect.Wrap) { On = "*", Buffering = buffering };
}
