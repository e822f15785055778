using System;
using System.Diagnostics;

namespace Durability;

/// <summary>Marks code whose file writes must survive a power cut: every write in it counts as evidence.</summary>
[AttributeUsage(AttributeTargets.All)]
[Conditional("DURABILITY_ATTRIBUTES")]
public sealed class DurableAttribute : Attribute;

/// <summary>Marks code whose file writes may be lost at a power cut: the rules are silent there.</summary>
[AttributeUsage(AttributeTargets.All)]
[Conditional("DURABILITY_ATTRIBUTES")]
public sealed class NotDurableAttribute : Attribute;
