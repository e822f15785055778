using System.Threading.Tasks;
using Xunit;

namespace Durability.Analyzers.Tests.Rules.Publication;

/// <summary>What the path, or the object that it comes from, says of a file's kind: the temporary half of a replacement, a file of one process.</summary>
public sealed class FileOfItsKindTests
{
    [Theory]
    [InlineData("AtomicWrite", "")]
    [InlineData("TemporaryFile", "")]
    [InlineData("TransactionalFileSave", "")]
    [InlineData("AtomicCounter", "DUR204")]
    [InlineData("ProfileWriter", "DUR204")]
    public Task Path_of_an_object_that_replaces_the_file_itself(string type, string rule) => Verify.AnalyzerAsync($$"""
        class {{type}}(string path)
        {
            public string WritePath { get; } = path + System.Guid.NewGuid();
            public void Commit() { }
        }

        class ProfilePage
        {
            void Save(string text)
            {
                var made = new {{type}}("profile");
                {{(rule.Length > 0 ? $"{{|{rule}:" : "")}}File.WriteAllText(made.WritePath, text){{(rule.Length > 0 ? "|}" : "")}};
                made.Commit();
            }
        }
        """);

    [Theory]
    [InlineData("PathOf(instance.Pid)", "")]
    [InlineData("""System.IO.Path.Combine("state", $"state-{instance.ProcessId}.json")""", "DUR204")]
    [InlineData("""System.IO.Path.Combine("state", $"state-{Environment.ProcessId}.json")""", "")]
    [InlineData("""System.IO.Path.Combine("state", $"state-{System.Environment.ProcessId}.json")""", "")]
    [InlineData("PathOf(instance.Id)", "DUR204")]
    public Task File_of_one_process_does_not_outlive_it(string path, string rule) => Verify.AnalyzerAsync($$"""
        class Instance
        {
            public int Pid, ProcessId, Id;
        }

        class StateManager
        {
            static string PathOf(int number) => "state-" + number + ".json";

            void Save(Instance instance, string text)
            {
                var statePath = {{path}};
                {{(rule.Length > 0 ? $"{{|{rule}:" : "")}}File.WriteAllText(statePath, text){{(rule.Length > 0 ? "|}" : "")}};
            }
        }
        """);

    [Theory]
    [InlineData("settingsfile", "DUR204")]
    [InlineData("keyfile", "DUR204")]
    [InlineData("debugfile", "")]
    [InlineData("logfile", "")]
    [InlineData("somefile", "DUR205")]
    public Task Name_that_is_written_together(string name, string rule) => Verify.AnalyzerAsync($$"""
        class Sheet
        {
            void Put(string {{name}}, string text) => {{(rule.Length > 0 ? $"{{|{rule}:" : "")}}File.WriteAllText({{name}}, text){{(rule.Length > 0 ? "|}" : "")}};
        }
        """);

    [Theory]
    [InlineData("ExportProfile", "")]
    [InlineData("ExecuteExportProfile", "")]
    [InlineData("OnExportProfile", "")]
    [InlineData("DoExportProfile", "")]
    [InlineData("ExecuteSaveProfile", "DUR204")]
    public Task Command_that_exports(string member, string rule) => Verify.AnalyzerAsync($$"""
        class Sheet
        {
            void {{member}}(string result, string text) => {{(rule.Length > 0 ? $"{{|{rule}:" : "")}}File.WriteAllText(result, text){{(rule.Length > 0 ? "|}" : "")}};
        }
        """);

    [Theory]
    [InlineData("Shop.Testcontainers", "")]
    [InlineData("Shop.TestUtilities", "")]
    [InlineData("Shop.TestBench", "")]
    [InlineData("Shop.Fuzz.Tools", "")]
    [InlineData("Shop.Fuzzing", "")]
    [InlineData("Shop.Test.Common", "DUR204")]
    [InlineData("Shop.Utilities", "DUR204")]
    public Task Namespace_of_what_tests_use(string space, string rule) => Verify.AnalyzerAsync($$"""
        namespace {{space}}
        {
            class SecretStore
            {
                void Write(string secretsPath, string text) => {{(rule.Length > 0 ? $"{{|{rule}:" : "")}}File.WriteAllText(secretsPath, text){{(rule.Length > 0 ? "|}" : "")}};
            }
        }
        """);

    [Theory]
    [InlineData("Replace", true)]
    [InlineData("PublishMasked", true)]
    [InlineData("Archive", false)]
    public Task Member_that_puts_one_file_in_the_place_of_another(string member, bool replaces) => Verify.AnalyzerAsync($$"""
        static class MaskedFile
        {
            public static void {{member}}(string masked, string name)
            {
                File.Delete(name);
                {{(replaces ? "{|DUR204:File.Move(masked, name)|};" : "File.Move(masked, name);")}}
            }
        }
        """);
}
