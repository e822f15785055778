using System.Threading.Tasks;
using Durability.Testing;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Testing;
using Xunit;

namespace Durability.Analyzers.Tests.Rules.Settings;

/// <summary>Without its package a library is known by the names that its users write: half-restored projects, half-typed code.</summary>
public sealed class SettingUnboundTests
{
    [Theory]
    [InlineData("object Create() => new ProducerConfig { Acks = {|DUR605:Acks.None|} };")]
    [InlineData("void Set(ProducerConfig config) => config.Acks = {|DUR605:Confluent.Kafka.Acks.Leader|};")]
    [InlineData("void Set(SQLiteConnectionStringBuilder b) { b.SyncMode = {|DUR602:SynchronizationModes.Off|}; }")]
    [InlineData("object Create() => new MongoClientSettings { WriteConcern = {|DUR606:WriteConcern.Unacknowledged|} };")]
    [InlineData("object Create() => new WriteConcern({|DUR606:0|});")]
    [InlineData("object Create() => WriteConcern.Acknowledged.With({|DUR606:journal: false|});")]
    [InlineData("void Set(WriteOptions options) => options.DisableWal({|DUR603:1|});")]
    [InlineData("object Create() => new WriteOptions().SetSync({|DUR603:false|});")]
    [InlineData("object Create() => new StreamConfig(\"orders\", [\"orders.>\"]) { Storage = {|DUR609:StreamConfigStorage.Memory|}, {|DUR609:NoAck = true|} };")]
    [InlineData("readonly FasterLog _log = new FasterLog(\"orders\"); void Append(byte[] record) => {|DUR608:_log.Enqueue(record)|};")]
    [InlineData("void Begin(LightningEnvironment environment) => environment.BeginTransaction({|DUR604:TransactionBeginFlags.NoSync|});")]
    public Task NamesOfTheLibrary_Trigger(string member) => VerifyAsync(member);

    [Theory]
    [InlineData("bool Is(ProducerConfig config) => config.Acks == Acks.None;")]
    [InlineData("object Create() => new WriteConcern(2);")]
    [InlineData("void Set(Codec codec) => codec.SetSync(false);")]
    [InlineData("object Create() => new Radio { NoAck = true };")]
    [InlineData("void Map(Stream<int> stream) => stream.MapAsync(x => x);")]
    [InlineData("readonly FasterLog _log = new FasterLog(\"orders\"); void Append(byte[] record) { _log.Enqueue(record); _log.Commit(true); }")]
    [InlineData("void Append(FasterLog log, byte[] record) => log.Enqueue(record);")]
    public Task OtherNames_DoNotTrigger(string member) => VerifyAsync(member);

    static Task VerifyAsync(string member)
    {
        var test = new CSharpAnalyzerTest<DurabilityAnalyzer, DefaultVerifier> { TestCode = $"class Orders {{ {member} }}", CompilerDiagnostics = CompilerDiagnostics.None };
        TestedFramework.Net100.ApplyTo(test);
        return test.RunAsync();
    }
}
