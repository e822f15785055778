using System.Threading.Tasks;
using Xunit;

namespace Durability.Analyzers.Tests.Rules.Sync;

/// <summary>DUR101 through compression, ciphers, archives and serializers: what they write is as lost as what a file stream writes.</summary>
public sealed class WrapperTrailerTests
{
    [Fact]
    public Task Compressed_snapshot_without_sync_is_reported() => Verify.AnalyzerAsync(
        """
        class SnapshotStore
        {
            void Write(string path, byte[] state)
            {
                using var file = new FileStream(path, FileMode.CreateNew);
                using var gzip = new GZipStream(file, CompressionLevel.Fastest);
                {|DUR101:gzip.Write(state)|};
            }
        }
        """);

    [Fact]
    public Task Compressed_snapshot_finished_then_synced_is_silent() => Verify.AnalyzerAsync(
        """
        class SnapshotStore
        {
            void Write(string path, byte[] state)
            {
                using var file = new FileStream(path, FileMode.OpenOrCreate);
                using (var gzip = new GZipStream(file, CompressionLevel.Fastest, leaveOpen: true))
                    gzip.Write(state);
                file.Flush(true);
            }
        }
        """);

    [Fact]
    public Task Compressed_through_a_writer_without_sync_is_reported() => Verify.AnalyzerAsync(
        """
        class SnapshotStore
        {
            void Write(string path, string state)
            {
                using var writer = new StreamWriter(new BrotliStream(File.Open(path, FileMode.CreateNew), CompressionMode.Compress));
                {|DUR101:writer.Write(state)|};
            }
        }
        """);

    [Fact]
    public Task Encrypted_key_without_sync_is_reported() => Verify.AnalyzerAsync(
        """
        class KeyStore
        {
            void Write(string path, byte[] key, System.Security.Cryptography.ICryptoTransform cipher)
            {
                using var file = new FileStream(path, FileMode.CreateNew);
                using var crypto = new System.Security.Cryptography.CryptoStream(file, cipher, System.Security.Cryptography.CryptoStreamMode.Write);
                {|DUR101:crypto.Write(key)|};
            }
        }
        """);

    [Fact]
    public Task Encrypted_key_with_final_block_then_synced_is_silent() => Verify.AnalyzerAsync(
        """
        class KeyStore
        {
            void Write(string path, byte[] key, System.Security.Cryptography.ICryptoTransform cipher)
            {
                using var file = new FileStream(path, FileMode.OpenOrCreate);
                using var crypto = new System.Security.Cryptography.CryptoStream(file, cipher, System.Security.Cryptography.CryptoStreamMode.Write);
                crypto.Write(key);
                crypto.FlushFinalBlock();
                file.Flush(true);
            }
        }
        """);

    [Fact]
    public Task Xml_writer_over_a_stream_without_sync_is_reported() => Verify.AnalyzerAsync(
        """
        class SettingsStore
        {
            void Write(string path, string name)
            {
                using var file = new FileStream(path, FileMode.CreateNew);
                using var xml = System.Xml.XmlWriter.Create(file);
                xml.WriteStartElement("settings");
                xml.WriteElementString("name", name);
                {|DUR101:xml.WriteEndElement()|};
            }
        }
        """);

    [Fact]
    public Task Xml_writer_finished_then_synced_is_silent() => Verify.AnalyzerAsync(
        """
        class SettingsStore
        {
            void Write(string path, string name)
            {
                using var file = new FileStream(path, FileMode.OpenOrCreate);
                using (var xml = System.Xml.XmlWriter.Create(file))
                {
                    xml.WriteStartElement("settings");
                    xml.WriteElementString("name", name);
                    xml.WriteEndElement();
                }

                file.Flush(true);
            }
        }
        """);

    [Fact]
    public Task Json_writer_without_sync_is_reported() => Verify.AnalyzerAsync(
        """
        class SettingsStore
        {
            void Write(string path, string name)
            {
                using var file = new FileStream(path, FileMode.CreateNew);
                using var json = new System.Text.Json.Utf8JsonWriter(file);
                json.WriteStartObject();
                json.WriteString("name", name);
                {|DUR101:json.WriteEndObject()|};
            }
        }
        """);

    [Fact]
    public Task Json_writer_drained_then_synced_is_silent() => Verify.AnalyzerAsync(
        """
        class SettingsStore
        {
            void Write(string path, string name)
            {
                using var file = new FileStream(path, FileMode.OpenOrCreate);
                using var json = new System.Text.Json.Utf8JsonWriter(file);
                json.WriteStartObject();
                json.WriteString("name", name);
                json.WriteEndObject();
                json.Flush();
                file.Flush(true);
            }
        }
        """);

    [Fact]
    public Task Zip_archive_closed_then_synced_is_silent() => Verify.AnalyzerAsync(
        """
        class SnapshotStore
        {
            void Write(string path, byte[] state)
            {
                using var file = new FileStream(path, FileMode.OpenOrCreate);
                using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
                {
                    using var entry = zip.CreateEntry("state").Open();
                    entry.Write(state);
                }

                file.Flush(true);
            }
        }
        """);

    [Fact]
    public Task Wrapper_chosen_by_a_ternary_without_sync_is_reported() => Verify.AnalyzerAsync(
        """
        class SnapshotStore
        {
            void Write(string path, byte[] state, bool compress)
            {
                using var file = new FileStream(path, FileMode.CreateNew);
                using Stream target = compress ? new GZipStream(file, CompressionMode.Compress) : file;
                {|DUR101:target.Write(state)|};
            }
        }
        """);

    [Fact]
    public Task Stream_from_a_pipe_writer_copy_without_sync_is_reported() => Verify.AnalyzerAsync(
        """
        class OrderJournal
        {
            async Task AddAsync(string path, System.IO.Pipelines.PipeReader reader)
            {
                await using var file = new FileStream(path, FileMode.Append);
                await {|DUR101:reader.CopyToAsync(file)|};
            }
        }
        """);

    [Fact]
    public Task Zip_archive_over_a_stream_without_sync_is_reported() => Verify.AnalyzerAsync(
        """
        class SnapshotStore
        {
            void Write(string path, byte[] state)
            {
                using var file = new FileStream(path, FileMode.CreateNew);
                using var zip = new ZipArchive(file, ZipArchiveMode.Create);
                using var entry = zip.CreateEntry("state").Open();
                {|DUR101:entry.Write(state)|};
            }
        }
        """);
}
