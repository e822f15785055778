using System.Collections.Generic;
using Microsoft.CodeAnalysis;

namespace Durability.Analyzers.Flow;

/// <summary>Handles that leave the code that is looked at: what becomes of them is somebody else's business.</summary>
internal sealed partial class FileFlow
{
    void Escape(Value? value)
    {
        if (value is EitherValue either)
        {
            Escape(either.First);
            Escape(either.Second);
        }

        for (var handle = HandleOf(value); handle is not null; handle = handle.Inner)
            Update(handle, state => state.Escaped ? state : state with { Escaped = true });
        if (value is ObjectValue { Identity: IOperation } made)
            EscapeMembers(made);
    }

    /// <summary>What an object keeps goes where the object goes.</summary>
    void EscapeMembers(ObjectValue made)
    {
        var kept = new List<Value>();
        foreach (var pair in _state.Values)
        {
            if (pair is { Key: MemberKey key, Value: HandleValue or ObjectValue } && key.Owner.Equals(made) && !made.Equals(pair.Value))
                kept.Add(pair.Value);
        }

        foreach (var member in kept)
        {
            if (member is not ObjectValue inner || !_escaping.Contains(inner))
            {
                _escaping.Add(made);
                Escape(member);
                _escaping.Remove(made);
            }
        }
    }

    readonly HashSet<ObjectValue> _escaping = [];

    /// <summary>A handle that the body returns is its caller's from then on.</summary>
    void Release(Value value, FlowState state)
    {
        if (_frame.Depth > 0)
            return;
        Escape(value);
        for (var handle = HandleOf(value); handle is not null; handle = handle.Inner)
            state.Handles[handle] = state.Of(handle) with { Escaped = true, Returned = true };
    }
}
