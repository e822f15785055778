using System.Threading.Tasks;
using Xunit;

namespace Durability.Analyzers.Tests.Rules.Cost;

/// <summary>DUR501 in an override: the base class calls it each time that its buffer is full, or it does not.</summary>
public sealed class FullBufferTests
{
    [Theory]
    [InlineData("public void WriteByte(byte value) { if (_used == _buffer.Length) Grow(); _buffer[_used++] = value; }")]
    [InlineData("public void WriteByte(byte value) { if (_used == _buffer.Length) Flush(false); _buffer[_used++] = value; }")]
    [InlineData("public void Close() { if (_used > 0) Flush(); }")]
    public Task Sync_at_the_end_or_in_another_method_is_silent(string member) => Verify.AnalyzerAsync(
        $$"""
        abstract class Output
        {
            protected byte[] _buffer = new byte[1024];
            protected int _used;

            {{member}}

            void Grow() => Array.Resize(ref _buffer, _buffer.Length * 2);

            void Flush(bool all) => _used = all ? 0 : _used / 2;

            public virtual void Flush() => _used = 0;
        }

        class FileOutput(FileStream file) : Output
        {
            public override void Flush()
            {
                file.Write(_buffer, 0, _used);
                base.Flush();
                file.Flush(true);
            }
        }
        """);

    [Fact]
    public Task Full_buffer_that_is_written_and_not_synced_costs_nothing() => Verify.AnalyzerAsync(
        """
        abstract class Output
        {
            protected readonly byte[] _buffer = new byte[1024];
            protected int _used;

            public void WriteByte(byte value)
            {
                if (_used == _buffer.Length)
                    Flush();
                _buffer[_used++] = value;
            }

            public virtual void Flush() => _used = 0;
        }

        class FileOutput(FileStream file) : Output
        {
            public override void Flush()
            {
                file.Write(_buffer, 0, _used);
                base.Flush();
            }

            public void Commit()
            {
                Flush();
                file.Flush(true);
            }
        }
        """);
}
