using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using Durability.Analyzers.Catalog;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace Durability.Analyzers.Tests.Rules.Settings;

/// <summary>Each row names a real member of the real library, so that a renamed one is noticed.</summary>
public sealed class SettingRowsTests
{
    static readonly CSharpCompilation Libraries = CSharpCompilation.Create("libraries", references:
        typeof(SettingRowsTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Where(static a => a.Key == "LibraryAssembly").Select(static a => MetadataReference.CreateFromFile(a.Value!))
            .Append(MetadataReference.CreateFromFile(typeof(object).Assembly.Location)));

    /// <summary>RocksDB's package carries its native library for every platform; Tsavorite, Spreads.LMDB and Mono's SQLite are not in the registry.</summary>
    static bool IsReferenced(string fullName) => !fullName.StartsWith("RocksDbSharp.", StringComparison.Ordinal) && !fullName.StartsWith("Spreads.", StringComparison.Ordinal) && !fullName.StartsWith("Mono.", StringComparison.Ordinal) && !fullName.StartsWith("Tsavorite.", StringComparison.Ordinal);

    public static IEnumerable<object[]> Members => SettingRows.All.Where(static row => row.Types != "*")
        .SelectMany(static row => row.Types.Split('|').Where(IsReferenced).Select(type => (type, row.Member, row.Parameter, row.Instead))).Distinct()
        .Select(static row => new object[] { row.type, row.Member, row.Parameter, row.Instead });

    [Theory]
    [MemberData(nameof(Members))]
    public void Row_NamesARealMember(string type, string member, string parameter, string instead)
    {
        var members = MembersOf(type).Where(symbol => symbol.Name == member).ToList();
        Assert.NotEmpty(members);
        if (parameter.Length > 0)
            Assert.Contains(members.OfType<IMethodSymbol>(), method => method.Parameters.Any(p => p.Name == parameter));
        else if (instead is not ("" or "true" or "false"))
            Assert.Contains(MembersOf(type), symbol => symbol.Name == instead);
    }

    public static IEnumerable<object[]> Writes => SettingRows.Uncommitted.Where(static row => IsReferenced(row.FullNames)).SelectMany(static row => row.Writes.Concat(row.Commits.Where(static c => c != "AutoCommit")).Select(name => new object[] { row.FullNames, name }));

    [Theory]
    [MemberData(nameof(Writes))]
    public void UncommittedRow_NamesARealMember(string type, string member) => Assert.Contains(MembersOf(type), symbol => symbol.Name == member);

    [Fact]
    public void EveryLibrary_HasARule()
        => Assert.Equal(
            SettingRows.All.Select(static row => row.Library.Id).Concat(SettingTexts.All.Select(static text => text.Library.Id)).Concat(SettingRows.Uncommitted.Select(static row => row.Library.Id)).Distinct().Order(),
            new DurabilityAnalyzer().SupportedDiagnostics.Select(static descriptor => descriptor.Id).Where(static id => id.StartsWith("DUR6", StringComparison.Ordinal)).Order());

    static IEnumerable<ISymbol> MembersOf(string type)
    {
        var found = Libraries.GetTypeByMetadataName(type);
        Assert.NotNull(found);
        for (INamedTypeSymbol? t = found; t is not null; t = t.BaseType)
        {
            foreach (var member in t.GetMembers())
                yield return member;
        }
    }
}
