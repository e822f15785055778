using System.Threading.Tasks;
using Xunit;

namespace Durability.Analyzers.Tests.Rules.Order;

/// <summary>DUR401, DUR402: nobody is told, and nothing old goes, before the new bytes are on disk.</summary>
public sealed class AcknowledgeOrderTests
{
    [Fact]
    public Task Position_that_runs_ahead_of_the_sync_is_reported() => Verify.AnalyzerAsync(
        """
        class OrderJournal
        {
            readonly FileStream _journal = new("orders.journal", FileMode.Append);
            long _lastCommitted;

            void Append(byte[] record)
            {
                _journal.Write(record);
                {|DUR401:_lastCommitted += record.Length|};
                _journal.Flush(true);
            }
        }
        """);

    [Fact]
    public Task Position_behind_the_sync_is_silent() => Verify.AnalyzerAsync(
        """
        class OrderJournal
        {
            readonly FileStream _journal = new("orders.journal", FileMode.Append);
            long _lastCommitted;

            void Append(byte[] record)
            {
                _journal.Write(record);
                _journal.Flush(true);
                _lastCommitted += record.Length;
            }
        }
        """);

    [Fact]
    public Task Method_marked_as_an_acknowledgement_is_known() => Verify.AnalyzerAsync(
        """
        class OrderJournal
        {
            readonly FileStream _journal = new("orders.journal", FileMode.Append);

            [Durability.Acknowledges]
            void Reply() { }

            void Append(byte[] record)
            {
                _journal.Write(record);
                {|DUR401:Reply()|};
                _journal.Flush(true);
            }
        }

        namespace Durability
        {
            class AcknowledgesAttribute : Attribute;
        }
        """);

    [Fact]
    public Task Temporary_file_that_is_cleaned_up_is_silent() => Verify.AnalyzerAsync(
        """
        class SettingsFile
        {
            void Save(string path, byte[] json)
            {
                var temporary = path + ".tmp";
                using (var file = new FileStream(temporary, FileMode.Create))
                {
                    file.Write(json);
                    file.Flush(true);
                }

                File.Move(temporary, path, true);
                File.Delete(temporary);
            }
        }
        """);

    [Fact]
    public Task Backup_deleted_after_the_sync_of_its_successor_destroys_nothing() => Verify.AnalyzerAsync(
        """
        class SettingsFile
        {
            void Save(string path, byte[] json)
            {
                {|DUR202:File.Move(path, path + ".old")|};
                using (var file = new FileStream(path, FileMode.CreateNew))
                {
                    file.Write(json);
                    file.Flush(true);
                }

                File.Delete(path + ".old");
            }
        }
        """);

    [Fact]
    public Task Backup_deleted_before_the_sync_is_reported() => Verify.AnalyzerAsync(
        """
        class SettingsFile
        {
            void Save(string path, byte[] json)
            {
                File.Move(path, path + ".old");
                using (var file = new FileStream(path, FileMode.CreateNew))
                    file.Write(json);
                {|DUR402:File.Delete(path + ".old")|};
            }
        }
        """);

    [Fact]
    public Task File_that_is_written_to_see_whether_it_can_be_destroys_nothing() => Verify.AnalyzerAsync(
        """
        class SettingsFile
        {
            bool CanSave(string path, byte[] json)
            {
                using (var file = new FileStream(path, FileMode.CreateNew))
                    file.Write(json);
                File.Delete(path);
                return true;
            }
        }
        """);

    [Fact]
    public Task Broken_file_that_is_kept_for_a_look_has_no_successor() => Verify.AnalyzerAsync(
        """
        class UserConfig
        {
            void Reset(string path)
            {
                File.Copy(path, path + ".bad", true);
                File.Delete(path);
            }
        }
        """);

    /// <summary>The file's own name speaks of something that may be lost; the flag says more.</summary>
    [Theory]
    [InlineData("committed")]
    [InlineData("isDurable")]
    [InlineData("persisted")]
    public Task Flag_that_is_set_before_the_sync_promises_too_much(string flag) => Verify.AnalyzerAsync(
        $$"""
        class Export
        {
            void Run(FileStream exportFile, string text)
            {
                var {{flag}} = false;
                try
                {
                    using var writer = new StreamWriter(exportFile);
                    writer.Write(text);
                    writer.Flush();
                    {|DUR401:{{flag}} = true|};
                }
                finally
                {
                    if (!{{flag}})
                        Console.WriteLine("not written");
                }
            }
        }
        """);

    [Theory]
    [InlineData("committed", "exportFile.Flush(true);")]
    [InlineData("done", "")]
    [InlineData("flushed", "")]
    public Task Flag_after_the_sync_or_of_another_name_is_silent(string flag, string sync) => Verify.AnalyzerAsync(
        $$"""
        class Export
        {
            bool Run(FileStream exportFile, byte[] text)
            {
                var {{flag}} = false;
                exportFile.Write(text);
                {{sync}}
                {{flag}} = true;
                return {{flag}};
            }
        }
        """);

    [Fact]
    public Task Flag_in_tests_is_silent() => Verify.AnalyzerAsync(
        """
        class ExportTests
        {
            bool Run(FileStream file, byte[] text)
            {
                var committed = false;
                file.Write(text);
                committed = true;
                return committed;
            }
        }
        """);

    [Theory]
    [InlineData("new SaveError(3)", false)]
    [InlineData("new IOException()", false)]
    [InlineData("new Saved(3)", true)]
    public Task Task_that_ends_with_an_error_promises_nothing(string result, bool isPromise)
    {
        var tell = $"done.SetResult({result})";
        return Verify.AnalyzerAsync($$"""
            record SaveError(int Code);
            record Saved(int Code);

            class OrderJournal
            {
                void Append(FileStream journal, byte[] record, TaskCompletionSource<object> done)
                {
                    journal.Write(record);
                    {{(isPromise ? $"{{|DUR401:{tell}|}}" : tell)}};
                    journal.Flush(true);
                }
            }
            """);
    }
}
