// The archive's directory is written when it is closed, which is before the sync.
using System.IO.Compression;
using System.IO;
using Durability;

public static class BackupArchive
{
    public static void Create(string target, string folder)
    {
        var temporary = target + ".tmp";
        using (var file = new FileStream(temporary, FileMode.Create))
        {
            using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
            {
                foreach (var path in Directory.EnumerateFiles(folder))
                    zip.CreateEntryFromFile(path, Path.GetFileName(path));
            }

            file.Flush(true);
        }

        File.Move(temporary, target, overwrite: true);
        DurableDirectory.SyncParent(target);
    }
}
