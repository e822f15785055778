using System.Threading.Tasks;
using Xunit;

namespace Durability.Analyzers.Tests.Rules;

/// <summary>Streams that a list or a lazy value keeps, and results that only look like tasks.</summary>
public sealed class HolderTests
{
    [Theory]
    [InlineData("List<FileStream>", "_segments[0]")]
    [InlineData("Dictionary<string, FileStream>", "_segments[\"orders\"]")]
    [InlineData("Lazy<FileStream>", "_segments.Value")]
    [InlineData("ThreadLocal<FileStream>", "_segments.Value!")]
    public Task Stream_that_is_kept_is_drained_and_not_synced(string type, string segment) => Verify.AnalyzerAsync($$"""
        class Segments
        {
            readonly {{type}} _segments = new();

            void Append(byte[] record)
            {
                {{segment}}.Write(record);
                {|DUR102:{{segment}}.Flush()|};
            }
        }
        """);

    [Theory]
    [InlineData("Shop", "Task", "save.Write(journal, record)")]
    [InlineData("Shop.Tasks", "Job", "save.Write(journal, record)")]
    [InlineData("Shop", "System.Threading.Tasks.Task", "{|DUR304:save.Write(journal, record)|}")]
    public Task Result_that_is_no_task_need_not_be_waited_for(string space, string result, string write) => Verify.AnalyzerAsync($$"""
        namespace {{space}}
        {
            class Task { }
            class Job { }

            interface ISave
            {
                {{result}} Write(FileStream journal, byte[] record);
            }

            class OrderJournal(FileStream journal, ISave save)
            {
                void Append(byte[] record)
                {
                    {{write}};
                    journal.Flush(true);
                }
            }
        }
        """);
}
