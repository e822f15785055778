using System;
using System.Linq;
using Durability.Analyzers.Evidence;
using Durability.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Durability.Analyzers.Rules;

/// <summary>A content that comes over the network, from where it can be had again: <c>response.CopyTo(file)</c>.</summary>
internal static class NetworkContent
{
    public static bool IsAllOf(BodyFacts body, HandleInfo handle)
    {
        var writes = body.Events.Where(e => e.Kind == FlowEventKind.Write && e.Handle?.Bottom == handle).ToArray();
        return writes.Length > 0 && Array.TrueForAll(writes, e => IsCopied(e.Site.Node) || IsCopied(e.Site.Root) || IsOfDownload(e.Site.Node));
    }

    /// <summary>
    /// <c>await DownloadAsync(path); File.WriteAllText(path, File.ReadAllText(path).Replace(...));</c>: what it overwrites was fetched by the same member, or
    /// copied from a file that stays.
    /// </summary>
    public static bool IsFetchedBefore(SyntaxNode write) =>
        write is InvocationExpressionSyntax { ArgumentList.Arguments: [{ Expression: IdentifierNameSyntax { Identifier.ValueText: var path } }, ..] } && write.FirstAncestorOrSelf<MemberDeclarationSyntax>() is { } member
        && MemberCalls.Of(member).Invocations.Any(call => call.SpanStart < write.SpanStart && Naming.Called(call) switch
        {
            "Copy" => call.ArgumentList.Arguments is [_, { Expression: IdentifierNameSyntax target }, ..] && target.Identifier.ValueText == path && Reads(write, path) && call.FirstAncestorOrSelf<BlockSyntax>()?.Contains(write) == true,
            var name => name.StartsWith("Download", StringComparison.Ordinal) && call.ArgumentList.Arguments.Any(a => a.Expression is IdentifierNameSyntax given && given.Identifier.ValueText == path),
        });

    static bool Reads(SyntaxNode write, string path) =>
        write.DescendantNodes().OfType<InvocationExpressionSyntax>().Any(read => Naming.Called(read).StartsWith("ReadAll", StringComparison.Ordinal) && read.ArgumentList.Arguments is [{ Expression: IdentifierNameSyntax given }] && given.Identifier.ValueText == path);

    /// <summary><c>var list = await http.GetStringAsync(url); File.WriteAllText(path, list);</c></summary>
    public static bool IsFetched(SyntaxNode write) =>
        write is InvocationExpressionSyntax { ArgumentList.Arguments: [_, { Expression: IdentifierNameSyntax content }, ..] } && LocalValue.Only(content) is { } value
        && (value is AwaitExpressionSyntax { Expression: var awaited } ? awaited : value) is InvocationExpressionSyntax fetch && Naming.Called(fetch) is "GetStringAsync" or "GetByteArrayAsync" or "DownloadString" or "DownloadData" or "DownloadStringTaskAsync" or "DownloadDataTaskAsync";

    /// <summary><c>file.Write(downloadedBytes)</c>, <c>url.DownloadAsync(client, file)</c>.</summary>
    static bool IsOfDownload(SyntaxNode write) =>
        write.DescendantNodesAndSelf().OfType<InvocationExpressionSyntax>().FirstOrDefault() is { } call
        && (Naming.Called(call).StartsWith("Download", StringComparison.Ordinal) || call.ArgumentList.Arguments.FirstOrDefault()?.Expression is IdentifierNameSyntax { Identifier.ValueText: var content } && content.StartsWith("downloaded", StringComparison.Ordinal));

    static bool IsCopied(SyntaxNode write) =>
        write.DescendantNodesAndSelf().OfType<InvocationExpressionSyntax>().FirstOrDefault() is { } call
        && Naming.Called(call) is var name && (name.IndexOf("Copy", StringComparison.Ordinal) >= 0 || name.StartsWith("WriteTo", StringComparison.Ordinal))
        && (EvidenceWords.Split(write.ToString()).Any(EvidenceWords.Downloads.Contains) || IsOfStreamThatWasFilled(call));

    /// <summary><c>await client.DownloadToStreamAsync(memory); memory.CopyTo(file);</c></summary>
    static bool IsOfStreamThatWasFilled(InvocationExpressionSyntax copy) =>
        copy.Expression is MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: var source } } && copy.FirstAncestorOrSelf<MemberDeclarationSyntax>() is { } member
        && MemberCalls.Of(member).Invocations.Any(call => call.SpanStart < copy.SpanStart && Naming.Called(call).StartsWith("Download", StringComparison.Ordinal)
            && call.ArgumentList.Arguments.Any(a => a.Expression is IdentifierNameSyntax given && given.Identifier.ValueText == source));
}
