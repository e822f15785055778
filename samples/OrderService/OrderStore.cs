using System.Text.Json;

namespace OrderService;

/// <summary>The orders in memory, behind a journal and a snapshot.</summary>
public sealed class OrderStore : IDisposable
{
    private readonly string _snapshotPath;
    private readonly string _shipmentJournalPath;
    private readonly OrderJournal _journal;
    private readonly List<Order> _orders;

    private OrderStore(string folder)
    {
        var journalPath = Path.Combine(folder, "orders.journal");
        _snapshotPath = Path.Combine(folder, "orders.snapshot.json");
        _shipmentJournalPath = Path.Combine(folder, "shipments.journal");
        _orders = ReadSnapshot(_snapshotPath);
        _orders.AddRange(OrderJournal.Read(journalPath).Where(order => order.Number > _orders.Count));
        _journal = new OrderJournal(journalPath);
    }

    public IReadOnlyList<Order> Orders => _orders;

    public static OrderStore Open(string folder) => new(folder);

    public Order Place(string customer, decimal total)
    {
        var order = new Order(_orders.Count + 1, customer, total);
        _journal.Append(order);
        _orders.Add(order);
        return order;
    }

    public void Ship(int number)
    {
        File.AppendAllText(_shipmentJournalPath, $"{number}\n");
    }

    public void SaveSnapshot()
    {
        var temporaryPath = _snapshotPath + ".tmp";
        using (var stream = new FileStream(temporaryPath, FileMode.Create, FileAccess.Write))
        {
            JsonSerializer.Serialize(stream, _orders);
        }

        File.Move(temporaryPath, _snapshotPath, overwrite: true);
    }

    public void Dispose() => _journal.Dispose();

    private static List<Order> ReadSnapshot(string path)
        => File.Exists(path) ? JsonSerializer.Deserialize<List<Order>>(File.ReadAllText(path))! : [];
}
