using System.Threading.Tasks;
using Xunit;

namespace Durability.Analyzers.Tests.Rules.Order;

/// <summary>DUR402: the old copy is known by where it was moved from, by what it is called, and by being the file that was copied.</summary>
public sealed class OldCopyTests
{
    [Theory]
    [InlineData("\"vectors.old.bin\"")]
    [InlineData("\"previous\"")]
    [InlineData("Guid.NewGuid().ToString()")]
    public Task Moved_away_and_deleted_behind_an_unsynced_write(string aside) => Verify.AnalyzerAsync($$"""
        class Vectors(string folder)
        {
            void Save(byte[] vectors)
            {
                var path = Path.Combine(folder, "vectors.bin");
                var aside = Path.Combine(folder, {{aside}});
                File.Move(path, aside);
                using (var file = new FileStream(path, FileMode.CreateNew))
                    file.Write(vectors);
                {|DUR402:File.Delete(aside)|};
            }
        }
        """);

    [Fact]
    public Task Moved_away_and_deleted_behind_the_sync() => Verify.AnalyzerAsync("""
        class Vectors(string folder)
        {
            void Save(byte[] vectors)
            {
                var path = Path.Combine(folder, "vectors.bin");
                var aside = Path.Combine(folder, "previous");
                {|DUR202:File.Move(path, aside)|};
                using (var file = new FileStream(path, FileMode.OpenOrCreate))
                {
                    file.Write(vectors);
                    file.Flush(true);
                }
                File.Delete(aside);
            }
        }
        """);

    [Theory]
    [InlineData("_backupFile", true)]
    [InlineData("_oldFile", true)]
    [InlineData("_otherFile", false)]
    [InlineData("_backupFolder", false)]
    public Task Named_as_the_old_copy(string copy, bool isOld) => Verify.AnalyzerAsync($$"""
        class Preferences(FileInfo file, FileInfo copy)
        {
            readonly FileInfo _file = file, {{copy}} = copy;
            void Save(byte[] json)
            {
                using (var stream = {{(isOld ? "_file" : "{|DUR204:_file")}}.Open(FileMode.Create){{(isOld ? "" : "|}")}})
                    stream.Write(json);
                {{(isOld ? $"{{|DUR402:{copy}.Delete()|}}" : $"{copy}.Delete()")}};
            }
        }
        """);

    [Theory]
    [InlineData("Path.Combine(folder, \"removed\", name)", true)]
    [InlineData("Path.Combine(folder, name + \".corrupt\")", false)]
    [InlineData("Path.Combine(folder, \"backup\", name)", false)]
    [InlineData("Path.Combine(folder, name + DateTime.Now.ToString(\"yyyyMMddHHmmss\"))", false)]
    public Task Moved_by_a_copy(string target, bool isMove) => Verify.AnalyzerAsync($$"""
        class KeyVault(string folder)
        {
            void Remove(string name)
            {
                var source = Path.Combine(folder, name);
                File.Copy(source, {{target}});
                {{(isMove ? "{|DUR402:File.Delete(source)|}" : "File.Delete(source)")}};
            }
        }
        """);

    [Theory]
    [InlineData("var data = File.ReadAllBytes(spooled);", "Path.Combine(target, Guid.NewGuid().ToString())", "{|DUR402:File.Delete(spooled)|};")]
    [InlineData("var data = File.ReadAllBytes(other);", "Path.Combine(target, Guid.NewGuid().ToString())", "File.Delete(spooled);")]
    [InlineData("var data = File.ReadAllBytes(spooled);", "Path.GetTempFileName()", "File.Delete(spooled);")]
    [InlineData("var data = File.ReadAllBytes(spooled);", "\"cache.bin\"", "File.Delete(spooled);")]
    [InlineData("var data = new byte[1];", "Path.Combine(target, Guid.NewGuid().ToString())", "File.Delete(spooled); data = File.ReadAllBytes(spooled);")]
    public Task Read_written_elsewhere_and_deleted(string read, string made, string delete) => Verify.AnalyzerAsync($$"""
        class Assets
        {
            void Move(string spooled, string other, string target)
            {
                {{read}}
                File.WriteAllBytes({{made}}, data);
                {{delete}}
            }
        }
        """);

    [Fact]
    public Task Read_written_elsewhere_and_deleted_behind_the_sync() => Verify.AnalyzerAsync("""
        class Assets
        {
            void Move(string spooled, string target)
            {
                var data = File.ReadAllBytes(spooled);
                using (var file = {|DUR201:new FileStream(target, FileMode.CreateNew)|})
                {
                    file.Write(data);
                    file.Flush(true);
                }
                File.Delete(spooled);
            }
        }
        """);

    [Theory]
    [InlineData("Journal")]
    [InlineData("JournalWriter")]
    [InlineData("CommitLogFile")]
    public Task Journal_that_is_deleted_by_its_own_class(string type) => Verify.AnalyzerAsync($$"""
        class {{type}}(string file)
        {
            public void Close() { }
            public void Delete() => File.Delete(file);
        }
        class MemTable({{type}} journal, string folder)
        {
            public void WriteToTable(byte[] rows)
            {
                journal.Close();
                using (var table = new FileStream(Path.Combine(folder, "0.sbt"), FileMode.CreateNew))
                    table.Write(rows);
                {|DUR401:journal.Delete()|};
            }
        }
        """);

    [Theory]
    [InlineData(".bak", true)]
    [InlineData(".config", false)]
    [InlineData(".lock", false)]
    [InlineData(".sha256", false)]
    public Task What_lies_beside_a_file_is_no_copy_of_it(string suffix, bool isCopy) => Verify.AnalyzerAsync($$"""
        class Packer
        {
            void Save(string storePath, byte[] bytes)
            {
                {{(isCopy ? "File.WriteAllBytes(storePath, bytes);" : "{|DUR204:File.WriteAllBytes(storePath, bytes)|};")}}
                {{(isCopy ? "{|DUR402:File.Delete(storePath + \"" + suffix + "\")|};" : "File.Delete(storePath + \"" + suffix + "\");")}}
            }
        }
        """);

    /// <summary>What the source is called counts as what the copy is; where DUR204 speaks of the copy, it speaks for both.</summary>
    [Theory]
    [InlineData("File.Copy(databasePath, Path.Combine(to, Path.GetFileName(databasePath)), true);", "databasePath", true)]
    [InlineData("File.Copy(databasePath, to);", "databasePath", true)]
    [InlineData("File.Copy(databasePath, to, true);", "databasePath", true)]
    [InlineData("File.Copy(picture, to, true);", "picture", false)]
    [InlineData("File.Copy(databasePath, databasePath + \".bak\", true);", "databasePath", false)]
    [InlineData("File.Copy(databasePath, to + Guid.NewGuid(), true);", "databasePath", false)]
    [InlineData("{|DUR204:File.Copy(tempFile, databasePath, true)|};", "tempFile", false)]
    [InlineData("File.Copy(databasePath, cacheFile, true);", "databasePath", false)]
    public Task File_that_is_moved_by_a_copy(string copy, string deleted, bool isTold) => Verify.AnalyzerAsync($$"""
        class Mover
        {
            void Move(string databasePath, string picture, string tempFile, string cacheFile, string to)
            {
                {{copy}}
                {{(isTold ? "{|DUR402:" : "")}}File.Delete({{deleted}}){{(isTold ? "|}" : "")}};
            }
        }
        """);

    [Theory]
    [InlineData("using (var from = File.OpenRead(database)) using (var to = new FileStream(target, FileMode.CreateNew)) from.CopyTo(to);", "File.Delete(database)", true)]
    [InlineData("using (var from = new FileStream(database, FileMode.Open, FileAccess.Read)) using (var to = File.Create(target)) { int one; while ((one = from.ReadByte()) >= 0) to.WriteByte((byte)one); }", "File.Delete(database)", true)]
    [InlineData("var info = new FileInfo(database); using (var from = info.OpenRead()) using (var to = File.Create(target)) from.CopyTo(to);", "info.Delete()", true)]
    [InlineData("using (var from = File.OpenRead(picture)) using (var to = new FileStream(target, FileMode.CreateNew)) from.CopyTo(to);", "File.Delete(picture)", false)]
    [InlineData("using (var from = File.OpenRead(database)) using (var to = new FileStream(target, FileMode.CreateNew)) { from.CopyTo(to); to.Flush(true); }", "File.Delete(database)", false)]
    [InlineData("using (var from = File.OpenRead(database)) using (var to = new FileStream(cacheFile, FileMode.CreateNew)) from.CopyTo(to);", "File.Delete(database)", false)]
    [InlineData("using (var from = File.OpenRead(picture)) using (var to = new FileStream(target, FileMode.CreateNew)) from.CopyTo(to);", "File.Delete(database)", false)]
    public Task File_that_is_moved_through_streams(string copy, string delete, bool isTold) => Verify.AnalyzerAsync($$"""
        class Mover
        {
            void Move(string database, string picture, string cacheFile, string target)
            {
                {{copy}}
                {{(isTold ? "{|DUR402:" : "")}}{{delete}}{{(isTold ? "|}" : "")}};
            }
        }
        """, config: "dotnet_diagnostic.DUR104.severity = none\ndotnet_diagnostic.DUR205.severity = none\ndotnet_diagnostic.DUR201.severity = none");
}
