using System;
using System.IO;
using Spectre.Console;

namespace Durability.Tool.Commands;

/// <summary>Where text for people goes.</summary>
internal static class Terminal
{
    /// <summary>Wide enough that no line is broken in a file.</summary>
    const int FileWidth = 10_000;

    /// <summary>A console that has colours only on a terminal, and none where <c>NO_COLOR</c> is set.</summary>
    public static IAnsiConsole Create(TextWriter writer, bool redirected)
    {
        var colours = !redirected && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(writer),
            Ansi = redirected ? AnsiSupport.No : AnsiSupport.Detect,
            ColorSystem = colours ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            Interactive = redirected ? InteractionSupport.No : InteractionSupport.Detect,
        });
        if (redirected)
            console.Profile.Width = FileWidth;
        return console;
    }
}
