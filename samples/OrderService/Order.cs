namespace OrderService;

public sealed record Order(int Number, string Customer, decimal Total);
