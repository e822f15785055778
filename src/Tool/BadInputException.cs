using System;

namespace Durability.Tool;

/// <summary>What the user asked for cannot be done; the message says why and what would help.</summary>
internal sealed class BadInputException : Exception
{
    public BadInputException(string message)
        : base(message)
    {
    }

    public BadInputException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
