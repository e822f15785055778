using System;
using System.IO;

namespace Durability.PublicCases;

/// <summary>What the command line asks for.</summary>
internal sealed record Arguments(string Clones, string CaseFile, string? Only, bool Verbose, bool Markdown)
{
    public const string Usage =
        """
        PublicCases --clones DIR [--only NAME] [--verbose] [--markdown] [--cases FILE]

        Runs the analyzer over labelled places in public code and scores what it reports.

          --clones DIR   a folder of clones, bare or not, each at owner/name or owner+name
          --only NAME    the cases of one id, repository, verdict or family
          --verbose      a line for each case
          --markdown     the tables of docs/accuracy.md
          --cases FILE   other cases than the ones that come with the program

        0 all cases scored; 1 the analyzer threw; 2 wrong input; 3 some cases could not be scored; 4 no git.
        """;

    /// <summary>Reads the command line; null where it asks for help.</summary>
    public static Arguments? Parse(string[] words)
    {
        string? clones = null, only = null;
        string cases = Path.Combine(AppContext.BaseDirectory, "cases.jsonl");
        bool verbose = false, markdown = false;
        for (int i = 0; i < words.Length; i++)
        {
            switch (words[i])
            {
                case "--clones": clones = Value(words, ref i); break;
                case "--cases": cases = Value(words, ref i); break;
                case "--only": only = Value(words, ref i); break;
                case "--verbose": verbose = true; break;
                case "--markdown": markdown = true; break;
                case "--help" or "-h": return null;
                default: throw new StopException(ExitCode.WrongInput, $"Unknown argument '{words[i]}'.\n\n{Usage}");
            }
        }

        if (clones is null)
            throw new StopException(ExitCode.WrongInput, $"--clones is missing.\n\n{Usage}");
        if (!Directory.Exists(clones))
            throw new StopException(ExitCode.WrongInput, $"The folder of clones '{clones}' does not exist.");
        return new(Path.GetFullPath(clones), cases, only, verbose, markdown);
    }

    private static string Value(string[] words, ref int i)
        => ++i < words.Length ? words[i] : throw new StopException(ExitCode.WrongInput, $"'{words[i - 1]}' needs a value.\n\n{Usage}");
}
