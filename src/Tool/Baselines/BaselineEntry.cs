using System;
using System.Globalization;
using System.Linq;

namespace Durability.Tool.Baselines;

/// <summary>A finding that is known, named so that it stays the same while lines move.</summary>
/// <param name="Rule">For instance DUR203.</param>
/// <param name="Member">The documentation id of the member that holds it.</param>
/// <param name="Symbol">What is called or made at the place.</param>
/// <param name="Ordinal">Which one, from one, among those that share all three.</param>
internal sealed record BaselineEntry(string Rule, string Member, string Symbol, int Ordinal) : IComparable<BaselineEntry>
{
    /// <summary>Reads a line of a baseline, or the key that the analyzer gives to a finding; null where it is none.</summary>
    public static BaselineEntry? Parse(string line)
    {
        var parts = line.Split('|').Select(static part => part.Trim()).ToArray();
        return parts is [{ Length: 6 } rule, { Length: > 0 } member, { Length: > 0 } symbol, var number]
            && rule.StartsWith("DUR", StringComparison.Ordinal) && rule.Skip(3).All(char.IsAsciiDigit)
            && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var ordinal) && ordinal > 0
            ? new BaselineEntry(rule, member, symbol, ordinal)
            : null;
    }

    public int CompareTo(BaselineEntry? other)
    {
        if (other is null)
            return 1;
        var order = string.CompareOrdinal(Rule, other.Rule);
        if (order == 0)
            order = string.CompareOrdinal(Member, other.Member);
        if (order == 0)
            order = string.CompareOrdinal(Symbol, other.Symbol);
        return order == 0 ? Ordinal.CompareTo(other.Ordinal) : order;
    }

    public override string ToString() => $"{Rule} | {Member} | {Symbol} | {Ordinal}";
}
