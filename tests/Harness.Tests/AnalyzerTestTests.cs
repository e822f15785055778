using System;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;
using Xunit;

namespace Durability.Testing;

/// <summary>A harness that cannot fail proves nothing: each way to be wrong must fail the test that is wrong.</summary>
public sealed class AnalyzerTestTests
{
    private const string Silent = "class C { void M() { int fine = 0; } }";

    [Theory]
    [InlineData("class C { void M() { int {|TOY001:bad|} = 0; } }")]
    [InlineData("class C { void M() { int {|TOY001:bad1|} = 0, {|TOY001:bad2|} = 1; } }")]
    [InlineData("{|#0:class {|TOY002:Bad|} { void M() { int {|TOY001:{|#1:bad|}|} = 0; } }|}")]
    [InlineData("class C { int[] f = new int[] { 1 | 2 }; bool g = true || false; }")]
    public Task MarkupIsMet_Passes(string source) => Test(source).RunAsync();

    [Theory]
    [InlineData("class C { void M() { int {|TOY001:fine|} = 0; } }")]
    [InlineData("class C { void M() { int {|TOY001:bad|} = 0, {|TOY001:fine|} = 1; } }")]
    public async Task DiagnosticIsMissing_Fails(string source) => await FailureAsync(Test(source), "missing");

    [Fact]
    public async Task DiagnosticIsNotExpected_Fails()
        => await FailureAsync(Test("class C { void M() { int bad = 0; } }"), "unexpected: /0/Test0.cs(1,26): warning TOY001");

    [Theory]
    [InlineData("class C { void M() { {|TOY001:int bad|} = 0; } }")]
    [InlineData("class C { void M() { int {|TOY001:ba|}d = 0; } }")]
    [InlineData("class C { void M() { int b{|TOY001:ad|} = 0; } }")]
    public async Task SpanIsWrong_Fails(string source) => await FailureAsync(Test(source));

    [Fact]
    public async Task IdIsWrong_Fails() => await FailureAsync(Test("class C { void M() { int {|TOY002:bad|} = 0; } }"));

    [Fact]
    public async Task SourceDoesNotCompile_Fails()
        => await FailureAsync(Test("class C { void M() { nowhere(); } }"), "CS0103");

    [Fact]
    public Task ExpectedCompileError_Passes() => Test("class C { void M() { {|CS0103:nowhere|}(); int {|TOY001:bad|} = 0; } }").RunAsync();

    [Fact]
    public async Task CompilerWarningThatIsAskedFor_Fails()
    {
        var test = Test(Silent);
        test.CompilerDiagnostics = CompilerDiagnostics.Warnings;
        await FailureAsync(test, "CS0219");
    }

    [Fact]
    public async Task AnalyzerThrows_Fails()
    {
        var test = Test<ThrowingAnalyzer>(Silent);
        await FailureAsync(test, "broken on purpose");
    }

#if !MICROSOFT_CODEANALYSIS_TESTING
    // Stricter than the real library.
    [Fact]
    public async Task AnalyzerReportsInGeneratedCode_Fails()
    {
        var test = Test<GeneratedCodeAnalyzer>("class [|C|] { }");
        await FailureAsync(test, "generated code");
        test.TestBehaviors = TestBehaviors.SkipGeneratedCodeCheck;
        await test.RunAsync();
    }
#endif

    [Fact]
    public async Task NamelessSpanWithTwoDescriptors_Fails() => await FailureAsync(Test("class C { void M() { int [|bad|] = 0; } }"));

    [Theory]
    [InlineData("class C { void M() { int {|TOY001:bad = 0; } }")]
    [InlineData("class C { void M() { int [|bad = 0; } }")]
    public async Task MarkupIsNotClosed_Fails(string source) => await FailureAsync(Test(source));

    [Fact]
    public Task ExpectedByKeyWithArguments_Passes()
    {
        var test = Test("class C { void M() { int {|#0:bad|} = 0; } }");
        test.ExpectedDiagnostics.Add(new DiagnosticResult(NameAnalyzer.Local).WithLocation(0).WithArguments("bad"));
        return test.RunAsync();
    }

    [Fact]
    public async Task ArgumentsAreWrong_Fails()
    {
        var test = Test("class C { void M() { int {|#0:bad|} = 0; } }");
        test.ExpectedDiagnostics.Add(new DiagnosticResult(NameAnalyzer.Local).WithLocation(0).WithArguments("good"));
        await FailureAsync(test);
    }

    [Theory]
    [InlineData("Local 'bad' is bad", true)]
    [InlineData("Local 'bad' is good", false)]
    public async Task MessageIsCompared(string message, bool passes)
    {
        var test = Test("class C { void M() { int bad = 0; } }");
        test.ExpectedDiagnostics.Add(new DiagnosticResult("TOY001", DiagnosticSeverity.Warning).WithSpan(1, 26, 1, 29).WithMessage(message));
        await RunAsync(test, passes);
    }

    [Theory]
    [InlineData(DiagnosticSeverity.Warning, true)]
    [InlineData(DiagnosticSeverity.Error, false)]
    public async Task SeverityIsCompared(DiagnosticSeverity severity, bool passes)
    {
        var test = Test("class C { void M() { int {|#0:bad|} = 0; } }");
        test.ExpectedDiagnostics.Add(new DiagnosticResult("TOY001", severity).WithLocation(0));
        await RunAsync(test, passes);
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(2, false)]
    public async Task AdditionalLocationsAreCompared(int second, bool passes)
    {
        var test = Test("{|#1:class|} {|#0:Bad|} { {|#2:int|} f; }");
        test.ExpectedDiagnostics.Add(new DiagnosticResult(NameAnalyzer.Type).WithLocation(0).WithLocation(second).WithArguments("Bad"));
        await RunAsync(test, passes);
    }

    [Theory]
    [InlineData("none", true)]
    [InlineData("error", false)]
    public async Task ConfigFileIsRead(string severity, bool passes)
    {
        var test = Test("class C { void M() { int bad = 0; } }");
        test.TestState.AnalyzerConfigFiles.Add(("/.globalconfig", $"is_global = true\ndotnet_diagnostic.TOY001.severity = {severity}\n"));
        await RunAsync(test, passes);
    }

    [Fact]
    public Task DisabledDiagnostic_IsNotReported()
    {
        var test = Test("class C { void M() { int bad = 0; } }");
        test.DisabledDiagnostics.Add("TOY001");
        return test.RunAsync();
    }

    [Fact]
    public async Task SecondSourceIsCompiledToo()
    {
        var test = Test("class C { D d; }");
        test.TestState.Sources.Add("class D { void M() { int {|TOY001:bad|} = 0; } }");
        await test.RunAsync();
        await FailureAsync(Test("class C { D d; }"));
    }

    [Theory]
    [InlineData("class C { void M() { System.IO.RandomAccess.FlushToDisk(null); } }", true)]
    [InlineData("class C { void M() { System.IO.File.CreateHardLink(null, null, null, null); } }", false)]
    public async Task SourceIsCompiledAgainstTheFramework(string source, bool passes)
    {
        await RunAsync(Against(TestedFramework.Net80), passes);
        await RunAsync(Against(TestedFramework.Net100), passes);
        await RunAsync(Against(TestedFramework.NetStandard20), passes: false);

        CSharpAnalyzerTest<NameAnalyzer, DefaultVerifier> Against(TestedFramework framework)
        {
            var test = new CSharpAnalyzerTest<NameAnalyzer, DefaultVerifier> { TestCode = source };
            framework.ApplyTo(test);
            return test;
        }
    }

#if !MICROSOFT_CODEANALYSIS_TESTING
    // The real library asks a registry for these.
    [Fact]
    public async Task ReferenceAssembliesOfTheHarnessAreResolved()
    {
        foreach (var framework in (ReferenceAssemblies[])[ReferenceAssemblies.Net.Net80, ReferenceAssemblies.Net.Net100, ReferenceAssemblies.NetStandard.NetStandard20])
            await new CSharpAnalyzerTest<NameAnalyzer, DefaultVerifier> { TestCode = Silent, ReferenceAssemblies = framework }.RunAsync();
    }
#endif

    [Fact]
    public async Task OutputKindIsUsed()
    {
        var test = Test("System.Console.WriteLine();");
        await FailureAsync(test);
        test.TestState.OutputKind = OutputKind.ConsoleApplication;
        await test.RunAsync();
    }

    internal static async Task FailureAsync<TVerifier>(AnalyzerTest<TVerifier> test, string says = "")
        where TVerifier : IVerifier, new()
    {
        var exception = await Assert.ThrowsAnyAsync<Exception>(() => test.RunAsync());
#if !MICROSOFT_CODEANALYSIS_TESTING
        Assert.IsType<InvalidOperationException>(exception);
        Assert.Contains(says, exception.Message, StringComparison.Ordinal);
#endif
    }

    private static CSharpAnalyzerTest<NameAnalyzer, DefaultVerifier> Test(string source) => Test<NameAnalyzer>(source);

    private static CSharpAnalyzerTest<TAnalyzer, DefaultVerifier> Test<TAnalyzer>(string source)
        where TAnalyzer : DiagnosticAnalyzer, new()
    {
        var test = new CSharpAnalyzerTest<TAnalyzer, DefaultVerifier> { TestCode = source };
        TestedFramework.Net100.ApplyTo(test);
        return test;
    }

    private static async Task RunAsync<TAnalyzer>(CSharpAnalyzerTest<TAnalyzer, DefaultVerifier> test, bool passes)
        where TAnalyzer : DiagnosticAnalyzer, new()
    {
        if (passes)
            await test.RunAsync();
        else
            await FailureAsync(test);
    }
}
