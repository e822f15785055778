using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Durability.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Durability.Analyzers.Rules;

/// <summary>The findings of each type of a compilation, made once and shared by the trees that its parts stand in.</summary>
internal sealed class TypeFindings(RuleContext context)
{
    readonly ConcurrentDictionary<INamedTypeSymbol, IReadOnlyList<Finding>> _raw = new(SymbolEqualityComparer.Default);
    readonly ConcurrentDictionary<INamedTypeSymbol, IReadOnlyList<Finding>> _settled = new(SymbolEqualityComparer.Default);

    public IReadOnlyList<Finding> Of(INamedTypeSymbol type, CancellationToken cancellation) =>
        _settled.TryGetValue(type, out var known) ? known
            : _settled.GetOrAdd(type, Identify([.. AllRules.Settle(Raw(type, cancellation)).Where(f => !IsFoundAtItsCause(f, cancellation))], cancellation));

    /// <summary>What a tree shows without any flow.</summary>
    public IReadOnlyList<Finding> InTree(SemanticModel model, CancellationToken cancellation)
    {
        var findings = new List<Finding>();
        foreach (var rule in AllRules.Rules)
            rule.InTree(model, context, findings, cancellation);
        return Identify(findings, cancellation);
    }

    IReadOnlyList<Finding> Identify(IReadOnlyList<Finding> findings, CancellationToken cancellation) =>
        FindingIdentity.Identify(findings, context.Bodies, cancellation);

    IReadOnlyList<Finding> Raw(INamedTypeSymbol type, CancellationToken cancellation)
    {
        if (_raw.TryGetValue(type, out var known))
            return known;
        var flow = TypeFlow.Of(type, context.Bodies, cancellation);
        var findings = new List<Finding>();
        foreach (var rule in AllRules.Rules)
        {
            foreach (var body in flow.Bodies)
                rule.InBody(body, flow, context, findings);
            rule.InType(flow, context, findings);
        }

        return _raw.GetOrAdd(type, findings);
    }

    /// <summary>What a helper does wrong by itself is told at the helper, once, and not at each of its callers.</summary>
    bool IsFoundAtItsCause(Finding finding, CancellationToken cancellation) =>
        (finding.Cause is { } cause && finding.At != cause && IsFoundAt(cause, int.MaxValue, finding, cancellation))
        || finding.Way.Any(call => call != finding.At && call != finding.Cause && IsFoundAt(call, finding.Way.Length, finding, cancellation));

    /// <summary>Only a finding with a shorter way than this counts: two members that call each other do not silence each other.</summary>
    bool IsFoundAt(SyntaxNode cause, int most, Finding finding, CancellationToken cancellation)
    {
        var member = cause.FirstAncestorOrSelf<MemberDeclarationSyntax>(m => m is BaseMethodDeclarationSyntax or BasePropertyDeclarationSyntax);
        if (member is null || (member.SyntaxTree == finding.At.SyntaxTree && member.Span.Contains(finding.At.Span)))
            return false;
        var type = context.Bodies.ModelOf(member.SyntaxTree).GetDeclaredSymbol(member, cancellation)?.ContainingType?.OriginalDefinition;
        return type is not null && Raw(type, cancellation).Any(other => other.At == cause && other.Descriptor.Id == finding.Descriptor.Id && other.Way.Length < most);
    }
}
