using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Durability.Analyzers.Gate;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Xunit;

namespace Durability.Analyzers.Tests.Engine;

/// <summary>What the text of a file says of its members and types, before anything is bound.</summary>
public sealed class TreeMarksTests
{
    [Theory]
    [InlineData("class C { void M() => File.Move(a, b); }", "M")]
    [InlineData("class C { void M() => info.Delete(); void N() => list.Delete(a); }", "")]
    [InlineData("class C { void M() => fileInfo.Replace(a, b); void N() => name.Replace(a, b); }", "M")]
    [InlineData("class C { void M() => theFile.Open(a); void N() => door.Open(a); void O() => Profile.Create(a); }", "M,O")]
    [InlineData("class C { void M() => s.Flush(); void N() => s.Flushed(); void O() => s.AutoFlush1(); }", "M")]
    [InlineData("class C { int A { get { s.Flush(); return 1; } set { } } int B => Flush(); }", "get,B")]
    [InlineData("class C { FileStream a = new FileStream(p, m); object b = File.Create(p), c = 1; event E e = File.Create(p); }", "b,e")]
    [InlineData("class C { object P { get; } = File.Create(p); }", "P")]
    [InlineData("File.Move(a, b);\nclass C { }", "program")]
    [InlineData("[Flush] class C { [Flush] void M() { } } namespace Flush { } delegate void D(Flush f);", "")]
    [InlineData("using Flush; using F = Move.Flush; class C { }", "")]
    [InlineData("class C { void M(System.Xml.Linq.XDocument d) => d.Save(p); }", "M")]
    [InlineData("class C { void M(Document d) => d.Save(p); }", "")]
    [InlineData("class C { void M() => new FileStream(p, FileMode.Open, FileAccess.Read); void N() => new FileStream(p, FileMode.Open, Access.Read); }", "N")]
    [InlineData("class C { void M() => Load(new StreamReader(File.Open(p, FileMode.Open, FileAccess.Read))); }", "")]
    [InlineData("class C { void M() { var s = File.Open(p, o, FileAccess.Read); s.Flush(); } }", "M")]
    public void Bodies_that_are_looked_at(string source, string names) => Assert.Equal(names, Names(Of(source).Bodies.Where(b => (b.Kind & WordKind.Strong) != 0)));

    [Theory]
    [InlineData("class C { void M() => Write(a); void N() => Write<int>(a); void O() => Write; void P() => Write  (a); }", "M,N,P")]
    [InlineData("class C { void M() => Dispose(); void N() => Disposed(); void O() { int Close; } }", "M")]
    public void Bodies_that_are_looked_at_where_their_type_holds_a_handle(string source, string names) => Assert.Equal(names, Names(Of(source).Bodies.Where(b => b.Kind == WordKind.Weak)));

    [Theory]
    [InlineData("class C { FileStream s; }", "C", "C")]
    [InlineData("class C { Stream s; }", "C", "")]
    [InlineData("class C { Stream S { get; } }", "C", "")]
    [InlineData("class C(Stream s);", "C", "")]
    [InlineData("record R(FileStream S);", "R", "R")]
    [InlineData("class C : FileStream { }", "C", "C")]
    [InlineData("class C : Stream { }", "C", "")]
    [InlineData("class C { Flush s; class D { FileStream s; } }", "D", "D")]
    [InlineData("class C { int s; void M() => File.Move(a, b); }", "", "C")]
    [InlineData("class C { int s; void M() => Write(a); }", "", "")]
    [InlineData("class C { Write s; }", "", "")]
    public void Types_that_hold_a_handle_and_types_that_use_one(string source, string holders, string users)
    {
        var marks = Of(source);
        Assert.Equal((holders, users), (Names(marks.Holders), Names(marks.Users)));
    }

    [Theory]
    [InlineData("class C { void M() { journal = 1; } }", 1)]
    [InlineData("class C { void M() { journal  : 1; } }", 1)]
    [InlineData("class C { string s = \"journal mode\"; }", 1)]
    [InlineData("class C { string s = \"Journal Mode\"; }", 1)]
    [InlineData("class C { void M() { journal.Add(1); } }", 0)]
    [InlineData("#pragma warning disable\nclass C { }", 0)]
    [InlineData("class C { string s = \"pragma x\"; }", 1)]
    [InlineData("pragma", 1)]
    [InlineData("class C { string s = \"journals = 1\"; string t = \"ajournal = 1\"; }", 0)]
    public void Places_of_switches(string source, int places) => Assert.Equal(places, Of(source).Settings.Count);

    [Theory]
    [InlineData("class C { void M() { fsync(1); } }", true)]
    [InlineData("[Durable] class C { }", true)]
    [InlineData("class C { void M() => SyncParent(p); }", true)]
    [InlineData("class C { void M() => File.Move(a, b); }", false)]
    public void Files_that_speak_of_names(string source, bool cares) => Assert.Equal(cares, Of(source).CaresForNames);

    [Fact]
    public void Callers_are_marked_only_where_they_call()
    {
        var tree = CSharpSyntaxTree.ParseText("class C { void M() => Save1(p); void N() => Save1; void O() => XSave1(p); void P() => Save1 (p); }");
        var marks = TreeMarks.OfCallers(tree, WordTable.Of([new("Save1", WordKind.Strong | WordKind.Call)]), CancellationToken.None);
        Assert.Equal(("M,P", true), (Names(marks.Bodies), marks.Calls is null));
        Assert.Same(TreeMarks.None, TreeMarks.OfCallers(tree, WordTable.Of([new("Save2", WordKind.Strong | WordKind.Call)]), CancellationToken.None));
    }

    [Fact]
    public void Called_names_are_kept_for_the_look_for_helpers()
    {
        var calls = Of("class C { void M() => Save1 (p, Other); }").Calls!;
        Assert.Equal((true, false, false), (calls.MayShare(SetOf("Save1")), calls.MayShare(SetOf("Other")), calls.MayShare(SetOf("Save2"))));
        Assert.True(calls.MayShare(SetOf("Other", "M")));

        static NameSet SetOf(params string[] names)
        {
            var set = new NameSet();
            foreach (var name in names)
                set.Add(name);
            return set;
        }
    }

    [Fact]
    public void Letters_of_other_scripts_are_letters() => Assert.Equal("N", Names(Of("class C { void M() => äFlush(); void N() => x.Flush(); void O() => Flushß(); void P() => Flush9(); }").Bodies));

    [Fact]
    public void Body_is_marked_with_all_that_stands_in_it()
    {
        var body = Assert.Single(Of("class C { void M() { Write(a); File.Delete(p); s.Flush(); Write(b); } }").Bodies);
        Assert.Equal(WordKind.Weak | WordKind.Follow | WordKind.BehindFile | WordKind.Strong, body.Kind);
    }

    static TreeMarks Of(string source) => TreeMarks.Of(CSharpSyntaxTree.ParseText(source), CancellationToken.None);

    static string Names(IEnumerable<MarkedBody> bodies) => Names(bodies.Select(b => b.Node));

    static string Names(IEnumerable<SyntaxNode> nodes) => string.Join(",", nodes.Select(node => node switch
    {
        MethodDeclarationSyntax method => method.Identifier.ValueText,
        AccessorDeclarationSyntax accessor => accessor.Keyword.ValueText,
        ArrowExpressionClauseSyntax { Parent: PropertyDeclarationSyntax property } => property.Identifier.ValueText,
        EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax property } => property.Identifier.ValueText,
        EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax variable } => variable.Identifier.ValueText,
        TypeDeclarationSyntax type => type.Identifier.ValueText,
        CompilationUnitSyntax => "program",
        _ => node.Kind().ToString(),
    }));
}
