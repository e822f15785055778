using Durability.Analyzers.CodeFixes.Editing;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Durability.Analyzers.CodeFixes.Handles;

/// <summary>A call that drains, and how it becomes a sync.</summary>
internal sealed class Drain
{
    Drain(InvocationExpressionSyntax call, SimpleNameSyntax name, ExpressionSyntax receiver, Layer layer)
    {
        Call = call;
        Name = name;
        Receiver = receiver;
        Layer = layer;
    }

    public InvocationExpressionSyntax Call { get; }
    public SimpleNameSyntax Name { get; }
    public ExpressionSyntax Receiver { get; }
    public Layer Layer { get; }

    bool IsAsync => Name.Identifier.ValueText == "FlushAsync";

    public static Drain? Of(InvocationExpressionSyntax call, FixSite site, LayerMap map)
    {
        var (name, receiver) = call.Expression switch
        {
            MemberAccessExpressionSyntax access => (access.Name, access.Expression),
            MemberBindingExpressionSyntax binding when call.Parent is ConditionalAccessExpressionSyntax conditional => (binding.Name, conditional.Expression),
            _ => (null, null),
        };
        if (name?.Identifier.ValueText is not ("Flush" or "FlushAsync") || receiver is null || (call.ArgumentList.Arguments is [var only] && name.Identifier.ValueText == "Flush" && only.Expression.ToString() != "false"))
            return null;
        return LayerOf(receiver, site, map) is { } layer ? new Drain(call, name, receiver, layer) : null;
    }

    /// <summary><c>base</c> stands for the file where the class derives from one.</summary>
    static Layer? LayerOf(ExpressionSyntax receiver, FixSite site, LayerMap map)
    {
        if (receiver is not (BaseExpressionSyntax or ThisExpressionSyntax))
            return map.OfExpression(receiver) is { Bottom.Kind: LayerKind.File or LayerKind.Handle } layer ? layer : null;
        var type = site.TypeOf(receiver);
        return Handles.Layer.FlushSwitch(type) is null ? null : new Layer(LayerKind.File, null, receiver.ToString(), type, type, null, null);
    }

    /// <summary>Makes it a sync; false where that cannot be done in its place.</summary>
    public bool ToSync(SourceEdit edit, FixSite site, Means means)
    {
        if (Layer.Created is null || Layer.Bottom.Kind != LayerKind.File)
            return false;
        return means == Means.Library ? ByLibrary(edit) : Layer.Inner is null ? SyncFile(edit) : SyncBelow(edit, site);
    }

    /// <summary>Hands a flag on to the file below.</summary>
    public bool PassOn(SourceEdit edit, FixSite site, string flag)
    {
        if (Layer.Bottom.Kind != LayerKind.File)
            return false;
        if (Layer.Inner is null && !IsAsync && Handles.Layer.FlushSwitch(Layer.Declared) is not null)
        {
            edit.Replace(Call.ArgumentList, $"({flag})");
            return true;
        }

        return new SyncCode(site).Lines([Layer with { Kind = LayerKind.PassThrough }], Layer.Bottom, Means.Framework, wait: false) is { } lines
            && AddAfter(edit, lines[lines.Length - 1].Replace(": true);", ");").Replace($"({Handles.Layer.FlushSwitch(Layer.Bottom.Created)})", $"({flag})"));
    }

    bool ByLibrary(SourceEdit edit)
    {
        var direct = Layer.Inner is null ? Layer.IsFileStream && Catalog.TypeNames.IsOrDerivesFrom(Layer.Declared, "System.IO.FileStream")
            : Layer.Inner is { Inner: null, IsFileStream: true } && Layer.Declared?.Name is "StreamWriter" or "BinaryWriter";
        if (!direct || Receiver is BaseExpressionSyntax)
            return false;
        edit.Replace(Name, IsAsync ? "FlushToDiskAsync" : "FlushToDisk");
        if (!IsAsync)
            edit.Replace(Call.ArgumentList, "()");
        edit.Import(SyncCode.Namespace);
        return true;
    }

    bool SyncFile(SourceEdit edit)
    {
        var flag = Handles.Layer.FlushSwitch(Layer.Declared);
        if (IsAsync || flag is null)
            return flag is not null && AddAfter(edit, $"{Receiver}.Flush({flag}: true);");
        edit.Replace(Call.ArgumentList, $"({flag}: true)");
        return true;
    }

    bool SyncBelow(SourceEdit edit, FixSite site) =>
        new SyncCode(site).Lines([Layer with { Kind = LayerKind.PassThrough }], Layer.Bottom, Means.Framework, wait: false) is { } lines && AddAfter(edit, lines[lines.Length - 1]);

    /// <summary>A task that is not awaited here has not drained yet: there is no place behind it.</summary>
    bool AddAfter(SourceEdit edit, string line)
    {
        if (IsAsync && Calls.Whole(Call) is not AwaitExpressionSyntax)
            return false;
        var conditional = Call.Parent is ConditionalAccessExpressionSyntax;
        edit.InsertAfterCall(Call, conditional && line.StartsWith(Receiver + ".", System.StringComparison.Ordinal) ? Receiver + "?" + line.Substring(Receiver.ToString().Length) : line);
        return !conditional || line.StartsWith(Receiver.ToString(), System.StringComparison.Ordinal);
    }
}
