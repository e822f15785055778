// The file goes where the user wants it; the store keeps its own.
using System.IO;
using System.Threading.Tasks;

namespace Product.Storage
{
    public sealed class Mount(string folder)
    {
        public async Task CopyOutAsync(string name, string destinationPath)
        {
            using var from = File.OpenRead(Path.Combine(folder, name));
            using var to = File.Create(destinationPath);
            await from.CopyToAsync(to);
        }
    }
}
