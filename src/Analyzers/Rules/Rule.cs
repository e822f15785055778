using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Reflection;
using System.Threading;
using Durability.Analyzers.Evidence;
using Durability.Analyzers.Flow;
using Microsoft.CodeAnalysis;

namespace Durability.Analyzers.Rules;

/// <summary>One rule: its descriptors, and what it finds in the facts of a body or of a type.</summary>
internal abstract class Rule
{
    static readonly string DocsUrl = typeof(Rule).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().FirstOrDefault(a => a.Key == "DurabilityDocsUrl")?.Value ?? "";

    public abstract ImmutableArray<DiagnosticDescriptor> Descriptors { get; }

    /// <summary>What one body shows by itself.</summary>
    public virtual void InBody(BodyFacts body, TypeFlow type, RuleContext context, List<Finding> found)
    {
    }

    /// <summary>What only the members of a type together show.</summary>
    public virtual void InType(TypeFlow type, RuleContext context, List<Finding> found)
    {
    }

    /// <summary>What one syntax tree shows without any flow.</summary>
    public virtual void InTree(SemanticModel model, RuleContext context, List<Finding> found, CancellationToken cancellation)
    {
    }

    protected static DiagnosticDescriptor Describe(string id, string title, string message, string category, string description, DiagnosticSeverity severity = DiagnosticSeverity.Warning) =>
        new(id, title, message, category, severity, isEnabledByDefault: true, description, helpLinkUri: DocsUrl.Length == 0 ? null : $"{DocsUrl.TrimEnd('/')}/{id}.md");
}

/// <summary>What the rules of one compilation share.</summary>
internal sealed record RuleContext(SourceBodies Bodies, EvidenceFinder Evidence);

/// <summary>One problem at one place. <see cref="Covers"/> names the writes, syncs and drains that it speaks of.</summary>
/// <param name="Descriptor">The rule.</param>
/// <param name="At">Where the light bulb shows.</param>
/// <param name="Arguments">What the message names.</param>
internal sealed record Finding(DiagnosticDescriptor Descriptor, SyntaxNode At, params object[] Arguments)
{
    /// <summary>Places that belong to the problem: a more specific finding over one of them makes this one silent.</summary>
    public ImmutableArray<SyntaxNode> Covers { get; init; } = [];

    /// <summary>Other places to show.</summary>
    public ImmutableArray<SyntaxNode> Others { get; init; } = [];

    /// <summary>The code that does it, where that stands in another member than <see cref="At"/>.</summary>
    public SyntaxNode? Cause { get; init; }

    /// <summary>The calls between <see cref="At"/> and <see cref="Cause"/>, each in another member: the one at which it is told first is enough.</summary>
    public ImmutableArray<SyntaxNode> Way { get; init; } = [];

    /// <summary>The token to mark instead of the whole of <see cref="At"/>.</summary>
    public SyntaxToken? Marked { get; init; }

    /// <summary>Its line in a baseline file; see <see cref="FindingIdentity"/>.</summary>
    public string BaselineKey { get; init; } = "";

    /// <summary>What the fix needs to know.</summary>
    public ImmutableDictionary<string, string?> Properties { get; init; } = ImmutableDictionary<string, string?>.Empty;

    public Diagnostic ToDiagnostic() =>
        Diagnostic.Create(Descriptor, Marked?.GetLocation() ?? At.GetLocation(), Others.Where(o => o != At).Distinct().Select(o => o.GetLocation()),
            Properties.Add(FixProperties.BaselineKey, BaselineKey), Arguments);
}
