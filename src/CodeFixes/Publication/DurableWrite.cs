using System.Linq;
using Durability.Analyzers.CodeFixes.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Durability.Analyzers.CodeFixes.Publication;

/// <summary>
/// <c>File.WriteAllText(temporary, x); File.Move(temporary, path, true);</c> is <c>DurableFile.WriteAllText(path, x)</c>, where
/// nothing else sees the temporary file and the rename replaces whatever is there.
/// </summary>
internal static class DurableWrite
{
    public static SourceEdit? Fold(FixSite site, FileCall publish)
    {
        if (publish is not { Source: { } temporary, Target: { } target } || PublishingStatement(publish, target, site, out var overwrites) is not { } last || !Paths.IsStable(target, site))
            return null;
        var deleted = Neighbours.DeleteBefore(last, target, site);
        var write = Neighbours.Before(deleted ?? last);
        if (!(overwrites || deleted is not null) || FileCall.Of(write, site) is not { Target: { } written } call || !call.Name.StartsWith("WriteAll", System.StringComparison.Ordinal)
            || !site.HasMember("Durability.DurableFile", call.Name) || !Paths.Same(written, temporary) || write == last)
            return null;
        var edit = site.Edit();
        if (temporary is IdentifierNameSyntax name)
        {
            if (DeclarationOf(name, [written, .. Others(last, temporary)], site) is not { } declaration)
                return null;
            edit.Remove(declaration);
        }
        else if (!Paths.IsStable(temporary, site))
        {
            return null;
        }

        call.ToLibrary(edit);
        edit.Replace(written, target.ToString());
        if (deleted is not null)
            edit.Remove(deleted);
        edit.Remove(last);
        return edit;
    }

    static ExpressionSyntax[] Others(StatementSyntax last, ExpressionSyntax temporary) =>
        [.. last.DescendantNodes().OfType<ExpressionSyntax>().Where(e => Paths.Same(e, temporary))];

    /// <summary>The statement that publishes: the call itself, or <c>if (File.Exists(target)) Replace else Move</c>.</summary>
    static StatementSyntax? PublishingStatement(FileCall publish, ExpressionSyntax target, FixSite site, out bool overwrites)
    {
        overwrites = publish.Overwrites;
        var statement = publish.Statement;
        if (statement is not ExpressionStatementSyntax)
            return null;
        var choice = statement.Ancestors().OfType<StatementSyntax>().FirstOrDefault(s => s is not BlockSyntax) as IfStatementSyntax;
        if (choice is { Else.Statement: var otherwise } && FileCall.Of(choice.Statement, site) is { Name: "Replace" } replace && FileCall.Of(otherwise, site) is { Name: "Move" } move
            && FileCall.Of(choice.Condition, site) is { Name: "Exists", Target: { } tested } && Paths.Same(tested, target)
            && new[] { replace, move }.All(c => Paths.Same(c.Target!, target) && Paths.Same(c.Source!, publish.Source!)) && IsNull(replace.Argument("destinationBackupFileName")))
        {
            overwrites = true;
            return choice;
        }

        return publish.Name == "Move" ? statement : null;
    }

    static bool IsNull(ExpressionSyntax? expression) => expression is LiteralExpressionSyntax { Token.ValueText: "null" };

    /// <summary>The declaration of a local that only these places use, and whose value costs nothing to leave out.</summary>
    public static StatementSyntax? DeclarationOf(IdentifierNameSyntax name, ExpressionSyntax[] uses, FixSite site)
    {
        if (site.SymbolOf(name) is not ILocalSymbol local || local.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is not VariableDeclaratorSyntax { Initializer.Value: { } value, Parent.Parent: LocalDeclarationStatementSyntax { UsingKeyword.RawKind: 0, Declaration.Variables.Count: 1 } declaration })
            return null;
        var all = site.Root.DescendantNodes().OfType<IdentifierNameSyntax>().Count(n => n.Identifier.ValueText == local.Name && SymbolEqualityComparer.Default.Equals(site.SymbolOf(n), local));
        return all == uses.Length && IsOnlyAName(value, site) ? declaration : null;
    }

    /// <summary>Making the name does nothing that the program needs: a temporary or random name is not needed any more.</summary>
    static bool IsOnlyAName(ExpressionSyntax value, FixSite site) => value.DescendantNodesAndSelf().All(n => n switch
    {
        InvocationExpressionSyntax call => site.SymbolOf(call) is IMethodSymbol { ContainingType.Name: "Path" or "Guid" or "String" } or IMethodSymbol { Name: "ToString" or "Trim" or "Replace" },
        AssignmentExpressionSyntax or AwaitExpressionSyntax or BaseObjectCreationExpressionSyntax or PostfixUnaryExpressionSyntax { RawKind: (int)Microsoft.CodeAnalysis.CSharp.SyntaxKind.PostIncrementExpression } or PrefixUnaryExpressionSyntax => false,
        _ => true,
    });
}
