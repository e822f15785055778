using System.Collections.Generic;
using System.Threading;
using Durability.Analyzers.Catalog;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Durability.Analyzers.Flow;

/// <summary>
/// Follows the state of every handle and path through one body, by a worklist over its control-flow graph. Calls into
/// code of the same compilation are followed with the values that they are given.
/// </summary>
internal sealed partial class FileFlow
{
    /// <summary>A block is looked at again only while its state grows, and never more often than this.</summary>
    const int MostVisits = 6;

    /// <summary>Operations that one body may cost, callees included; what lies beyond is unknown.</summary>
    const int MostSteps = 40_000;
    const int MostDepth = 6;

    /// <summary>Events that one body may show: a generated method of thousands of statements is looked at no further.</summary>
    const int MostEvents = 1_000;

    /// <summary>
    /// Handles, and variables, that one state holds: each branch copies it, so that a generated method with thousands of them would
    /// cost the square of their number. What comes after them is unknown.
    /// </summary>
    const int MostHandles = 250;

    /// <summary>Calls that one body may follow: helpers that call each other crosswise would multiply.</summary>
    const int MostCalls = 150;

    readonly SourceBodies _bodies;
    readonly IoCatalog _catalog;
    readonly CancellationToken _cancellation;
    readonly List<FlowEvent> _events = [];
    readonly HashSet<FlowEvent> _known = [];
    readonly Dictionary<FlowKey, HandleInfo> _handles = [];
    readonly Dictionary<FlowKey, HandleInfo> _members = [];
    readonly Dictionary<FlowKey, Frame> _frames = [];
    readonly HashSet<ISymbol> _entered = new(SymbolEqualityComparer.Default);
    FlowState _state = new();
    Frame _frame;
    ControlFlowGraph _graph;
    Value? _this;
    bool _recording;
    int _steps;
    int _calls;
    int _changes;

    FileFlow(SourceBodies bodies, ISymbol member, SyntaxNode body, ControlFlowGraph graph, CancellationToken cancellation)
    {
        _bodies = bodies;
        _catalog = bodies.Catalog;
        _cancellation = cancellation;
        _frame = new Frame(null, member, body);
        _graph = graph;
        _this = member.IsStatic ? null : new ObjectValue("this", member.ContainingType);
    }

    /// <summary>Runs one body from its start, with nothing known but what <paramref name="members"/> says of the fields.</summary>
    public static BodyFacts Run(SourceBodies bodies, ISymbol member, SyntaxNode body, ControlFlowGraph graph, IReadOnlyDictionary<MemberKey, Value>? members, CancellationToken cancellation)
    {
        var flow = new FileFlow(bodies, member, body, graph, cancellation);
        if (members is not null)
        {
            foreach (var pair in members)
            {
                if (flow._this is not null || pair.Key.Owner.Equals(StaticOwner))
                    flow._state.Values[pair.Key] = pair.Value;
            }
        }

        flow._recording = true;
        var exit = flow.RunGraph(graph, out _);
        exit ??= new FlowState();
        flow.RunUncalledFunctions(graph, exit);
        return new BodyFacts(member, body, flow._events, exit) { This = flow._this };
    }

    /// <summary>Lambdas and local functions that nothing here calls run on their own: an event handler, a callback that is kept.</summary>
    void RunUncalledFunctions(ControlFlowGraph graph, FlowState exit)
    {
        foreach (var function in graph.LocalFunctions)
        {
            if (!_entered.Contains(function))
                RunNested(graph.GetLocalFunctionControlFlowGraph(function, _cancellation));
        }

        foreach (var lambda in AnonymousFunctions(graph))
        {
            if (!_entered.Contains(lambda.Symbol))
                RunNested(graph.GetAnonymousFunctionControlFlowGraph(lambda, _cancellation));
        }

        void RunNested(ControlFlowGraph nested)
        {
            _state = new FlowState();
            if (RunGraph(nested, out _) is { } left)
                exit.Join(left);
            RunUncalledFunctions(nested, exit);
        }
    }

    static IEnumerable<IFlowAnonymousFunctionOperation> AnonymousFunctions(ControlFlowGraph graph)
    {
        foreach (var block in graph.Blocks)
        {
            foreach (var operation in block.Operations)
            {
                foreach (var inner in operation.DescendantsAndSelf())
                {
                    if (inner is IFlowAnonymousFunctionOperation lambda)
                        yield return lambda;
                }
            }

            if (block.BranchValue is { } value)
            {
                foreach (var inner in value.DescendantsAndSelf())
                {
                    if (inner is IFlowAnonymousFunctionOperation lambda)
                        yield return lambda;
                }
            }
        }
    }

    /// <summary>Runs a graph from the present state; gives the state at its normal exits, or null where it has none.</summary>
    FlowState? RunGraph(ControlFlowGraph graph, out Value? returned)
    {
        var outer = _graph;
        _graph = graph;
        var walk = new Walk(graph.Blocks.Length) { Loops = HasLoop(graph) };
        walk.Reach(0, _state, null);
        if (walk.Loops)
        {
            var recording = _recording;
            _recording = false;
            RunBlocks(graph, 0, graph.Blocks.Length - 1, walk);
            _recording = recording;
            if (recording)
                RunOnce(graph, walk);
        }
        else
        {
            RunBlocks(graph, 0, graph.Blocks.Length - 1, walk);
        }

        _graph = outer;
        returned = walk.Returned;
        return walk.Exit;
    }

    static bool HasLoop(ControlFlowGraph graph)
    {
        foreach (var block in graph.Blocks)
        {
            if (block.FallThroughSuccessor?.Destination?.Ordinal <= block.Ordinal || block.ConditionalSuccessor?.Destination?.Ordinal <= block.Ordinal)
                return true;
        }

        return false;
    }

    void RunBlocks(ControlFlowGraph graph, int first, int last, Walk walk)
    {
        var work = new BlockQueue(last);
        for (var i = first; i <= last; i++)
        {
            if (walk.IsReached(i))
                work.Add(i);
        }

        while (work.TryTake(out var ordinal))
        {
            if (walk.MayVisit(ordinal))
                RunBlock(graph.Blocks[ordinal], walk, work);
        }
    }

    /// <summary>One more pass over the settled states, in which events are kept.</summary>
    void RunOnce(ControlFlowGraph graph, Walk walk)
    {
        foreach (var block in graph.Blocks)
        {
            if (walk.IsReached(block.Ordinal) && block.Kind != BasicBlockKind.Exit)
                RunBlock(block, walk, null);
        }
    }

    void RunBlock(BasicBlock block, Walk walk, BlockQueue? work)
    {
        _cancellation.ThrowIfCancellationRequested();
        _state = walk.Take(block.Ordinal);
        if (block.Kind == BasicBlockKind.Exit)
        {
            walk.Leave(_state);
            return;
        }

        EnterTries(block, walk);
        JoinHandlers(block, walk, work);
        foreach (var operation in block.Operations)
        {
            var changes = _changes;
            Evaluate(operation);
            if (_changes != changes)
                JoinHandlers(block, walk, work);
        }

        var before = _changes;
        var value = block.BranchValue is { } branchValue ? Evaluate(branchValue) : null;
        if (_changes != before)
            JoinHandlers(block, walk, work);
        var constant = block.ConditionKind == ControlFlowConditionKind.None ? null : ConstantCondition(block.BranchValue, value);
        var jumps = constant is { } known && known == (block.ConditionKind == ControlFlowConditionKind.WhenTrue);
        var state = _state;
        if (block.ConditionalSuccessor is { } conditional && (constant is null || jumps))
            Follow(conditional, jumps || block.FallThroughSuccessor is null ? state : state.Copy(), value, walk, work);
        if (block.FallThroughSuccessor is { } fallThrough && !jumps)
            Follow(fallThrough, state, value, walk, work);
    }

    /// <summary>Any operation inside a <c>try</c> may throw: its handlers start with what had happened by then.</summary>
    void JoinHandlers(BasicBlock block, Walk walk, BlockQueue? work)
    {
        for (var region = block.EnclosingRegion; region is { Kind: not ControlFlowRegionKind.Root }; region = region.EnclosingRegion)
        {
            if (region.Kind != ControlFlowRegionKind.Try || region.EnclosingRegion is not { Kind: ControlFlowRegionKind.TryAndCatch } guarded)
                continue;
            var faulted = _state.Copy();
            faulted.Fault(walk.Entered(region) ?? new FlowState());
            foreach (var handler in guarded.NestedRegions)
            {
                if (handler.Kind is ControlFlowRegionKind.Catch or ControlFlowRegionKind.Filter or ControlFlowRegionKind.FilterAndHandler)
                    walk.Reach(handler.FirstBlockOrdinal, faulted, work, isShared: true);
            }
        }
    }

    /// <summary>Keeps what had been done before a <c>try</c>, which its failure does not undo.</summary>
    void EnterTries(BasicBlock block, Walk walk)
    {
        for (var region = block.EnclosingRegion; region is { Kind: not ControlFlowRegionKind.Root } && region.FirstBlockOrdinal == block.Ordinal; region = region.EnclosingRegion)
        {
            if (region is { Kind: ControlFlowRegionKind.Try, EnclosingRegion.Kind: ControlFlowRegionKind.TryAndCatch })
                walk.Enter(region, _state.Copy());
        }
    }

    void Follow(ControlFlowBranch branch, FlowState state, Value? value, Walk walk, BlockQueue? work)
    {
        _state = state;
        if (branch.Semantics == ControlFlowBranchSemantics.Return && value is not null)
        {
            walk.Return(value);
            Release(value, state);
        }

        foreach (var region in branch.FinallyRegions)
        {
            if (!RunFinally(region))
                return;
        }

        if (_state.Values.Count > MostHandles)
            _state.Forget(branch.LeavingRegions, _graph);

        if (branch.Destination is { } destination)
            walk.Reach(destination.Ordinal, _state, work);
        else if (branch.Semantics == ControlFlowBranchSemantics.StructuredExceptionHandling)
            walk.Leave(_state);
    }

    /// <summary>Runs a <c>finally</c> on the way out; false where it never ends normally.</summary>
    bool RunFinally(ControlFlowRegion region)
    {
        var walk = new Walk(region.LastBlockOrdinal - region.FirstBlockOrdinal + 1, region.FirstBlockOrdinal) { Loops = true };
        walk.Reach(region.FirstBlockOrdinal, _state, null);
        RunBlocks(_graph, region.FirstBlockOrdinal, region.LastBlockOrdinal, walk);
        if (walk.Exit is null)
            return false;
        _state = walk.Exit;
        return true;
    }

    /// <summary>Blocks that are still to be looked at, taken in the order of the code.</summary>
    sealed class BlockQueue(int last)
    {
        readonly bool[] _waiting = new bool[last + 1];
        int _next;

        public void Add(int ordinal)
        {
            _waiting[ordinal] = true;
            _next = System.Math.Min(_next, ordinal);
        }

        public bool TryTake(out int ordinal)
        {
            while (_next < _waiting.Length && !_waiting[_next])
                _next++;
            ordinal = _next;
            if (ordinal >= _waiting.Length)
                return false;
            _waiting[ordinal] = false;
            return true;
        }
    }

    /// <summary>What one run over a graph, or a part of it, has reached so far.</summary>
    sealed class Walk(int blocks, int first = 0)
    {
        readonly FlowState?[] _inputs = new FlowState?[blocks];
        readonly int[] _visits = new int[blocks];

        public bool IsReached(int ordinal) => _inputs[ordinal - first] is not null;

        public bool MayVisit(int ordinal) => _visits[ordinal - first]++ < MostVisits;

        readonly Dictionary<ControlFlowRegion, FlowState> _entered = [];

        public void Enter(ControlFlowRegion region, FlowState state) => _entered[region] = state;

        public FlowState? Entered(ControlFlowRegion region) => _entered.TryGetValue(region, out var state) ? state : null;

        public FlowState? Exit { get; private set; }
        public Value? Returned { get; private set; }
        bool _returnsMany;

        /// <summary>The state at a block's start. Where no way leads back, nobody asks for it again.</summary>
        public FlowState Take(int ordinal) => Loops ? _inputs[ordinal - first]!.Copy() : _inputs[ordinal - first]!;

        public bool Loops { get; init; }

        public void Reach(int ordinal, FlowState state, BlockQueue? work, bool isShared = false)
        {
            // A jump out of a finally block has no place to go but the code around it.
            if (ordinal < first || ordinal - first >= _inputs.Length)
                return;
            if (_inputs[ordinal - first] is not { } input)
            {
                _inputs[ordinal - first] = isShared ? state.Copy() : state;
                work?.Add(ordinal);
            }
            else if (input.Join(state))
            {
                work?.Add(ordinal);
            }
        }

        public void Leave(FlowState state)
        {
            if (Exit is null)
                Exit = state;
            else
                Exit.Join(state);
        }

        public void Return(Value value)
        {
            if (Returned is not null && (value.Equals(Returned) || value is ConstantValue { Constant: null }))
                return;
            if (Returned is ConstantValue { Constant: null } || (Returned is null && !_returnsMany))
                Returned = value;
            else if (value is HandleValue && Returned is HandleValue or EitherValue && FlowState.Either(Returned, value) is EitherValue either)
                Returned = either;
            else
                (Returned, _returnsMany) = (null, true);
        }
    }
}
