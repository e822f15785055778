using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Durability.Analyzers.CodeFixes.Publication;

/// <summary>The statements beside one, in the same list.</summary>
internal static class Neighbours
{
    public static StatementSyntax? Before(StatementSyntax statement) => At(statement, -1);

    public static StatementSyntax? After(StatementSyntax statement) => At(statement, 1);

    static StatementSyntax? At(StatementSyntax statement, int step)
    {
        var list = statement.Parent switch
        {
            BlockSyntax block => block.Statements.ToArray(),
            SwitchSectionSyntax section => section.Statements.ToArray(),
            GlobalStatementSyntax { Parent: CompilationUnitSyntax file } => [.. file.Members.OfType<GlobalStatementSyntax>().Select(g => g.Statement)],
            _ => [],
        };
        var index = System.Array.IndexOf(list, statement) + step;
        return index >= 0 && index < list.Length && list.Length > 1 ? list[index] : null;
    }

    /// <summary><c>File.Delete(target);</c>, alone or behind <c>if (File.Exists(target))</c>, directly before a statement.</summary>
    public static StatementSyntax? DeleteBefore(StatementSyntax statement, ExpressionSyntax target, FixSite site)
    {
        var before = Before(statement);
        var inner = before is IfStatementSyntax { Else: null, Condition: InvocationExpressionSyntax condition } choice && FileCall.Of(condition, site) is { Name: "Exists", Target: { } tested } && Paths.Same(tested, target)
            ? choice.Statement : before;
        return FileCall.Of(inner, site) is { Name: "Delete", Target: { } deleted } && Paths.Same(deleted, target) ? before : null;
    }
}
