using System;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>How a test says that it failed. Every test framework counts an exception as a failure.</summary>
public interface IVerifier
{
    void True([DoesNotReturnIf(false)] bool assert, string? message = null);

    void Equal<T>(T expected, T actual, string? message = null);

    [DoesNotReturn]
    void Fail(string? message = null);
}

public class DefaultVerifier : IVerifier
{
    public virtual void True([DoesNotReturnIf(false)] bool assert, string? message = null)
    {
        if (!assert)
            throw new InvalidOperationException(message ?? "Expected true.");
    }

    public virtual void Equal<T>(T expected, T actual, string? message = null)
    {
        if (!EqualityComparer<T>.Default.Equals(expected, actual))
            throw new InvalidOperationException($"{message}{Environment.NewLine}expected: {expected}{Environment.NewLine}actual:   {actual}");
    }

    [DoesNotReturn]
    public virtual void Fail(string? message = null) => throw new InvalidOperationException(message);
}
