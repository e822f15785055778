using System;
using System.Globalization;

namespace Durability.Tool.Baselines;

/// <summary>A finding that is known, named so that it stays the same while lines move.</summary>
/// <param name="Rule">For instance DUR203.</param>
/// <param name="Member">The documentation id of the member that holds it.</param>
/// <param name="Symbol">The code that it is about, such as the name of the file's variable.</param>
/// <param name="Ordinal">Which one, from one, where a member has several of the same rule and symbol.</param>
internal sealed record BaselineEntry(string Rule, string Member, string Symbol, int Ordinal) : IComparable<BaselineEntry>
{
    /// <summary>Reads the key that the analyzer gives to a finding: <c>rule|member|symbol|ordinal</c>; null where it is none.</summary>
    public static BaselineEntry? Parse(string key)
    {
        var first = key.IndexOf('|', StringComparison.Ordinal);
        var second = first < 0 ? -1 : key.IndexOf('|', first + 1);
        var last = key.LastIndexOf('|');
        if (second < 0 || last <= second || !int.TryParse(key.AsSpan(last + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var ordinal))
            return null;
        return new BaselineEntry(key[..first], key[(first + 1)..second], key[(second + 1)..last], ordinal);
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

    public override string ToString() => $"{Rule} {Member} {Symbol} #{Ordinal}";
}
