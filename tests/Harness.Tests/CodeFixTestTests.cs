using System.Threading.Tasks;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Testing;
using Xunit;

namespace Durability.Testing;

public sealed class CodeFixTestTests
{
    private const string Two = "class C { void M() { int {|TOY001:bad1|} = 0; int {|TOY001:bad2|} = 0; } }";
    private const string TwoFixed = "class C { void M() { int good1 = 0; int good2 = 0; } }";

    [Fact]
    public Task FixedCodeIsMet_Passes() => Test<GoodFix>(Two, TwoFixed).RunAsync();

    [Fact]
    public Task FixWithoutFixAll_Passes() => Test<NoFixAll>(Two, TwoFixed).RunAsync();

    [Fact]
    public async Task FixedCodeIsOther_Fails()
        => await FailureAsync(Test<GoodFix>(Two, "class C { void M() { int good1 = 0;  int good2 = 0; } }"), "+ class C { void M() { int good1 = 0; int good2 = 0; } }");

    [Fact]
    public async Task OnlyTheLineEndsDiffer_Fails()
        => await FailureAsync(Test<GoodFix>("class C { }\r\nclass D { void M() { int {|TOY001:bad|} = 0; } }", "class C { }\nclass D { void M() { int good = 0; } }"), "\\r\\n");

    [Fact]
    public async Task FixedCodeDoesNotCompile_Fails()
        => await FailureAsync(Test<BrokenFix>("class C { void M() { int {|TOY001:bad|} = 0; } }", "class C { void M() { int go od = 0; } }"), "CS");

    [Fact]
    public async Task FixIsNotIdempotent_Fails()
    {
        var test = Test<EndlessFix>("class C { void M() { int {|TOY001:bad|} = 0; } }", "class C { void M() { int {|TOY001:badbad|} = 0; } }");
        await FailureAsync(test, "unexpected");
        test.FixedState.MarkupHandling = MarkupMode.Allow;
        await FailureAsync(test, "not idempotent");
    }

    [Fact]
    public async Task FixAllForgetsFixes_Fails()
        => await FailureAsync(Test<ForgetfulFix>(Two, TwoFixed), "'fix all' in the Document");

    [Fact]
    public async Task NoFixIsOffered_Fails()
        => await FailureAsync(Test<GoodFix>("class {|TOY002:Bad|} { }", "class Good { }"));

    [Fact]
    public async Task DiagnosticStaysWithoutBeingExpected_Fails()
        => await FailureAsync(Test<GoodFix>("class {|TOY002:Bad|} { void M() { int {|TOY001:bad|} = 0; } }", "class Bad { void M() { int good = 0; } }"));

    [Fact]
    public Task DiagnosticStaysAndIsExpected_Passes()
        => Test<GoodFix>("class {|TOY002:Bad|} { void M() { int {|TOY001:bad|} = 0; } }", "class {|TOY002:Bad|} { void M() { int good = 0; } }").RunAsync();

    [Theory]
    [InlineData("Make it good", true)]
    [InlineData("Make it new", false)]
    public async Task ActionIsChosenByKey(string key, bool passes)
    {
        var test = Test<GoodFix>(Two, TwoFixed);
        test.CodeActionEquivalenceKey = key;
        if (passes)
            await test.RunAsync();
        else
            await FailureAsync(test);
    }

    [Fact]
    public async Task ActionIsChosenByIndex()
    {
        var test = Test<GoodFix>(Two, TwoFixed);
        test.CodeActionIndex = 1;
        await FailureAsync(test);
    }

    [Fact]
    public async Task EveryDocumentIsFixed()
    {
        var test = Test<GoodFix>("class C { void M() { int {|TOY001:bad|} = 0; } }", "class C { void M() { int good = 0; } }");
        test.TestState.Sources.Add("class D { void M() { int {|TOY001:bad|} = 0; } }");
        test.FixedState.Sources.Add("class D { void M() { int good = 0; } }");
        await test.RunAsync();

        test.FixedState.Sources[1] = ("/0/Test1.cs", Microsoft.CodeAnalysis.Text.SourceText.From("class D { void M() { int better = 0; } }"));
        await FailureAsync(test);
    }

    [Fact]
    public Task FixOne_LeavesTheRest()
    {
        var test = Test<GoodFix>(Two, "class C { void M() { int good1 = 0; int {|TOY001:bad2|} = 0; } }");
        test.BatchFixedCode = TwoFixed;
        test.FixedState.MarkupHandling = MarkupMode.Allow;
        test.CodeFixTestBehaviors = CodeFixTestBehaviors.FixOne;
        return test.RunAsync();
    }

    private static CSharpCodeFixTest<NameAnalyzer, TCodeFix, DefaultVerifier> Test<TCodeFix>(string source, string expected)
        where TCodeFix : CodeFixProvider, new()
    {
        var test = new CSharpCodeFixTest<NameAnalyzer, TCodeFix, DefaultVerifier> { TestCode = source, FixedCode = expected };
        TestedFramework.Net100.ApplyTo(test);
        return test;
    }

    private static Task FailureAsync<TVerifier>(AnalyzerTest<TVerifier> test, string says = "")
        where TVerifier : IVerifier, new()
        => AnalyzerTestTests.FailureAsync(test, says);
}
