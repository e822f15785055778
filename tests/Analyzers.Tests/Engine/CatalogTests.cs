using System.Collections.Generic;
using System.Linq;
using Durability.Analyzers.Catalog;
using Durability.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace Durability.Analyzers.Tests.Engine;

/// <summary>The catalog is a table of names: each row must still mean a member, or it says nothing about any program.</summary>
public sealed class CatalogTests
{
    private static readonly CSharpCompilation s_framework = CSharpCompilation.Create(
        "Framework",
        references: TestedFramework.Net100.References,
        options: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));

    public static TheoryData<string, string> FrameworkMembers
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var (type, member) in IoCatalog.AllRows.Where(row => !row.External).Select(row => (row.Type, row.Member)).Distinct())
                data.Add(type, member);
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(FrameworkMembers))]
    public void Row_names_a_member_of_the_framework(string type, string member)
    {
        var found = MembersOf(type, member).ToList();
        Assert.NotEmpty(found);
        foreach (var row in IoCatalog.AllRows.Where(row => row.Type == type && row.Member == member))
        {
            Assert.Contains(found, symbol => TakesOne(symbol, row.On) && TakesOne(symbol, row.To));
        }
    }

    /// <summary>Rows of several types may share a list of names; each name must be a parameter of one of them.</summary>
    [Fact]
    public void Parameter_names_of_the_rows_exist()
    {
        var dead =
            from rows in IoCatalog.AllRows.Where(row => !row.External).GroupBy(row => (row.Member, Names: row.On + "|" + row.To))
            let parameters = rows.SelectMany(row => MembersOf(row.Type, row.Member)).SelectMany(ParametersOf).ToHashSet()
            from name in NamesIn(rows.First().On).Concat(NamesIn(rows.First().To))
            where !parameters.Contains(name)
            select $"{rows.First().Type}.{rows.Key.Member}({name})";
        Assert.Equal([], dead);
    }

    [Fact]
    public void Rows_with_a_switch_have_an_overload_that_takes_it()
    {
        foreach (var row in IoCatalog.AllRows.Where(row => row is { WhenTrue: true, External: false }))
        {
            Assert.Contains(
                MembersOf(row.Type, row.Member).OfType<IMethodSymbol>(),
                method => method.Parameters is [.., { Type.SpecialType: SpecialType.System_Boolean }]);
        }
    }

    [Fact]
    public void Rows_of_one_member_do_not_contradict_each_other()
    {
        var doubled = IoCatalog.AllRows
            .GroupBy(row => (row.Type, row.Member, row.On, row.WhenTrue))
            .Where(rows => rows.Count() > 1)
            .Select(rows => rows.Key);
        Assert.Empty(doubled);
    }

    [Theory]
    [InlineData("path|stream|writer", "stream", true)]
    [InlineData("path|stream|writer", "path", true)]
    [InlineData("path|stream|writer", "writer", true)]
    [InlineData("path|stream|writer", "str", false)]
    [InlineData("fileName", "Name", false)]
    [InlineData("fileName|filename", "filename", true)]
    [InlineData("xpath|path", "path", true)]
    public void Parameter_names_are_compared_whole(string list, string name, bool expected) => Assert.Equal(expected, IoCatalog.Names(list, name));

    /// <summary>Members of the type, of its bases and interfaces: a row may name the type that a program names.</summary>
    private static IEnumerable<ISymbol> MembersOf(string type, string member)
    {
        var symbol = s_framework.GetTypeByMetadataName(type);
        if (symbol is null)
            return [];
        if (member == ".ctor")
            return symbol.InstanceConstructors;
        var types = symbol.AllInterfaces.AsEnumerable();
        for (var current = symbol; current is not null; current = current.BaseType)
            types = types.Append(current);
        var members = types.SelectMany(each => each.GetMembers(member));
        return member == "CreateEntryFromFile" ? members.Concat(ExtensionsNamed(member)) : members;
    }

    private static IEnumerable<ISymbol> ExtensionsNamed(string member)
        => s_framework.GetTypeByMetadataName("System.IO.Compression.ZipFileExtensions")!.GetMembers(member);

    private static bool TakesOne(ISymbol symbol, string list)
        => list is "" || list[0] == '*' || NamesIn(list).Any(name => ParametersOf(symbol).Contains(name));

    private static IEnumerable<string> NamesIn(string list) => list is "" || list[0] == '*' ? [] : list.Split('|');

    private static IEnumerable<string> ParametersOf(ISymbol symbol)
        => symbol is IMethodSymbol method ? method.Parameters.Select(parameter => parameter.Name) : [];
}
