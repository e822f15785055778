using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Durability.Analyzers.Flow;
using Microsoft.CodeAnalysis;

namespace Durability.Analyzers.Rules.Failure;

/// <summary>DUR306: the sync is one whose failure .NET 6 to 10 do not report on Unix.</summary>
internal sealed class InvisibleFailureRule : Rule
{
    public static readonly DiagnosticDescriptor Invisible = Describe("DUR306", "Sync failure cannot be seen",
        "On Unix '{0}' returns normally on {1} when the sync fails; the data is lost and no exception tells",
        RuleFamily.Failure, "FileStream.Flush(true) and RandomAccess.FlushToDisk swallow every fsync error on Linux and macOS from .NET 6 to .NET 10 (measured on 8, 9 and 10; fixed in .NET 11). The Durability library's FlushToDisk makes the system call itself.",
        DiagnosticSeverity.Info);

    public override ImmutableArray<DiagnosticDescriptor> Descriptors => [Invisible];

    public override void InBody(BodyFacts body, TypeFlow type, RuleContext context, List<Finding> found)
    {
        if (context.Bodies.Options.IsForWindowsAlone || !Swallows(context.Bodies.Options.TargetFramework))
            return;
        foreach (var sync in body.Events)
        {
            if (sync is { Kind: FlowEventKind.Sync, Site: { IsInRoot: true, Faulted: false } } && IsFrameworkSync(sync.Site.Node, context))
                found.Add(new Finding(Invisible, sync.Site.Root, Naming.Call(sync.Site.Root).Replace("Flush()", "Flush(true)"), context.Bodies.Options.TargetFramework) { Covers = [sync.Site.Node], Cause = sync.Site.Node });
        }
    }

    /// <summary>.NET 6 to 10.</summary>
    static bool Swallows(string framework) =>
        new[] { "net6.0", "net7.0", "net8.0", "net9.0", "net10.0" }.Any(f => framework == f || framework.StartsWith(f + "-", StringComparison.Ordinal));

    static bool IsFrameworkSync(SyntaxNode node, RuleContext context)
    {
        var call = node.DescendantNodesAndSelf().OfType<Microsoft.CodeAnalysis.CSharp.Syntax.InvocationExpressionSyntax>().FirstOrDefault(c => Naming.Called(c) is "Flush" or "FlushToDisk");
        return call is not null && context.Bodies.ModelOf(node.SyntaxTree).GetSymbolInfo(call).Symbol is IMethodSymbol { ContainingType.Name: "FileStream" or "RandomAccess" };
    }
}
