using System;
using System.IO;
using System.Threading;

namespace Durability.Tool.Scanning;

/// <summary>A folder outside of the scanned tree for all that a run writes; it goes with the run.</summary>
internal sealed class ScanFolder : IDisposable
{
    public ScanFolder()
    {
        try
        {
            Root = Directory.CreateTempSubdirectory("durability-").FullName;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new BadInputException($"A folder for the build cannot be made under {Path.GetTempPath()}: {error.Message} Set TMPDIR (TEMP on Windows) to a folder that can be written.", error);
        }
    }

    public string Root { get; }

    /// <summary>The compiler's logs, one for each project and target framework.</summary>
    public string Logs => Path.Combine(Root, "logs");

    public void Dispose()
    {
        // A build that was killed may still be closing its files.
        for (var attempt = 0; attempt < 20 && Directory.Exists(Root); attempt++)
        {
            try
            {
                Directory.Delete(Root, recursive: true);
                return;
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                Thread.Sleep(100);
            }
        }
    }
}
