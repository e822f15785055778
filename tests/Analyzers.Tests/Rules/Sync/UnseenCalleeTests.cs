using System.Threading.Tasks;
using Xunit;

namespace Durability.Analyzers.Tests.Rules.Sync;

/// <summary>Calls into assemblies whose code is not there: their names, and what they are handed, tell what they do.</summary>
public sealed class UnseenCalleeTests
{
    [Theory]
    [InlineData("Monitor.Enter(s); Monitor.Exit(s);")]
    [InlineData("GC.KeepAlive(s);")]
    [InlineData("_ = s.Equals(record); _ = s.ToString(); _ = s.GetHashCode();")]
    [InlineData("_ = ReferenceEquals(s, record);")]
    [InlineData("ArgumentNullException.ThrowIfNull(s);")]
    [InlineData("System.Security.Cryptography.SHA256.HashData(s);")]
    [InlineData("using var sha = System.Security.Cryptography.SHA256.Create(); sha.ComputeHash(s);")]
    [InlineData("_ = System.Xml.Linq.XDocument.Load(s);")]
    [InlineData("_ = System.Xml.XmlReader.Create(s).Read();")]
    [InlineData("_ = System.Text.Json.JsonSerializer.Deserialize<int[]>(s);")]
    [InlineData("using var r = new StreamReader(s); _ = r.ReadLine();")]
    [InlineData("using var r = new BinaryReader(s, Encoding.UTF8, true); _ = r.ReadInt32();")]
    [InlineData("System.Diagnostics.Debug.WriteLine(s);")]
    public Task What_only_reads_or_locks_writes_nothing(string use) => Verify.AnalyzerAsync($$"""
        class OrderLog
        {
            void Use(byte[] record)
            {
                using var s = new FileStream("orders.wal", FileMode.Open, FileAccess.ReadWrite);
                {{use}}
            }
        }
        """);

    [Theory]
    [InlineData("System.Runtime.Serialization.Json.JsonReaderWriterFactory.CreateJsonWriter(s).WriteStartElement(\"order\")")]
    [InlineData("new System.Xml.Serialization.XmlSerializer(typeof(int)).Serialize(s, 1)")]
    [InlineData("new System.Runtime.Serialization.DataContractSerializer(typeof(int)).WriteObject(s, 1)")]
    public Task What_is_handed_a_stream_writes_to_it(string use) => Verify.AnalyzerAsync($$"""
        class OrderLog
        {
            void Use(byte[] record)
            {
                using var s = new FileStream("orders.wal", FileMode.Open, FileAccess.ReadWrite);
                {|DUR101:{{use}}|};
            }
        }
        """);

    [Theory]
    [InlineData("path.ToString()")]
    [InlineData("path.Trim()")]
    [InlineData("string.Concat(path, \".json\")")]
    [InlineData("Path.GetFullPath(path)")]
    [InlineData("new FileInfo(path).FullName")]
    public Task Path_that_is_made_of_another_keeps_its_names(string made) => Verify.AnalyzerAsync($$"""
        class Orders
        {
            void Save(string path, string text) => {|DUR205:File.WriteAllText({{made}}, text)|};
            void Put(string settingsPath, string text) { var path = settingsPath; {|DUR204:File.WriteAllText({{made}}, text)|}; }
        }
        """);
}
