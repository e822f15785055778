// A copy for the user, who chose where: the program has the original.
using System.IO;
using System.Text.Json;

public sealed class BookmarkList
{
    public string[] Bookmarks { get; set; } = [];

    public void ExportTo(string path) => File.WriteAllText(path, JsonSerializer.Serialize(Bookmarks));

    public void ExportSettings(string settingsPath) => File.WriteAllText(settingsPath, "{}");
}
