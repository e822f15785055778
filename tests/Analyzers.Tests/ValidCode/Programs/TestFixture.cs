// Test code may lose its files.
using System.IO;

public sealed class SettingsFileTests
{
    public void Loads_what_was_saved()
    {
        File.WriteAllText("settings.json", "{}");
        using var file = new FileStream("orders.journal", FileMode.Append);
        file.WriteByte(1);
        file.Flush();
    }
}
