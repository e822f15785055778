using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Durability.Analyzers.CodeFixes.Handles;

/// <summary>Whose sync a fix calls.</summary>
internal enum Means
{
    /// <summary>The Durability library's, which sees every failure.</summary>
    Library,

    /// <summary>The framework's own.</summary>
    Framework,
}

/// <summary>The statements that drain what stands above a file and then sync it.</summary>
internal sealed class SyncCode(FixSite site)
{
    public const string Namespace = "Durability";

    /// <summary>Means that the compilation has, the library first.</summary>
    public IEnumerable<Means> Available => site.HasLibrary ? [Means.Library, Means.Framework] : [Means.Framework];

    /// <summary>Drains and syncs; null where the file cannot be reached from here.</summary>
    /// <param name="above">The wrappers that may hold bytes, the topmost first.</param>
    /// <param name="file">The file.</param>
    /// <param name="means">With what.</param>
    /// <param name="wait">Whether to use the asynchronous forms.</param>
    public string[]? Lines(IReadOnlyList<Layer> above, Layer file, Means means, bool wait)
    {
        if (means == Means.Library && above.Count > 0 && above[above.Count - 1] is var lowest && IsWriterOverFile(lowest, file))
        {
            var drains = DrainAll([.. above.Take(above.Count - 1)], wait);
            return drains is null ? null : [.. drains, SyncByLibrary(lowest.Text!, wait)];
        }

        var reached = Reach(above, file);
        return reached is null || DrainAll(above, wait) is not { } lines || Sync(reached, file, means, wait) is not { } sync ? null : [.. lines, sync];
    }

    static bool IsWriterOverFile(Layer writer, Layer file) =>
        writer.Text is not null && file.IsFileStream && ReferenceEquals(writer.Inner?.Bottom, writer.Inner) && writer.Declared?.Name is "StreamWriter" or "BinaryWriter";

    /// <summary>An expression for the file: its own name, or what the wrapper directly above it lets through.</summary>
    string? Reach(IReadOnlyList<Layer> above, Layer file)
    {
        if (file.Text is not null)
            return file.Kind == LayerKind.Handle || Layer.FlushSwitch(file.Declared) is not null ? file.Text : $"(({TypeName(file)}){file.Text})";
        var through = above.LastOrDefault() is { Text: not null, Declared: { } type } lowest && ReferenceEquals(lowest.Inner, file)
            ? (Property: type.GetMembers("BaseStream").Any() && type.Name is "StreamWriter" or "BinaryWriter" ? "BaseStream" : type.Name == "BufferedStream" && type.GetMembers("UnderlyingStream").Any() ? "UnderlyingStream" : null, lowest.Text)
            : default;
        return through.Property is null || !file.IsFileStream ? null : $"(({TypeName(file)}){through.Text}.{through.Property})";
    }

    string TypeName(Layer file) => file.IsFileStream ? site.NameOf("System.IO.FileStream", site.Node.SpanStart) : file.Created!.ToMinimalDisplayString(site.Model, site.Node.SpanStart);

    string[]? DrainAll(IEnumerable<Layer> above, bool wait)
    {
        var lines = new List<string>();
        foreach (var layer in above)
        {
            if (layer.Kind == LayerKind.PassThrough)
                continue;
            if (layer.Text is null || layer.Kind == LayerKind.Trailer)
                return null;
            lines.Add(Drain(layer, wait));
        }

        return [.. lines];
    }

    public string Drain(Layer layer, bool wait) => wait && HasFlushAsync(layer) ? $"await {layer.Text}.FlushAsync(){Configured};" : $"{layer.Text}.Flush();";

    static bool HasFlushAsync(Layer layer)
    {
        for (var type = layer.Declared; type is not null; type = type.BaseType)
        {
            if (type.GetMembers("FlushAsync").Any())
                return true;
        }

        return false;
    }

    string? Sync(string file, Layer layer, Means means, bool wait)
    {
        if (means == Means.Library)
            return layer.Kind == LayerKind.Handle || layer.IsFileStream ? SyncByLibrary(file, wait) : null;
        if (layer.Kind == LayerKind.Handle)
            return site.HasMember("System.IO.RandomAccess", "FlushToDisk") ? $"{site.NameOf("System.IO.RandomAccess", site.Node.SpanStart)}.FlushToDisk({file});" : null;
        return $"{file}.Flush({Layer.FlushSwitch(layer.Created) ?? Layer.FlushSwitch(layer.Declared)}: true);";
    }

    string SyncByLibrary(string target, bool wait) => wait ? $"await {target}.FlushToDiskAsync(){Configured};" : $"{target}.FlushToDisk();";

    /// <summary>What the function puts behind its own awaits.</summary>
    public string Configured => site.Function.DescendantNodes().OfType<AwaitExpressionSyntax>().Any()
        && site.Function.DescendantNodes().OfType<AwaitExpressionSyntax>().All(a => a.Expression is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait" } } call && call.ArgumentList.Arguments.FirstOrDefault()?.ToString() == "false")
        ? ".ConfigureAwait(false)" : "";

    /// <summary>How a title names what is done.</summary>
    public static string Named(Means means) => means == Means.Library ? "FlushToDisk" : "Flush(true)";

    public static string Named(Means means, Layer file) => means == Means.Framework && file.Kind == LayerKind.Handle ? "RandomAccess.FlushToDisk" : Named(means);

    public static string NameOf(Layer layer) => layer.LowestNamed?.Symbol?.Name ?? "the file";
}
