using System;
#if NET8_0_OR_GREATER
using System.Buffers.Binary;
using System.Numerics;
#endif

namespace Durability;

/// <summary>
/// CRC-32C (Castagnoli, RFC 3720 appendix B.4): finds every burst of up to 32 bits, and has an instruction on x64 and Arm64.
/// </summary>
internal static class Crc32C
{
    /// <summary>The state before the first byte.</summary>
    internal const uint Start = uint.MaxValue;

#if NET8_0_OR_GREATER
    internal static uint Update(uint state, ReadOnlySpan<byte> bytes)
    {
        for (; bytes.Length >= sizeof(ulong); bytes = bytes.Slice(sizeof(ulong)))
            state = BitOperations.Crc32C(state, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
        foreach (byte b in bytes)
            state = BitOperations.Crc32C(state, b);
        return state;
    }
#else
    private static readonly uint[] s_table = CreateTable();

    internal static uint Update(uint state, ReadOnlySpan<byte> bytes)
    {
        foreach (byte b in bytes)
            state = s_table[(byte)(state ^ b)] ^ (state >> 8);
        return state;
    }

    private static uint[] CreateTable()
    {
        const uint ReversedPolynomial = 0x82F63B78;
        var table = new uint[256];
        for (uint i = 0; i < 256; i++)
        {
            uint entry = i;
            for (int bit = 0; bit < 8; bit++)
                entry = (entry & 1) != 0 ? (entry >> 1) ^ ReversedPolynomial : entry >> 1;
            table[i] = entry;
        }

        return table;
    }
#endif

    internal static uint Finish(uint state) => ~state;
}
