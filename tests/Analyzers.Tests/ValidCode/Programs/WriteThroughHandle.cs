// Every write of such a handle waits for the device.
using System.IO;

public sealed class Register
{
    private readonly FileStream _file = new("register.db", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.WriteThrough);

    public void Put(long slot, byte[] value)
    {
        _file.Position = slot * value.Length;
        _file.Write(value);
    }
}
