using System;
using System.IO;
using System.Linq;
using Durability.Tool.Baselines;
using Xunit;

namespace Durability.Tool.Tests.Baselines;

public sealed class BaselineFileTests
{
    const string First = "DUR101 | M:Orders.Journal.Append(System.String) | FileStream | 1";
    const string Second = "DUR203 | M:Orders.Store.Save(System.String) | File.Move | 1";
    const string Third = "DUR203 | M:Orders.Store.Save(System.String) | File.Move | 2";

    [Fact]
    public void WhatIsWritten_IsRead_OneFindingALine_Sorted()
    {
        var text = BaselineFile.Empty.With([Entry(Third), Entry(First), Entry(Second)]).ToString();
        Assert.Equal([First, Second, Third], text.Split('\n').Where(static line => line.StartsWith("DUR", StringComparison.Ordinal)));
        Assert.Equal(3, BaselineFile.Parse(text, "f").Count);
        Assert.Equal(text, BaselineFile.Parse(text, "f").ToString());
    }

    [Fact]
    public void ACommentAboveAnEntry_StaysWithIt_AndGoesWithIt()
    {
        var old = BaselineFile.Parse($"# Ours.\n\n# Rewritten in May.\n{Second}\n# A cache.\n{First}\n", "f");
        Assert.Equal($"# Ours.\n\n# A cache.\n{First}\n# Rewritten in May.\n{Second}\n", old.With([Entry(First), Entry(Second)]).ToString());
        Assert.Equal($"# Ours.\n\n# A cache.\n{First}\n", old.With([Entry(First)]).ToString());
    }

    [Theory]
    [InlineData(First + "\n<<<<<<< ours\n", 2)]
    [InlineData("DUR101 | M:A.B | x\n", 1)]
    [InlineData("\n\nDUR101 | M:A.B | x | none\n", 3)]
    [InlineData("DUR101 | M:A.B | x | 0\n", 1)]
    [InlineData("CA1849 | M:A.B | x | 1\n", 1)]
    [InlineData("DUR101 |  | x | 1\n", 1)]
    public void ABrokenLine_IsToldWithItsNumber(string text, int line)
    {
        var problem = Assert.Throws<BadInputException>(() => BaselineFile.Parse(text, "durability.baseline.txt"));
        Assert.StartsWith($"durability.baseline.txt({line},1): this line of the baseline is broken", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void WindowsLineEndsAndBlanks_DoNotDisturb() =>
        Assert.True(BaselineFile.Parse("# Ours.\r\n\r\n  " + First.Replace(" | ", "|", StringComparison.Ordinal) + "  \r\n", "f").Holds(Entry(First)));

    [Fact]
    public void Writing_LeavesTheFileAlone()
    {
        using var tree = new TestTree();
        var path = tree[BaselineFile.Name];
        BaselineFile.Empty.With([Entry(First)]).Write(path);
        Assert.True(BaselineFile.Read(path).Holds(Entry(First)));
        Assert.Equal([".editorconfig", BaselineFile.Name], Directory.GetFiles(tree.Folder).Select(Path.GetFileName).Order());
    }

    [Fact]
    public void ItIsFoundInTheNearestFolderAbove()
    {
        using var tree = new TestTree();
        tree.With(BaselineFile.Name, "").With("src/" + BaselineFile.Name, "").With("src/A/B/x.cs", "").With("other/x.cs", "");
        Assert.Equal(tree["src/" + BaselineFile.Name], BaselineLookup.Above(tree["src/A/B"]));
        Assert.Equal(tree[BaselineFile.Name], BaselineLookup.Above(tree["other"]));
    }

    static BaselineEntry Entry(string line) => BaselineEntry.Parse(line)!;
}
