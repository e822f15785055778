using System;
using System.Runtime.CompilerServices;

namespace Durability;

/// <summary>
/// Remembers which handles have failed. A second fsync after a failed one may return success over lost pages, so a handle of
/// someone else's making has to carry its failure for as long as it lives.
/// </summary>
internal static class Poison
{
    private static readonly ConditionalWeakTable<object, Exception> s_failed = new();

    internal static void ThrowIfLost(object handle)
    {
        if (s_failed.TryGetValue(handle, out Exception? first))
            throw DurabilityLostException.Again(first);
    }

    internal static DurabilityLostException Mark(object handle, Exception failure)
    {
        Exception first = s_failed.GetValue(handle, _ => failure);
        return first as DurabilityLostException ?? new DurabilityLostException(first.Message, first);
    }
}
