using OrderService;

var folder = Directory.CreateDirectory(args.Length > 0 ? args[0] : "data").FullName;
var settingsFile = new SettingsFile(Path.Combine(folder, "settings.json"));
var settings = settingsFile.Load();

using var store = OrderStore.Open(folder);
var order = store.Place("Ada", 3 * settings.UnitPrice);
Console.WriteLine($"order {order.Number} of {order.Customer}: {order.Total}");

store.Ship(order.Number);
store.SaveSnapshot();

settingsFile.Save(settings with { UnitPrice = settings.UnitPrice + 1 });
Console.WriteLine($"{store.Orders.Count} orders, next price {settingsFile.Load().UnitPrice}");
