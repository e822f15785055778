// The helper writes, its only callers sync.
using System.IO;
using System.Text;

public sealed class LedgerFile
{
    private readonly string _ledgerPath;

    public LedgerFile(string ledgerPath) => _ledgerPath = ledgerPath;

    public void AddEntry(string entry)
    {
        using var file = new FileStream(_ledgerPath, FileMode.Append, FileAccess.Write);
        WriteLine(file, entry);
        file.Flush(flushToDisk: true);
    }

    private static void WriteLine(FileStream file, string line) => file.Write(Encoding.UTF8.GetBytes(line + "\n"));
}
