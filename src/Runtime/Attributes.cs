using System;
using System.Diagnostics;

namespace Durability;

// [Conditional]: the attributes are read from source by the rules and leave nothing in the compiled program, so that
// marking code costs its users no reference at run time.

/// <summary>
/// Marks code whose file writes must survive a power cut. Every write in it, or through the marked field, property or
/// parameter, counts as evidence for the rules of Durability.Analyzers.
/// </summary>
[AttributeUsage(AttributeTargets.All)]
[Conditional("DURABILITY_ATTRIBUTES")]
public sealed class DurableAttribute : Attribute;

/// <summary>Marks code whose file writes may be lost at a power cut: the rules of Durability.Analyzers are silent there.</summary>
[AttributeUsage(AttributeTargets.All)]
[Conditional("DURABILITY_ATTRIBUTES")]
public sealed class NotDurableAttribute : Attribute;

/// <summary>
/// Marks a method that syncs: when it returns, what was written before the call to its file (its receiver, or the marked
/// parameter) is on the device. The rules believe the mark and do not look into the method.
/// </summary>
[AttributeUsage(
    AttributeTargets.Method | AttributeTargets.Parameter | AttributeTargets.Delegate | AttributeTargets.Property)]
[Conditional("DURABILITY_ATTRIBUTES")]
public sealed class SyncsToDiskAttribute : Attribute;

/// <summary>
/// Marks a method that acknowledges: a call tells someone that what was written before it is saved (a reply, a completed
/// commit, an advanced position). The rules report a call that is reached while bytes are not yet synced.
/// </summary>
[AttributeUsage(
    AttributeTargets.Method | AttributeTargets.Constructor | AttributeTargets.Delegate | AttributeTargets.Event
    | AttributeTargets.Property | AttributeTargets.Field)]
[Conditional("DURABILITY_ATTRIBUTES")]
public sealed class AcknowledgesAttribute : Attribute;
