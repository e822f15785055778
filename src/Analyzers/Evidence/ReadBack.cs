using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using Durability.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Durability.Analyzers.Evidence;

/// <summary>A file that the type which writes it also reads is state: what is lost is missed when the program starts again.</summary>
internal sealed class ReadBack
{
    readonly ConcurrentDictionary<INamedTypeSymbol, TypeReads> _types = new(SymbolEqualityComparer.Default);

    static readonly HashSet<string> Readers = new(StringComparer.Ordinal)
    {
        "ReadAllText", "ReadAllTextAsync", "ReadAllBytes", "ReadAllBytesAsync", "ReadAllLines", "ReadAllLinesAsync", "ReadLines", "ReadLinesAsync", "OpenRead", "OpenText", "StreamReader", "Load", "LoadAsync", "Deserialize", "DeserializeAsync", "ReadXml",
    };

    /// <summary>Of parsers and the like; a member of the program's own that is called so may read one file and no other.</summary>
    static readonly HashSet<string> ParsersOfFiles = new(StringComparer.Ordinal)
    {
        "ParseFile", "ParseFileAsync", "ReadFile", "ReadFileAsync", "LoadFile", "LoadFileAsync", "LoadFromFile", "LoadFromFileAsync", "ReadFromFile", "ReadFromFileAsync", "DeserializeFromFile", "DeserializeFromFileAsync", "FromFile", "FromFileAsync",
    };

    /// <summary>
    /// The member of the type that reads the file; null where none does, or where the path is its caller's. <paramref name="toGoOn"/>: only one
    /// whose name says that the program goes on from what it reads.
    /// </summary>
    public string? By(ISymbol member, SymbolicValue? path, bool toGoOn = false) =>
        path is not null && member.ContainingType is { } type && FileName(path, type) is { } name ? ReadsOf(type).Of(name, toGoOn) : null;

    /// <summary>
    /// The member that reads the file which is written at <paramref name="site"/>, its path found in the same words (<c>PathOf(_name)</c> here and
    /// there, of what the object has), or that reads all files of its folder.
    /// </summary>
    public string? ByWords(ISymbol member, SyntaxNode site)
    {
        if (member.ContainingType is not { } type || WrittenPath.Of(site) is not { } written)
            return null;
        var path = WrittenPath.PutTogether(written);
        return path is InvocationExpressionSyntax or BinaryExpressionSyntax or InterpolatedStringExpressionSyntax ? ReadsOf(type).InWords(path, site) : null;
    }

    TypeReads ReadsOf(INamedTypeSymbol type) => _types.GetOrAdd(type, static t => new TypeReads(t));

    /// <summary>A path that is read, and the member that reads it.</summary>
    sealed record PathRead(ExpressionSyntax Path, MemberDeclarationSyntax Reader);

    /// <summary>A folder whose files are all read, told by the end of their names, and the member that reads them.</summary>
    sealed record FolderRead(string Folder, string Extension, MemberDeclarationSyntax Reader);

    /// <summary>The paths that one type reads, found once; and who reads which file, asked for at each write.</summary>
    sealed class TypeReads
    {
        readonly ConcurrentDictionary<(string File, bool ToGoOn), string?> _readers = new();
        readonly List<PathRead> _reads = [];
        readonly List<FolderRead> _folders = [];
        readonly INamedTypeSymbol _type;
        readonly List<SyntaxNode> _parts;

        public TypeReads(INamedTypeSymbol type)
        {
            (_type, _parts) = (type, [.. SourceOrder.Parts(type).Select(r => r.GetSyntax())]);
            foreach (var node in _parts.SelectMany(p => p.DescendantNodes()))
            {
                if (PathReadBy(node) is { } path && node.FirstAncestorOrSelf<MemberDeclarationSyntax>(m => m is BaseMethodDeclarationSyntax or BasePropertyDeclarationSyntax or FieldDeclarationSyntax) is { } reader && !OnlyAsks(reader) && !HandsOn(reader) && !Compares(reader))
                    _reads.Add(new PathRead(path, reader));
            }

            foreach (var read in _reads)
            {
                foreach (var node in read.Reader.DescendantNodes())
                {
                    if (FilesOf(node, read.Reader) is { } folder)
                        _folders.Add(folder);
                }
            }
        }

        public string? Of(string name, bool toGoOn) => _reads.Count == 0 ? null : _readers.GetOrAdd((name, toGoOn), key => Find(key.File, key.ToGoOn));

        public string? InWords(ExpressionSyntax path, SyntaxNode site)
        {
            if (_reads.Count == 0)
                return null;
            var words = path.ToString();
            var reader = (IsOfMembers(path) ? _reads.Find(read => !read.Reader.Contains(site) && WrittenPath.PutTogether(read.Path).ToString() == words)?.Reader : null) ?? ReaderOfFolder(path);
            return reader is null ? null : NameOf(reader) ?? _type.Name;
        }

        /// <summary>Made of what the type has, and of nothing that a caller passes: the same words are the same file.</summary>
        bool IsOfMembers(ExpressionSyntax path) =>
            path is InvocationExpressionSyntax { Expression: IdentifierNameSyntax, ArgumentList.Arguments: { Count: > 0 } given } && given.All(a => a.Expression is IdentifierNameSyntax { Identifier.ValueText: var member } && !_type.GetMembers(member).IsEmpty);

        MemberDeclarationSyntax? ReaderOfFolder(ExpressionSyntax path)
        {
            if (_folders.Count == 0)
                return null;
            if (path is InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: var helper } } && ValueOfMember(helper) is { } result)
                path = result;
            return _folders.Find(read => path.ToString().Contains(read.Extension + "\"") && path.DescendantNodes().Any(n => n is IdentifierNameSyntax name && name.Identifier.ValueText == read.Folder))?.Reader;
        }

        string? Find(string name, bool toGoOn)
        {
            var reader = _reads.Find(read => (!toGoOn || GoesOn(read.Reader)) && (Mentions(read.Path, name, 1) || IsKeptAs(read.Path, name) || IsHandedTo(read, name)))?.Reader ?? MakerThatReads(name);
            return reader is null || (toGoOn && !GoesOn(reader)) ? null : NameOf(reader) ?? _type.Name;
        }

        /// <summary><c>LoadFromLog</c>, or the making of the object: not what only shows the file to somebody.</summary>
        static bool GoesOn(MemberDeclarationSyntax reader) => NameOf(reader) is not { } name || EvidenceWords.LoadingVerbs.Contains(EvidenceWords.Split(name).FirstOrDefault() ?? "");

        /// <summary><c>LoadFrom(string file)</c> reads what it is given, and a member of the type gives it this file.</summary>
        bool IsHandedTo(PathRead read, string name) =>
            read is { Path: IdentifierNameSyntax given, Reader: MethodDeclarationSyntax method } && !method.DescendantNodes().Any(n => n is IdentifierNameSyntax { Identifier.ValueText: "ReadWrite" or "SetLength" or "WriteAllText" }) && method.ParameterList.Parameters.IndexOf(p => p.Identifier.ValueText == given.Identifier.ValueText) is >= 0 and var at
            && _parts.SelectMany(p => p.DescendantNodes()).Any(n => n is InvocationExpressionSyntax { ArgumentList.Arguments: var arguments } call && Rules.Naming.Called(call) == method.Identifier.ValueText && at < arguments.Count && (Mentions(arguments[at].Expression, name, 1) || IsKeptAs(arguments[at].Expression, name)));

        /// <summary><c>Open(string file) { text = File.ReadAllText(file); _current = file; }</c>: what is read is what the object writes to from then on.</summary>
        static bool IsKeptAs(ExpressionSyntax read, string name) =>
            read is IdentifierNameSyntax { Identifier.ValueText: var given } && given != name && read.FirstAncestorOrSelf<BaseMethodDeclarationSyntax>() is MethodDeclarationSyntax opener
            && opener.DescendantNodes().Any(n => n is AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression, Left: var kept, Right: IdentifierNameSyntax from } && from.Identifier.ValueText == given && LastName(kept) == name);

        /// <summary>A member that reads the file and makes the object from what it has read, handing it the path: the object will write to what was read.</summary>
        MemberDeclarationSyntax? MakerThatReads(string name)
        {
            foreach (var parameter in _type.InstanceConstructors.SelectMany(c => c.Parameters).Where(p => p.Name == name || _parts.Exists(part => Keeps(part, name, p.Name))))
            {
                foreach (var maker in _reads.Select(r => r.Reader).Distinct())
                {
                    var handed = maker.DescendantNodes().OfType<BaseObjectCreationExpressionSyntax>().Where(made => Makes(made, _type, (IMethodSymbol)parameter.ContainingSymbol))
                        .Select(made => made.ArgumentList!.Arguments[parameter.Ordinal].Expression).OfType<IdentifierNameSyntax>();
                    if (handed.Any(path => _reads.Exists(read => read.Reader == maker && Mentions(read.Path, path.Identifier.ValueText, 1))))
                        return maker;
                }
            }

            return null;
        }

        /// <summary>Whether an expression names the file, or is a variable that was set to one that does.</summary>
        bool Mentions(ExpressionSyntax expression, string name, int depth)
        {
            foreach (var node in expression.DescendantNodesAndSelf())
            {
                if (node is IdentifierNameSyntax { Identifier.ValueText: var identifier } local)
                {
                    if (identifier == name || (depth > 0 && (LocalValue.Declared(local) ?? ValueOfMember(identifier)) is { } value && Mentions(value, name, depth - 1)))
                        return true;
                }
                else if (node is LiteralExpressionSyntax { Token.Value: string text } && text == name)
                {
                    return true;
                }
            }

            return false;
        }

        /// <summary>What a field or property of the type is set to, where it is made or in a constructor, or what a method puts together.</summary>
        ExpressionSyntax? ValueOfMember(string member)
        {
            if (_type.GetMembers(member).IsEmpty)
                return null;
            foreach (var node in _parts.SelectMany(p => p.DescendantNodes()))
            {
                var value = node switch
                {
                    AssignmentExpressionSyntax { Left: var kept, Right: var given } when LastName(kept) == member && given.FirstAncestorOrSelf<ConstructorDeclarationSyntax>() is not null => given,
                    VariableDeclaratorSyntax { Initializer.Value: var given, Parent.Parent: FieldDeclarationSyntax } field when field.Identifier.ValueText == member => given,
                    PropertyDeclarationSyntax { Initializer.Value: var given } property when property.Identifier.ValueText == member => given,
                    PropertyDeclarationSyntax { ExpressionBody.Expression: var given } property when property.Identifier.ValueText == member => given,
                    MethodDeclarationSyntax method when method.Identifier.ValueText == member => JoinedPath.Result(method),
                    _ => null,
                };
                if (value is not null)
                    return value;
            }

            return null;
        }
    }

    static bool Makes(BaseObjectCreationExpressionSyntax made, INamedTypeSymbol type, IMethodSymbol constructor) =>
        made.ArgumentList?.Arguments.Count == constructor.Parameters.Length
        && (made is not ObjectCreationExpressionSyntax { Type: var named } || (named is SimpleNameSyntax simple && simple.Identifier.ValueText == type.Name));

    /// <summary>Whether a member of the type is set to a parameter of its constructor.</summary>
    static bool Keeps(SyntaxNode type, string member, string parameter) => type.DescendantNodes().Any(n => n switch
    {
        AssignmentExpressionSyntax { Left: var kept, Right: IdentifierNameSyntax from } => from.Identifier.ValueText == parameter && LastName(kept) == member,
        VariableDeclaratorSyntax { Initializer.Value: IdentifierNameSyntax from } field => from.Identifier.ValueText == parameter && field.Identifier.ValueText == member,
        PropertyDeclarationSyntax { Initializer.Value: IdentifierNameSyntax from } property => from.Identifier.ValueText == parameter && property.Identifier.ValueText == member,
        _ => false,
    });

    static string LastName(ExpressionSyntax expression) => expression switch
    {
        IdentifierNameSyntax name => name.Identifier.ValueText,
        MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax, Name.Identifier.ValueText: var name } => name,
        _ => "",
    };

    /// <summary>
    /// What the file itself is called: a member of the type or a constant. One file of a folder, whose name a caller passes
    /// or a loop makes, is not read back by reading another.
    /// </summary>
    static string? FileName(SymbolicValue path, INamedTypeSymbol type) => path switch
    {
        { Kind: SymbolicKind.Join, Left: SymbolicValue left, Right: SymbolicValue { Kind: SymbolicKind.Text, Text: var extension } } when extension.StartsWith(".", StringComparison.Ordinal) => FileName(left, type),
        { Kind: SymbolicKind.Join, IsInFolder: false, Right: SymbolicValue { Kind: SymbolicKind.Text, Text: ['.', ..] } } => null,
        { Kind: SymbolicKind.Join, Right: SymbolicValue last } => FileName(last, type),
        { Kind: SymbolicKind.Variable, Symbol: IFieldSymbol or IPropertySymbol or IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor } } } => path.Text,
        { Kind: SymbolicKind.Choice, Left: SymbolicValue left, Right: SymbolicValue right } => FileName(left, type) ?? FileName(right, type),
        { Kind: SymbolicKind.Text } when path.Text.Length > 3 => path.Text,
        { Kind: SymbolicKind.Call, Left: null, Right: null, Symbol: not IMethodSymbol { Parameters.IsEmpty: false } } when !type.GetMembers(path.Text).IsEmpty => path.Text,
        _ => null,
    };

    /// <summary>The path of the file that a call, or the making of a reader, reads; null for every other node.</summary>
    public static ExpressionSyntax? PathReadBy(SyntaxNode node) => node switch
    {
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name }, ArgumentList.Arguments: [var path, ..] } when Readers.Contains(name) || ParsersOfFiles.Contains(name) => path.Expression,
        ObjectCreationExpressionSyntax { Type: SimpleNameSyntax { Identifier.ValueText: var name }, ArgumentList.Arguments: [var path, ..] } made when Readers.Contains(name) || (name == "FileStream" && OpensExisting(made.ArgumentList)) => path.Expression,
        _ => null,
    };

    /// <summary><c>Directory.GetFiles(folder, "*.json")</c>.</summary>
    static FolderRead? FilesOf(SyntaxNode node, MemberDeclarationSyntax reader) =>
        node is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "Directory" }, Name.Identifier.ValueText: "GetFiles" or "EnumerateFiles" }, ArgumentList.Arguments: [{ Expression: var folder }, { Expression: LiteralExpressionSyntax { Token.Value: string pattern } }, ..] }
        && pattern.StartsWith("*.", StringComparison.Ordinal) && pattern.Length > 2 && LastName(WrittenPath.PutTogether(folder)) is { Length: > 0 } name ? new FolderRead(name, pattern.Substring(1), reader) : null;

    static bool OpensExisting(ArgumentListSyntax arguments) => arguments.Arguments.Count > 1 && arguments.Arguments[1].Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Open" };

    /// <summary><c>string ReadAllText() => File.ReadAllText(FullPath)</c>: the type stands for any file, and its callers know which.</summary>
    static bool HandsOn(MemberDeclarationSyntax reader) =>
        reader is MethodDeclarationSyntax { Identifier.ValueText: var name } && name is not ("Load" or "LoadAsync") && Readers.Contains(name);

    /// <summary><c>void WriteIfChanged(string text)</c> reads what it is about to write: what is lost is written the next time.</summary>
    static bool Compares(MemberDeclarationSyntax reader) =>
        reader is MethodDeclarationSyntax { Identifier.ValueText: var name } && EvidenceWords.Split(name).FirstOrDefault() is "write" or "dispose" or "close" or "flush";

    /// <summary><c>bool NeedsUpdate()</c> reads a mark: where it is torn, what it stands for is made again.</summary>
    static bool OnlyAsks(MemberDeclarationSyntax reader) =>
        reader is MethodDeclarationSyntax { Identifier.ValueText: var name } asker && asker.ReturnType.ToString() is "bool" or "Task<bool>" or "ValueTask<bool>"
        && (name.StartsWith("Has", StringComparison.Ordinal) || name.StartsWith("Needs", StringComparison.Ordinal) || name.StartsWith("Should", StringComparison.Ordinal) || name.StartsWith("Is", StringComparison.Ordinal));

    static string? NameOf(MemberDeclarationSyntax member) => member switch
    {
        MethodDeclarationSyntax method => method.Identifier.ValueText,
        PropertyDeclarationSyntax property => property.Identifier.ValueText,
        _ => null,
    };
}
