using System.Threading.Tasks;
using Durability.Testing;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Testing;
using Xunit;

namespace Durability.Analyzers.Tests.Rules.Sync;

/// <summary>Calls into a package that is not restored: how they are named, and what they are handed, is all that is known.</summary>
public sealed class UnboundCallTests
{
    [Theory]
    [InlineData("s.FlushToDisk(missing);")]
    [InlineData("s.Flush(missing); Disk.Fsync(s, missing);")]
    [InlineData("Disk.FlushToDisk(s);")]
    [InlineData("Disk.FlushToDisk(missing);")]
    [InlineData("new Missing(s).FlushToDisk(missing);")]
    public Task Sync_by_name_syncs_what_it_is_called_on_or_handed(string sync) => VerifyAsync($$"""
        void Append(byte[] record)
        {
            using var s = new FileStream("orders.wal", FileMode.Append);
            s.Write(record);
            {{sync}}
        }
        """);

    [Fact]
    public Task Sync_of_another_handle_syncs_only_that_one() => VerifyAsync("""
        void Append(byte[] record, FileStream other)
        {
            using var s = new FileStream("orders.wal", FileMode.Append);
            {|DUR101:s.Write(record)|};
            Disk.FlushToDisk(other);
        }
        """);

    [Theory]
    [InlineData("{|DUR101:s.WriteRecord(record, missing)|};")]
    [InlineData("{|DUR101:Codec.Encode(s, missing)|};")]
    [InlineData("{|DUR101:new Missing(s).WriteRecord(record, missing)|};")]
    [InlineData("{|DUR101:s.WriteRecord(record, missing)|}.ConfigureAwait(missing);")]
    [InlineData("s.WriteRecord(record, missing); {|DUR102:s.Flush(missing)|};")]
    public Task Write_by_name_is_one(string write) => VerifyAsync($$"""
        void Append(byte[] record)
        {
            using var s = new FileStream("orders.wal", FileMode.Append);
            {{write}}
        }
        """);

    [Theory]
    [InlineData("s.ReadRecord(missing);")]
    [InlineData("Codec.Decode(missing);")]
    [InlineData("Codec.LoadAll(s, missing);")]
    [InlineData("Codec.ReadAll(s, missing);")]
    [InlineData("s.Close(missing);")]
    public Task Read_by_name_writes_nothing(string read) => VerifyAsync($$"""
        void Open(byte[] record)
        {
            using var s = new FileStream("orders.wal", FileMode.Open);
            {{read}}
        }
        """);

    [Theory]
    [InlineData("Combine")]
    [InlineData("Join")]
    public Task Path_with_an_unknown_part_is_still_in_its_folder(string join) => VerifyAsync($$"""
        void Save(string text) => {|DUR204:File.WriteAllText(Path.{{join}}("orders.settings", Missing.Name(), "settings.json"), text)|};
        """);

    [Fact]
    public Task Path_of_a_missing_type_is_the_same_in_both_places() => VerifyAsync("""
        void Save(string text)
        {
            File.WriteAllText(Path.Combine(Missing.Folder, "orders.tmp"), text);
            {|DUR203:File.Move(Path.Combine(Missing.Folder, "orders.tmp"), "orders.json", true)|};
        }
        """);

    [Fact]
    public Task Delegate_that_is_handed_to_a_missing_helper_runs() => VerifyAsync("""
        void Save(byte[] record) => Missing.Retry(() =>
        {
            using var s = new FileStream("orders.wal", FileMode.Append);
            {|DUR101:s.Write(record)|};
        });
        """);

    [Theory]
    [InlineData("fs", "{|DUR401:done.SetResult()|}")]
    [InlineData("fileStream", "{|DUR401:done.SetResult()|}")]
    [InlineData("stream", "done.SetResult()")]
    [InlineData("file", "done.SetResult()")]
    public Task What_a_missing_helper_hands_out_is_a_file_by_its_name(string name, string acknowledge) => VerifyAsync($$"""
        void Append(byte[] record, System.Threading.Tasks.TaskCompletionSource done)
        {
            Missing.TryOpen("orders.wal", out var {{name}});
            {{name}}.Write(record);
            {{acknowledge}};
            {{name}}.Flush(true);
        }
        """);

    [Theory]
    [InlineData("new StreamWriter(Missing.Stream)")]
    [InlineData("new StreamWriter(missing)")]
    [InlineData("new MissingWriter(Missing.Path)")]
    public Task What_is_written_to_may_be_no_file(string made) => VerifyAsync($$"""
        void Save(string text)
        {
            using (var w = {{made}})
                w.Write(text);
        }
        """);

    [Theory]
    [InlineData("File.Delete(Missing.Path); {|DUR204:File.Move(temp, Missing.Path)|};")]
    [InlineData("{|DUR204:File.WriteAllText(Missing.SettingsPath, temp)|};")]
    [InlineData("{|DUR204:File.WriteAllText(Missing.SettingsPath, temp, Encoding.UTF8)|};")]
    [InlineData("using var w = {|DUR204:File.CreateText(Missing.SettingsPath)|}; w.Write(temp);")]
    [InlineData("using var w = {|DUR204:new StreamWriter(Missing.SettingsPath)|}; w.Write(temp);")]
    [InlineData("using var w = {|DUR204:new StreamWriter(Missing.SettingsPath, false)|}; w.Write(temp);")]
    [InlineData("using var w = {|DUR204:new FileStream(Missing.SettingsPath, FileMode.Create)|}; w.WriteByte(1);")]
    [InlineData("using var w = new FileStream(Missing.SettingsPath, FileMode.Open, FileAccess.Read); w.ReadByte();")]
    public Task Other_helpers_are_known_by_their_overloads(string code) => VerifyAsync($$"""
        void Save(string temp) { {{code}} }
        """);

    [Fact]
    public Task Wrapper_of_a_missing_type_writes_to_the_stream_below() => VerifyAsync("""
        void Append(string record)
        {
            using var s = new FileStream("orders.wal", FileMode.Append);
            using var w = new MissingWriter(s, missing);
            {|DUR101:w.WriteLine(record)|};
        }
        """);

    [Theory]
    [InlineData("var t = Path.Combine(Missing.Folder, \"orders.tmp\"); File.WriteAllText(t, text); {|DUR203:File.Move(t, \"orders.json\", true)|};")]
    [InlineData("var t = \"orders.tmp\"; File.WriteAllText(t, text); {|DUR203:File.Move(t, Path.Combine(Missing.Folder, \"orders.json\"), true)|};")]
    [InlineData("var t = \"orders.tmp\"; File.WriteAllText(t, text); {|DUR203:File.Move(t, Missing.Path, true)|};")]
    [InlineData("var t = \"orders.tmp\"; File.WriteAllText(t, text); {|DUR203:File.Move(t, missing.Path(), true)|};")]
    [InlineData("var t = \"orders.tmp\"; File.WriteAllText(t, text); {|DUR203:File.Replace(t, Missing.Path, null)|};")]
    [InlineData("var t = Missing.Path; File.WriteAllText(t, text); {|DUR203:File.Move(t, \"orders.json\", true)|};")]
    [InlineData("var t = Missing.Path + \".tmp\"; File.WriteAllText(t, text); {|DUR203:File.Move(t, \"orders.json\", true)|};")]
    [InlineData("var t = $\"{Missing.Path}.tmp\"; File.WriteAllText(t, text); {|DUR203:File.Move(t, \"orders.json\", true)|};")]
    [InlineData("string t = Missing.Path; File.WriteAllText(t, text); {|DUR203:File.Move(t, \"orders.json\", true)|};")]
    [InlineData("var t = \"orders.tmp\"; using (var w = File.CreateText(Missing.Path)) w.Write(text); {|DUR203:File.Move(Missing.Path, \"orders.json\", true)|};")]
    [InlineData("var t = \"orders.tmp\"; using (var w = new StreamWriter(Missing.Path)) w.Write(text); {|DUR203:File.Move(Missing.Path, \"orders.json\", true)|};")]
    [InlineData("var t = \"orders.tmp\"; using (var w = new FileStream(Missing.Path, FileMode.Create)) w.WriteByte(1); {|DUR203:File.Move(Missing.Path, \"orders.json\", true)|};")]
    [InlineData("var t = \"orders.tmp\"; File.WriteAllText(t, Missing.Text(text)); {|DUR203:File.Move(t, \"orders.json\", true)|};")]
    [InlineData("var t = \"orders.tmp\"; using (var w = new FileStream(t, FileMode.Create)) w.Write(Missing.Bytes); {|DUR203:File.Move(t, \"orders.json\", true)|};")]
    public Task Publish_with_a_part_that_did_not_bind_is_one(string code) => VerifyAsync($$"""
        void Save(string text) { {{code}} }
        """);

    static Task VerifyAsync(string member)
    {
        var test = new CSharpAnalyzerTest<DurabilityAnalyzer, DefaultVerifier> { TestCode = $"using System.IO; class OrderStore {{ {member} }}", CompilerDiagnostics = CompilerDiagnostics.None };
        TestedFramework.Net100.ApplyTo(test);
        return test.RunAsync();
    }
}
