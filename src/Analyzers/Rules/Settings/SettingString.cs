using System.Text;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Durability.Analyzers.Rules.Settings;

/// <summary>A string as far as the source tells it: literals, constants, and what is put together from them.</summary>
internal static class SettingString
{
    /// <summary>Stands for a part that is known only when the program runs.</summary>
    public const char Unknown = '\0';

    /// <summary>The whole expression that a piece of text belongs to; null where the token is no text.</summary>
    public static ExpressionSyntax? Around(SyntaxToken token)
    {
        var node = token.Parent switch
        {
            LiteralExpressionSyntax literal when IsText(literal) => literal,
            InterpolatedStringTextSyntax { Parent: InterpolatedStringExpressionSyntax whole } => whole,
            _ => (ExpressionSyntax?)null,
        };
        while (node is not null)
        {
            var outer = node.Parent switch
            {
                ParenthesizedExpressionSyntax inner => inner,
                BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum => sum,
                InterpolationSyntax { Parent: InterpolatedStringExpressionSyntax whole } => (ExpressionSyntax)whole,
                _ => null,
            };
            if (outer is null)
                break;
            node = outer;
        }

        return node;
    }

    static bool IsText(LiteralExpressionSyntax literal) => literal.Kind() is SyntaxKind.StringLiteralExpression or SyntaxKind.Utf8StringLiteralExpression;

    public static string Read(ExpressionSyntax expression, SemanticModel model, CancellationToken cancellation)
    {
        var text = new StringBuilder();
        Append(expression, model, text, cancellation);
        return text.ToString();
    }

    static void Append(ExpressionSyntax expression, SemanticModel model, StringBuilder text, CancellationToken cancellation)
    {
        switch (expression)
        {
            case LiteralExpressionSyntax literal when IsText(literal):
                text.Append(literal.Token.ValueText);
                return;
            case ParenthesizedExpressionSyntax inner:
                Append(inner.Expression, model, text, cancellation);
                return;
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum:
                Append(sum.Left, model, text, cancellation);
                Append(sum.Right, model, text, cancellation);
                return;
            case InterpolatedStringExpressionSyntax interpolated:
                foreach (var part in interpolated.Contents)
                {
                    if (part is InterpolatedStringTextSyntax piece)
                        text.Append(piece.TextToken.ValueText);
                    else if (part is InterpolationSyntax hole)
                        Append(hole.Expression, model, text, cancellation);
                }

                return;
            default:
                text.Append(model.GetConstantValue(expression, cancellation) is { HasValue: true, Value: { } value } ? System.Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture) : Unknown.ToString());
                return;
        }
    }
}
