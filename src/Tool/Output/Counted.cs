namespace Durability.Tool.Output;

/// <summary>Numbers in sentences.</summary>
internal static class Counted
{
    /// <summary>For instance "1 finding", "2 findings".</summary>
    public static string Of(int count, string what) => count == 1 ? $"1 {what}" : $"{count} {what}s";
}
