using System.Threading.Tasks;
using Xunit;

namespace Durability.Analyzers.Tests.Rules.Sync;

/// <summary>A stream that code which cannot be seen opens: the mode that it is handed says what becomes of the file.</summary>
public sealed class OpenedElsewhereTests
{
    [Theory]
    [InlineData("using var s = {|DUR204:Files.OpenFile(path, FileMode.Create, FileAccess.Write)|}; s.WriteByte(1);")]
    [InlineData("using Stream s = Files.OpenFile(path, FileMode.Append); {|DUR101:s.WriteByte(1)|};")]
    [InlineData("using (var w = new StreamWriter(Files.OpenFile(path, FileMode.Append), Encoding.UTF8)) { {|DUR101:w.Write(path)|}; }")]
    [InlineData("using var s = files.OpenFile(path, mode, FileAccess.Write); {|DUR101:s.WriteByte(1)|};")]
    [InlineData("using var s = Files.OpenFile(path, FileMode.Open, FileAccess.Write); {|DUR101:s.WriteByte(1)|};")]
    [InlineData("using var s = Files.OpenFile(path, FileMode.OpenOrCreate); s.WriteByte(1); s.Flush(true);")]
    [InlineData("using var s = Files.OpenFile(path, FileMode.Open, FileAccess.Read); s.WriteByte(1);")]
    [InlineData("using var s = Files.OpenFile(path, FileMode.Open); Load(s);")]
    [InlineData("using var s = Files.OpenFile(path, FileMode.Open); s.WriteByte(1); s.Flush(true);")]
    [InlineData("using var s = Files.OpenFile(path, FileMode.Open, FileAccess.Read); s.WriteByte(1); {|DUR107:s.Flush(true)|};")]
    [InlineData("using NativeFile s = Files.OpenFile(path, FileMode.Create); s.Write(path); s.Flush();")]
    [InlineData("using var s = sftpClient.Open(path, FileMode.Create); s.WriteByte(1);")]
    [InlineData("using var s = NativeFile.Create(path, FileMode.Create); s.Write(path); s.Flush();")]
    public Task Append(string code) => Verify.AnalyzerAsync($$"""
        class OrderJournal
        {
            void Append(string path, FileMode mode, IMissing files) { {{code}} }
            static void Load(Stream orders) { }
        }
        """, compiles: false);

    [Fact]
    public Task Mode_that_a_helper_hands_on() => Verify.AnalyzerAsync("""
        static class FileSystem
        {
            public static Stream Open(string path, FileMode mode, FileAccess access) => Missing.Instance.File.Open(path, mode, access);
        }
        class JsonSettings(string path)
        {
            void Save(string json)
            {
                using var writer = new StreamWriter({|DUR204:FileSystem.Open(path, FileMode.Create, FileAccess.Write)|});
                writer.Write(json);
            }
            string Load()
            {
                using var reader = new StreamReader(FileSystem.Open(path, FileMode.Open, FileAccess.Read));
                return reader.ReadToEnd();
            }
        }
        """, compiles: false);

    [Fact]
    public Task Path_of_a_type_that_is_missing() => Verify.AnalyzerAsync("""
        class BlockStore
        {
            void Put(Zio.IFileSystem files, Zio.UPath path, byte[] block)
            {
                Zio.UPath temporaryPath = path.GetDirectory() / $".{Guid.NewGuid():N}.tmp";
                files.WriteAllBytes(temporaryPath, block);
                {|DUR203:files.MoveFile(temporaryPath, path)|};
            }
        }
        """, compiles: false);

    [Theory]
    [InlineData("try { return File.Open(path, mode); } catch (IOException) { return null; }")]
    [InlineData("if (path.Length == 0) return null; return File.Open(path, mode);")]
    [InlineData("FileStream? file; while ((file = Once(path, mode)) == null) Thread.Sleep(1); return file;")]
    [InlineData("if (path.Length == 0) return null; try { return Once(path, mode); } catch (IOException) { return null; }")]
    public Task Helper_that_may_return_nothing(string code) => Verify.AnalyzerAsync($$"""
        static class Files
        {
            public static FileStream? Open(string path, FileMode mode) { {{code}} }
            static FileStream? Once(string path, FileMode mode) => File.Open(path, mode);
        }
        class Settings
        {
            void Save(string path, byte[] json)
            {
                using var file = {|DUR204:Files.Open(path, FileMode.Create)|};
                file!.Write(json);
            }
            void SaveBackwards(string path, byte[] json)
            {
                using var file = Files.Open(path, FileMode.Create);
                file!.Write(json);
                {|DUR102:file.Flush()|};
            }
        }
        """);

    [Fact]
    public Task Helper_that_opens_one_of_two_files() => Verify.AnalyzerAsync("""
        class OrderJournal
        {
            void Append(bool isOld, byte[] record)
            {
                using var file = Open(isOld);
                {|DUR101:file.Write(record)|};
            }
            static FileStream Open(bool isOld)
            {
                if (isOld)
                    return new FileStream("old.journal", FileMode.Append);
                return new FileStream("new.journal", FileMode.Append);
            }
        }
        """);
}
