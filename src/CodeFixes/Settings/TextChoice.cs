using System;
using System.Linq;
using Durability.Analyzers.Catalog;
using Durability.Analyzers.CodeFixes.Editing;
using Durability.Analyzers.Rules.Settings;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Durability.Analyzers.CodeFixes.Settings;

/// <summary>Writes the durable value into SQL, a connection string, or beside its key; nothing where the value is a constant elsewhere.</summary>
internal sealed class TextChoice(SourceEdit edit, ExpressionSyntax text)
{
    public string? Apply(string instead)
    {
        string? title = null;
        foreach (var token in text.DescendantTokens().Where(t => t.Kind() is SyntaxKind.StringLiteralToken or SyntaxKind.SingleLineRawStringLiteralToken or SyntaxKind.MultiLineRawStringLiteralToken or SyntaxKind.InterpolatedStringTextToken))
        {
            var quotes = token.IsKind(SyntaxKind.InterpolatedStringTextToken) ? 0 : token.Text.TakeWhile(c => c is '@' or '"').Count();
            var content = token.Text.Substring(quotes);
            foreach (var setting in SettingTexts.All)
            {
                foreach (var found in SettingTextMatch.Find(content, setting).Where(f => f.IsOff(setting)))
                {
                    edit.Replace(new TextSpan(token.SpanStart + quotes + found.ValueStart, found.Value.Length), setting.Instead);
                    title ??= $"Set '{content.Substring(found.Start, setting.Key.Length)}' to '{setting.Instead}'";
                }
            }
        }

        return title ?? Value(instead);
    }

    /// <summary>A literal that is nothing but the value of a pair.</summary>
    string? Value(string instead)
    {
        if (text is not LiteralExpressionSyntax { Token: { ValueText: var value } token } || value.Any(c => !char.IsLetterOrDigit(c)) || !token.Text.EndsWith("\"", StringComparison.Ordinal))
            return null;
        edit.Replace(text, $"\"{instead}\"");
        return $"Use '{instead}' instead of '{value}'";
    }
}
