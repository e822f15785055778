using System.Threading.Tasks;
using Microsoft.CodeAnalysis.Testing;
using Xunit;

namespace Durability.Analyzers.Tests.Rules.Publication;

/// <summary>What lies in a folder is published with it; what lies beside it, or was written under another name, is not.</summary>
public sealed class PublishedFolderTests
{
    [Theory]
    [InlineData("using (var s = new FileStream(Path.Combine(folder, \"orders.bin\"), FileMode.Create)) s.Write(records)")]
    [InlineData("File.WriteAllBytes(Path.Combine(folder, \"orders.bin\"), records)")]
    [InlineData("File.WriteAllBytes(Path.Combine(folder, name, \"orders.bin\"), records)")]
    [InlineData("File.WriteAllBytes(folder + name, records)")]
    [InlineData("File.WriteAllBytes(Path.Combine(new DirectoryInfo(folder).FullName, \"orders.bin\"), records)")]
    public Task File_in_the_folder_is_published(string write) => Verify.AnalyzerAsync($$"""
        class OrderStore
        {
            void Save(string folder, string name, byte[] records)
            {
                {{write}};
                {|DUR203:Directory.Move(folder, "orders")|};
            }
        }
        """);

    [Fact]
    public Task File_in_another_folder_is_not() => Verify.AnalyzerAsync("""
        class OrderStore
        {
            void Save(string folder, string other, byte[] records)
            {
                {|DUR204:File.WriteAllBytes(Path.Combine(other, "orders.bin"), records)|};
                Directory.Move(folder, "orders");
            }
        }
        """);

    [Fact]
    public Task File_of_a_longer_name_is_in_no_folder() => Verify.AnalyzerAsync("""
        class OrderStore
        {
            void Save(string path, string text)
            {
                File.WriteAllText(path + ".tmp", text);
                File.Move(path, "orders.json");
            }
        }
        """);

    [Fact]
    public Task Other_file_is_not_published_by_a_move() => Verify.AnalyzerAsync("""
        class OrderStore
        {
            void Save(byte[] records)
            {
                using (var s = {|DUR204:new FileStream("notes.bin", FileMode.Create)|})
                    s.Write(records);
                File.Move("orders.tmp", "orders.json");
            }
        }
        """);

    /// <summary>What the turn before left behind has the name of the turn before.</summary>
    [Theory]
    [InlineData("using var s = File.Create(name + \".tmp\"); s.Write(records);")]
    [InlineData("File.WriteAllBytes(name + \".tmp\", records);")]
    public Task Each_turn_of_a_loop_has_a_name_of_its_own(string write) => Verify.AnalyzerAsync($$"""
        class OrderStore
        {
            void Save(string[] names, byte[] records)
            {
                foreach (var name in names)
                {
                    if (File.Exists(name + ".tmp"))
                        File.Move(name + ".tmp", name, true);
                    {{write}}
                }
            }

            void SaveNumbered(List<string> names, byte[] records)
            {
                for (var i = 0; i < names.Count; i++)
                {
                    var name = names[i];
                    if (File.Exists(name + ".tmp"))
                        File.Move(name + ".tmp", name, true);
                    {{write}}
                }
            }
        }
        """);

    [Fact]
    public Task Variable_that_is_set_anew_changes_no_other_name() => Verify.AnalyzerAsync("""
        class OrderStore
        {
            void Save(List<string> names, byte[] records)
            {
                File.WriteAllBytes("orders.tmp", records);
                var name = names[0];
                name = names[1];
                {|DUR203:File.Move("orders.tmp", "orders.json", true)|};
            }
        }
        """);

    /// <summary>A copy writes the file of its second name alone.</summary>
    [Theory]
    [InlineData("File.Copy(path, \"orders.tmp\"); {|DUR203:File.Move(\"orders.tmp\", \"orders.json\")|};")]
    [InlineData("File.Copy(path, \"mirror.json\"); File.Move(path, \"orders.json\");")]
    [InlineData("File.Copy(\"orders.tmp\", path); File.Move(\"orders.tmp\", \"orders.json\");")]
    public Task Copy_is_written_and_its_source_is_not(string code) => Verify.AnalyzerAsync($$"""
        class OrderStore
        {
            void Save(string path) { {{code}} }
        }
        """);

    /// <summary>What users may have written stands for nothing that this member has written itself.</summary>
    [Fact]
    public Task Write_of_the_member_that_publishes_is_what_is_shown() => Verify.AnalyzerAsync("""
        sealed class OrderWriter
        {
            readonly FileStream _file;
            readonly string _temp, _path;

            public OrderWriter(string path)
            {
                _path = path;
                _temp = path + ".tmp";
                _file = new FileStream(_temp, FileMode.Create);
            }

            public void Commit(byte[] records)
            {
                {|#1:_file.Write(records)|};
                _file.Dispose();
                {|#0:File.Move(_temp, _path, true)|};
            }
        }
        """, expected: Verify.Diagnostic("DUR203").WithLocation(0).WithLocation(1));

    [Fact]
    public Task Closed_on_one_way_it_is_not_still_open() => Verify.AnalyzerAsync("""
        class OrderStore
        {
            void Save(string path, byte[] records, bool last)
            {
                var s = new FileStream(path + ".tmp", FileMode.Create);
                s.Write(records);
                if (last)
                    s.Dispose();
                {|#0:File.Move(path + ".tmp", path, true)|};
                s.Dispose();
            }
        }
        """, expected: Verify.Diagnostic("DUR203").WithLocation(0).WithOptions(DiagnosticOptions.IgnoreAdditionalLocations).WithArguments("path.tmp", "path", ""));

    /// <summary>Another member has synced the file by the time it is closed, or has not closed it yet.</summary>
    [Theory]
    [InlineData("_file.Flush(true); _file.Dispose(); {|DUR202:File.Move(_temp, _path, true)|};")]
    [InlineData("_file.Dispose(); {|DUR203:File.Move(_temp, _path, true)|};")]
    [InlineData("_file.Flush(); File.Move(_temp, _path, true);")]
    public Task File_that_users_of_the_object_write(string commit) => Verify.AnalyzerAsync($$"""
        sealed class OrderWriter : IDisposable
        {
            readonly FileStream _file;
            readonly string _temp, _path;

            public OrderWriter(string path)
            {
                _path = path;
                _temp = path + ".tmp";
                _file = new FileStream(_temp, FileMode.Create);
            }

            public Stream Content => _file;

            public void Commit() { {{commit}} }

            public void Dispose() => _file.Dispose();
        }
        """);
}
