using Durability.Analyzers.Catalog;
using Microsoft.CodeAnalysis.Operations;

namespace Durability.Analyzers.Flow;

/// <summary>What is sent to a peer, which may tell it that its data is safe.</summary>
internal sealed partial class FileFlow
{
    /// <summary>Whether a write goes to the stream of a response or connection: <c>response.Body.Write()</c>, <c>client.GetStream().Write()</c>.</summary>
    static bool GoesToPeer(Call call) =>
        call.Receiver is null && call.Operation is IInvocationOperation { Instance: { } stream }
        && TypeNames.IsPeer(stream switch { IPropertyReferenceOperation property => property.Property.ContainingType, IInvocationOperation made => made.TargetMethod.ContainingType, _ => null });

    /// <summary>Something is sent: with everything that is dirty then.</summary>
    void Reply(Site site)
    {
        foreach (var pair in _state.Handles)
        {
            var owed = pair.Value.Dirty.Union(pair.Value.Held).Normal;
            if (pair.Key.Bottom.IsFile && !owed.IsEmpty && !pair.Value.Returned)
                Record(new FlowEvent(FlowEventKind.Reply, site) { Handle = pair.Key.Bottom, Path = pair.Key.Bottom.Path, Dirty = owed });
        }
    }
}
