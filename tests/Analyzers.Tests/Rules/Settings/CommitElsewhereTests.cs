using System.Threading.Tasks;
using Durability.Testing;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Testing;
using Xunit;

namespace Durability.Analyzers.Tests.Rules.Settings;

/// <summary>DUR608: who makes the log that is written, and who commits it.</summary>
public sealed class CommitElsewhereTests
{
    [Theory]
    [InlineData("journal._log.Commit();", "_log.Enqueue(entry)")]
    [InlineData("Console.WriteLine(journal);", "{|DUR608:_log.Enqueue(entry)|}")]
    public async Task Another_file_commits_or_does_not(string tick, string append)
    {
        var test = new CSharpAnalyzerTest<DurabilityAnalyzer, DefaultVerifier>
        {
            TestCode = $$"""
                using FASTER.core;

                class Journal
                {
                    internal readonly FasterLog _log = new FasterLog(new FasterLogSettings());

                    void Append(byte[] entry) => {{append}};
                }
                """ + LibraryStubs.Faster,
        };
        TestedFramework.Net100.ApplyTo(test);
        test.TestState.Sources.Add(("/0/Timer.cs", $$"""
            class Timer
            {
                void Tick(Journal journal) { {{tick}} }
            }
            """));
        test.TestState.Sources.Add(("/0/Usings.cs", Verify.Usings));
        await test.RunAsync();
    }

    [Theory]
    [InlineData("readonly FASTER.core.FasterLog _log = new FASTER.core.FasterLog(new FasterLogSettings());", "{|DUR608:_log.Enqueue(entry)|};")]
    [InlineData("readonly FasterLog _log = new FasterLog(new FasterLogSettings());", "{|DUR608:_log.Enqueue(entry)|}; _log.Scan(begin: 0, scanUncommitted: false);")]
    [InlineData("readonly List<byte[]> _last = new(); FasterLog _log; public Journal(FasterLog log) => _log = log;", "_last.Add(entry); _log.Enqueue(entry);")]
    public Task Program_that_makes_the_log_has_to_commit_it(string log, string append) => Verify.AnalyzerAsync($$"""
        using FASTER.core;

        class Journal
        {
            {{log}}

            void Append(byte[] entry) { {{append}} }
        }
        """ + LibraryStubs.Faster);
}
