// Messages between two processes that both live now.
using System.IO;

public sealed class IpcChannel(string ipcFolder)
{
    private int _number;

    public void Acknowledge()
    {
        var message = Path.Combine(ipcFolder, $"ack-{_number++}.txt");
        File.WriteAllText(message + ".tmp", "");
        File.Move(message + ".tmp", message);
    }

    public void Cancel() => File.WriteAllText(Path.Combine(ipcFolder, "cancel.txt"), "");
}
