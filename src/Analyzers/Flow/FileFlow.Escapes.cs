using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

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

        if (value is DelegateValue { Lambda: { } lambda } kept)
            EscapeCaptured(lambda, kept.Graph);
        for (var handle = HandleOf(value); handle is not null; handle = handle.Inner)
            Update(handle, state => state.Escaped ? state : state with { Escaped = true });
        if (value is ObjectValue { Identity: IOperation } made && _escaping.Add(made))
        {
            _escapesOpen++;
            EscapeMembers(made);
            if (--_escapesOpen == 0)
                _escaping.Clear();
        }
    }

    /// <summary>What a lambda names goes where the lambda goes: whoever calls it later may sync it.</summary>
    void EscapeCaptured(IFlowAnonymousFunctionOperation lambda, ControlFlowGraph around)
    {
        if (!_escapingLambdas.Add(lambda.Symbol))
            return;
        var graph = around.GetAnonymousFunctionControlFlowGraph(lambda, _cancellation);
        foreach (var block in graph.Blocks)
        {
            foreach (var named in (block.BranchValue is { } value ? block.Operations.Add(value) : block.Operations).SelectMany(o => o.DescendantsAndSelf()))
            {
                if (named is ILocalReferenceOperation captured)
                    Escape(Read(captured.Local));
                else if (named is IFlowAnonymousFunctionOperation inner)
                    EscapeCaptured(inner, graph);
            }
        }

        _escapingLambdas.Remove(lambda.Symbol);
    }

    readonly HashSet<ISymbol> _escapingLambdas = new(SymbolEqualityComparer.Default);

    /// <summary>What an object keeps goes where the object goes.</summary>
    void EscapeMembers(ObjectValue made)
    {
        var kept = new List<Value>();
        foreach (var pair in _state.Values)
        {
            if (pair is { Key: MemberKey key, Value: HandleValue or EitherValue or DelegateValue or ObjectValue } && key.Owner.Equals(made))
                kept.Add(pair.Value);
        }

        foreach (var member in kept)
            Escape(member);
    }

    /// <summary>Objects that are on their way out: nodes of a list or tree that keep each other go once.</summary>
    readonly HashSet<ObjectValue> _escaping = [];
    int _escapesOpen;

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
