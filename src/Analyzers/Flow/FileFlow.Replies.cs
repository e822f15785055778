using System.Linq;
using Durability.Analyzers.Catalog;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Durability.Analyzers.Flow;

/// <summary>What tells somebody that data is safe: an acknowledgement, and what is sent to a peer.</summary>
internal sealed partial class FileFlow
{
    /// <summary>Whether a write goes to the stream of a response or connection: <c>response.Body.Write()</c>, <c>client.GetStream().Write()</c>.</summary>
    static bool GoesToPeer(Call call) =>
        call.Receiver is null && call.Operation is IInvocationOperation { Instance: { } stream }
        && TypeNames.IsPeer(stream switch { IPropertyReferenceOperation property => property.Property.ContainingType, IInvocationOperation made => made.TargetMethod.ContainingType, _ => null });

    /// <summary><c>done.SetResult(new RequestError(...))</c> promises nothing.</summary>
    static bool TellsOfFailure(Call call) =>
        call.Arguments is [{ Operation: var told }] && (told is IConversionOperation { Operand: var made } ? made : told).Type?.Name is { } type && (type.EndsWith("Error", System.StringComparison.Ordinal) || type.EndsWith("Exception", System.StringComparison.Ordinal));

    /// <summary>A private field that the member which sets it compares, and no other member names: how far it has come, for itself.</summary>
    static bool IsOwnNote(ISymbol member, SyntaxNode assignment) =>
        member is IFieldSymbol { DeclaredAccessibility: Accessibility.Private } && assignment.FirstAncestorOrSelf<MemberDeclarationSyntax>() is { } own && own.DescendantNodes().Any(n => n is BinaryExpressionSyntax compared && Names(compared, member))
        && !SourceOrder.Parts(member.ContainingType).SelectMany(part => part.GetSyntax().ChildNodes()).Any(other => !own.Span.Contains(other.Span) && Names(other, member));

    /// <summary>The log itself, which nobody needs any more.</summary>
    static bool IsOfLog(HandleInfo handle, SymbolicValue log) => log.Equals(handle.Path) || IsNamed(handle.Path, handle.Symbol, Evidence.EvidenceWords.RecoveryFiles);

    static bool Names(SyntaxNode code, ISymbol member) => code.DescendantNodes().Any(n => n is IdentifierNameSyntax name && name.Identifier.ValueText == member.Name);

    /// <summary>Somebody is told that it is saved: with everything that is dirty then, but for what tells it.</summary>
    /// <param name="site">Where it is told.</param>
    /// <param name="teller">The file that is emptied to tell it.</param>
    /// <param name="log">The log that is deleted to tell it: what was written under a path alone could be recovered from it too.</param>
    void Acknowledge(Site site, HandleInfo? teller = null, SymbolicValue? log = null)
    {
        var (dirty, drains) = (SiteSet.Empty, SiteSet.Empty);
        HandleInfo? owner = null;
        foreach (var pair in _state.Handles)
        {
            if (!Owes(pair.Key, pair.Value) || pair.Key.Bottom == teller?.Bottom || (log is not null && IsOfLog(pair.Key.Bottom, log)))
                continue;
            dirty = dirty.Union(pair.Value.Owed);
            drains = drains.Union(pair.Value.Drains.Normal);
            owner = pair.Key.Bottom;
        }

        var path = owner?.Path;
        foreach (var pair in _state.Paths)
        {
            if (log is null || pair.Key.IsTemporary || pair.Key.Equals(log) || pair.Value.Dirty.Normal.IsEmpty || !IsWrittenWhole(pair.Key))
                continue;
            dirty = dirty.Union(pair.Value.Dirty.Normal);
            path ??= pair.Key;
        }

        Record(new FlowEvent(FlowEventKind.Acknowledge, site) { Handle = owner, Path = path, Dirty = dirty, Drains = drains, Log = log });
    }

    /// <summary>Written by a call that is known: one that cannot be seen may have been given a message, and no path.</summary>
    bool IsWrittenWhole(SymbolicValue path) => _events.Exists(e => e.Kind is FlowEventKind.WriteFile or FlowEventKind.AppendFile && path.Equals(e.Path));

    /// <summary>Something is sent: once without a file, and once for each file that is dirty then.</summary>
    void Reply(Site site)
    {
        Record(new FlowEvent(FlowEventKind.Reply, site));
        foreach (var pair in _state.Handles)
        {
            if (Owes(pair.Key, pair.Value))
                Record(new FlowEvent(FlowEventKind.Reply, site) { Handle = pair.Key.Bottom, Path = pair.Key.Bottom.Path, Dirty = pair.Value.Owed });
        }
    }

    /// <summary>A file whose sync is still this body's to make.</summary>
    static bool Owes(HandleInfo handle, HandleState state) => handle.Bottom.IsFile && !state.Owed.IsEmpty && !state.Returned;
}
