using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using Durability.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Durability.Analyzers.Evidence;

/// <summary>What a member calls, makes and sets, found in one pass: it is asked for at each of the places that write.</summary>
internal sealed class MemberCalls
{
    static readonly ConditionalWeakTable<MemberDeclarationSyntax, MemberCalls> Known = new();

    MemberCalls(MemberDeclarationSyntax member)
    {
        var (invocations, creations, flags) = (new List<InvocationExpressionSyntax>(), new List<BaseObjectCreationExpressionSyntax>(), new List<AssignmentExpressionSyntax>());
        var (locals, assigned, reads) = (new List<VariableDeclaratorSyntax>(), new HashSet<string>(StringComparer.Ordinal), new List<FileRead>());
        foreach (var node in member.DescendantNodes())
        {
            switch (node)
            {
                case InvocationExpressionSyntax call:
                    invocations.Add(call);
                    break;
                case BaseObjectCreationExpressionSyntax creation:
                    creations.Add(creation);
                    break;
                case AssignmentExpressionSyntax assignment:
                    if (assignment is { RawKind: (int)SyntaxKind.SimpleAssignmentExpression, Right: LiteralExpressionSyntax })
                        flags.Add(assignment);
                    if (assignment.Left is IdentifierNameSyntax { Identifier.ValueText: var variable })
                        assigned.Add(variable);
                    break;
                case VariableDeclaratorSyntax local:
                    locals.Add(local);
                    break;
            }

            if (ReadBack.PathReadBy(node) is { } path)
                reads.Add(new FileRead(node, path.ToString(), IsByObject: false));
            else if (node is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: var info, Name.Identifier.ValueText: "OpenRead" or "OpenText" }, ArgumentList.Arguments.Count: 0 })
                reads.Add(new FileRead(node, info.ToString(), IsByObject: true));
        }

        Invocations = [.. invocations];
        Creations = [.. creations];
        Flags = [.. flags];
        Locals = locals.ToLookup(local => local.Identifier.ValueText, StringComparer.Ordinal);
        Assigned = assigned;
        Reads = [.. reads];
        Saves = [.. invocations.Where(call => DocumentSavedBy(call) is not null)];
        Loads = [.. invocations.Where(call => Naming.Called(call) is "Load" or "LoadAsync")];
    }

    public InvocationExpressionSyntax[] Invocations { get; }
    public BaseObjectCreationExpressionSyntax[] Creations { get; }

    /// <summary>Assignments of a literal.</summary>
    public AssignmentExpressionSyntax[] Flags { get; }

    /// <summary>The variables that it declares, by their names.</summary>
    public ILookup<string, VariableDeclaratorSyntax> Locals { get; }

    /// <summary>The names that something is assigned to behind their declaration.</summary>
    public HashSet<string> Assigned { get; }
    public FileRead[] Reads { get; }

    /// <summary><c>document.Save(...)</c>.</summary>
    public InvocationExpressionSyntax[] Saves { get; }
    public InvocationExpressionSyntax[] Loads { get; }

    public static MemberCalls Of(MemberDeclarationSyntax member) => Known.GetValue(member, static m => new MemberCalls(m));

    /// <summary>The variable whose <c>Save</c> is called.</summary>
    public static string? DocumentSavedBy(InvocationExpressionSyntax call) =>
        call is { Expression: MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: var document }, Name.Identifier.ValueText: "Save" or "SaveAsync" }, ArgumentList.Arguments.Count: > 0 } ? document : null;

    /// <summary>A place that reads a file: its path in the words of the code, or the object that stands for it.</summary>
    public readonly record struct FileRead(SyntaxNode Node, string File, bool IsByObject);
}
