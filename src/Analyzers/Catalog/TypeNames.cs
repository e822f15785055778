using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace Durability.Analyzers.Catalog;

/// <summary>Compares types with full names, without building strings; and tells the kinds of type that the flow follows.</summary>
internal static class TypeNames
{
    /// <summary>Whether a type has this full metadata name (namespace and name, no arity).</summary>
    public static bool Is(ITypeSymbol type, string fullName)
    {
        var dot = fullName.LastIndexOf('.');
        if (dot < 0 || string.CompareOrdinal(fullName, dot + 1, type.Name, 0, int.MaxValue) != 0)
            return false;
        var end = dot;
        for (var space = type.ContainingNamespace; space is { IsGlobalNamespace: false }; space = space.ContainingNamespace)
        {
            var start = end - space.Name.Length;
            if (start < 0 || string.CompareOrdinal(fullName, start, space.Name, 0, space.Name.Length) != 0 || (start > 0 && fullName[start - 1] != '.'))
                return false;
            end = start - 1;
        }

        return end <= 0;
    }

    /// <summary>Whether the type or one of its bases has this full name.</summary>
    public static bool IsOrDerivesFrom(ITypeSymbol? type, string fullName)
    {
        for (var t = type; t is not null; t = t.BaseType)
        {
            if (Is(t, fullName))
                return true;
        }

        return false;
    }

    static readonly HashSet<string> HandleRoots = new(StringComparer.Ordinal)
    {
        "Stream", "TextWriter", "BinaryWriter", "XmlWriter", "Utf8JsonWriter", "SafeFileHandle", "ZipArchive", "ZipArchiveEntry",
    };

    /// <summary>A stream, writer or file handle: something that bytes go through.</summary>
    public static bool IsHandle(ITypeSymbol? type)
    {
        // A type that did not bind is known by its name.
        if (Unbound(type) is { } unbound)
            return unbound.Name is "FileSystemStream" or "FileStream" or "Stream";
        for (var t = type; t is { SpecialType: not SpecialType.System_Object }; t = t.BaseType)
        {
            if (HandleRoots.Contains(t.Name) && t.ContainingNamespace is { IsGlobalNamespace: false })
                return !IsInMemoryOrRemote(type);
        }

        return false;
    }

    /// <summary>A type whose streams are no files: the console, a network peer, another process.</summary>
    public static bool IsRemote(INamedTypeSymbol? type) =>
        type?.Name is "Console" or "Process" or "HttpResponse" or "HttpRequest" or "HttpContext" or "HttpListenerResponse" or "HttpListenerRequest" or "HttpResponseBase" or "TcpClient" or "HttpContent";

    /// <summary>A type whose streams go to who asked.</summary>
    public static bool IsPeer(INamedTypeSymbol? type) => type?.Name is "HttpResponse" or "HttpListenerResponse" or "HttpResponseBase" or "TcpClient";

    public static bool IsInMemoryOrRemote(ITypeSymbol? type)
    {
        for (var t = type; t is not null; t = t.BaseType)
        {
            if (t.Name is "MemoryStream" or "UnmanagedMemoryStream" or "NetworkStream" or "PipeStream" or "SslStream" or "StringWriter" or "HttpRequestStream" or "HttpResponseStream")
                return true;
        }

        return false;
    }

    /// <summary>A type that did not bind; with a question mark behind it the compiler takes it for a value that may be missing.</summary>
    static IErrorTypeSymbol? Unbound(ITypeSymbol? type) => type as IErrorTypeSymbol
        ?? (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: [IErrorTypeSymbol inner] } ? inner : null);

    /// <summary>A handle whose type alone says that it is a file's.</summary>
    public static bool IsFileHandle(ITypeSymbol? type) =>
        Unbound(type) is { Name: "FileSystemStream" or "FileStream" } || IsOrDerivesFrom(type, "System.IO.FileStream") || IsOrDerivesFrom(type, "Microsoft.Win32.SafeHandles.SafeFileHandle")
        || IsOrDerivesFrom(type, "System.IO.Abstractions.FileSystemStream");

    /// <summary>A type of the framework that keeps handles: <c>Lazy</c>, <c>ThreadLocal</c>, <c>AsyncLocal</c>, or a collection.</summary>
    public static bool IsHolderOfHandle(INamedTypeSymbol type) =>
        type is { TypeArguments: [.., var held], DeclaringSyntaxReferences.IsEmpty: true } && (type.Name is "Lazy" or "ThreadLocal" or "AsyncLocal" || Collections.Contains(type.Name)) && IsHandle(held);

    static readonly HashSet<string> Collections = new(StringComparer.Ordinal)
    {
        "Dictionary", "IDictionary", "SortedDictionary", "SortedList", "ConcurrentDictionary", "List", "IList", "Stack", "Queue",
    };

    /// <summary>An object that stands for a path.</summary>
    public static bool IsPathObject(ITypeSymbol? type) =>
        type is not null && ((Unbound(type) ?? type).Name is "FileInfo" or "DirectoryInfo" or "FileSystemInfo" or "IFileInfo" or "IDirectoryInfo");

    /// <summary>A string, a path object, or what is named for one and comes from a reference that is missing.</summary>
    public static bool IsPathLike(ITypeSymbol? type) =>
        type?.SpecialType == SpecialType.System_String || IsPathObject(type) || (type is IErrorTypeSymbol { Name: var name } && name.EndsWith("Path", System.StringComparison.Ordinal)) || IsOwnPath(type);

    /// <summary><c>class FileName { static implicit operator string(FileName name) }</c>: a program's own type for paths.</summary>
    static bool IsOwnPath(ITypeSymbol? type) =>
        type is INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct, Name: var name } && (name.EndsWith("Path", System.StringComparison.Ordinal) || name.EndsWith("FileName", System.StringComparison.Ordinal) || name.EndsWith("File", System.StringComparison.Ordinal))
        && type.GetMembers("op_Implicit").Any(m => m is IMethodSymbol { ReturnType.SpecialType: SpecialType.System_String });

    /// <summary><c>Task</c>, <c>ValueTask</c> and their generic forms.</summary>
    public static bool IsTask(ITypeSymbol? type) => type?.Name is "Task" or "ValueTask" && type.ContainingNamespace?.Name == "Tasks";
}
