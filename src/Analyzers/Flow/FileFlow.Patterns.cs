using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Durability.Analyzers.Flow;

/// <summary>Whether a value is null, or of a type: as far as a test of it can be answered.</summary>
internal sealed partial class FileFlow
{
    Value? EvaluateIsNull(IIsNullOperation isNull) =>
        IsNull(Evaluate(isNull.Operand)) is { } known ? new ConstantValue(known) : null;

    static bool? IsNull(Value? value) => value switch
    {
        ConstantValue { Constant: null } => true,
        HandleValue { Info.Origin: HandleOrigin.Local } => false,
        ObjectValue { Identity: IOperation or "this" } => false,
        _ => null,
    };

    Value? EvaluatePattern(IIsPatternOperation pattern) => Matches(pattern.Pattern, Evaluate(pattern.Value)) is { } known ? new ConstantValue(known) : null;

    /// <summary><c>stream is FileStream file</c>: the pattern's variable is the same handle; and whether it matches, where that is known.</summary>
    bool? Matches(IPatternOperation pattern, Value? value)
    {
        switch (pattern)
        {
            case INegatedPatternOperation negated:
                return !Matches(negated.Pattern, value);
            case IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.And } both:
                return Matches(both.LeftPattern, value) is var left && Matches(both.RightPattern, value) is var right && (left == false || right == false) ? false : left == true && right == true ? true : null;
            case IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: null } }:
                return IsNull(value);
            case IDeclarationPatternOperation declaration:
                if (declaration.DeclaredSymbol is { } declared)
                    Assign(declared, value);
                return declaration.MatchesNull ? true : IsOfType(value, declaration.MatchedType);
            case ITypePatternOperation type:
                return IsOfType(value, type.MatchedType);
            case IRecursivePatternOperation recursive:
                if (recursive.DeclaredSymbol is { } variable)
                    Assign(variable, value);
                return recursive is { DeconstructionSubpatterns.IsEmpty: true, PropertySubpatterns.IsEmpty: true } && SymbolEqualityComparer.Default.Equals(recursive.MatchedType, recursive.InputType) ? !IsNull(value) : null;
            default:
                return null;
        }
    }

    static bool? IsOfType(Value? value, ITypeSymbol? wanted) =>
        wanted is not null && value is HandleValue { Info: { Origin: HandleOrigin.Local, Type: { } type } } ? IsSameOrDerived(type, wanted) : null;

    static bool IsSameOrDerived(ITypeSymbol type, ITypeSymbol wanted)
    {
        for (var t = type; t is not null; t = t.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(t, wanted))
                return true;
        }

        return type.AllInterfaces.Contains(wanted, SymbolEqualityComparer.Default);
    }
}
