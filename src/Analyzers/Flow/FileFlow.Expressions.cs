using System.Linq;
using Durability.Analyzers.Catalog;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Durability.Analyzers.Flow;

/// <summary>Values of expressions: which handle, path, object or delegate an expression stands for.</summary>
internal sealed partial class FileFlow
{
    Value? Evaluate(IOperation? operation)
    {
        if (operation is null || ++_steps > MostSteps)
            return null;
        if (operation.ConstantValue is { HasValue: true, Value: var constant })
            return constant is string text ? SymbolicValue.OfText(text) : new ConstantValue(constant);

        switch (operation)
        {
            case IExpressionStatementOperation statement:
                return Evaluate(statement.Operation);
            case IFlowCaptureOperation capture:
                _captured[new CaptureKey(_graph, capture.Id)] = capture.Value;
                return Assign(new CaptureKey(_graph, capture.Id), Evaluate(capture.Value) ?? (IsCondition(capture.Value) ? FlowState.Mixed : null));
            case IFlowCaptureReferenceOperation reference:
                return Read(new CaptureKey(_graph, reference.Id));
            case ISimpleAssignmentOperation assignment:
                return Known(EvaluateAssignment(assignment.Target, Evaluate(assignment.Value), assignment));
            case ICompoundAssignmentOperation compound:
                return EvaluateCompound(compound);
            case ILocalReferenceOperation local:
                return Read(local.Local) ?? FromOutside(local.Local, local.Type, HandleOrigin.Unknown, null);
            case IParameterReferenceOperation parameter:
                return EvaluateParameter(parameter.Parameter);
            case IFieldReferenceOperation field:
                return EvaluateMember(field.Field, field.Type, Evaluate(field.Instance));
            case IPropertyReferenceOperation property:
                return EvaluateProperty(property);
            case IInstanceReferenceOperation:
                return _this;
            case IConversionOperation conversion:
                return Evaluate(conversion.Operand);
            case IAwaitOperation awaited:
                return Evaluate(awaited.Operation);
            case IArgumentOperation argument:
                return Evaluate(argument.Value);
            case IInvocationOperation invocation:
                return EvaluateInvocation(invocation);
            case IObjectCreationOperation creation:
                return EvaluateCreation(creation);
            case IDelegateCreationOperation creation:
                return Evaluate(creation.Target);
            case IFlowAnonymousFunctionOperation lambda:
                return new DelegateValue(lambda.Symbol, lambda, _graph, _this);
            case IMethodReferenceOperation method:
                return new DelegateValue(method.Method, null, _graph, Evaluate(method.Instance));
            case IBinaryOperation binary:
                return EvaluateBinary(binary);
            case IInterpolatedStringOperation interpolated:
                return EvaluateInterpolation(interpolated);
            case IIsNullOperation isNull:
                return EvaluateIsNull(isNull);
            case IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not:
                return Evaluate(not.Operand) is ConstantValue { Constant: bool value } ? new ConstantValue(!value) : null;
            case IIsPatternOperation pattern:
                return EvaluatePattern(pattern);
            case IIsTypeOperation isType:
                return IsOfType(Evaluate(isType.ValueOperand), isType.TypeOperand) is { } ofType ? new ConstantValue(ofType) : null;
            case IIncrementOrDecrementOperation counted:
                return Known(EvaluateAssignment(counted.Target, null, counted));
            case IEventAssignmentOperation subscribed:
                Escape(Evaluate(subscribed.HandlerValue));
                return null;
            case IInvalidOperation:
                return EvaluateUnbound(operation);
            case ITupleOperation tuple:
                return EvaluateTuple(tuple);
            case IDeconstructionAssignmentOperation deconstruction:
                return EvaluateDeconstruction(deconstruction);
            default:
                foreach (var child in operation.ChildOperations)
                {
                    var part = Evaluate(child);
                    if (operation is IArrayInitializerOperation or IAnonymousObjectCreationOperation or ICollectionExpressionOperation)
                        Escape(part);
                }

                return null;
        }
    }

    /// <summary>What each capture holds: where it stands for a place, an assignment to it is one to the place.</summary>
    readonly System.Collections.Generic.Dictionary<CaptureKey, IOperation> _captured = [];

    /// <summary>A parameter of a primary constructor lives on as a member of its object.</summary>
    Value? EvaluateParameter(IParameterSymbol parameter)
    {
        if (Read(parameter) is { } bound)
            return bound;
        if (parameter.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.Constructor } constructor && !SymbolEqualityComparer.Default.Equals(constructor, _frame.Member))
            return EvaluateMember(parameter, parameter.Type, _this);
        return FromOutside(parameter, parameter.Type, HandleOrigin.Parameter, null);
    }

    Value? Read(object key) => _state.Values.TryGetValue(key, out var value) ? Known(value) : null;

    static Value? Known(Value? value) => value is ConstantValue { Constant: System.Type } ? null : value;

    Value? Assign(object key, Value? value)
    {
        if (value is null)
            _state.Values.Remove(key);
        else
            _state.Values[key] = value;
        return value;
    }

    /// <summary>A local whose constant another way may keep. A handle or path that is set to what is not known is one from outside.</summary>
    bool HoldsConstant(IOperation target) =>
        target is ILocalReferenceOperation { Local: var local } && !TypeNames.IsHandle(local.Type) && !TypeNames.IsPathLike(local.Type) && _state.Values.TryGetValue(local, out var before) && before is ConstantValue;

    Value? EvaluateAssignment(IOperation target, Value? value, IOperation assignment)
    {
        if (value is null && target is ILocalReferenceOperation { Local: var anew })
            ForgetPathsOf(anew, assignment);
        // What is not known must not leave the constant of another way as the variable's only value.
        if (value is null && (target.Type is { SpecialType: SpecialType.System_Boolean } or { TypeKind: TypeKind.Enum } || HoldsConstant(target)))
            value = FlowState.Mixed;
        switch (target)
        {
            case ILocalReferenceOperation local:
                if (value is ConstantValue { Constant: true } && AnnouncesPosition(local.Local.Name))
                    Acknowledge(SiteOf(assignment));
                if (value is HandleValue or SymbolicValue)
                    _changes++;
                return Assign(local.Local, value ?? (TypeNames.IsHandle(local.Type) ? FromOutside(local.Local, local.Type, HandleOrigin.Unknown, null) : NameOf(local.Local, local.Type)));
            case IParameterReferenceOperation parameter:
                if (parameter.Parameter.RefKind != RefKind.None && _frame.Depth == 0)
                    Escape(value);
                return Assign(parameter.Parameter, value);
            case IFlowCaptureReferenceOperation capture:
                var key = new CaptureKey(_graph, capture.Id);
                if (_captured.TryGetValue(key, out var place) && place is ILocalReferenceOperation or IFieldReferenceOperation or IPropertyReferenceOperation or IParameterReferenceOperation or IArrayElementReferenceOperation)
                    EvaluateAssignment(place, value, assignment);
                return Assign(key, value);
            case IDiscardOperation:
                return value;
            case IFieldReferenceOperation field:
                AssignMember(field.Field, Evaluate(field.Instance), value, assignment);
                return value;
            case IPropertyReferenceOperation property:
                AssignProperty(property, value, assignment);
                return value;
            default:
                Evaluate(target);
                Escape(value);
                return value;
        }
    }

    void AssignProperty(IPropertyReferenceOperation property, Value? value, IOperation assignment)
    {
        var owner = Evaluate(property.Instance);
        foreach (var argument in property.Arguments)
            Evaluate(argument);
        if (property.Property is { Name: "AutoFlush" } && owner is HandleValue writer)
            Update(writer.Info, state => state with { AutoFlush = value is not ConstantValue { Constant: false } });
        else if (property.Property.Parameters.IsEmpty)
            AssignMember(property.Property, owner, value, assignment);
        else
            Keep(value, owner);
    }

    void AssignMember(ISymbol member, Value? owner, Value? value, IOperation assignment)
    {
        if (owner is null && !member.IsStatic)
        {
            Escape(value);
            return;
        }

        // What a constructor begins with was promised to nobody by this object.
        if (AnnouncesPosition(member.Name) && _frame.Member is not IMethodSymbol { MethodKind: MethodKind.Constructor } && !IsOwnNote(member, assignment.Syntax))
            Acknowledge(SiteOf(assignment));
        Assign(new MemberKey(owner ?? StaticOwner, KeyOf(member)), value);
        ForEachHandle(value, handle => Record(new FlowEvent(FlowEventKind.AssignMember, SiteOf(assignment)) { Member = member.OriginalDefinition, Handle = handle }));
        // A handle that is kept in the object outlives this body: the protocol of the type's members decides about it.
        if (value is HandleValue { Info.Origin: not HandleOrigin.Field } or EitherValue or DelegateValue or ObjectValue { Identity: IOperation } && owner is not ObjectValue { Identity: IOperation })
            Escape(value);
    }

    /// <summary>A variable that tells how far the data is safe, or that it is: <c>_lastCommitted</c>, <c>DurablePosition</c>, <c>committed</c>.</summary>
    static bool AnnouncesPosition(string name) =>
        Evidence.EvidenceWords.Split(name).Any(Evidence.EvidenceWords.Announced.Contains);

    /// <summary>What static members belong to.</summary>
    public static readonly ObjectValue StaticOwner = new("static", null);

    Value? EvaluateMember(ISymbol member, ITypeSymbol? type, Value? owner)
    {
        var key = new MemberKey(owner ?? StaticOwner, KeyOf(member));
        return Read(key) ?? FromOutside(member.OriginalDefinition, type, HandleOrigin.Field, owner);
    }

    Value? EvaluateProperty(IPropertyReferenceOperation reference)
    {
        var owner = Evaluate(reference.Instance);
        foreach (var argument in reference.Arguments)
            Evaluate(argument);
        var property = reference.Property;
        if (_catalog.Find(property) is { } row)
        {
            switch (row.Effect)
            {
                case Effect.Unwrap when owner is HandleValue wrapper:
                    // BinaryWriter.BaseStream flushes before it gives the stream.
                    if (row.Type.EndsWith("BinaryWriter", System.StringComparison.Ordinal))
                        Drain(wrapper.Info, SiteOf(reference), record: false);
                    return wrapper.Info.Inner is { } inner ? new HandleValue(inner) : wrapper;
                case Effect.Path when property.Name is "FullName" or "Name":
                    return owner switch
                    {
                        SymbolicValue path => path,
                        HandleValue { Info.Path: { } path } => path,
                        _ => FromOutside(property, reference.Type, HandleOrigin.Field, owner),
                    };
                case Effect.Path when owner is SymbolicValue path:
                    return new SymbolicValue(SymbolicKind.Call, property, property.Name, path, null);
            }
        }

        if (Read(new MemberKey(owner ?? StaticOwner, property.OriginalDefinition)) is { } known)
            return known;
        if (KeptThrough(owner, property) is { } kept)
            return kept;
        if ((TypeNames.IsHandle(property.Type) || TypeNames.IsPathLike(property.Type)) && property.GetMethod is { } getter && Inline(getter, owner, [], reference) is { } result)
            return result.Value ?? FromOutside(property.OriginalDefinition, reference.Type, HandleOrigin.Field, owner);
        // Each turn of a loop has another one: the variable that takes it names it.
        if (property.Name == "Current" && !TypeNames.IsHandle(property.Type))
            return null;
        return property.Parameters.IsEmpty ? FromOutside(property.OriginalDefinition, reference.Type, HandleOrigin.Field, owner) : null;
    }

    /// <summary>A variable whose content this body did not set: somebody else's handle, or a path known by its name.</summary>
    Value? FromOutside(ISymbol symbol, ITypeSymbol? type, HandleOrigin origin, Value? owner)
    {
        var namedForFile = type is IErrorTypeSymbol && IsHandedOutAsFile(symbol);
        if (namedForFile || (TypeNames.IsHandle(type) && !TypeNames.IsRemote(symbol.ContainingType)))
        {
            var key = new FlowKey(symbol, owner);
            if (!_members.TryGetValue(key, out var info))
            {
                info = new HandleInfo
                {
                    Origin = origin, Site = new Site(_frame.CallSite, _frame), Type = type, Symbol = symbol, IsFile = namedForFile || TypeNames.IsFileHandle(type),
                    IsWrapper = IsWrapperType(type!),
                };
                _members.Add(key, info);
            }

            return new HandleValue(info);
        }

        if (TypeNames.IsPathLike(type))
            return NameOf(symbol, type, owner);
        // An object of this compilation is known by the variable that it came in through, so that its own members can be told apart.
        if (type is INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct or TypeKind.Interface } named && (!named.DeclaringSyntaxReferences.IsEmpty || TypeNames.IsHolderOfHandle(named)))
            return new ObjectValue(new FlowKey(symbol, owner), named);
        return null;
    }

    static HandleOrigin OriginOf(ISymbol variable) => variable switch
    {
        ILocalSymbol => HandleOrigin.Unknown,
        IParameterSymbol { ContainingSymbol: not IMethodSymbol { MethodKind: MethodKind.Constructor } } => HandleOrigin.Parameter,
        _ => HandleOrigin.Field,
    };

    static bool IsWrapperType(ITypeSymbol type) =>
        TypeNames.IsOrDerivesFrom(type, "System.IO.TextWriter") || TypeNames.IsOrDerivesFrom(type, "System.IO.BinaryWriter");

    static SymbolicValue? NameOf(ISymbol symbol, ITypeSymbol? type, Value? owner = null) =>
        TypeNames.IsPathLike(type) ? SymbolicValue.OfVariable(symbol, owner) : null;

    Value? EvaluateCompound(ICompoundAssignmentOperation compound)
    {
        var (left, right) = (Evaluate(compound.Target), Evaluate(compound.Value));
        if (right is DelegateValue)
            Escape(right);
        var joined = compound.Type?.SpecialType == SpecialType.System_String ? Join(left, right ?? Printed(left, compound.Value)) : null;
        return Known(EvaluateAssignment(compound.Target, joined, compound));
    }

    Value? EvaluateBinary(IBinaryOperation binary)
    {
        var (left, right) = (Evaluate(binary.LeftOperand), Evaluate(binary.RightOperand));
        if (binary is { OperatorKind: BinaryOperatorKind.Add, Type.SpecialType: SpecialType.System_String })
            return Join(left ?? Printed(right, binary.LeftOperand), right ?? Printed(left, binary.RightOperand));
        if (binary.OperatorKind is BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals)
        {
            var equal = right is ConstantValue { Constant: null } ? IsNull(left) : left is ConstantValue { Constant: null } ? IsNull(right) : null;
            if (left is ConstantValue { Constant: { } a } && right is ConstantValue { Constant: { } b })
                equal = a.Equals(b);
            return equal is { } known ? new ConstantValue(known == (binary.OperatorKind == BinaryOperatorKind.Equals)) : null;
        }

        if (binary.OperatorKind == BinaryOperatorKind.Or && left is ConstantValue { Constant: int x } && right is ConstantValue { Constant: int y })
            return new ConstantValue(x | y);
        return null;
    }

    /// <summary>A part of a path of which nothing is known is known by how it is written, as in an interpolated string.</summary>
    static SymbolicValue? Printed(Value? beside, IOperation part) => beside is SymbolicValue ? SymbolicValue.OfText("{" + part.Syntax + "}") : null;

    static Value? Join(Value? left, Value? right) =>
        (left is null && right is null) || (left is SymbolicValue { Parts: > MostParts }) ? null : new SymbolicValue(SymbolicKind.Join, null, "", left, right);

    /// <summary>A path of more parts than this is no path: a text that a generated method puts together.</summary>
    const int MostParts = 50;

    Value? EvaluateInterpolation(IInterpolatedStringOperation interpolated)
    {
        Value? joined = null;
        foreach (var part in interpolated.Parts)
        {
            var value = part switch
            {
                IInterpolatedStringTextOperation text => Evaluate(text.Text),
                IInterpolationOperation hole => Evaluate(hole.Expression) ?? SymbolicValue.OfText(hole.FormatString is null ? "{" + hole.Expression.Syntax + "}" : hole.Syntax.ToString()),
                _ => null,
            };
            joined = joined is null ? value : Join(joined, value);
        }

        return joined is SymbolicValue ? joined : null;
    }

    /// <summary>One operand of <c>a || b</c> whose value is not known must not leave that of the other one as the whole's.</summary>
    static bool IsCondition(IOperation value) => value.Type is { SpecialType: SpecialType.System_Boolean } || value.Syntax.Kind() is SyntaxKind.EqualsExpression or SyntaxKind.NotEqualsExpression or SyntaxKind.LogicalNotExpression;

    static bool? ConstantCondition(IOperation? condition, Value? value) =>
        condition?.ConstantValue is { HasValue: true, Value: bool constant } ? constant : value is ConstantValue { Constant: bool known } ? known : null;
}
