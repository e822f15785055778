using System.Threading;
using Durability.Analyzers.Gate;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace Durability.Analyzers.Tests.Rules.Settings;

/// <summary>A file without the words of a switch costs nothing, and the words alone mark no body.</summary>
public sealed class SettingGateTests
{
    [Theory]
    [InlineData("#pragma warning disable CS0168\nclass C { }")]
    [InlineData("class C { Journal journal; void M(Journal j) { journal.Add(j); } }")]
    [InlineData("class C { string s = \"asynchronously\"; }")]
    public void OrdinarySource_HasNoPlaces(string source) => Assert.Empty(Marks(source).Settings);

    [Theory]
    [InlineData("class C { string s = \"PRAGMA synchronous=OFF\"; }", 2)]
    [InlineData("class C { string s = \"Journal Mode=Off\"; }", 1)]
    [InlineData("class C { object o = Acks.None; }", 1)]
    public void Switch_IsAPlaceAndMarksNoBody(string source, int places)
    {
        var marks = Marks(source);
        Assert.Equal(places, marks.Settings.Count);
        Assert.Empty(marks.Bodies);
    }

    static TreeMarks Marks(string source) => TreeMarks.Of(CSharpSyntaxTree.ParseText(source), CancellationToken.None);
}
