using System;
using System.Collections.Generic;
using System.Linq;

namespace Durability.Benchmarks;

/// <summary>What the rounds gave for one figure. The median, since one slow round on a shared device must not decide.</summary>
internal sealed class Series
{
    private readonly List<double> _values = [];

    internal double Median => At(0.5);

    internal double LowerQuartile => At(0.25);

    internal double UpperQuartile => At(0.75);

    internal IReadOnlyList<double> Values => _values;

    internal void Add(double value) => _values.Add(value);

    /// <summary>This by another, round by round: what the two had in common, such as a busy device, cancels out.</summary>
    internal Series DividedBy(Series other)
    {
        var ratios = new Series();
        foreach ((double mine, double theirs) in _values.Zip(other._values))
            ratios.Add(mine / theirs);
        return ratios;
    }

    private double At(double part)
    {
        double[] sorted = [.. _values.Order()];
        double place = part * (sorted.Length - 1);
        int below = (int)place;
        int above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + ((place - below) * (sorted[above] - sorted[below]));
    }
}
