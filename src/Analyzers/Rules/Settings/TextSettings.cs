using System;
using System.Collections.Generic;
using System.Linq;
using Durability.Analyzers.Catalog;
using Durability.Analyzers.Evidence;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Durability.Analyzers.Rules.Settings;

/// <summary>Switches that are text: SQL, connection strings, keys with values.</summary>
internal static class TextSettings
{
    public static void In(SyntaxToken token, SettingReader reader, List<Finding> findings)
    {
        if (SettingString.Around(token) is not { } expression || !IsUsed(expression))
            return;
        var text = SettingString.Read(expression, reader.Model, reader.Cancellation);
        foreach (var setting in SettingTexts.All)
        {
            var found = Pair(expression, text, setting, reader) ?? SettingTextMatch.Find(text, setting).Where(f => f.IsOff(setting)).Select(f => new Found(expression, Spell(text, f, setting), text)).FirstOrDefault();
            if (found is not { } switched || IsScratch(switched, setting, reader) || reader.Intent.IsDeliberate(switched.At, setting.Library))
                continue;
            findings.Add(SettingRule.Report(LibraryOf(setting, reader), switched.At, switched.Name, setting.Lost, setting.Instead) with { Marked = PieceOf(switched.At, setting) });
            return;
        }
    }

    sealed record Found(ExpressionSyntax At, string Name, string Text);

    /// <summary>Of a text over several lines the piece that names the setting.</summary>
    static SyntaxToken? PieceOf(ExpressionSyntax text, SettingText setting)
    {
        if (text is LiteralExpressionSyntax || text.GetLocation().GetLineSpan() is var span && span.StartLinePosition.Line == span.EndLinePosition.Line)
            return null;
        var pieces = text.DescendantTokens().Where(t => SettingString.Around(t) == text && t.Text.IndexOf(setting.Key, StringComparison.OrdinalIgnoreCase) >= 0).ToList();
        return pieces.Count > 0 ? pieces[0] : null;
    }

    static string Spell(string text, FoundSetting found, SettingText setting) => $"{text.Substring(found.Start, setting.Key.Length)}={found.Value}";

    /// <summary>The value that stands beside a key: <c>{ "acks", "0" }</c>, <c>map["acks"] = "0"</c>, <c>Set("acks", "0")</c>.</summary>
    static Found? Pair(ExpressionSyntax key, string text, SettingText setting, SettingReader reader)
    {
        if (!SettingTextMatch.IsKey(text, setting.Key) || ValueBeside(key) is not { } value || (setting.Near.Length > 0 && !IsNamedIn(key.SyntaxTree, setting.Near, reader)))
            return null;
        var off = SettingString.Read(value, reader.Model, reader.Cancellation);
        return FoundSetting.IsOneOf(off, setting.Off) ? new Found(value, $"{text}={off}", text) : null;
    }

    static ExpressionSyntax? ValueBeside(ExpressionSyntax key) => key.Parent switch
    {
        InitializerExpressionSyntax { RawKind: (int)SyntaxKind.ComplexElementInitializerExpression } pair when pair.Expressions.Count == 2 && pair.Expressions[0] == key => pair.Expressions[1],
        ArgumentSyntax { Parent: BracketedArgumentListSyntax { Arguments.Count: 1, Parent: ExpressionSyntax { Parent: AssignmentExpressionSyntax assignment } indexed } } when assignment.Left == indexed => assignment.Right,
        ArgumentSyntax { Parent: BaseArgumentListSyntax list } argument when list.Arguments.IndexOf(argument) is var at && at + 1 < list.Arguments.Count => list.Arguments[at + 1].Expression,
        ArgumentSyntax { Parent: TupleExpressionSyntax { Arguments.Count: 2 } tuple } argument when tuple.Arguments[0] == argument => tuple.Arguments[1].Expression,
        _ => null,
    };

    static bool IsNamedIn(SyntaxTree tree, string word, SettingReader reader) => tree.GetText(reader.Cancellation).ToString().IndexOf(word, StringComparison.Ordinal) >= 0;

    static readonly HashSet<string> Readers = new(
        ["Contains", "StartsWith", "EndsWith", "IndexOf", "LastIndexOf", "Equals", "Replace", "Split", "IsMatch", "Match", "Matches", "TryGetValue", "ContainsKey", "Remove", "GetValue", "Equal", "AreEqual", "nameof"], StringComparer.Ordinal);

    static readonly string[] Tellers = ["Write", "Log", "Warn", "Error", "Info", "Debug", "Trace", "Fatal", "Print", "Verbose"];

    /// <summary>Run or handed on; not compared, searched for, logged or thrown.</summary>
    static bool IsUsed(ExpressionSyntax text)
    {
        if (text.Parent is BinaryExpressionSyntax or CaseSwitchLabelSyntax or ConstantPatternSyntax or AttributeArgumentSyntax)
            return false;
        if (text.Parent is not ArgumentSyntax { Parent.Parent: { } call })
            return true;
        if (call is BaseObjectCreationExpressionSyntax creation)
            return creation is not ObjectCreationExpressionSyntax { Type: var type } || !type.ToString().EndsWith("Exception", StringComparison.Ordinal);
        var name = call is InvocationExpressionSyntax { Expression: var called } ? called switch
        {
            MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
            MemberBindingExpressionSyntax binding => binding.Name.Identifier.ValueText,
            SimpleNameSyntax simple => simple.Identifier.ValueText,
            _ => "",
        } : "";
        return !Readers.Contains(name) && !Tellers.Any(t => name.StartsWith(t, StringComparison.Ordinal));
    }

    /// <summary>A database in memory, one that is only read, a file that is scratch by its name; or the setting is turned back on.</summary>
    static bool IsScratch(Found found, SettingText setting, SettingReader reader)
    {
        if (setting.Library != SettingLibrary.Sqlite)
            return setting.Library == SettingLibrary.Postgres && IsTurnedOn(found.At, setting, reader);
        return IsInMemory(found.Text) || IsScratchFile(found.Text) || IsInMemory(Around(found.At).ToString()) || IsTurnedOn(found.At, setting, reader);
    }

    static bool IsInMemory(string text) =>
        Names(text, ":memory:") || HasKey(text, "Mode=Memory") || Names(text, "SqliteOpenMode.Memory") || HasKey(text, "Mode=ReadOnly") || Names(text, "SqliteOpenMode.ReadOnly") || HasKey(text, "Read Only=True");

    /// <summary>A whole key of a connection string: <c>Journal Mode=Memory</c> is another one.</summary>
    static bool HasKey(string text, string key)
    {
        for (var at = text.IndexOf(key, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(key, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            if (text.Substring(0, at).TrimEnd() is var before && (before.Length == 0 || before[before.Length - 1] is ';' or '"' or '?' or '&'))
                return true;
        }

        return false;
    }

    static bool Names(string text, string part) => text.IndexOf(part, StringComparison.OrdinalIgnoreCase) >= 0;

    /// <summary><c>Data Source=cache.db</c>.</summary>
    static bool IsScratchFile(string text)
    {
        const string source = "Data Source=";
        var at = text.IndexOf(source, StringComparison.OrdinalIgnoreCase);
        if (at < 0)
            return false;
        var end = text.IndexOf(';', at);
        return EvidenceWords.Split(text.Substring(at + source.Length, (end < 0 ? text.Length : end) - at - source.Length)).Any(SettingWords.Scratch.Contains);
    }

    /// <summary>The member that the text stands in; its type where it is a field.</summary>
    static SyntaxNode Around(SyntaxNode at) =>
        at.FirstAncestorOrSelf<MemberDeclarationSyntax>(m => m is BaseMethodDeclarationSyntax or BasePropertyDeclarationSyntax or GlobalStatementSyntax or TypeDeclarationSyntax) is { } member and not GlobalStatementSyntax ? member : at.SyntaxTree.GetRoot();

    /// <summary>The same type gives the setting another value too: off for a while, or by choice.</summary>
    static bool IsTurnedOn(SyntaxNode at, SettingText setting, SettingReader reader)
    {
        SyntaxNode scope = at.Ancestors().OfType<TypeDeclarationSyntax>().LastOrDefault() ?? at.SyntaxTree.GetRoot(reader.Cancellation);
        foreach (var place in reader.Rules.Bodies.Index.Marks(at.SyntaxTree, reader.Cancellation).Settings)
        {
            if (!scope.Span.Contains(place) || SettingString.Around(scope.FindToken(place)) is not { } other)
                continue;
            var text = SettingString.Read(other, reader.Model, reader.Cancellation);
            if (SettingTextMatch.Find(text, setting).Any(f => !f.IsOff(setting) && !(setting.Key == "journal_mode" && FoundSetting.IsOneOf(f.Value, "off|memory"))))
                return true;
        }

        return false;
    }

    /// <summary>SQL text does not say which library runs it: the file's usings do.</summary>
    static SettingLibrary LibraryOf(SettingText setting, SettingReader reader) =>
        setting.Library == SettingLibrary.Sqlite && IsNamedIn(reader.Model.SyntaxTree, "System.Data.SQLite", reader) && !IsNamedIn(reader.Model.SyntaxTree, "Microsoft.Data.Sqlite", reader)
            ? SettingLibrary.SystemDataSqlite : setting.Library;
}
