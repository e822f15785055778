using System.Threading.Tasks;
using Xunit;

namespace Durability.Analyzers.Tests.Rules.Publication;

/// <summary>The words that decide, one row each: a word that is lost from a list is missed here.</summary>
public sealed class EvidenceWordTests
{
    [Theory]
    [InlineData("settings", "DUR204")]
    [InlineData("saveTo", "DUR205")]
    [InlineData("savePath", "DUR205")]
    [InlineData("saveFile", "DUR205")]
    [InlineData("saveFilename", "DUR205")]
    [InlineData("saveLocation", "DUR205")]
    [InlineData("saveDir", "DUR205")]
    [InlineData("saveDirectory", "DUR205")]
    [InlineData("saveFolder", "DUR205")]
    [InlineData("saveDialog", "DUR205")]
    [InlineData("SavePictureAs", "DUR205")]
    [InlineData("saveGame", "DUR204")]
    [InlineData("gameSave", "DUR204")]
    [InlineData("commitMessage", "DUR205")]
    [InlineData("commitMsg", "DUR205")]
    [InlineData("lastCommit", "DUR204")]
    [InlineData("key", "DUR205")]
    [InlineData("Key", "DUR205")]
    [InlineData("settingsKey", "DUR204")]
    [InlineData("keyFile", "DUR204")]
    public Task Name_of_the_variable(string name, string rule) => Verify.AnalyzerAsync($$"""
        class Thing
        {
            void Put(string {{name}}, string text) => {|{{rule}}:File.WriteAllText({{name}}, text)|};
        }
        """);

    [Theory]
    [InlineData("recovery.log", "DUR204")]
    [InlineData("redo.logs", "DUR204")]
    public Task Name_of_the_file(string name, string rule) => Verify.AnalyzerAsync($$"""
        class Thing
        {
            void Put(string text) => {|{{rule}}:File.WriteAllText("{{name}}", text)|};
        }
        """);

    [Theory]
    [InlineData("Get", "DUR205")]
    [InlineData("Fetch", "DUR205")]
    [InlineData("Pull", "DUR205")]
    [InlineData("GetThing", "DUR205")]
    [InlineData("GetOrAdd", "DUR204")]
    [InlineData("FetchOrAdd", "DUR204")]
    [InlineData("PullOrAdd", "DUR204")]
    [InlineData("Put", "DUR204")]
    public Task Method_that_gives_out_what_a_store_still_has(string name, string rule) => Verify.AnalyzerAsync($$"""
        class SettingsStore
        {
            void {{name}}(string path, string text) => {|{{rule}}:File.WriteAllText(path, text)|};
        }
        """);

    [Theory]
    [InlineData("UpdateSettings", "DUR204")]
    [InlineData("UpdateThing", "DUR205")]
    [InlineData("SaveThing", "DUR205")]
    [InlineData("StoreThing", "DUR205")]
    [InlineData("CommitThing", "DUR205")]
    [InlineData("IndexThing", "DUR205")]
    [InlineData("RecordThing", "DUR205")]
    [InlineData("QueueThing", "DUR205")]
    [InlineData("KeyThing", "DUR205")]
    [InlineData("TrySaveThing", "DUR205")]
    [InlineData("TryStore", "DUR205")]
    [InlineData("ThingStore", "DUR204")]
    [InlineData("PutNoLock", "DUR205")]
    [InlineData("PutUnderLock", "DUR205")]
    [InlineData("PutInLock", "DUR205")]
    [InlineData("PutWithLock", "DUR205")]
    [InlineData("PutWithoutLock", "DUR205")]
    [InlineData("PutLocked", "DUR205")]
    public Task Name_of_the_method(string name, string rule) => Verify.AnalyzerAsync($$"""
        class Thing
        {
            void {{name}}(string path, string text) => {|{{rule}}:File.WriteAllText(path, text)|};
        }
        """);

    [Theory]
    [InlineData("Shop.Tests")]
    [InlineData("Shop.Testing")]
    [InlineData("Shop.Benchmarks")]
    [InlineData("Shop.Build")]
    [InlineData("Shop.MSBuild")]
    [InlineData("Shop.Installer")]
    [InlineData("Installer")]
    [InlineData("CatalogGen")]
    [InlineData("Shop.RecoveryTool")]
    [InlineData("Shop.BuildTools.Catalog")]
    [InlineData("Shop.ExtractStrings")]
    [InlineData("ReleaseBuilder")]
    public Task Namespace_of_code_that_keeps_nothing(string space) => Verify.AnalyzerAsync($$"""
        namespace {{space}}
        {
            class Settings
            {
                void Put(string settingsPath, string text) => File.WriteAllText(settingsPath, text);
            }
        }
        """);

    [Theory]
    [InlineData("Build")]
    [InlineData("Shop")]
    [InlineData("Shop.Builds")]
    [InlineData("Shop.Tools")]
    [InlineData("ShopTool")]
    [InlineData("ShopTool.Data")]
    [InlineData("Release")]
    [InlineData("Shop.Convert")]
    [InlineData("ConvertShop.Data")]
    public Task Namespace_that_says_nothing(string space) => Verify.AnalyzerAsync($$"""
        namespace {{space}}
        {
            class Settings
            {
                void Put(string settingsPath, string text) => {|DUR204:File.WriteAllText(settingsPath, text)|};
            }
        }
        """);

    [Theory]
    [InlineData("QueryStoreCommand", "Put", "DUR205")]
    [InlineData("SettingsCommand", "Put", "DUR205")]
    [InlineData("WriteSettingsCommand", "Put", "DUR204")]
    [InlineData("SaveSettingsCommand", "Put", "DUR204")]
    [InlineData("CommandSettings", "Put", "DUR204")]
    [InlineData("PendingCommands", "Put", "DUR205")]
    public Task Command_is_named_for_what_it_works_on(string type, string method, string rule) => Verify.AnalyzerAsync($$"""
        class {{type}}
        {
            void {{method}}(string path, string text) => {|{{rule}}:File.WriteAllText(path, text)|};
        }
        """);

    [Theory]
    [InlineData("SaveAs", "DUR205")]
    [InlineData("SaveAsAsync", "DUR205")]
    [InlineData("Save", "DUR204")]
    [InlineData("SaveIt", "DUR204")]
    public Task Copy_that_somebody_asks_a_store_for(string method, string rule) => Verify.AnalyzerAsync($$"""
        namespace Shop.Storage
        {
            class Entry
            {
                void {{method}}(string path, string text) => {|{{rule}}:File.WriteAllText(path, text)|};
            }
        }
        """);

    [Theory]
    [InlineData("Shop.Translation", false)]
    [InlineData("Shop.Translations.Xliff", false)]
    [InlineData("Shop.Transmission", true)]
    public Task Texts_of_translators(string space, bool isMissed) => Verify.AnalyzerAsync($$"""
        namespace {{space}}
        {
            class Words
            {
                void Save(string path, string text) => {{(isMissed ? "{|DUR204:File.WriteAllText(path, text)|}" : "File.WriteAllText(path, text)")}};

                string Load(string path) => File.ReadAllText(path);
            }
        }
        """);

    [Theory]
    [InlineData("Fact")]
    [InlineData("Theory")]
    [InlineData("Test")]
    [InlineData("TestMethod")]
    [InlineData("Benchmark")]
    public Task Attribute_of_a_test(string attribute) => Verify.AnalyzerAsync($$"""
        class Settings
        {
            [{{attribute}}]
            void Put(string settingsPath, string text) => File.WriteAllText(settingsPath, text);
        }

        sealed class {{attribute}}Attribute : Attribute;
        """);

    [Theory]
    [InlineData("SettingsTest")]
    [InlineData("SettingsTests")]
    [InlineData("SettingsTester")]
    [InlineData("SettingsFixture")]
    [InlineData("SettingsBenchmark")]
    [InlineData("SettingsBenchmarks")]
    public Task Type_of_tests(string type) => Verify.AnalyzerAsync($$"""
        class {{type}}
        {
            void Put(string settingsPath, string text) => File.WriteAllText(settingsPath, text);
        }
        """);

    [Theory]
    [InlineData("interface ITask;", "Thing : ITask", "DUR204")]
    [InlineData("abstract class BuildTask { public abstract bool Execute(); }", "Thing : BuildTask", "")]
    [InlineData("abstract class Step { public abstract bool Execute(); }", "Thing : Step", "DUR204")]
    public Task Task_of_a_build(string other, string type, string rule) => Verify.AnalyzerAsync($$"""
        {{other}}

        class {{type}}
        {
            public {{(other.Contains("abstract") ? "override" : "")}} bool Execute() => true;

            void Put(string settingsPath, string text) => {{(rule.Length > 0 ? "{|" + rule + ":" : "")}}File.WriteAllText(settingsPath, text){{(rule.Length > 0 ? "|}" : "")}};
        }
        """);

    [Theory]
    [InlineData("method")]
    [InlineData("property")]
    [InlineData("local")]
    public Task Comment_in_the_member_that_the_write_stands_in(string member) => Verify.AnalyzerAsync(member switch
    {
        "method" => "class Thing { void Put(string path, string text) { /* must survive a power failure */ {|DUR204:File.WriteAllText(path, text)|}; } }",
        "property" => "class Thing(string path) { string P { set { /* must survive a power failure */ {|DUR204:File.WriteAllText(path, value)|}; } } }",
        _ => "class Thing { void Put(string path, string text) { /* must survive a power failure */ Go(); void Go() { {|DUR205:File.WriteAllText(path, text)|}; } } }",
    });

    [Theory]
    [InlineData("GetOrUpdateSettingsPath(name)", true)]
    [InlineData("UpdateSettingsPath(name)", true)]
    [InlineData("SettingsUpdatePath(name)", false)]
    public Task Verb_of_what_gives_a_path(string path, bool warns) => Verify.AnalyzerAsync($$"""
        abstract class Program
        {
            protected abstract string GetOrUpdateSettingsPath(string name);
            protected abstract string UpdateSettingsPath(string name);
            protected abstract string SettingsUpdatePath(string name);
            void Put(string name, string text) => {{(warns ? "{|DUR204:" : "")}}File.WriteAllText({{path}}, text){{(warns ? "|}" : "")}};
        }
        """);

    [Theory]
    [InlineData("BandwidthHistoryService", "DUR104")]
    [InlineData("TrafficLog", "DUR104")]
    [InlineData("PersistentStatisticsLog", "DUR104")]
    [InlineData("OrderHistoryService", "DUR101")]
    [InlineData("ResourceHistoryService", "DUR104")]
    [InlineData("HistoryOfResources", "DUR101")]
    public Task What_is_measured_again(string type, string rule) => Verify.AnalyzerAsync($$"""
        class {{type}}
        {
            readonly string _store = "values";
            public void Add(string value) => {{(rule == "DUR101" ? "{|DUR101:File.AppendAllText(_store, value)|}" : "File.AppendAllText(_store, value)")}};
        }
        """);

    [Theory]
    [InlineData("settingsPath", "DUR204")]
    [InlineData("settingsRecent", "DUR205")]
    [InlineData("saveAsSettings", "DUR205")]
    [InlineData("settingsErr", "DUR205")]
    public Task Name_of_a_variable_that_is_no_state(string name, string rule) => Verify.AnalyzerAsync($$"""
        class Thing
        {
            void Put(string {{name}}, string text) => {{(rule == "DUR204" ? $"{{|DUR204:File.WriteAllText({name}, text)|}}" : $"File.WriteAllText({name}, text)")}};
        }
        """);

    [Theory]
    [InlineData("TypeCatalogGen", "")]
    [InlineData("TypeCatalog", "DUR204")]
    public Task Generator_by_its_short_name(string type, string rule) => Verify.AnalyzerAsync($$"""
        static class {{type}}
        {
            public static void Put(string target, string text)
            {
                using var file = {{(rule.Length == 0 ? "new FileStream(target, FileMode.Create)" : "{|DUR204:new FileStream(target, FileMode.Create)|}")}};
                using var writer = new StreamWriter(file);
                writer.Write(text);
            }
        }
        """);

    [Theory]
    [InlineData("_configPath", "DUR204")]
    [InlineData("_dataPath", "DUR205")]
    [InlineData("_storePath", "DUR205")]
    public Task Settings_of_what_is_measured(string name, string rule) => Verify.AnalyzerAsync($$"""
        class ResourceHistoryService
        {
            readonly string {{name}} = "values";
            public void Put(string value) => {{(rule == "DUR204" ? $"{{|DUR204:File.WriteAllText({name}, value)|}}" : $"File.WriteAllText({name}, value)")}};
        }
        """);

    [Theory]
    [InlineData("fileName", true)]
    [InlineData("saveAsFileName", false)]
    [InlineData("saveFileName", true)]
    public Task Copy_under_a_name_that_its_user_gave(string name, bool fires) => Verify.AnalyzerAsync($$"""
        class Repository
        {
            public void Give(string output, string {{name}})
            {
                var temporaryFileName = output.Trim();
                File.Delete({{name}});
                {{(fires ? $"{{|DUR204:File.Move(temporaryFileName, {name})|}}" : $"File.Move(temporaryFileName, {name})")}};
            }
        }
        """);

    [Theory]
    [InlineData("PathSegment(id)", "DUR205")]
    [InlineData("LogSegment(id)", "DUR204")]
    public Task Segment_of_a_path_is_no_part_of_a_log(string part, string rule) => Verify.AnalyzerAsync($$"""
        class Probe
        {
            static string PathSegment(string id) => id.Trim();
            static string LogSegment(string id) => id.Trim();
            void Put(string id, string text)
            {
                var destination = Path.Combine("probe", {{part}}, "x.json");
                {{(rule == "DUR204" ? "{|DUR204:File.WriteAllText(destination, text)|}" : "{|DUR205:File.WriteAllText(destination, text)|}")}};
            }
        }
        """);

    [Theory]
    [InlineData("_journal.txt", false)]
    [InlineData("_journal.dat", true)]
    [InlineData("temp.settings", false)]
    [InlineData("tmp.db", false)]
    [InlineData("temperature.db", true)]
    public Task Name_that_is_given_to_a_file(string name, bool fires) => Verify.AnalyzerAsync($$"""
        class Thing
        {
            void Put(string text) => {{(fires ? $"{{|DUR204:File.WriteAllText(\"{name}\", text)|}}" : name[0] == '_' ? $"{{|DUR205:File.WriteAllText(\"{name}\", text)|}}" : $"File.WriteAllText(\"{name}\", text)")}};
        }
        """);

    [Theory]
    [InlineData("TuningCache", "Atomic write: a sibling first, then a rename.", false)]
    [InlineData("TuningCache", "Must survive a power cut.", true)]
    [InlineData("TuningTable", "Atomic write: a sibling first, then a rename.", true)]
    public Task Atomic_is_not_durable_for_a_cache(string type, string comment, bool fires) => Verify.AnalyzerAsync($$"""
        class {{type}}
        {
            void Put(string target, string text)
            {
                // {{comment}}
                File.WriteAllText(target + ".tmp", text);
                {{(fires ? "{|DUR203:File.Move(target + \".tmp\", target, true)|}" : "File.Move(target + \".tmp\", target, true)")}};
            }
        }
        """);

    [Theory]
    [InlineData("FileRepository", "DUR204")]
    [InlineData("JsonOrderRepository", "DUR204")]
    [InlineData("GitRepository", "DUR205")]
    [InlineData("FileRepositories", "DUR205")]
    [InlineData("Whitelist", "DUR204")]
    public Task Name_of_a_type_that_keeps_what_it_is_given(string type, string rule) => Verify.AnalyzerAsync($$"""
        class {{type}}
        {
            void Put(string path, string text) => {|{{rule}}:File.WriteAllText(path, text)|};
        }
        """);

    [Theory]
    [InlineData("Shop.Storage", "DUR204")]
    [InlineData("Shop.Data.Store", "DUR204")]
    [InlineData("Shop.KeyStore", "DUR204")]
    [InlineData("Shop.Store", "DUR205")]
    [InlineData("Shop.Store.Trust", "DUR205")]
    public Task Namespace_of_a_store_of_data(string space, string rule) => Verify.AnalyzerAsync($$"""
        namespace {{space}}
        {
            class Things
            {
                void Put(string path, string text) => {|{{rule}}:File.WriteAllText(path, text)|};
            }
        }
        """);
}
