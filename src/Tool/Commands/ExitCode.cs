namespace Durability.Tool.Commands;

/// <summary>What the tool tells the script that runs it. The values are part of its interface.</summary>
internal static class ExitCode
{
    /// <summary>Nothing new was found, and everything was looked at.</summary>
    public const int Clean = 0;

    /// <summary>Something new was found.</summary>
    public const int Findings = 1;

    /// <summary>The command line or an input cannot be used; nothing was done.</summary>
    public const int BadInput = 2;

    /// <summary>A part could not be built, so there may be more than what is told.</summary>
    public const int Partial = 3;

    /// <summary>The run was cancelled and has left nothing behind.</summary>
    public const int Cancelled = 130;
}
