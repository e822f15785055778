using System;
using System.Collections.Immutable;
using System.Composition;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Durability.Testing;

/// <summary>Reports every local variable whose name begins with "bad", and again ("TOY002") every class named Bad.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public class NameAnalyzer : DiagnosticAnalyzer
{
    public static readonly DiagnosticDescriptor Local = new("TOY001", "Bad local", "Local '{0}' is bad", "Toy", DiagnosticSeverity.Warning, isEnabledByDefault: true);
    public static readonly DiagnosticDescriptor Type = new("TOY002", "Bad type", "Type '{0}' is bad", "Toy", DiagnosticSeverity.Info, isEnabledByDefault: true);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Local, Type];

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterSyntaxNodeAction(
            static node =>
            {
                var declarator = (VariableDeclaratorSyntax)node.Node;
                if (declarator.Identifier.ValueText.StartsWith("bad", StringComparison.Ordinal) && declarator.FirstAncestorOrSelf<LocalDeclarationStatementSyntax>() is not null)
                    node.ReportDiagnostic(Diagnostic.Create(Local, declarator.Identifier.GetLocation(), declarator.Identifier.ValueText));
            },
            SyntaxKind.VariableDeclarator);
        context.RegisterSyntaxNodeAction(
            static node =>
            {
                var type = (ClassDeclarationSyntax)node.Node;
                if (type.Identifier.ValueText == "Bad")
                    node.ReportDiagnostic(Diagnostic.Create(Type, type.Identifier.GetLocation(), [type.Keyword.GetLocation()], "Bad"));
            },
            SyntaxKind.ClassDeclaration);
    }
}

[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ThrowingAnalyzer : DiagnosticAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [NameAnalyzer.Local];

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterSyntaxNodeAction(static _ => throw new FormatException("broken on purpose"), SyntaxKind.ClassDeclaration);
    }
}

/// <summary>Forgets to leave generated code alone.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class GeneratedCodeAnalyzer : DiagnosticAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [NameAnalyzer.Local];

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.RegisterSyntaxNodeAction(
            static node => node.ReportDiagnostic(Diagnostic.Create(NameAnalyzer.Local, ((ClassDeclarationSyntax)node.Node).Identifier.GetLocation(), "")),
            SyntaxKind.ClassDeclaration);
    }
}

/// <summary>Renames a bad local at its declaration.</summary>
[Shared]
public abstract class RenameFix(string title, Func<string, string> rename) : CodeFixProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds => ["TOY001"];

    public override FixAllProvider? GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = (await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false))!;
        var token = root.FindToken(context.Span.Start);
        context.RegisterCodeFix(
            CodeAction.Create(
                title,
                _ => Task.FromResult(context.Document.WithSyntaxRoot(root.ReplaceToken(token, SyntaxFactory.Identifier(rename(token.ValueText)).WithTriviaFrom(token)))),
                equivalenceKey: title),
            context.Diagnostics);
    }
}

/// <summary>"badName" becomes "goodName".</summary>
public sealed class GoodFix() : RenameFix("Make it good", static name => "good" + name[3..]);

/// <summary>"badName" becomes "badbadName": the diagnostic stays and the fix would be applied for ever.</summary>
public sealed class EndlessFix() : RenameFix("Make it worse", static name => "bad" + name);

/// <summary>"badName" becomes "bad name", which does not compile.</summary>
public sealed class BrokenFix() : RenameFix("Break it", static name => "go od" + name[3..]);

/// <summary>Good one by one, but "fix all" forgets every document's fixes.</summary>
public sealed class ForgetfulFix() : RenameFix("Make it good", static name => "good" + name[3..])
{
    public override FixAllProvider GetFixAllProvider() => FixAllProvider.Create(static (_, document, _) => Task.FromResult<Document?>(document));
}

public sealed class NoFixAll() : RenameFix("Make it good", static name => "good" + name[3..])
{
    public override FixAllProvider? GetFixAllProvider() => null;
}
