using System.Text.Json;

namespace OrderService;

public sealed record Settings(decimal UnitPrice = 10);

public sealed class SettingsFile(string path)
{
    public Settings Load()
        => File.Exists(path) ? JsonSerializer.Deserialize<Settings>(File.ReadAllText(path))! : new Settings();

    public void Save(Settings settings)
    {
        File.WriteAllText(path, JsonSerializer.Serialize(settings));
    }
}
