using System.Threading.Tasks;
using Xunit;

namespace Durability.Analyzers.Tests.Rules.Publication;

/// <summary>What outweighs the name of a file, and where it does not. The silent halves are the programs of ValidCode.</summary>
public sealed class PurposeTests
{
    [Fact]
    public Task Key_that_is_generated_is_missed_even_though_code_is_not() => Verify.AnalyzerAsync("""
        class Ring
        {
            void GenerateSecret(string secretPath) => {|DUR204:File.WriteAllText(secretPath, Read())|};
            string Read() => File.ReadAllText("seed");
        }
        """);

    [Theory]
    [InlineData("class Ring { void WriteDefaultKey", "secretPath", "DUR204")]
    [InlineData("class ExportedKeys { void Write", "secretPath", "DUR204")]
    [InlineData("class ExportRing { void Write", "secretPath", "DUR204")]
    [InlineData("class RingView { void Write", "secretPath", "DUR204")]
    public Task Key_is_missed_whatever_the_code_around_is_called(string member, string path, string rule) => Verify.AnalyzerAsync(
        $$"""{{member}}(string {{path}}) => {|{{rule}}:File.WriteAllText({{path}}, "text")|}; }""");

    [Theory]
    [InlineData("class Ring { void WriteDefaultConfig")]
    [InlineData("class ExportRing { void Write")]
    [InlineData("class SettingsCache { void Write")]
    public Task Settings_that_can_be_made_again_are_not_missed(string member) => Verify.AnalyzerAsync(
        $$"""{{member}}(string configPath) => File.WriteAllText(configPath, "text"); }""");

    [Fact]
    public Task Cache_that_is_flushed_to_its_file_is_the_state_itself() => Verify.AnalyzerAsync("""
        class Pages
        {
            void FlushCache(string databasePath, byte[] pages) => {|DUR204:File.WriteAllBytes(databasePath, pages)|};
        }
        """);

    [Theory]
    [InlineData("DiskCacheStorage")]
    [InlineData("CacheIndex")]
    public Task Type_that_is_a_cache_keeps_what_can_be_made_again(string type) => Verify.AnalyzerAsync($$"""
        class {{type}}
        {
            void Add(string path, string text) => File.WriteAllText(path, text);
        }
        """);

    [Theory]
    [InlineData("PageCacheStore")]
    [InlineData("WriteCacheStorage")]
    public Task Cache_of_pages_on_their_way_to_disk_is_the_state_itself(string type) => Verify.AnalyzerAsync($$"""
        class {{type}}
        {
            void Add(string path, string text) => {|DUR204:File.WriteAllText(path, text)|};
        }
        """);

    [Fact]
    public Task Settings_of_a_cache_are_settings() => Verify.AnalyzerAsync("""
        class CacheSettings
        {
            void Save(string path, string text) => {|DUR204:File.WriteAllText(path, text)|};
        }
        """);

    [Theory]
    [InlineData("ProcessOptions")]
    [InlineData("ParseSettings")]
    [InlineData("HandleCommit")]
    public Task Method_named_for_what_it_works_on_says_nothing_of_its_file(string method) => Verify.AnalyzerAsync($$"""
        class Tool
        {
            void {{method}}(string path, string text) => {|DUR205:File.WriteAllText(path, text)|};
        }
        """);

    [Theory]
    [InlineData("Shop.AppStore", "DUR205")]
    [InlineData("Shop.OrderStore", "DUR204")]
    [InlineData("FlatFileDataStore", "DUR204")]
    public Task Store_that_sells_programs_is_none_that_keeps_data(string space, string rule) => Verify.AnalyzerAsync($$"""
        namespace {{space}}
        {
            class Content
            {
                void Put(string path, byte[] bytes) => {|{{rule}}:File.WriteAllBytes(path, bytes)|};
            }
        }
        """);

    [Theory]
    [InlineData("GetAsync", "DUR205")]
    [InlineData("FetchBlock", "DUR205")]
    [InlineData("PullBlock", "DUR205")]
    [InlineData("Get", "DUR205")]
    [InlineData("GetOrMake", "DUR204")]
    [InlineData("PutAsync", "DUR204")]
    [InlineData("GetSettings", "DUR204")]
    public Task Store_still_has_what_it_gives_out(string method, string rule) => Verify.AnalyzerAsync($$"""
        class CloudStorage
        {
            void {{method}}(string name, string path) => {|{{rule}}:File.WriteAllText(path, name)|};
        }
        """);

    [Theory]
    [InlineData("Generate", "Generate(configPath)")]
    [InlineData("ExportAll", "ExportAll(configPath)")]
    [InlineData("Produce", "{|DUR204:Produce(configPath)|}")]
    public Task Helper_that_generates_makes_it_again_whoever_calls_it(string helper, string call) => Verify.AnalyzerAsync($$"""
        class Proxy
        {
            void Start(string configPath) => {{call}};

            static void {{helper}}(string path)
            {
                File.Delete(path);
                File.WriteAllText(path, "text");
            }
        }
        """);

    [Fact]
    public Task Folder_that_is_copied_is_no_publish() => Verify.AnalyzerAsync("""
        class Folders
        {
            static void CopyAll(string[] names, string from, string to, string further)
            {
                foreach (var name in names)
                {
                    File.Copy(Path.Combine(from, name), Path.Combine(to, name), true);
                    {|DUR205:File.Copy(Path.Combine(to, name), Path.Combine(further, name), true)|};
                }
            }

            static void Finish(string path, byte[] bytes)
            {
                {|DUR205:File.WriteAllBytes(path + ".part", bytes)|};
                {|DUR204:File.Copy(path + ".part", path, true)|};
            }
        }
        """);

    [Fact]
    public Task Project_that_a_file_lies_in_is_a_folder_of_sources() => Verify.AnalyzerAsync("""
        class Locales
        {
            void Sort(string projectPath, string text) => {|DUR205:File.WriteAllText(Path.Combine(projectPath, "src", "texts.json"), text)|};
            void SortAll(string projectPath, string text) => {|DUR205:File.WriteAllText(projectPath + "src/texts.json", text)|};
            void Keep(string projectPath, string text) => {|DUR204:File.WriteAllText(projectPath, text)|};
        }
        """);

    [Theory]
    [InlineData("saveTo", "DUR205")]
    [InlineData("savePath", "DUR205")]
    [InlineData("savePictureAs", "DUR205")]
    [InlineData("commitMessage", "DUR205")]
    [InlineData("lastCommit", "DUR204")]
    [InlineData("saveGame", "DUR204")]
    [InlineData("playerSaves", "DUR204")]
    public Task Word_of_state_may_mean_something_else(string name, string rule) => Verify.AnalyzerAsync($$"""
        class Tool
        {
            void Put(string {{name}}, string text) => {|{{rule}}:File.WriteAllText({{name}}, text)|};
        }
        """);

    [Fact]
    public Task Temporary_file_renamed_over_a_deleted_target_leaves_no_file() => Verify.AnalyzerAsync("""
        class Swapper
        {
            void Finish(string tempPath, string path)
            {
                File.Delete(path);
                {|DUR204:File.Move(tempPath, path)|};
            }
        }
        """);

    [Fact]
    public Task Helper_that_replaces_is_told_even_where_its_caller_names_the_source() => Verify.AnalyzerAsync("""
        class Files
        {
            static void Replace(string source, string target)
            {
                File.Delete(target);
                {|DUR204:File.Move(source, target)|};
            }
        }
        """);

    [Fact]
    public Task File_of_a_key_is_a_key_and_no_lookup() => Verify.AnalyzerAsync("""
        class Signer
        {
            void Save(string keyPath, string pem) => {|DUR204:File.WriteAllText(keyPath, pem)|};
        }
        """);

    [Fact]
    public Task Failure_that_is_only_logged_is_swallowed() => Verify.AnalyzerAsync("""
        class Sink
        {
            void Finish(FileStream file, Action<string, Exception> log)
            {
                try
                {
                    file.Flush(true);
                }
                {|DUR301:catch|} (IOException failure)
                {
                    log("failed", failure);
                }
            }
        }
        """);

    [Fact]
    public Task Mark_that_is_only_asked_for_is_no_state() => Verify.AnalyzerAsync("""
        class Resources
        {
            bool NeedsUpdate(string folder) => File.ReadAllText(Path.Combine(folder, "version.txt")) != "7";

            void Unpacked(string folder) => {|DUR205:File.WriteAllText(Path.Combine(folder, "version.txt"), "7")|};
        }
        """);

    [Fact]
    public Task File_whose_content_is_read_back_is_a_state() => Verify.AnalyzerAsync("""
        class Resources
        {
            string Version(string folder) => File.ReadAllText(Path.Combine(folder, "version.txt"));

            void Unpacked(string folder) => {|DUR204:File.WriteAllText(Path.Combine(folder, "version.txt"), "7")|};
        }
        """);

    [Theory]
    [InlineData("MetadataWriter", "DUR205")]
    [InlineData("ManifestWriter", "DUR205")]
    [InlineData("LedgerWriter", "DUR204")]
    public Task Type_that_writes_what_it_describes_says_nothing_of_its_file(string type, string rule) => Verify.AnalyzerAsync($$"""
        class {{type}}
        {
            void Put(string path, string text) => {|{{rule}}:File.WriteAllText(path, text)|};
        }
        """);

    [Theory]
    [InlineData("manifestPath")]
    [InlineData("metadataFile")]
    public Task File_that_is_named_so_is_a_state(string path) => Verify.AnalyzerAsync($$"""
        class Writer
        {
            void Put(string {{path}}, string text) => {|DUR204:File.WriteAllText({{path}}, text)|};
        }
        """);

    [Theory]
    [InlineData("class WindowPositionList", "Save", "settingsPath")]
    [InlineData("class Shell", "Save", "windowStatePath")]
    [InlineData("class Engine", "DownloadModel", "configPath")]
    [InlineData("namespace Shop.Generators { class Project", "Write", "settingsPath")]
    [InlineData("namespace Shop.Toolbox { class Project", "Write", "settingsPath")]
    [InlineData("namespace ShopInstaller { class Program", "Write", "settingsPath")]
    public Task Settings_that_can_be_made_or_had_again_are_silent(string type, string method, string path) => Verify.AnalyzerAsync($$"""
        {{type}}
        {
            void {{method}}(string {{path}}, string text) => File.WriteAllText({{path}}, text);
        }
        """ + (type.StartsWith("namespace") ? "}" : ""));

    [Fact]
    public Task Queue_of_downloads_is_a_state() => Verify.AnalyzerAsync("""
        class Downloads
        {
            void Add(string queuePath, string text) => {|DUR204:File.WriteAllText(queuePath, text)|};
        }
        """);

    [Theory]
    [InlineData("Shop.OrderDbDump")]
    [InlineData("Shop.AzureStorage")]
    public Task Namespace_of_dumps_or_of_a_store_elsewhere_says_nothing(string space) => Verify.AnalyzerAsync($$"""
        namespace {{space}}
        {
            class Writer
            {
                void Put(string path, string text) => {|DUR205:File.WriteAllText(path, text)|};
            }
        }
        """);

    [Theory]
    [InlineData("Shop.Storage.csproj")]
    [InlineData("State.cs")]
    public Task Source_text_that_is_named_for_a_product_is_no_state(string name) => Verify.AnalyzerAsync($$"""
        class Release
        {
            void Raise(string folder, string text) => File.WriteAllText(Path.Combine(folder, "{{name}}"), text);
        }
        """);

    [Theory]
    [InlineData("journal.md")]
    [InlineData("wallet.csv.key")]
    public Task Text_of_the_user_is_no_source_text(string name) => Verify.AnalyzerAsync($$"""
        class Notes
        {
            void Put(string folder, string text) => {|DUR204:File.WriteAllText(Path.Combine(folder, "{{name}}"), text)|};
        }
        """);

    [Theory]
    [InlineData("CreateTransaction", "DUR205")]
    [InlineData("ShowProgress", "DUR205")]
    [InlineData("AppendLedger", "DUR204")]
    public Task Method_that_is_named_for_what_it_handles_says_nothing_of_its_file(string method, string rule) => Verify.AnalyzerAsync($$"""
        class Writer
        {
            void {{method}}(string path, string text) => {|{{rule}}:File.WriteAllText(path, text)|};
        }
        """);
}
