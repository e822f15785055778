using System;
using System.IO;
using System.Threading.Tasks;
using Spectre.Console;

namespace Durability.Tool.Commands;

/// <summary>Shows what is being done: a spinner on a terminal, nothing where the output goes into a file.</summary>
internal static class ScanProgress
{
    /// <summary>Does the work and shows how it goes on.</summary>
    /// <param name="error">Where progress goes, so that it never stands in the result.</param>
    /// <param name="quiet">Whether to show none.</param>
    /// <param name="work">Is given what tells the progress.</param>
    public static async Task<T> ShowAsync<T>(TextWriter error, bool quiet, Func<Action<string>, Task<T>> work)
    {
        if (quiet || Console.IsErrorRedirected || Console.IsOutputRedirected)
            return await work(static _ => { }).ConfigureAwait(false);
        var console = Terminal.Create(error, redirected: false);
        return await console.Status().Spinner(Spinner.Known.Dots).StartAsync("Starting", context => work(text => context.Status(Markup.Escape(text)))).ConfigureAwait(false);
    }
}
