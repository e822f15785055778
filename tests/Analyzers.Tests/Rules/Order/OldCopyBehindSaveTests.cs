using System.Threading.Tasks;
using Xunit;

namespace Durability.Analyzers.Tests.Rules.Order;

/// <summary>A member that names no file it writes: it saves by another one, and deletes what that replaces.</summary>
public sealed class OldCopyBehindSaveTests
{
    [Theory]
    [InlineData("Save(); {|DUR402:File.Delete(_oldPath)|};")]
    [InlineData("this.Save(); if (File.Exists(_oldPath)) {|DUR402:File.Delete(_oldPath)|};")]
    [InlineData("Save(); {|DUR402:File.Delete(_path + \".bak\")|};")]
    public Task Deleted_behind_a_save_that_does_not_sync(string code) => Verify.AnalyzerAsync(Program(code, "using var file = new FileStream(_path, FileMode.CreateNew); file.Write(_bytes);"));

    [Theory]
    [InlineData("File.Delete(_oldPath); Save();")]
    [InlineData("Load(); File.Delete(_oldPath);")]
    [InlineData("Save();")]
    public Task Deleted_before_it_or_not_at_all(string code) => Verify.AnalyzerAsync(Program(code, "using var file = new FileStream(_path, FileMode.CreateNew); {|DUR104:file.Write(_bytes)|};"));

    [Fact]
    public Task Save_that_syncs_is_silent() =>
        Verify.AnalyzerAsync(Program("Save(); File.Delete(_oldPath);", "using var file = {|DUR201:new FileStream(_path, FileMode.CreateNew)|}; file.Write(_bytes); file.Flush(true);"));

    static string Program(string code, string save) => $$"""
        class Notes
        {
            readonly string _path = "notes.bin";
            readonly string _oldPath = "notes.old";
            byte[] _bytes = { 1 };

            public void Convert() { {{code}} }
            void Load() => _bytes = File.ReadAllBytes(_oldPath);
            void Save() { {{save}} }
        }
        """;
}
