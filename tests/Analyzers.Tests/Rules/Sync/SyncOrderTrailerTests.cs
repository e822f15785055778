using System.Threading.Tasks;
using Xunit;

namespace Durability.Analyzers.Tests.Rules.Sync;

/// <summary>DUR103 for what is written only when a wrapper is closed: trailers, final blocks, end tags, directories.</summary>
public sealed class SyncOrderTrailerTests
{
    [Fact]
    public Task Gzip_flush_still_owes_the_trailer() => Verify.AnalyzerAsync(
        """
        class SnapshotStore
        {
            void Write(string path, byte[] state)
            {
                using var file = new FileStream(path, FileMode.CreateNew);
                using var gzip = new GZipStream(file, CompressionLevel.Fastest);
                gzip.Write(state);
                gzip.Flush();
                {|DUR103:file.Flush(true)|};
            }
        }
        """);

    [Fact]
    public Task Gzip_disposed_with_leave_open_before_the_sync_is_silent() => Verify.AnalyzerAsync(
        """
        class SnapshotStore
        {
            void Write(string path, byte[] state)
            {
                using var file = new FileStream(path, FileMode.OpenOrCreate);
                using (var gzip = new GZipStream(file, CompressionLevel.Fastest, true))
                    gzip.Write(state);
                file.Flush(true);
            }
        }
        """);

    [Fact]
    public Task Deflate_trailer_after_the_sync_is_reported() => Verify.AnalyzerAsync(
        """
        class SnapshotStore
        {
            void Write(string path, byte[] state)
            {
                using var file = new FileStream(path, FileMode.CreateNew);
                using var deflate = new DeflateStream(file, CompressionMode.Compress);
                deflate.Write(state);
                {|DUR103:file.Flush(true)|};
            }
        }
        """);

    [Fact]
    public Task Crypto_final_block_after_the_sync_is_reported() => Verify.AnalyzerAsync(
        """
        class KeyStore
        {
            void Write(string path, byte[] key, System.Security.Cryptography.Aes aes)
            {
                using var file = new FileStream(path, FileMode.CreateNew);
                using var crypto = new System.Security.Cryptography.CryptoStream(file, aes.CreateEncryptor(), System.Security.Cryptography.CryptoStreamMode.Write);
                crypto.Write(key);
                crypto.Flush();
                {|DUR103:file.Flush(true)|};
            }
        }
        """);

    [Fact]
    public Task Crypto_final_block_before_the_sync_is_silent() => Verify.AnalyzerAsync(
        """
        class KeyStore
        {
            async Task WriteAsync(string path, byte[] key, System.Security.Cryptography.Aes aes)
            {
                await using var file = new FileStream(path, FileMode.OpenOrCreate);
                await using var crypto = new System.Security.Cryptography.CryptoStream(file, aes.CreateEncryptor(), System.Security.Cryptography.CryptoStreamMode.Write);
                await crypto.WriteAsync(key);
                await crypto.FlushFinalBlockAsync();
                file.Flush(true);
            }
        }
        """);

    [Fact]
    public Task Xml_end_tags_after_the_sync_are_reported() => Verify.AnalyzerAsync(
        """
        class SettingsStore
        {
            void Write(string path, string name)
            {
                using var file = new FileStream(path, FileMode.CreateNew);
                using var xml = System.Xml.XmlWriter.Create(file);
                xml.WriteStartElement("settings");
                xml.WriteElementString("name", name);
                xml.Flush();
                {|DUR103:file.Flush(true)|};
            }
        }
        """);

    [Fact]
    public Task Xml_end_document_before_the_sync_is_silent() => Verify.AnalyzerAsync(
        """
        class SettingsStore
        {
            void Write(string path, string name)
            {
                using var file = new FileStream(path, FileMode.OpenOrCreate);
                using var xml = System.Xml.XmlWriter.Create(file);
                xml.WriteStartElement("settings");
                xml.WriteElementString("name", name);
                xml.WriteEndDocument();
                xml.Flush();
                file.Flush(true);
            }
        }
        """);

    [Fact]
    public Task Zip_directory_after_the_sync_is_reported() => Verify.AnalyzerAsync(
        """
        class SnapshotStore
        {
            void Write(string path, byte[] state)
            {
                using var file = new FileStream(path, FileMode.CreateNew);
                using var zip = new ZipArchive(file, ZipArchiveMode.Create);
                using (var entry = zip.CreateEntry("state").Open())
                    entry.Write(state);
                {|DUR103:file.Flush(true)|};
            }
        }
        """);

    [Fact]
    public Task Zip_disposed_with_leave_open_before_the_sync_is_silent() => Verify.AnalyzerAsync(
        """
        class SnapshotStore
        {
            void Write(string path, string folder)
            {
                using var file = new FileStream(path, FileMode.OpenOrCreate);
                using (var zip = new ZipArchive(file, ZipArchiveMode.Create, true))
                {
                    zip.CreateEntryFromFile(folder + "/state", "state");
                }

                file.Flush(true);
            }
        }
        """);

    [Fact]
    public Task Json_writer_bytes_after_the_sync_are_reported() => Verify.AnalyzerAsync(
        """
        class SettingsStore
        {
            void Write(string path)
            {
                using var file = new FileStream(path, FileMode.CreateNew);
                using var json = new System.Text.Json.Utf8JsonWriter(file);
                json.WriteStartObject();
                json.WriteEndObject();
                {|DUR103:file.Flush(true)|};
            }
        }
        """);

    [Fact]
    public Task Json_writer_disposed_leaves_the_file_open_and_sync_is_silent() => Verify.AnalyzerAsync(
        """
        class SettingsStore
        {
            void Write(string path)
            {
                using var file = new FileStream(path, FileMode.OpenOrCreate);
                using (var json = new System.Text.Json.Utf8JsonWriter(file))
                {
                    json.WriteStartObject();
                    json.WriteEndObject();
                }

                file.Flush(true);
            }
        }
        """);

    [Theory]
    [InlineData("cipher.Padding = PaddingMode.None;", "file.Flush(true);")]
    [InlineData("cipher.Padding = PaddingMode.PKCS7;", "{|DUR103:file.Flush(true)|};")]
    [InlineData("", "{|DUR103:file.Flush(true)|};")]
    public Task Cipher_without_padding_owes_no_last_block(string padding, string sync) => Verify.AnalyzerAsync($$"""
        using System.Security.Cryptography;
        class Pages
        {
            void Put(byte[] page, Aes cipher)
            {
                {{padding}}
                using var file = new FileStream("pages.db", FileMode.Open);
                using var crypto = new CryptoStream(file, cipher.CreateEncryptor(), CryptoStreamMode.Write);
                crypto.Write(page, 0, page.Length);
                {{sync}}
            }
        }
        """);
}
