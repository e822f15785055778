using System;
using System.IO;
using Durability.Tool.Commands;
using Durability.Tool.Findings;
using Durability.Tool.Output;
using Xunit;

namespace Durability.Tool.Tests.Output;

public sealed class TextOutputTests
{
    [Fact]
    public void TheMarkedCode_IsUnderlined_InsideItsLine()
    {
        using var tree = new TestTree();
        tree.With("Store.cs", "class Store\n{\n\tvoid Save()\n\t{\n\t\tFile.Move(a, [b]);\n\t}\n}\n");
        var finding = Sample.Finding("Store.cs", 5) with { At = new SourceSpan("Store.cs", 5, 3, 5, 20), Message = "lost [at] a cut" };
        Assert.Equal("""
            Store.cs(5,3): warning DUR203 Published before its data is synced
              lost [at] a cut
              4 | {
              5 |  File.Move(a, [b]);
                |  ^^^^^^^^^^^^^^^^^
              6 | }
              with Store.cs(1,1): class Store
            """, Text(tree, finding, static output => output.WriteFindings(50)).Trim());
    }

    [Fact]
    public void ASpanBehindTheEndOfTheFile_IsShownWithoutCode()
    {
        using var tree = new TestTree();
        tree.With("Store.cs", "class Store;\n");
        Assert.Contains("Store.cs(90,9)", Text(tree, Sample.Finding("Store.cs", 90), static output => output.WriteFindings(50)), StringComparison.Ordinal);
    }

    [Fact]
    public void WhatTheLimitCuts_IsCounted()
    {
        using var tree = new TestTree();
        Assert.Contains("... and 1 more.", Text(tree, Sample.Finding("Store.cs", 1), static output => output.WriteFindings(0)), StringComparison.Ordinal);
    }

    [Fact]
    public void TheTables_CountByRuleAndProject()
    {
        using var tree = new TestTree();
        var text = Text(tree, Sample.Finding("Store.cs", 1), static output => output.WriteTables());
        Assert.Matches(@"DUR203 +Published before its data is synced +warning +1 +Orders 1", text);
        Assert.Matches(@"Orders +yes +1 +-", text);
        Assert.Matches(@"Billing +in part: does not compile: CS0246: no +- +-", text);
    }

    static string Text(TestTree tree, Finding finding, Action<TextOutput> write)
    {
        using var writer = new StringWriter { NewLine = "\n" };
        write(new TextOutput(Terminal.Create(writer, redirected: true), Sample.Result(tree.Folder, finding), [finding], tree.Folder));
        Assert.DoesNotContain('\u001b', writer.ToString());
        return writer.ToString().ReplaceLineEndings("\n");
    }
}
