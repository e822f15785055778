using System.Threading.Tasks;
using Xunit;

namespace Durability.Analyzers.Tests.Rules.Publication;

/// <summary>Which conditions say that there is no file yet, and which only look like it.</summary>
public sealed class FirstWriteConditionTests
{
    [Theory]
    [InlineData("if (!(File.Exists(path))) File.WriteAllText(path, text);")]
    [InlineData("if (!File.Exists(path)) { using var file = new FileStream(path, FileMode.Create); file.Write(bytes); file.Flush(true); }")]
    [InlineData("if (!File.Exists(path)) { using var file = File.Create(path); file.Write(bytes); file.Flush(true); }")]
    [InlineData("if (!info.Exists) { using FileStream file = info.Create(); file.Write(bytes); file.Flush(true); }")]
    [InlineData("if (File.Exists(path)) throw new IOException(); File.WriteAllText(path, text);")]
    [InlineData("foreach (var name in names) { if (File.Exists(name)) continue; File.WriteAllText(name, text); }")]
    [InlineData("foreach (var name in names) { if (File.Exists(name)) break; File.WriteAllText(name, text); }")]
    [InlineData("if (File.Exists(path)) return; else Load(); File.WriteAllText(path, text);")]
    [InlineData("if (!(text.Length > 0 && !File.Exists(path))) return; File.WriteAllText(path, text);")]
    [InlineData("if (!File.Exists(path) && text.Length > 0) File.WriteAllText(path, text);")]
    [InlineData("if (File.Exists(path) || text.Length == 0) return; File.WriteAllText(path, text);")]
    [InlineData("if (!LoadFrom(path)) File.WriteAllText(path, text);")]
    [InlineData("if (!TryRead(path)) { File.WriteAllText(path, text); }")]
    [InlineData("if (File.Exists(path) && LoadFrom(path)) { } else { File.WriteAllText(path, text); }")]
    [InlineData("if (!File.Exists(path) || !LoadFrom(path)) File.WriteAllText(path, text);")]
    public Task No_file_yet_is_silent(string body) => Verify.AnalyzerAsync(Program(body));

    [Theory]
    [InlineData("if (File.Exists(path) == true) {|DUR204:File.WriteAllText(path, text)|};")]
    [InlineData("if (File.Exists(path) != false) {|DUR204:File.WriteAllText(path, text)|};")]
    [InlineData("if (File.Exists(path) != true) return; {|DUR204:File.WriteAllText(path, text)|};")]
    [InlineData("if (text.Length > 0 && text.Length < 9) {|DUR204:File.WriteAllText(path, text)|};")]
    [InlineData("if (text.Length == 0 || text.Length > 9) return; {|DUR204:File.WriteAllText(path, text)|};")]
    [InlineData("if (!string.IsNullOrEmpty(path)) {|DUR204:File.WriteAllText(path, text)|};")]
    [InlineData("if (!info.IsReadOnly) { using FileStream file = {|DUR204:info.Create()|}; file.Write(bytes); }")]
    [InlineData("if (info.Exists) { using FileStream file = {|DUR204:info.Create()|}; file.Write(bytes); }")]
    [InlineData("if (!other.Exists) { using FileStream file = {|DUR204:info.Create()|}; file.Write(bytes); }")]
    [InlineData("{|DUR204:File.WriteAllText(path, text)|}; if (File.Exists(path)) return; Load();")]
    [InlineData("if (!File.Exists(path)) Later(() => {|DUR204:File.WriteAllText(path, text)|});")]
    [InlineData("if (File.Exists(path)) { Load(); } else { Load(); } {|DUR204:File.WriteAllText(path, text)|};")]
    [InlineData("if (LoadFrom(path)) {|DUR204:File.WriteAllText(path, text)|};")]
    [InlineData("if (!LoadFrom(other.FullName)) {|DUR204:File.WriteAllText(path, text)|};")]
    [InlineData("if (!Write(path)) {|DUR204:File.WriteAllText(path, text)|};")]
    [InlineData("if (File.Exists(path) && text.Length > 0) { } else { {|DUR204:File.WriteAllText(path, text)|}; }")]
    [InlineData("if (!File.Exists(path) || text.Length > 0) {|DUR204:File.WriteAllText(path, text)|};")]
    public Task File_that_may_be_there_is_in_danger(string body) => Verify.AnalyzerAsync(Program(body));

    static string Program(string body) => $$"""
        class Settings
        {
            void Load()
            {
            }

            void Later(Action action) => action();

            bool LoadFrom(string path) => path.Length > 0;

            bool TryRead(string path) => path.Length > 1;

            bool Write(string path) => path.Length > 2;

            void Write(string path, string text, byte[] bytes, FileInfo info, FileInfo other, string[] names)
            {
                {{body}}
            }
        }
        """;

    /// <summary>Only a member that is there to make the key makes it where there was none.</summary>
    [Theory]
    [InlineData("Rotate", "")]
    [InlineData("CreateKey", "if (File.Exists(keyFile)) old = 1;")]
    [InlineData("CreateKey", "Load(File.OpenRead(keyFile));")]
    [InlineData("CreateKey", "Load(File.OpenText(keyFile));")]
    [InlineData("CreateKey", "Load(ReadKeys(keyFile));")]
    public Task Key_that_may_be_there_is_in_danger(string member, string before) => Verify.AnalyzerAsync(
        $$"""
        class Account
        {
            int old;

            void {{member}}(string keyFile, byte[] random)
            {
                {{before}}
                {|DUR204:File.WriteAllBytes(keyFile, random)|};
            }

            void Load(object keys)
            {
            }

            object ReadKeys(string path) => path;
        }
        """);

    /// <summary>The copy is what puts the temporary file in its place: only where nothing was there nothing is lost.</summary>
    [Theory]
    [InlineData("if (!File.Exists(path)) File.Copy(path + \".tmp\", path, true);")]
    [InlineData("if (!File.Exists(path + \".tmp\")) {|DUR204:File.Copy(path + \".tmp\", path, true)|};")]
    [InlineData("if (!File.Exists(path + \".tmp\")) {|DUR204:File.Copy(path + \".tmp\", path, overwrite: true)|};")]
    [InlineData("File.Copy(path + \".tmp\", path);")]
    [InlineData("File.Copy(path + \".tmp\", path, false);")]
    public Task Copy_is_judged_by_its_target(string copy) => Verify.AnalyzerAsync(
        $$"""
        class SettingsFile
        {
            void Commit(string path)
            {
                {{copy}}
            }
        }
        """);
}
