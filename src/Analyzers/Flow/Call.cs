using System.Collections.Immutable;
using System.Linq;
using Durability.Analyzers.Catalog;
using Microsoft.CodeAnalysis;

namespace Durability.Analyzers.Flow;

/// <summary>One argument of a call. A class, since collections of tuples are compiled anew in every compiler process.</summary>
internal sealed record Argument(IParameterSymbol? Parameter, Value? Value, IOperation Operation);

/// <summary>What a call is made with.</summary>
internal readonly struct Call(ISymbol target, Value? receiver, ImmutableArray<Argument> arguments, IOperation operation)
{
    public ISymbol Target { get; } = target;
    public Value? Receiver { get; } = receiver;
    public ImmutableArray<Argument> Arguments { get; } = arguments;
    public IOperation Operation { get; } = operation;

    /// <summary>The value for a row's target: the receiver, the argument of that name, or the first that is given.</summary>
    public Value? Select(string names)
    {
        if (names.Length == 0)
            return Receiver;
        if (names[0] == '*')
        {
            var at = names.Length > 1 ? names[1] - '0' : -1;
            return at >= 0 ? (at < Arguments.Length ? Arguments[at].Value : null)
                : Receiver is HandleValue ? Receiver : Arguments.Select(a => a.Value).FirstOrDefault(v => v is HandleValue or SymbolicValue);
        }

        foreach (var (parameter, value, argument) in Arguments)
        {
            if (parameter is not null && IoCatalog.Names(names, parameter.Name))
                return value ?? PathFromText(parameter, argument);
        }

        return null;
    }

    /// <summary>A path whose value is not known is known by how it is written: the same text is the same path.</summary>
    static SymbolicValue? PathFromText(IParameterSymbol parameter, IOperation argument) =>
        TypeNames.IsPathLike(parameter.Type) ? new SymbolicValue(SymbolicKind.Variable, null, argument.Syntax.ToString(), null, null) : null;

    /// <summary>The value of an argument that is a part of a path; where nothing is known of it, the text that it is written as.</summary>
    public SymbolicValue? PathOf(Argument argument) =>
        argument.Value as SymbolicValue ?? (argument.Parameter is { } parameter ? PathFromText(parameter, argument.Operation) : null);

    public Value? Named(string name) => Arguments.FirstOrDefault(a => a.Parameter?.Name == name)?.Value;
}
