using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Threading.Tasks;
using Durability.Analyzers.Tests.Engine;
using Durability.Testing;
using Microsoft.CodeAnalysis;
using Xunit;

namespace Durability.Analyzers.Tests.ValidCode;

/// <summary>Programs that do it right, or need not: every rule is silent on all of them, at every severity.</summary>
public sealed class ValidCodeTests
{
    private const string Prefix = "ValidCode.Programs.";

    private static readonly Assembly s_tests = typeof(ValidCodeTests).Assembly;

    public static TheoryData<string> Programs => [.. s_tests.GetManifestResourceNames().Where(IsProgram).Order(StringComparer.Ordinal).Select(name => name[Prefix.Length..])];

    [Theory]
    [MemberData(nameof(Programs))]
    public async Task Program_is_silent(string name)
    {
        var program = AnalyzedProgram.Of([Read(name)], References);
        Assert.Empty(program.Compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        Assert.Equal("", await program.ReportAsync());
    }

    [Fact]
    public async Task All_programs_in_one_compilation_are_silent_where_their_names_do_not_clash()
    {
        var sources = s_tests.GetManifestResourceNames().Where(IsProgram).Order(StringComparer.Ordinal)
            .Select(name => $"#nullable enable\nnamespace {Path.GetFileNameWithoutExtension(name[Prefix.Length..])}Program\n{{\n{Read(name[Prefix.Length..])}\n}}");
        var program = AnalyzedProgram.Of(sources, References);
        Assert.Empty(program.Compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        Assert.Equal("", await program.ReportAsync());
    }

    private static IEnumerable<MetadataReference> References => TestedFramework.Net100.References.Add(Verify.Runtime(TestedFramework.Net100));

    private static bool IsProgram(string resource) => resource.StartsWith(Prefix, StringComparison.Ordinal);

    private static string Read(string name)
    {
        using var stream = s_tests.GetManifestResourceStream(Prefix + name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
