using System;

namespace Durability.PublicCases;

/// <summary>What the program's end says to a script.</summary>
internal enum ExitCode
{
    /// <summary>Every chosen case was scored, and the analyzer threw nowhere.</summary>
    Complete = 0,

    /// <summary>The analyzer threw at least once.</summary>
    AnalyzerThrew = 1,

    /// <summary>The command line, the folder of clones or the case file is wrong.</summary>
    WrongInput = 2,

    /// <summary>Some cases could not be scored: their repository, commit or file is not there.</summary>
    Partial = 3,

    /// <summary>git cannot be started.</summary>
    NoGit = 4,
}

/// <summary>Ends the run with a message for the person who started it.</summary>
internal sealed class StopException(ExitCode code, string message) : Exception(message)
{
    public ExitCode Code { get; } = code;
}
