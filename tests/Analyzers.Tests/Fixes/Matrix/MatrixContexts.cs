using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Durability.Analyzers.Tests.Fixes.Matrix;

/// <summary>A place where a bug may stand: <c>$$$</c> is the place, <c>PARAMETERS</c> what the bug takes.</summary>
internal sealed record MatrixContext(string Name, string Code)
{
    const string Parameters = "string path, string settingsPath, string json, byte[] record, TaskCompletionSource<int> done, bool now";

    const string Native = """


        static partial class Native
        {
            [System.Runtime.InteropServices.DllImport("libc", SetLastError = true)]
            internal static extern int fsync(int descriptor);
        }

        """;

    public Func<MatrixSnippet, bool> Takes { get; init; } = static s => !s.IsAsync;

    public LanguageVersion Language { get; init; } = LanguageVersion.Default;

    public OutputKind Kind { get; init; } = OutputKind.DynamicallyLinkedLibrary;

    /// <summary>The layout of the whole program.</summary>
    public Func<string, string> Laid { get; init; } = static code => code;

    public string With(MatrixSnippet snippet)
    {
        var lines = Code.Replace("PARAMETERS", Parameters, StringComparison.Ordinal).Split('\n');
        var code = snippet.Code.Replace("fsync(", "Native.fsync(", StringComparison.Ordinal).Replace("done.SetResult()", "done.SetResult(0)", StringComparison.Ordinal);
        var made = lines.Select(line => line.Contains("$$$", StringComparison.Ordinal) ? Put(line, code) : line);
        return Laid(string.Join('\n', made) + Native);
    }

    static string Put(string line, string code)
    {
        var indent = line[..(line.Length - line.TrimStart().Length)];
        if (line.Contains("=> $$$", StringComparison.Ordinal))
            code = code.TrimEnd(';');
        return line.Replace("$$$", string.Join('\n' + indent, code.Split('\n')), StringComparison.Ordinal).Replace('\n' + indent + '\n', "\n\n", StringComparison.Ordinal);
    }

    public static IReadOnlyList<MatrixContext> All { get; } =
    [
        new("between comments", """
            class Store(FileStream shared)
            {
                void M(PARAMETERS)
                {
                    Console.WriteLine("before");

                    // Save it.
                    $$$ // as was asked

                    // Then go on.
                    Console.WriteLine("after");
                }
            }
            """),
        new("with tabs", """
            class Store(FileStream shared)
            {
                void M(PARAMETERS)
                {
                    $$$
                    Console.WriteLine("after");
                }
            }
            """) { Laid = static code => code.Replace("    ", "\t", StringComparison.Ordinal) },
        new("with braces at the ends of lines", """
            class Store(FileStream shared)
            {
                void M(PARAMETERS)
                {
                    if (now)
                    {
                        $$$
                    }
                }
            }
            """) { Laid = static code => System.Text.RegularExpressions.Regex.Replace(System.Text.RegularExpressions.Regex.Replace(code, @"\n *\{", " {"), @"\}\n *catch", "} catch") },
        new("with the line ends of Windows", """
            class Store(FileStream shared)
            {
                void M(PARAMETERS)
                {
                    $$$
                }
            }
            """) { Laid = static code => code.Replace("\n", "\r\n", StringComparison.Ordinal) },
        new("under a condition of the compiler", """
            class Store(FileStream shared)
            {
                void M(PARAMETERS)
                {
            #if !NEVER
                    $$$
            #else
                    Console.WriteLine("never");
            #endif
                }
            }
            """),
        new("in top-level statements", """
            string path = "a", settingsPath = "b.settings", json = "{}";
            byte[] record = [1];
            var done = new TaskCompletionSource<int>();
            var shared = new FileStream("orders.journal", FileMode.Append);

            // Save it.
            $$$
            Console.WriteLine("after");
            """) { Kind = OutputKind.ConsoleApplication },
        new("under an if without braces", """
            class Store(FileStream shared)
            {
                void M(PARAMETERS)
                {
                    if (now)
                        $$$
                    Console.WriteLine("after");
                }
            }
            """) { Takes = static s => s is { IsOneStatement: true, IsAsync: false } },
        new("between an if and its else", """
            class Store(FileStream shared)
            {
                void M(PARAMETERS)
                {
                    if (now)
                        $$$
                    else
                        Console.WriteLine("later");
                }
            }
            """) { Takes = static s => s is { IsOneStatement: true, IsAsync: false } },
        new("under an else without braces", """
            class Store(FileStream shared)
            {
                void M(PARAMETERS)
                {
                    if (!now)
                        Console.WriteLine("later");
                    else
                        $$$
                }
            }
            """) { Takes = static s => s is { IsOneStatement: true, IsAsync: false } },
        new("in a section of a switch", """
            class Store(FileStream shared)
            {
                void M(PARAMETERS, int kind)
                {
                    switch (kind)
                    {
                        case 1:
                            Console.WriteLine("one");
                            break;
                        case 2:
                            $$$
                            break;
                    }
                }
            }
            """) { Takes = static s => !s.IsAsync && !s.Code.Contains("using var", StringComparison.Ordinal) },
        new("in a lambda", """
            class Store(FileStream shared)
            {
                Action M(PARAMETERS) => () =>
                {
                    $$$
                };
            }
            """),
        new("in a lambda within a lambda", """
            class Store(FileStream shared)
            {
                Func<Action> M(PARAMETERS)
                {
                    return () =>
                    {
                        return () =>
                        {
                            $$$
                        };
                    };
                }
            }
            """),
        new("as the body of a lambda", """
            class Store(FileStream shared)
            {
                Action M(PARAMETERS) => () => $$$;
            }
            """) { Takes = static s => s is { IsCall: true, IsAsync: false } },
        new("as the body of a method", """
            class Store(FileStream shared)
            {
                /// <summary>Saves.</summary>
                void M(PARAMETERS) => $$$; // at once

                void N() => Console.WriteLine();
            }
            """) { Takes = static s => s is { IsCall: true, IsAsync: false } },
        new("as an arm of a switch expression", """
            class Store(FileStream shared)
            {
                Action M(PARAMETERS, int kind) => kind switch
                {
                    1 => () => $$$,
                    _ => () => { },
                };
            }
            """) { Takes = static s => s is { IsCall: true, IsAsync: false } },
        new("in a local function", """
            class Store(FileStream shared)
            {
                void M(PARAMETERS)
                {
                    Save();

                    void Save()
                    {
                        $$$
                    }
                }
            }
            """),
        new("in one part of a class", """
            partial class Store(FileStream shared)
            {
                void N() => M("a", "b.settings", "{}", new byte[1], new TaskCompletionSource<int>(), true);
            }

            partial class Store
            {
                void M(PARAMETERS)
                {
                    $$$
                }
            }
            """),
        new("in C# 7.3", """
            using System;
            using System.IO;
            using System.IO.Compression;
            using System.Threading.Tasks;

            namespace Old
            {
                class Store
                {
                    readonly FileStream shared;

                    Store(FileStream shared)
                    {
                        this.shared = shared;
                    }

                    void M(PARAMETERS)
                    {
                        $$$
                    }
                }
            }
            """) { Language = LanguageVersion.CSharp7_3, Takes = static s => !s.IsAsync && !s.Code.Contains("using var", StringComparison.Ordinal) },
        new("in a record of a file-scoped namespace", """
            namespace Newest;

            record struct Store(FileStream shared)
            {
                readonly Lock _lock = new();

                public void M(PARAMETERS)
                {
                    lock (_lock)
                    {
                        $$$
                    }
                }
            }
            """),
        new("in an asynchronous method", """
            class Store(FileStream shared)
            {
                async Task M(PARAMETERS)
                {
                    await Task.Yield();
                    $$$
                }
            }
            """) { Takes = static _ => true },
        new("in a block of one line", """
            class Store(FileStream shared)
            {
                void M(PARAMETERS) { $$$ }
            }
            """) { Takes = static s => s is { IsCall: true, IsAsync: false } },
        new("in a setter", """
            class Store(FileStream shared, string path, string settingsPath, byte[] record, TaskCompletionSource<int> done)
            {
                string Json
                {
                    get => "";
                    set
                    {
                        var json = value;
                        $$$
                    }
                }
            }
            """),
    ];
}
