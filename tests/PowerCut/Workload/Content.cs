using System;
using System.Text;

namespace Durability.PowerCut.Workloads;

/// <summary>File contents that say what they are, so that half of one, or zeros, or a mixture is seen.</summary>
public static class Content
{
    private const int LargestBody = 12_000;

    /// <summary>The content of a version: a line with key, version and length, then letters that follow from them.</summary>
    public static byte[] Of(string key, int version)
    {
        uint state = Seed(key, version);
        int length = (int)(Next(ref state) % LargestBody);
        byte[] head = Encoding.UTF8.GetBytes($"{key} {version} {length}\n");
        var bytes = new byte[head.Length + length];
        head.CopyTo(bytes, 0);
        for (int i = head.Length; i < bytes.Length; i++)
            bytes[i] = (byte)('a' + (Next(ref state) % 26));
        return bytes;
    }

    /// <summary>The version that a content is, or null and what is wrong with it.</summary>
    public static int? VersionOf(string key, byte[] bytes, out string fault)
    {
        fault = "";
        if (bytes.Length == 0)
        {
            fault = "empty";
            return null;
        }

        string[] head = Encoding.UTF8.GetString(bytes, 0, Math.Min(bytes.Length, 64)).Split('\n')[0].Split(' ');
        if (head.Length != 3 || head[0] != key || !int.TryParse(head[1], out int version))
        {
            fault = bytes.AsSpan().IndexOfAnyExcept((byte)0) < 0 ? $"{bytes.Length} zeros" : "not what was ever written";
            return null;
        }

        byte[] whole = Of(key, version);
        if (bytes.AsSpan().SequenceEqual(whole))
            return version;
        fault = $"version {version} is torn: {bytes.Length} of {whole.Length} bytes, "
            + $"the first {bytes.AsSpan().CommonPrefixLength(whole)} right";
        return null;
    }

    private static uint Seed(string key, int version)
    {
        uint state = 2166136261;
        foreach (char c in key)
            state = (state ^ c) * 16777619;
        return ((state ^ (uint)version) * 16777619) | 1;
    }

    private static uint Next(ref uint state)
    {
        state ^= state << 13;
        state ^= state >> 17;
        state ^= state << 5;
        return state >> 3;
    }
}
