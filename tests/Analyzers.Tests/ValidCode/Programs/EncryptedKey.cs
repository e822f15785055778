// The last block is flushed by name, then the file is synced.
using System.IO;
using System.Security.Cryptography;
using Durability;

public sealed class KeyStore
{
    public void Write(string path, byte[] key, Aes aes)
    {
        using var file = new FileStream(path, FileMode.CreateNew);
        file.Write(aes.IV);
        using var transform = aes.CreateEncryptor();
        using var crypto = new CryptoStream(file, transform, CryptoStreamMode.Write);
        crypto.Write(key);
        crypto.FlushFinalBlock();
        file.Flush(true);
        DurableDirectory.SyncParent(path);
    }
}
