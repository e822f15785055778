using System;
using System.IO;

namespace Durability;

/// <summary>
/// A write, a sync or a commit failed, so that bytes which the program handed over may never reach the device.
/// </summary>
/// <remarks>
/// The failure is final. After a failed <c>fsync</c> Linux marks the dirty pages clean; the next <c>fsync</c> on the same file
/// may return success although the bytes are gone (seen on XFS; A. Rebello et al., "Can Applications Recover from fsync
/// Failures?", USENIX ATC 2020). The object on which the failure was seen therefore throws this exception from every later
/// call, with the first error in <see cref="Exception.InnerException"/>. Close it, open it again and recover from what is
/// really on disk. <see cref="Exception.HResult"/> is that of the first error: the raw <c>errno</c> on Unix, as in the
/// exceptions of System.IO.
/// </remarks>
public sealed class DurabilityLostException : IOException
{
    /// <summary>Creates the exception with a general message.</summary>
    public DurabilityLostException()
        : base("A write or a sync failed; what was written since the last successful sync may be lost.")
    {
    }

    /// <summary>Creates the exception with a message.</summary>
    /// <param name="message">What failed, and on which path.</param>
    public DurabilityLostException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with a message and the first error.</summary>
    /// <param name="message">What failed, and on which path.</param>
    /// <param name="innerException">The first error; its <see cref="Exception.HResult"/> becomes this exception's.</param>
    public DurabilityLostException(string message, Exception innerException)
        : base(message, innerException)
    {
        if (innerException is not null)
            HResult = innerException.HResult;
    }

    /// <summary>The same loss, told again to a later caller.</summary>
    internal static DurabilityLostException Again(Exception first) =>
        new("An earlier write or sync failed, and that failure is final: " + first.Message,
            (first as DurabilityLostException)?.InnerException ?? first);
}
