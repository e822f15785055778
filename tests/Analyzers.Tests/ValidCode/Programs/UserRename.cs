// Plain renames of files that someone else wrote.
using System.IO;

public static class Explorer
{
    public static void Rename(string from, string to)
    {
        if (from != to && !File.Exists(to))
            File.Move(from, to);
    }

    public static void MoveFolder(DirectoryInfo folder, string target) => folder.MoveTo(target);
}
