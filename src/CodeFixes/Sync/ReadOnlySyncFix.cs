using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using Durability.Analyzers.CodeFixes.Editing;
using Durability.Analyzers.CodeFixes.Handles;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Durability.Analyzers.CodeFixes.Sync;

/// <summary>
/// DUR107: opens the file with write access, without which no sync is made. <c>RandomAccess.FlushToDisk</c> on the read-only
/// handle would do on Unix, but Windows refuses it.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ReadOnlySyncFix)), Shared]
public sealed class ReadOnlySyncFix : DurabilityFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ["DUR107"];

    internal override IEnumerable<FixCandidate> Propose(FixSite site)
    {
        if (new LayerMap(site).HandlesIn(site.Node).FirstOrDefault() is not { Inner: null, Creation: { } opened } file || opened.SyntaxTree != site.Root.SyntaxTree)
            yield break;
        var edit = site.Edit();
        if (OpenForWriting(edit, opened, site))
            yield return edit.As($"Open '{SyncCode.NameOf(file)}' for writing, so that its sync reaches the disk", "OpenForWriting");
    }

    static bool OpenForWriting(SourceEdit edit, ExpressionSyntax opened, FixSite site)
    {
        var reads = opened.DescendantNodes().OfType<MemberAccessExpressionSyntax>().Where(m => site.SymbolOf(m) is IFieldSymbol { Name: "Read", ContainingType.Name: "FileAccess" }).ToArray();
        if (reads is [var read])
        {
            edit.Replace(read.Name, "ReadWrite");
            return true;
        }

        if (opened is not InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name: { Identifier.ValueText: "OpenRead" } name } } call)
            return false;
        edit.Replace(name, "Open");
        string Enum(string type, string value) => $"{site.NameOf("System.IO." + type, site.Node.SpanStart)}.{value}";
        edit.Insert(call.ArgumentList.CloseParenToken.SpanStart, (call.ArgumentList.Arguments.Count > 0 ? ", " : "") + $"{Enum("FileMode", "Open")}, {Enum("FileAccess", "ReadWrite")}, {Enum("FileShare", "Read")}");
        return true;
    }
}
