// What telemetry waits to be sent; a torn file is dropped.
using System.IO;

namespace Product.Client.Telemetry
{
    public sealed class StorageService(string folder)
    {
        public void Enqueue(string name, byte[] content)
        {
            var waiting = Path.Combine(folder, name);
            File.WriteAllBytes(waiting + ".tmp", content);
            File.Move(waiting + ".tmp", waiting);
        }
    }
}
