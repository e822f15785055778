using System.Threading.Tasks;
using Xunit;

namespace Durability.Analyzers.Tests.Rules.Publication;

/// <summary>A path that only the constructors set is the same for all members, whether or not its field is declared read-only.</summary>
public sealed class KeptPathTests
{
    [Theory]
    [InlineData("private string _path, _temp;")]
    [InlineData("private readonly string _path, _temp;")]
    [InlineData("private string _path { get; set; } private string _temp { get; set; }")]
    public Task Path_that_only_the_constructor_sets(string fields) => Verify.AnalyzerAsync(Writer(fields, ""));

    [Fact]
    public Task Stream_class_that_takes_the_place_of_a_file_when_it_is_closed() => Verify.AnalyzerAsync("""
        class AtomicStream : FileStream
        {
            string _path, _temp;

            public AtomicStream(string path) : base(path + ".tmp", FileMode.Create)
            {
                _path = path;
                _temp = path + ".tmp";
            }

            public override void Close()
            {
                base.Close();
                {|DUR203:File.Move(_temp, _path, true)|};
            }
        }
        """);

    static string Writer(string fields, string more) => $$"""
        class SettingsWriter
        {
            {{fields}}
            FileStream _file;

            public SettingsWriter(string path)
            {
                _path = path;
                _temp = path + ".tmp";
                _file = new FileStream(_temp, FileMode.Create);
            }

            public void Write(byte[] bytes) => _file.Write(bytes);

            public void Commit()
            {
                _file.Dispose();
                {|DUR203:File.Move(_temp, _path, true)|};
            }
            {{more}}
        }
        """;

    [Theory]
    [InlineData("public void Open(string path) => _temp = path;")]
    [InlineData("public void Open(string path) => this._temp = path;")]
    [InlineData("public void Open(string path) => (_temp, _) = (path, 1);")]
    [InlineData("public void Open() => Set(ref _temp); static void Set(ref string temp) => temp = \"\";")]
    [InlineData("public static SettingsWriter Of(SettingsWriter other) { other._temp = \"\"; return other; }")]
    public Task Path_that_is_set_elsewhere_may_be_that_of_another_file(string more) =>
        Verify.AnalyzerAsync(Writer("private string _path, _temp;", more).Replace("{|DUR203:File.Move(_temp, _path, true)|}", "File.Move(_temp, _path, true)"));
}
