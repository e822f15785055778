using System;

namespace Durability;

/// <summary>A record of a <see cref="WriteAheadLog"/>.</summary>
public readonly struct LogRecord : IEquatable<LogRecord>
{
    internal LogRecord(long sequence, ReadOnlyMemory<byte> data)
    {
        Sequence = sequence;
        Data = data;
    }

    /// <summary>The record's number: 1 for a log's first record, each later one higher by 1.</summary>
    public long Sequence { get; }

    /// <summary>What was appended.</summary>
    public ReadOnlyMemory<byte> Data { get; }

    /// <summary>Compares by number and by the identity of the data.</summary>
    /// <param name="left">One record.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether both are one.</returns>
    public static bool operator ==(LogRecord left, LogRecord right) => left.Equals(right);

    /// <summary>Compares by number and by the identity of the data.</summary>
    /// <param name="left">One record.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they differ.</returns>
    public static bool operator !=(LogRecord left, LogRecord right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(LogRecord other) => Sequence == other.Sequence && Data.Equals(other.Data);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is LogRecord other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Sequence.GetHashCode();
}
