using System.Collections.Generic;
using System.Linq;
using Durability.Analyzers.Catalog;
using Durability.Analyzers.CodeFixes.Editing;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Durability.Analyzers.CodeFixes.Settings;

/// <summary>Leaves the flags that give up the sync out of a <c>|</c>.</summary>
internal sealed class FlagRemoval(SourceEdit edit, ExpressionSyntax flag)
{
    public string Apply()
    {
        var flags = Operands();
        var names = flags.Select(NameOf).ToList();
        var gone = flags.Where(f => f == flag || SettingRows.Of(NameOf(f)).Exists(r => r.Form == SettingForm.Named && r.Instead.Length == 0 && (r.Only.Length == 0 || names.Contains(r.Only)))).ToList();
        if (gone.Count == flags.Count)
            Replace(flags);
        else
            Remove(flags, gone);
        return $"Leave out {string.Join(" and ", gone.Select(g => $"'{NameOf(g)}'"))}";
    }

    /// <summary>Nothing else is set: the value that means no flag.</summary>
    void Replace(List<ExpressionSyntax> flags)
    {
        var none = flag is MemberAccessExpressionSyntax { Expression: var type } && !NameOf(flag).StartsWith("MDB_", System.StringComparison.Ordinal) ? $"{type}.None" : NameOf(flag).StartsWith("MDB_", System.StringComparison.Ordinal) ? "0" : "None";
        edit.Replace(TextSpan.FromBounds(flags[0].SpanStart, flags[flags.Count - 1].Span.End), none);
    }

    void Remove(List<ExpressionSyntax> flags, List<ExpressionSyntax> gone)
    {
        var kept = false;
        for (var i = 0; i < flags.Count; i++)
        {
            if (!gone.Contains(flags[i]))
                kept = true;
            else if (kept)
                edit.Replace(TextSpan.FromBounds(flags[i - 1].Span.End, flags[i].Span.End), "");
            else
                edit.Replace(TextSpan.FromBounds(flags[i].SpanStart, flags[i + 1].SpanStart), "");
        }
    }

    List<ExpressionSyntax> Operands()
    {
        var top = flag;
        while (top.Parent is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.BitwiseOrExpression } or)
            top = or;
        var operands = new List<ExpressionSyntax>();
        while (top is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.BitwiseOrExpression } or)
        {
            operands.Insert(0, or.Right);
            top = or.Left;
        }

        operands.Insert(0, top);
        return operands;
    }

    static string NameOf(ExpressionSyntax expression) => expression switch
    {
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        IdentifierNameSyntax name => name.Identifier.ValueText,
        _ => "",
    };
}
