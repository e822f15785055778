// A working copy for another program, removed at the end.
using System.Diagnostics;
using System.IO;

public static class Editor
{
    public static string Edit(string text)
    {
        var temporary = Path.Combine(Path.GetTempPath(), "message.config");
        try
        {
            File.WriteAllText(temporary, text);
            Process.Start("editor", temporary)!.WaitForExit();
            return File.ReadAllText(temporary);
        }
        finally
        {
            File.Delete(temporary);
        }
    }
}
