using System.Collections.Generic;

namespace Durability.Analyzers.Catalog;

/// <summary>Streams, writers and the wrappers above them. What each keeps back was measured with <c>strace</c>.</summary>
internal static class FrameworkStreams
{
    public static void AddTo(List<ApiRow> rows)
    {
        AddVerbs(rows, "System.IO.Stream", "Write", "WriteAsync", "WriteByte", "SetLength", "BeginWrite");
        AddVerbs(rows, "System.IO.TextWriter", "Write", "WriteAsync", "WriteLine", "WriteLineAsync");
        AddVerbs(rows, "System.IO.BinaryWriter", "Write", "Write7BitEncodedInt", "Write7BitEncodedInt64");

        rows.Add(new("System.IO.Stream", "CopyTo", Effect.Write) { On = "destination" });
        rows.Add(new("System.IO.Stream", "CopyToAsync", Effect.Write) { On = "destination" });
        foreach (var name in new[] { "Seek", "Position", "Length", "CanWrite", "CanRead", "CanSeek", "Read", "ReadAsync", "ReadByte", "ReadExactly", "ReadAtLeast" })
            rows.Add(new("System.IO.Stream", name, Effect.Inert));
        rows.Add(new("System.IO.StreamWriter", "BaseStream", Effect.Unwrap));
        rows.Add(new("System.IO.BinaryWriter", "BaseStream", Effect.Unwrap));
        rows.Add(new("System.IO.BinaryWriter", "Seek", Effect.Inert));

        rows.Add(Wrapper("System.IO.StreamWriter", Buffering.Bytes) with { Mode = OpenMode.Create });
        rows.Add(Wrapper("System.IO.BinaryWriter", Buffering.None));
        rows.Add(Wrapper("System.IO.BufferedStream", Buffering.Bytes));
        foreach (var name in new[] { "GZipStream", "DeflateStream", "ZLibStream", "BrotliStream", "ZipArchive" })
            rows.Add(Wrapper("System.IO.Compression." + name, Buffering.BytesAndTrailer));
        rows.Add(Wrapper("System.Security.Cryptography.CryptoStream", Buffering.BytesAndTrailer));
        rows.Add(new("System.Security.Cryptography.CryptoStream", "FlushFinalBlock", Effect.Finish));
        rows.Add(new("System.Security.Cryptography.CryptoStream", "FlushFinalBlockAsync", Effect.Finish));
        rows.Add(new("System.IO.Compression.ZipFile", "CreateFromDirectory", Effect.WriteFile) { On = "destinationArchiveFileName", Mode = OpenMode.CreateNew });
        rows.Add(new("System.IO.Compression.ZipFile", "Open", Effect.Open) { On = "archiveFileName", Wraps = true, Buffering = Buffering.BytesAndTrailer });
        foreach (var name in new[] { "CreateEntry", "CreateEntryFromFile" })
            rows.Add(new("System.IO.Compression.ZipArchive", name, Effect.Wrap) { LeavesOpen = true });

        AddSerializers(rows);
    }

    static void AddSerializers(List<ApiRow> rows)
    {
        const string xmlWriter = "System.Xml.XmlWriter", jsonWriter = "System.Text.Json.Utf8JsonWriter";
        rows.Add(new(xmlWriter, "Create", Effect.Wrap) { On = "output|outputFileName", Mode = OpenMode.Create, Buffering = Buffering.BytesAndTrailer, LeavesOpen = true });
        rows.Add(Wrapper("System.Xml.XmlTextWriter", Buffering.BytesAndTrailer) with { Mode = OpenMode.Create });
        rows.Add(new(xmlWriter, "WriteEndDocument", Effect.Finish));
        rows.Add(new(xmlWriter, "WriteEndDocumentAsync", Effect.Finish));
        foreach (var name in new[] { "WriteStartDocument", "WriteStartElement", "WriteElementString", "WriteAttributeString", "WriteString", "WriteValue", "WriteRaw", "WriteNode", "WriteEndElement", "WriteFullEndElement", "WriteCData", "WriteComment" })
            rows.Add(new(xmlWriter, name, Effect.Write));

        rows.Add(Wrapper(jsonWriter, Buffering.Bytes) with { LeavesOpen = true });
        foreach (var name in new[] { "WriteStartObject", "WriteStartArray", "WriteEndObject", "WriteEndArray", "WriteString", "WriteNumber", "WriteBoolean", "WriteNull", "WritePropertyName", "WriteStringValue", "WriteNumberValue", "WriteRawValue", "WriteBooleanValue", "WriteNullValue" })
            rows.Add(new(jsonWriter, name, Effect.Write));

        foreach (var type in new[] { "System.Xml.Linq.XDocument", "System.Xml.Linq.XElement", "System.Xml.XmlDocument" })
        {
            rows.Add(new(type, "Save", Effect.WriteFile) { On = "fileName|filename|stream|textWriter|outStream|writer|w", Mode = OpenMode.Create });
            if (type != "System.Xml.XmlDocument")
                rows.Add(new(type, "SaveAsync", Effect.Write) { On = "stream|textWriter|writer" });
        }
        foreach (var type in new[] { "System.Data.DataSet", "System.Data.DataTable" })
            rows.Add(new(type, "WriteXml", Effect.WriteFile) { On = "fileName|stream|writer", Mode = OpenMode.Create });
        rows.Add(new("System.Text.Json.JsonSerializer", "Serialize", Effect.Write) { On = "utf8Json|writer" });
        rows.Add(new("System.Text.Json.JsonSerializer", "SerializeAsync", Effect.Write) { On = "utf8Json" });
        rows.Add(new("System.Xml.Serialization.XmlSerializer", "Serialize", Effect.Write) { On = "stream|textWriter|xmlWriter" });
        rows.Add(new("System.Runtime.Serialization.XmlObjectSerializer", "WriteObject", Effect.Write) { On = "stream|writer" });

        foreach (var type in new[] { "System.IO.Stream", "System.IO.TextWriter", "System.IO.BinaryWriter", xmlWriter, jsonWriter })
        {
            rows.Add(new(type, "Flush", Effect.Drain));
            rows.Add(new(type, "FlushAsync", Effect.Drain) { External = type == "System.IO.BinaryWriter" });
        }
        // What a using calls.
        rows.Add(new("System.IDisposable", "Dispose", Effect.Close));
        rows.Add(new("System.IAsyncDisposable", "DisposeAsync", Effect.Close));
        // await using (stream.ConfigureAwait(false))
        rows.Add(new("System.Threading.Tasks.TaskAsyncEnumerableExtensions", "ConfigureAwait", Effect.Unwrap));
        rows.Add(new("System.Runtime.CompilerServices.ConfiguredAsyncDisposable", "DisposeAsync", Effect.Close));
        foreach (var type in new[] { "System.IO.Stream", "System.IO.TextWriter", "System.IO.BinaryWriter", xmlWriter, jsonWriter, "System.IO.Compression.ZipArchive" })
        {
            rows.Add(new(type, "Dispose", Effect.Close));
            rows.Add(new(type, "Close", Effect.Close) { External = true });
            rows.Add(new(type, "DisposeAsync", Effect.Close) { External = true });
        }
    }

    static void AddVerbs(List<ApiRow> rows, string type, params string[] members)
    {
        foreach (var member in members)
            rows.Add(new(type, member, Effect.Write));
    }

    static ApiRow Wrapper(string type, Buffering buffering) =>
        new(type, ".ctor", Effect.Wrap) { On = "*", Buffering = buffering };
}
