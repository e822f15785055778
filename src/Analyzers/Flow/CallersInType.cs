using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Durability.Analyzers.Evidence;
using Durability.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Durability.Analyzers.Flow;

/// <summary>Members that name no file, so that the gate is shut to them, and go wrong by the order in which they call others of their type.</summary>
internal static class CallersInType
{
    /// <summary>First word of a call that does away with something.</summary>
    static readonly HashSet<string> DroppingVerbs = new(StringComparer.Ordinal) { "clear", "delete", "drop", "remove", "truncate", "reset", "discard", "purge" };

    public static IEnumerable<MethodDeclarationSyntax> Of(INamedTypeSymbol type, IReadOnlyList<BodyFacts> facts, CancellationToken cancellation)
    {
        var syncing = NamesOf(facts, f => f.Events.Any(e => e is { Kind: FlowEventKind.Sync, Dirty.IsEmpty: false, Handle.Origin: HandleOrigin.Field }));
        var writing = NamesOf(facts, f => f.Events.Any(e => e.Kind is FlowEventKind.Write or FlowEventKind.WriteFile or FlowEventKind.AppendFile) && LeavesDirty(f.Exit));
        if (syncing.Count == 0 && writing.Count == 0)
            yield break;
        AddSteps(writing, type, cancellation);
        // Several members sync what such a step writes: who calls it without is one that forgot.
        var steps = syncing.Count > 1 ? NamesOf(facts, f => f.Member.DeclaredAccessibility == Accessibility.Private && writing.Contains(f.Member.Name)) : [];
        foreach (var method in SourceOrder.Parts(type).SelectMany(r => r.GetSyntax(cancellation).ChildNodes()).OfType<MethodDeclarationSyntax>())
        {
            var calls = method.DescendantNodes().OfType<InvocationExpressionSyntax>().ToArray();
            if (Array.Exists(calls, c => IsOwn(c, syncing) && IsInLoop(c, method)) || Array.Exists(calls, c => IsOwn(c, steps)) || DropsLogBehind(calls, writing))
                yield return method;
        }
    }

    static HashSet<string> NamesOf(IReadOnlyList<BodyFacts> facts, Func<BodyFacts, bool> isMeant) => new(facts.Where(isMeant).Select(f => f.Member.Name), StringComparer.Ordinal);

    /// <summary><c>PersistToDisk()</c>, which only calls those that write.</summary>
    static void AddSteps(HashSet<string> writing, INamedTypeSymbol type, CancellationToken cancellation)
    {
        if (writing.Count == 0)
            return;
        // All are found before the first is added: the order of a type's parts must not matter.
        var steps = type.GetMembers().OfType<IMethodSymbol>().Where(IsStep)
            .Where(step => step.DeclaringSyntaxReferences.Any(r => r.GetSyntax(cancellation).DescendantNodes().OfType<InvocationExpressionSyntax>().Any(c => IsOwn(c, writing))))
            .Select(step => step.Name).ToArray();
        writing.UnionWith(steps);
    }

    /// <summary>A private member that is named for saving: what it calls for that is worth a look, whether or not it names a file itself.</summary>
    public static bool IsStep(IMethodSymbol method) =>
        method is { DeclaredAccessibility: Accessibility.Private, MethodKind: MethodKind.Ordinary } && EvidenceWords.SavingVerbs.Contains(EvidenceWords.Split(method.Name).FirstOrDefault() ?? "");

    static bool LeavesDirty(FlowState exit)
    {
        foreach (var handle in exit.Handles)
        {
            if (!handle.Value.Dirty.Normal.IsEmpty)
                return true;
        }

        foreach (var path in exit.Paths)
        {
            if (!path.Value.Dirty.Normal.IsEmpty)
                return true;
        }

        return false;
    }

    static bool IsOwn(InvocationExpressionSyntax call, HashSet<string> names) =>
        call.Expression is IdentifierNameSyntax or MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } && names.Contains(Naming.Called(call));

    static bool IsInLoop(SyntaxNode node, SyntaxNode member) => node.Ancestors().TakeWhile(a => a != member).Any(a => a is CommonForEachStatementSyntax or ForStatementSyntax or WhileStatementSyntax);

    /// <summary><c>WriteAll(); ClearWal();</c>, <c>WriteAll(); File.Delete(_journalPath);</c>, <c>Save(); File.Delete(_oldPath);</c></summary>
    static bool DropsLogBehind(InvocationExpressionSyntax[] calls, HashSet<string> writing)
    {
        var first = writing.Count == 0 ? -1 : Array.FindIndex(calls, c => IsOwn(c, writing));
        return first >= 0 && Array.FindIndex(calls, first + 1, DropsLog) > first;
    }

    /// <summary><c>ClearWal()</c>, <c>DeleteFile(path)</c>: named for the end of a file, whatever it calls for that.</summary>
    public static bool DropsFile(string name) =>
        EvidenceWords.Split(name).ToArray() is [var verb, ..] words && DroppingVerbs.Contains(verb) && Array.Exists(words, word => word is "file" or "files" || EvidenceWords.RecoveryFiles.Contains(word));

    static bool DropsLog(InvocationExpressionSyntax call) =>
        DroppingVerbs.Contains(EvidenceWords.Split(Naming.Called(call)).FirstOrDefault() ?? "") && EvidenceWords.Split(call.ToString()).Any(word => EvidenceWords.RecoveryFiles.Contains(word) || EvidenceWords.SetAside.Contains(word));
}
