using System;
using System.Collections.Concurrent;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Durability.Analyzers.Evidence;

/// <summary>What comments say of durability. A member is read once, however many places in it are asked about.</summary>
internal sealed class CommentPhrases
{
    readonly ConcurrentDictionary<SyntaxNode, string> _phrases = new();

    /// <summary>A phrase about durability in the comments of the member that the site stands in, or above it.</summary>
    public string? Around(SyntaxNode site)
    {
        var member = site.AncestorsAndSelf().FirstOrDefault(n => n is BaseMethodDeclarationSyntax or AccessorDeclarationSyntax or BasePropertyDeclarationSyntax or LocalFunctionStatementSyntax);
        return member is not null && _phrases.GetOrAdd(member, static m => In(m) ?? "") is { Length: > 0 } phrase ? phrase : null;
    }

    public static string? In(SyntaxNode node)
    {
        foreach (var trivia in node.DescendantTrivia(descendIntoTrivia: false))
        {
            if (!trivia.IsKind(SyntaxKind.SingleLineCommentTrivia) && !trivia.IsKind(SyntaxKind.MultiLineCommentTrivia) && !trivia.IsKind(SyntaxKind.SingleLineDocumentationCommentTrivia))
                continue;
            var text = trivia.ToString();
            foreach (var phrase in EvidenceWords.StrongPhrases)
            {
                if (text.IndexOf(phrase, StringComparison.OrdinalIgnoreCase) is >= 0 and var at && !IsDenied(text, at, phrase))
                    return phrase;
            }

            if (FlushToDisk(text) is { } flush)
                return flush;
        }

        return null;
    }

    /// <summary><c>// flush the index and all dirty pages to disk</c>, in one sentence.</summary>
    static string? FlushToDisk(string comment)
    {
        var start = comment.IndexOf("flush", StringComparison.OrdinalIgnoreCase);
        var end = start < 0 ? -1 : comment.IndexOf(" to disk", start, StringComparison.OrdinalIgnoreCase);
        return end >= 0 && end - start <= LongestFlush && comment.IndexOf('.', start, end - start) < 0 && comment.IndexOf("memory", start, end - start, StringComparison.OrdinalIgnoreCase) < 0 ? comment.Substring(start, end - start) + " to disk" : null;
    }

    const int LongestFlush = 40;

    /// <summary><c>// the lazy log is not durable</c>, <c>// does not have 100% durability</c>: it says the opposite.</summary>
    static bool IsDenied(string comment, int at, string phrase) =>
        EvidenceWords.Qualities.Contains(phrase) && comment.Substring(0, at).Replace("not only", "").Split([' ', '-'], StringSplitOptions.RemoveEmptyEntries) is var words
        && words.Skip(words.Length - WordsOfDenial).Any(word => word.EndsWith("n't", StringComparison.OrdinalIgnoreCase) || EvidenceWords.Denials.Contains(word.ToLowerInvariant()));

    /// <summary>So many words before a phrase are looked at for one that denies it.</summary>
    const int WordsOfDenial = 4;
}
