using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading;
using Durability.Analyzers.Configuration;
using Durability.Analyzers.Evidence;
using Durability.Analyzers.Flow;
using Durability.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Durability.Analyzers.Benchmarks;

/// <summary>
/// What each rule takes of a program's time, and what they share: the reading of the texts and the flow. The compiler's own report
/// cannot say it, since all rules are one analyzer.
/// </summary>
internal static class RuleTimes
{
    const int Runs = 7;

    /// <summary>Prints the times of a folder's C# files, in a process that has run nothing before and in one that has.</summary>
    public static void Print(string folder)
    {
        var trees = Directory.GetFiles(folder, "*.cs", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(file => CSharpSyntaxTree.ParseText(File.ReadAllText(file), path: file)).ToList();
        var compilation = CSharpCompilation.Create("Measured", trees, AnalyzerBenchmark.References(), new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true));
        // The bodies are bound for the compiler, and not for the rules.
        compilation.GetDiagnostics();
        var lines = trees.Sum(tree => tree.GetText().Lines.Count);
        var first = Measure(compilation);
        var later = Enumerable.Range(0, Runs).Select(_ => Measure(compilation)).ToList();

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{lines:N0} lines; milliseconds on one thread: the first time in a process, and the median of {Runs} later times.\n"));
        Console.WriteLine("| what | first | later |");
        Console.WriteLine("| --- | ---: | ---: |");
        foreach (var what in first.Keys)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {what} | {first[what].TotalMilliseconds:F1} | {later.Select(run => run[what].TotalMilliseconds).Order().ElementAt(Runs / 2):F1} |"));
    }

    static Dictionary<string, TimeSpan> Measure(CSharpCompilation compilation)
    {
        var options = DurabilityOptions.Read(new AnalyzerOptions([]).AnalyzerConfigOptionsProvider, compilation.SyntaxTrees);
        // A compilation of its own, whose models have bound nothing that an earlier run paid for; the marks of the texts are kept with the trees.
        var bodies = new SourceBodies(compilation.Clone(), options);
        var context = new RuleContext(bodies, new EvidenceFinder(options));
        var times = new Dictionary<string, TimeSpan> { ["texts and members"] = TimeSpan.Zero, ["bodies bound"] = TimeSpan.Zero, ["graphs and flow"] = TimeSpan.Zero };
        foreach (var rule in AllRules.Rules)
            times.Add(rule.GetType().Name, TimeSpan.Zero);

        var types = new HashSet<INamedTypeSymbol>(SymbolEqualityComparer.Default);
        foreach (var tree in compilation.SyntaxTrees)
        {
            IReadOnlyList<Root> roots = [];
            Add("texts and members", () => roots = bodies.LooksAt(tree, CancellationToken.None) ? bodies.RootsIn(tree, CancellationToken.None) : []);
            Add("bodies bound", () => roots.ToList().ForEach(root => bodies.ModelOf(tree).GetOperation(root.Node)));
            types.UnionWith(roots.Select(root => root.Type));
        }

        var found = new List<Finding>();
        foreach (var type in types)
        {
            TypeFlow? flow = null;
            Add("graphs and flow", () => flow = TypeFlow.Of(type, bodies, CancellationToken.None));
            foreach (var rule in AllRules.Rules)
            {
                Add(rule.GetType().Name, () =>
                {
                    foreach (var body in flow!.Bodies)
                        rule.InBody(body, flow, context, found);
                    rule.InType(flow, context, found);
                });
            }
        }

        foreach (var tree in compilation.SyntaxTrees.Where(tree => bodies.LooksAt(tree, CancellationToken.None)))
        {
            foreach (var rule in AllRules.Rules)
                Add(rule.GetType().Name, () => rule.InTree(bodies.ModelOf(tree), context, found, CancellationToken.None));
        }

        return times;

        void Add(string what, Action work)
        {
            var start = Stopwatch.GetTimestamp();
            work();
            times[what] += Stopwatch.GetElapsedTime(start);
        }
    }
}
