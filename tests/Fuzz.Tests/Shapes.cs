using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace Durability.Fuzz.Tests;

/// <summary>Programs of a shape that nobody writes by hand: members that call themselves, deep nesting, methods of thousands of statements.</summary>
internal static class Shapes
{
    /// <summary>What a member does to the file before it calls on.</summary>
    private static readonly string[] s_steps =
    [
        "File.Write([1]);", "File.Flush();", "File.Flush(true);", "File.Dispose();", "using (var f = new FileStream(\"journal\", FileMode.Append)) f.Write([1]);",
        "System.IO.File.WriteAllText(\"state.tmp\", \"\"); System.IO.File.Move(\"state.tmp\", \"state\", true);",
    ];

    /// <summary>How a member is declared: <c>$</c> is what it does, <c>CALL</c> how it is called.</summary>
    private static readonly (string Declared, string Called)[] s_members =
    [
        ("void NAME() { $ }", "NAME();"),
        ("async Task NAME() { await Task.Yield(); $ }", "NAME().Wait();"),
        ("int NAME { get { $ return 1; } }", "_ = NAME;"),
        ("int NAME { get => 1; set { $ } }", "NAME = 2;"),
        ("int this[NAME i] { get { $ return 1; } }", "_ = this[(NAME)null!];"),
        ("event Action NAME { add { $ } remove { $ } }", "NAME += () => { };"),
        ("public static C operator OPERATOR(C c) { c.M0(); new C().RUN(); return c; } void RUN() { $ }", "RUN();"),
        ("IEnumerable<int> NAME() { $ yield return 1; }", "foreach (var i in NAME()) { }"),
        ("void NAME() { void L() { $ L(); } L(); }", "NAME();"),
        ("void NAME() { Action a = null!; a = () => { $ a(); }; a(); }", "NAME();"),
        ("FileStream NAME() { $ return File; }", "NAME().Flush();"),
        ("T NAME<T>(T t) { $ return NAME(NAME(t)); }", "NAME<FileStream>(File);"),
    ];

    /// <summary>Every kind of member with every kind of step, calling itself, and each pair of kinds calling each other.</summary>
    public static IEnumerable<string> SelfCalling()
    {
        for (var i = 0; i < s_members.Length; i++)
        {
            for (var j = 0; j < s_members.Length; j++)
            {
                var step = s_steps[(i + j) % s_steps.Length];
                if (i == j)
                {
                    foreach (var each in s_steps)
                        yield return Program(Member(i, "M0", each, s_members[i].Called, "M0"));
                }

                yield return Program(Member(i, "M0", step, s_members[j].Called, "M1") + "\n" + Member(j, "M1", step, s_members[i].Called, "M0"));
            }
        }
    }

    private static string Member(int kind, string name, string step, string call, string called)
        => s_members[kind].Declared
            .Replace("$", step + " " + call.Replace("NAME", called, StringComparison.Ordinal).Replace("RUN", "Run" + called, StringComparison.Ordinal), StringComparison.Ordinal)
            .Replace("NAME", name, StringComparison.Ordinal).Replace("RUN", "Run" + name, StringComparison.Ordinal).Replace("OPERATOR", name == "M0" ? "+" : "-", StringComparison.Ordinal);

    private static string Program(string members)
        => $"class C\n{{\nFileStream File = new(\"orders.journal\", FileMode.Append);\n{members}\n}}\nclass M0 {{ }}\nclass M1 {{ }}\n";

    /// <summary>What stands open, and how it is closed.</summary>
    public static readonly (string Open, string Close)[] Nests =
    [
        ("try { f.Write([1]);", "} finally { f.Flush(); }"),
        ("try { f.Write([1]); } catch (IOException) { try { f.Flush(true); } finally {", "} }"),
        ("using (var g = new FileStream(\"j\", FileMode.Append)) { g.Write([1]);", "}"),
        ("if (now) { f.Write([1]);", "} else f.Flush();"),
        ("foreach (var i in new[] { 1 }) { f.Write([1]);", "}"),
        ("while (now) { f.Write([1]); switch (path) { case \"\":", "f.Flush(); break; } }"),
        ("lock (this) { Action a = () => { f.Write([1]);", "}; a(); }"),
        ("{ void L() { f.Write([1]);", "} L(); }"),
        ("File.WriteAllText(path + (now ? \".tmp\" : \"\"), path); {", "File.Move(path + \".tmp\", path, true); }"),
    ];

    public static string Nested((string Open, string Close) nest, int depth) => InMethod(Repeat(nest.Open, depth) + Repeat(nest.Close, depth));

    public static readonly string[] Statements =
    [
        "file.Write(record);",
        "if (record.Length == {0}) file.Write(record); else file.Flush();",
        "File.WriteAllText(\"state{0}.tmp\", path); File.Move(\"state{0}.tmp\", \"state{0}\", true);",
        "for (var i{0} = 0; i{0} < record.Length; i{0}++) file.WriteByte(record[i{0}]);",
        "Action a{0} = () => file.Write(record); a{0}();",
        "using (new FileStream(\"journal{0}\", FileMode.Append)) file.Write(record);",
        "using (var f{0} = new FileStream(\"journal{0}\", FileMode.Append)) f{0}.Write(record);",
        "using var g{0} = new FileStream(\"journal{0}\", FileMode.Append); g{0}.Write(record);",
        "try {{ file.Write(record); }} catch (IOException) {{ file.Flush(true); }}",
        "path += \".tmp\"; File.Delete(path);",
        "file = new FileStream(path + {0}, FileMode.Create); file.Write(record);",
    ];

    public static string Long(string statement, int count)
    {
        var body = new StringBuilder();
        for (var i = 0; i < count; i++)
            body.Append(string.Format(CultureInfo.InvariantCulture, statement, i)).Append('\n');
        return $"class Journal {{ void Append(FileStream file, byte[] record, string path) {{\n{body}}} }}";
    }

    private static string InMethod(string body) => $"class Journal {{ void Append(FileStream f, string path, bool now) {{ {body} }} }}";

    private static string Repeat(string text, int count) => string.Concat(Enumerable.Repeat(text + "\n", count));
}
