using System.Text.Json;

namespace OrderService;

/// <summary>Every accepted order, one line each. It is replayed when the service starts.</summary>
public sealed class OrderJournal : IDisposable
{
    private readonly FileStream _file;
    private readonly StreamWriter _writer;

    public OrderJournal(string path)
    {
        _file = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.Read);
        _writer = new StreamWriter(_file);
    }

    public static IEnumerable<Order> Read(string path)
        => File.Exists(path)
            ? File.ReadLines(path).Select(line => JsonSerializer.Deserialize<Order>(line)!)
            : [];

    public void Append(Order order)
    {
        _writer.WriteLine(JsonSerializer.Serialize(order));

        // The order must be on disk before we confirm it to the customer.
        _writer.Flush();
    }

    public void Dispose() => _writer.Dispose();
}
