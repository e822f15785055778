using System.Threading.Tasks;
using Xunit;

namespace Durability.Analyzers.Tests.Rules.Publication;

/// <summary>A log, or statistics, that the program itself goes on from is state; what it only shows to somebody is not.</summary>
public sealed class LoadedRecordsTests
{
    [Theory]
    [InlineData("Load")]
    [InlineData("RestoreFromLog")]
    [InlineData("ReplayAll")]
    public Task Log_is_loaded_again(string reader) => Verify.AnalyzerAsync($$"""
        class Orders
        {
            readonly string _logPath;
            readonly FileStream _logStream;

            public Orders(string folder)
            {
                _logPath = Path.Combine(folder, "changes.log");
                _logStream = new FileStream(_logPath, FileMode.Append);
            }

            public async Task AddAsync(byte[] order)
            {
                await _logStream.WriteAsync(order);
                await {|DUR102:_logStream.FlushAsync()|};
            }

            public string[] {{reader}}() => File.ReadAllLines(_logPath);
        }
        """);

    [Theory]
    [InlineData("ShowLog")]
    [InlineData("GetLines")]
    public Task Log_is_only_shown(string reader) => Verify.AnalyzerAsync($$"""
        class Orders
        {
            readonly string _logPath;
            readonly FileStream _logStream;

            public Orders(string folder)
            {
                _logPath = Path.Combine(folder, "changes.log");
                _logStream = new FileStream(_logPath, FileMode.Append);
            }

            public async Task AddAsync(byte[] order)
            {
                await _logStream.WriteAsync(order);
                await _logStream.FlushAsync();
            }

            public string[] {{reader}}() => File.ReadAllLines(_logPath);
        }
        """);

    [Fact]
    public Task Statistics_are_loaded_again() => Verify.AnalyzerAsync("""
        class Counters
        {
            readonly string _statsPath = Path.Combine("data", "today.json");

            public void Save(string text) => {|DUR204:File.WriteAllText(_statsPath, text)|};

            public string LoadToday() => File.ReadAllText(_statsPath);
        }
        """);

    [Theory]
    [InlineData("log.data", "DUR102")]
    [InlineData("orders-log.bin", "DUR102")]
    public Task Log_that_ends_as_data_does_is_for_the_program(string name, string id) => Verify.AnalyzerAsync($$"""
        class Orders(string folder)
        {
            readonly FileStream _file = new(Path.Combine(folder, "{{name}}"), FileMode.OpenOrCreate);

            public void Add(byte[] order)
            {
                _file.Write(order);
                {|{{id}}:_file.Flush()|};
            }
        }
        """);

    [Theory]
    [InlineData("orders.log")]
    [InlineData("log.txt")]
    public Task Log_that_ends_as_text_does_is_for_people(string name) => Verify.AnalyzerAsync($$"""
        class Orders(string folder)
        {
            readonly FileStream _file = new(Path.Combine(folder, "{{name}}"), FileMode.OpenOrCreate);

            public void Add(byte[] order)
            {
                _file.Write(order);
                _file.Flush();
            }
        }
        """);

    [Theory]
    [InlineData("SSTable")]
    [InlineData("MemTableFile")]
    [InlineData("BTreeNodes")]
    public Task Part_of_a_storage_engine_is_no_export(string type) => Verify.AnalyzerAsync($$"""
        class {{type}}
        {
            public static async Task BuildAsync(string path, byte[] block)
            {
                using var file = new FileStream(path, FileMode.Create);
                await file.WriteAsync(block);
                await {|DUR102:file.FlushAsync()|};
            }
        }
        """);

    [Theory]
    [InlineData("Save", "System.Text.Json.JsonSerializer.Serialize(this)", "DUR204")]
    [InlineData("Store", "System.Text.Json.JsonSerializer.Serialize(this)", "DUR204")]
    [InlineData("Show", "System.Text.Json.JsonSerializer.Serialize(this)", "DUR205")]
    [InlineData("Save", "System.Text.Json.JsonSerializer.Serialize(Names)", "DUR205")]
    [InlineData("Save", "ToString(this)", "DUR205")]
    public Task Object_that_saves_itself_is_state(string name, string content, string id) => Verify.AnalyzerAsync($$"""
        class Labels
        {
            public string[] Names { get; set; } = [];

            static string ToString(Labels labels) => "";

            public void {{name}}(string path) => {|{{id}}:File.WriteAllText(path, {{content}})|};
        }
        """);

    [Theory]
    [InlineData("Editor", "SaveDocumentAsync", "DUR204")]
    [InlineData("Editor", "WriteDocumentAsync", "DUR205")]
    public Task Document_that_an_editor_saves_is_its_user_s(string type, string name, string id) => Verify.AnalyzerAsync($$"""
        class {{type}}
        {
            public async Task {{name}}(string path, string[] lines)
            {
                using var writer = {|{{id}}:File.CreateText(path)|};
                foreach (var line in lines)
                    await writer.WriteLineAsync(line);
            }
        }
        """);

    [Theory]
    [InlineData("StartupMetricsWriter", false)]
    [InlineData("TelemetryFile", false)]
    [InlineData("StartupWriter", true)]
    public Task Type_that_measures_writes_nothing_that_is_missed(string type, bool isTold) => Verify.AnalyzerAsync($$"""
        class {{type}}(string path)
        {
            readonly FileStream _stream = new(path, FileMode.OpenOrCreate);

            public void WriteSnapshot(byte[] snapshot)
            {
                _stream.Write(snapshot);
                {{(isTold ? "{|DUR102:_stream.Flush()|}" : "_stream.Flush()")}};
            }
        }
        """);
}
