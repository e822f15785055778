using System;
using System.Collections.Generic;
using System.Linq;
using Durability.Analyzers.Configuration;
using Durability.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Durability.Analyzers.Evidence;

internal enum EvidenceLevel : byte
{
    /// <summary>The code says that the file may be lost.</summary>
    Counter,
    None,
    Medium,
    Strong,
}

/// <summary>How sure it is that a file is meant to survive a crash, and what in the code says so.</summary>
internal readonly record struct EvidenceFound(EvidenceLevel Level, string Because)
{
    public bool Warns => Level >= EvidenceLevel.Medium;

    /// <summary>The code around is named for durability, so that a bare helper's write owes its callers a sync before anything else.</summary>
    public bool PromisesDurability { get; init; }

    /// <summary>It cannot be made again: the very first write is missed, and not only the old content.</summary>
    public bool IsIrreplaceable { get; init; }

    /// <summary>The names around say so, and neither that of the file nor what is done with it.</summary>
    public bool OfNamesAround { get; init; }

    /// <summary>Nothing nearer than a namespace says so.</summary>
    public bool OfNamespace { get; init; }

    /// <summary>Only a word for records says so, which the program may load again all the same.</summary>
    public bool MayBeLoaded { get; init; }

    /// <summary>A name alone says it: what the code does with the file says more.</summary>
    public bool ByName { get; init; }
}

/// <summary>Weighs what the code says about one file: attributes, comments, the path's own names, then the names around it.</summary>
internal sealed class EvidenceFinder(DurabilityOptions options)
{
    readonly CommentPhrases _comments = new();
    readonly ReadBack _readBack = new();

    /// <summary>
    /// Evidence for the file at <paramref name="path"/>, written at <paramref name="site"/> in <paramref name="member"/>, perhaps by a helper at
    /// the end of <paramref name="way"/>.
    /// </summary>
    public EvidenceFound Of(ISymbol member, SymbolicValue? path, SyntaxNode site, IEnumerable<string>? moreNames = null, Frame? way = null)
    {
        if (Attributes.Nearest(member, Attributes.Durable, Attributes.NotDurable) is { } marked)
            return marked ? new(EvidenceLevel.Strong, "[Durable]") : new(EvidenceLevel.Counter, "[NotDurable]");
        if (options.Scope == DurabilityScope.Marked)
            return new(EvidenceLevel.Counter, "not marked [Durable]");
        var found = InferEither(member, path, site, moreNames ?? []);
        if (found is { Level: EvidenceLevel.Medium, IsIrreplaceable: false } && HelperThatMakesAgain(way) is { } helper)
            return new(EvidenceLevel.Counter, $"the name '{helper}'") { ByName = true };
        return options.Scope == DurabilityScope.All && found.Level <= EvidenceLevel.None ? new(EvidenceLevel.Medium, "durability_scope = all") : found;
    }

    /// <summary>Of two files that it may be, the one that is missed more decides.</summary>
    EvidenceFound InferEither(ISymbol member, SymbolicValue? path, SyntaxNode site, IEnumerable<string> moreNames)
    {
        if (path?.Alternatives() is not { } either)
            return Infer(member, path, site, moreNames);
        var (first, second) = (Infer(member, either.First, site, moreNames), Infer(member, either.Second, site, moreNames));
        return second.Level > first.Level ? second : first;
    }

    EvidenceFound Infer(ISymbol member, SymbolicValue? path, SyntaxNode site, IEnumerable<string> moreNames)
    {
        if (path?.IsTemporary == true)
            return new(EvidenceLevel.Counter, "temporary folder");
        if (IsTestCode(member, site))
            return new(EvidenceLevel.Counter, "test code");
        if (IsPickedByUser(site) || AsksForName(path) || IsSaveAs(PathVariable(site) ?? "") || (path?.Kind == SymbolicKind.Variable && IsSaveAs(path.Text)))
            return new(EvidenceLevel.Counter, "the user picks the file");
        if (path?.NamesOfFile().Any(name => !name.IsFolder && IsJustTemporary(name.Text)) == true)
            return new(EvidenceLevel.Counter, "a temporary file");
        if (IsOfSuccessor(path))
            return new(EvidenceLevel.Counter, "it takes another file's place");
        if (IsOfProcess(site))
            return new(EvidenceLevel.Counter, "a file of one process");
        if (ScratchFolder(path) is { } folder)
            return new(EvidenceLevel.Counter, $"the folder '{folder}'") { ByName = true };
        // An export reads nothing of the file that it makes.
        var isChanged = RewrittenFile.IsDocumentOfFile(site);
        var ofPath = OfNames(PathNames(path, site).Concat(moreNames.Select(OfFile)));
        if (ofPath is { Level: EvidenceLevel.Counter, MayBeLoaded: true } && LogOfEngineAround(member) is { } engine)
            return new(EvidenceLevel.Medium, $"the name '{engine}'");
        if (ofPath.Level == EvidenceLevel.Counter)
            return !ofPath.MayBeLoaded ? ofPath : isChanged ? ReadAndChanged : _readBack.By(member, path, toGoOn: true) is { } loader ? new(EvidenceLevel.Medium, $"'{loader}' reads it back") : ofPath;
        if (ofPath.Level == EvidenceLevel.None && path?.NamesOfOwners().FirstOrDefault(IsScratch) is { } owner)
            return new(EvidenceLevel.Counter, $"the name '{owner}'") { ByName = true };
        // "Atomic" asks for the old content or the new: of a cache, too, which can be lost.
        if (_comments.Around(site) is { } phrase && !(IsOfAtomicity(phrase) && Purpose.MakesAgain(member, ofPath.IsIrreplaceable) is not null))
            return new(EvidenceLevel.Strong, $"the comment says '{phrase}'");
        if (StrongNameAround(member) is { } strong && !IsOfAtomicity(strong) is var promises && (promises || Purpose.MakesAgain(member, ofPath.IsIrreplaceable) is null))
            return new(EvidenceLevel.Strong, $"the name '{strong}'") { PromisesDurability = promises };
        if (EnginePartAround(member) is { } part)
            return new(EvidenceLevel.Medium, $"the name '{part}'");
        if (Purpose.IsMadeByTool(member))
            return new(EvidenceLevel.Counter, "a build or another tool makes it again") { ByName = true };
        if (!isChanged && Purpose.MakesAgain(member, ofPath.IsIrreplaceable) is { } maker)
            return new(EvidenceLevel.Counter, $"the name '{maker}'") { ByName = true };
        if (Purpose.Measures(member) is { } curve && !PathNames(path, site).Any(name => EvidenceWords.Split(name.Text).Any(EvidenceWords.KeptThoughCached.Contains)))
            return new(EvidenceLevel.Counter, $"the name '{curve}'") { ByName = true };
        if (ofPath.Level == EvidenceLevel.Medium)
            return ofPath;
        if (!isChanged && NamesAround(member).FirstOrDefault(n => EvidenceWords.ScratchVerbs.Contains(EvidenceWords.Split(n).FirstOrDefault() ?? "")) is { } verb)
            return new(EvidenceLevel.Counter, $"the name '{verb}'") { ByName = true, MayBeLoaded = EvidenceWords.ScratchUnlessLoaded.Contains(EvidenceWords.Split(verb).First()) };
        if (Purpose.ScratchNamespace(member) is { } scratch)
            return new(EvidenceLevel.Counter, $"the namespace '{scratch}'") { ByName = true };
        // What is state in the name of a file counts here no more than in that of a folder.
        var names = NamesAround(member).Select(name => new PathName(WithoutLock(name), IsFolder: true)).ToArray();
        var around = OfNames(names);
        if (around.Level == EvidenceLevel.Medium && GivesOut(member))
            around = OfNames(names.Take(1));
        if (around.Level == EvidenceLevel.None && !IsSaveAs(member.Name) && !PathNames(path, site).Take(1).Any(n => EvidenceWords.Split(n.Text).Any(EvidenceWords.Destinations.Contains)))
            around = OfNamespace(member);
        if (around.Level != EvidenceLevel.None && !(isChanged && around.Level == EvidenceLevel.Counter))
            return around with { OfNamesAround = true };
        if ((_readBack.By(member, path) ?? _readBack.ByWords(member, site)) is { } reader)
            return new(EvidenceLevel.Medium, $"'{reader}' reads it back");
        if (SavedState.SavesDocument(member))
            return new(EvidenceLevel.Medium, $"the name '{member.Name}'");
        if (SavedState.LoaderOf(member, path, site) is { } loads)
            return new(EvidenceLevel.Medium, $"'{loads}' loads what it saves");
        if (SavedState.MarkedBehind(site) is { } mark)
            return new(EvidenceLevel.Medium, $"'{mark}' says that it is saved");
        if (isChanged || RewrittenFile.IsReadBefore(site))
            return ReadAndChanged;
        return SavedState.SavesItself(member, site) ? new(EvidenceLevel.Medium, $"'{member.ContainingType.Name}' saves itself") : around;
    }

    static EvidenceFound ReadAndChanged => new(EvidenceLevel.Medium, "it is read, changed and written again");

    static bool IsOfAtomicity(string words) => EvidenceWords.Split(words).Any(word => word.StartsWith("atomic", StringComparison.Ordinal));

    /// <summary><c>GenerateConfig(path)</c>: whoever calls it, what it writes can be made again.</summary>
    static string? HelperThatMakesAgain(Frame? way)
    {
        for (var frame = way; frame?.Parent is not null; frame = frame.Parent)
        {
            var words = EvidenceWords.Split(frame.Member.Name).ToArray();
            if ((words.Length > 0 && EvidenceWords.ScratchVerbs.Contains(words[0]) && !SavedState.IsImportedAgain(frame.Member)) || words is [.., "to" or "in" or "into", "cache" or "caches"])
                return frame.Member.Name;
        }

        return null;
    }

    /// <summary>Names in the path, last part first: the file's own name says more than its folder's.</summary>
    static IEnumerable<PathName> PathNames(SymbolicValue? path, SyntaxNode site)
    {
        // The variable at the place says more than what it was computed from.
        if (path is not null && PathVariable(site) is { } variable)
            yield return OfFile(WithoutLookup(variable));
        foreach (var name in path?.NamesOfFile().Reverse() ?? [])
            yield return name with { Text = WithoutLookup(name.Text) };
        if (path is not null && WrittenPath.HelperOf(site) is { } helper)
            yield return OfFile(WithoutLookup(helper));
    }

    static PathName OfFile(string name) => new(name, IsFolder: false);

    bool IsScratch(string name) => EvidenceWords.Split(name).Any(word => Has(EvidenceWords.Scratch, options.ScratchNames, word));

    /// <summary><c>temp.xml</c>: named for nothing else. What takes another file's place is called after that.</summary>
    static bool IsJustTemporary(string name) => name.IndexOf('.') is > 0 and var dot && name.Substring(0, dot).ToLowerInvariant() is "temp" or "tmp" or "temporary";

    static string? ScratchFolder(SymbolicValue? path) =>
        path?.NamesOfFile().FirstOrDefault(name => name.IsFolder && EvidenceWords.Split(name.Text).Any(EvidenceWords.ScratchFolders.Contains))?.Text;

    /// <summary><c>modelKey</c> finds a file among others; <c>keyPath</c> and <c>id.key</c> are files with a key in them.</summary>
    static string WithoutLookup(string name) =>
        name is "key" or "Key" ? "" : name.EndsWith("Key", StringComparison.Ordinal) && name.IndexOf('.') < 0 && char.IsLower(name[0]) ? name.Substring(0, name.Length - 3) : name;

    /// <summary><c>File.Create(atomic.WritePath)</c>, where <c>atomic</c> is an object that has its bytes written beside the file, and replaces that when it is told to.</summary>
    static bool IsOfSuccessor(SymbolicValue? path) =>
        path is { Symbol: IPropertySymbol { Name: var name, ContainingType: { } maker } } && EvidenceWords.Split(maker.Name).ToArray() is [.., "write" or "writer" or "file" or "save"] words
        && words.Any(word => word is "temp" or "temporary" || (word is "atomic" or "transactional" && EvidenceWords.Split(name).Any(part => part is "write" || EvidenceWords.Successors.Contains(part))));

    /// <summary><c>PathOf(instance.Pid)</c>: the process that it is of does not survive the power cut either. That of a business, <c>order.ProcessId</c>, does.</summary>
    static bool IsOfProcess(SyntaxNode site) =>
        WrittenPath.Of(site) is { } path && WrittenPath.PutTogether(path).DescendantNodesAndSelf().Any(n => n is IdentifierNameSyntax { Identifier.ValueText: "pid" or "Pid" } or MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ProcessId", Expression: IdentifierNameSyntax { Identifier.ValueText: "Environment" } or MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Environment" } });

    /// <summary><c>File.WriteAllText(saveDialog.FileName, text)</c>: under a name that its user has just picked.</summary>
    static bool IsPickedByUser(SyntaxNode site) =>
        WrittenPath.Of(site) is { } path && WrittenPath.PutTogether(path) is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "FileName", Expression: IdentifierNameSyntax { Identifier.ValueText: var dialog } }
        && (dialog is "sfd" or "dlg" || (dialog.EndsWith("Dialog", StringComparison.OrdinalIgnoreCase) && dialog.IndexOf("open", StringComparison.OrdinalIgnoreCase) < 0));

    /// <summary><c>GetSaveFileNameFromDialog()</c>, <c>PickSaveFile()</c>: what is called to ask its user for a name.</summary>
    static bool AsksForName(Value? path) =>
        path is SymbolicValue part && ((part.Kind == SymbolicKind.Call && EvidenceWords.Split(part.Text).Any(word => word is "dialog" or "pick" or "picker" or "picked")) || AsksForName(part.Left) || AsksForName(part.Right));

    /// <summary>The variable whose path a call opens or writes; null where the call is given none, or two.</summary>
    public static string? PathVariable(SyntaxNode site) => WrittenPath.Of(site) is IdentifierNameSyntax variable ? variable.Identifier.ValueText : null;

    /// <summary>The first name that says anything decides; within a name, its last word.</summary>
    EvidenceFound OfNames(IEnumerable<PathName> names)
    {
        foreach (var (name, isFolder) in names)
        {
            var words = EvidenceWords.Split(name).ToArray();
            if (Purpose.IsOfPlacement(words) || (!isFolder && EvidenceWords.SourceFiles.Any(extension => name.EndsWith(extension, StringComparison.OrdinalIgnoreCase))))
                return new(EvidenceLevel.Counter, $"the name '{name}'") { ByName = true };
            for (var i = words.Length - 1; i >= 0; i--)
            {
                var word = words[i];
                if (word is "log" or "logs" && i == words.Length - 2 && !isFolder && EvidenceWords.DataFiles.Contains(words[i + 1]) && name.IndexOf('.') > 0)
                    return new(EvidenceLevel.Medium, $"the name '{name}'");
                if (word is "log" or "logs" && i > 0 && EvidenceWords.RecoveryLogs.Contains(words[i - 1]))
                    return new(EvidenceLevel.Medium, $"the name '{name}'");
                // The text of a license, and not the key of one.
                if (word is "license" or "licence" && ((i == words.Length - 2 && words[i + 1] is "txt" or "md" or "rtf") || name is "LICENSE" or "LICENCE"))
                    break;
                // GetOrUpdatePath: what is called does that, and the file is of something else.
                if (word == "update" && i > 0 && words[i - 1] == "or")
                    continue;
                if (word == "output" && name.EndsWith("Stream", StringComparison.OrdinalIgnoreCase))
                    continue;
                if (Has(EvidenceWords.Scratch, options.ScratchNames, word))
                    return new(EvidenceLevel.Counter, $"the name '{name}'") { ByName = true, MayBeLoaded = EvidenceWords.ScratchUnlessLoaded.Contains(word) };
                if (Has(EvidenceWords.State, options.StateNames, word) && !(isFolder && EvidenceWords.OfFilesOnly.Contains(word)) && !MeansOther(words, i))
                    return new(EvidenceLevel.Medium, $"the name '{name}'") { IsIrreplaceable = EvidenceWords.Irreplaceable.Contains(word) };
            }
        }

        return new(EvidenceLevel.None, "");
    }

    /// <summary>
    /// <c>saveTo</c>, <c>savePath</c> and <c>SavePictureAs</c> tell where something is saved, <c>saveGame</c> and <c>saves</c> are what is saved;
    /// the message of a commit is no commit, the segment of a path no part of a log, and a journal in plain text a diary. A command is named for what it works on, unless it saves that.
    /// </summary>
    static bool MeansOther(string[] words, int index) => words[index] switch
    {
        not "command" when words[words.Length - 1] == "command" && !EvidenceWords.SavingVerbs.Contains(words[0]) => true,
        "save" => (index + 1 < words.Length && words[index + 1] == "as") || (index == 0 && (words is [_, "to" or "path" or "file" or "filename" or "location" or "dir" or "directory" or "folder" or "dialog", ..] || words.Contains("as"))),
        "segment" => index > 0 && words[index - 1] is "path" or "url" or "uri" or "route",
        "journal" => index == words.Length - 2 && words[index + 1] is "txt" or "html" or "htm",
        "commit" => index + 1 < words.Length && words[index + 1] is "message" or "msg",
        _ => false,
    };

    static bool Has(HashSet<string> words, ICollection<string> more, string word) =>
        words.Contains(word) || more.Contains(word) || (word.Length > 3 && word[word.Length - 1] == 's' && words.Contains(word.Substring(0, word.Length - 1)))
        || (word.Length > 5 && word.EndsWith("file", StringComparison.Ordinal) && words.Contains(word.Substring(0, word.Length - 4)));

    static IEnumerable<string> NamesAround(ISymbol member)
    {
        for (var symbol = member; symbol is not null and not INamespaceSymbol; symbol = symbol.ContainingSymbol)
            yield return symbol is IMethodSymbol { MethodKind: MethodKind.Ordinary } ? WithoutVerb(NameOf(symbol)) : NameOf(symbol);
    }

    /// <summary>What a store gives out it still has: <c>CloudStorage.GetAsync(name, localFile)</c>.</summary>
    static bool GivesOut(ISymbol member) =>
        EvidenceWords.Split(member.Name).Take(2).ToArray() is ["get" or "fetch" or "pull", not "or"] or ["get" or "fetch" or "pull"];

    /// <summary><c>entry.SaveAs(path)</c>: a copy of what the program keeps elsewhere, for whoever names the file.</summary>
    static bool IsSaveAs(string name) => EvidenceWords.Split(name).Take(2).ToArray() is ["save", "as"];

    /// <summary>In the name of a member a lock is one of threads; in the name of a file it is the file.</summary>
    static string WithoutLock(string name) => name.Replace("NoLock", "").Replace("UnderLock", "").Replace("InLock", "").Replace("WithLock", "").Replace("WithoutLock", "").Replace("Locked", "");

    /// <summary>What a method does says nothing of its file: <c>SaveAsync</c> saves anything.</summary>
    static string WithoutVerb(string name)
    {
        if (name.StartsWith("Try", StringComparison.Ordinal) && name.Length > 3 && char.IsUpper(name[3]))
            name = name.Substring(3);
        var verb = EvidenceWords.Split(name).FirstOrDefault();
        if (verb is not null && EvidenceWords.HandlingVerbs.Contains(verb))
            return "";
        return verb is "update" or "save" or "store" or "commit" or "index" or "record" or "queue" or "key" ? name.Substring(verb.Length) : name;
    }

    /// <summary>What the namespace alone says: <c>Shop.Storage</c>.</summary>
    public static EvidenceFound OfNamespace(ISymbol member)
    {
        // ImageCache.FileStore stores a cache.
        for (var space = member.ContainingNamespace; space is { IsGlobalNamespace: false }; space = space.ContainingNamespace)
        {
            if (EvidenceWords.Split(space.Name).Any(EvidenceWords.Caches.Contains))
                return new(EvidenceLevel.None, "");
        }

        for (var space = member.ContainingNamespace; space is { IsGlobalNamespace: false }; space = space.ContainingNamespace)
        {
            // The first of several parts is the product's name, which speaks of no file.
            if (space.ContainingNamespace.IsGlobalNamespace && !space.Equals(member.ContainingNamespace, SymbolEqualityComparer.Default))
                break;
            var words = EvidenceWords.Split(space.Name).ToArray();
            if (words is ["store"] ? IsOfData(space) : words.Any(EvidenceWords.StateNamespaces.Contains) && !words.Any(word => EvidenceWords.StoresElsewhere.Contains(word) || EvidenceWords.Scratch.Contains(word)))
                return new(EvidenceLevel.Medium, $"the namespace '{space.Name}'") { OfNamespace = true };
        }

        return new(EvidenceLevel.None, "");
    }

    /// <summary><c>Shop.Data.Store</c> keeps data; what <c>Shop.Store</c> keeps, or sells, nothing says.</summary>
    static bool IsOfData(INamespaceSymbol store) => store.ContainingNamespace is { IsGlobalNamespace: false } around && EvidenceWords.Split(around.ToDisplayString()).Any(word => word is "data" or "db" or "database" or "storage" or "persistence" or "engine" or "event" or "events");

    static string NameOf(ISymbol symbol) => symbol is IMethodSymbol { AssociatedSymbol: { } associated } ? associated.Name : symbol.Name;

    static string? EnginePartAround(ISymbol member)
    {
        for (var type = member.ContainingType; type is not null; type = type.ContainingType)
        {
            if (EvidenceWords.EngineParts.Any(part => type.Name.IndexOf(part, StringComparison.Ordinal) >= 0) || IsRepositoryOfFiles(type.Name))
                return type.Name;
        }

        return (member as IMethodSymbol)?.Parameters.FirstOrDefault(p => EvidenceWords.EngineAddresses.Contains(p.Type.Name))?.Type.Name;
    }

    /// <summary><c>JsonFileRepository</c>, <c>FileOrderRepository</c>.</summary>
    static bool IsRepositoryOfFiles(string type) =>
        type.EndsWith("Repository", StringComparison.Ordinal) && EvidenceWords.Split(type).Any(EvidenceWords.RepositoryKinds.Contains);

    /// <summary><c>LogCompactor</c>, <c>SegmentedLog</c>: a log that is cut into segments and compacted holds the data itself. <c>WriteAheadLog</c> recovers it.</summary>
    static string? LogOfEngineAround(ISymbol member)
    {
        for (var type = member.ContainingType; type is not null; type = type.ContainingType)
        {
            if (EvidenceWords.IsRecoveryLog(type.Name) || (EvidenceWords.Split(type.Name).ToArray() is var words && words.Any(word => word is "log" or "logs") && words.Any(EvidenceWords.PartsOfLog.Contains)))
                return type.Name;
        }

        return null;
    }

    static string? StrongNameAround(ISymbol member)
    {
        foreach (var name in NamesAround(member))
        {
            if (EvidenceWords.Split(name).Any(word => EvidenceWords.StrongNames.Contains(word) && !IsOfProduct(member, word)))
                return name;
        }

        return null;
    }

    /// <summary>A word of the product's own name says nothing of one of its types.</summary>
    static bool IsOfProduct(ISymbol member, string word)
    {
        var space = member.ContainingNamespace;
        while (space is { IsGlobalNamespace: false, ContainingNamespace.IsGlobalNamespace: false })
            space = space.ContainingNamespace;
        return space is { IsGlobalNamespace: false } && EvidenceWords.Split(space.Name).Contains(word);
    }

    public static bool IsTestCode(ISymbol member, SyntaxNode site)
    {
        foreach (var name in NamesAround(member))
        {
            if (name.EndsWith("Tests", StringComparison.Ordinal) || name.EndsWith("Test", StringComparison.Ordinal) || name.EndsWith("Tester", StringComparison.Ordinal) || name.EndsWith("Fixture", StringComparison.Ordinal) || name.EndsWith("Benchmark", StringComparison.Ordinal) || name.EndsWith("Benchmarks", StringComparison.Ordinal))
                return true;
        }

        for (var space = member.ContainingNamespace; space is { IsGlobalNamespace: false }; space = space.ContainingNamespace)
        {
            var words = EvidenceWords.Split(space.Name).ToArray();
            if (words.Any(word => word is "tests" or "testing" or "testcontainers" or "benchmarks" or "fuzz" or "fuzzing") || words is [.., "test", "bench" or "utilities" or "utils" or "helpers" or "support" or "infrastructure" or "framework" or "common" or "kit"])
                return true;
        }

        return IsOfTestFolder(member, site) || member.GetAttributes().Any(a => a.AttributeClass?.Name is "FactAttribute" or "TheoryAttribute" or "TestAttribute" or "TestMethodAttribute" or "BenchmarkAttribute")
            || IsBelow(site, ".Tests/");
    }

    /// <summary><c>tests/TestBackup.cs</c>: a class that is named for a test, in a folder of tests.</summary>
    static bool IsOfTestFolder(ISymbol member, SyntaxNode site) =>
        (member as INamedTypeSymbol ?? member.ContainingType) is { } type && EvidenceWords.Split(type.Name).FirstOrDefault() is "test" && TestFolders.Any(folder => IsBelow(site, folder));

    static bool IsBelow(SyntaxNode site, string folder) => site.SyntaxTree.FilePath.Replace('\\', '/').IndexOf(folder, StringComparison.OrdinalIgnoreCase) >= 0;

    static readonly string[] TestFolders = ["/test/", "/tests/", "/testing/"];
}
