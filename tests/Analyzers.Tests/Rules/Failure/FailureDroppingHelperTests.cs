using System.Threading.Tasks;
using Xunit;

namespace Durability.Analyzers.Tests.Rules.Failure;

/// <summary>DUR301 at the call of a helper: which of its calls drop the failure of the lambda, and which helpers tell.</summary>
public sealed class FailureDroppingHelperTests
{
    [Theory]
    [InlineData("try { Note(); } catch { } action();")]
    [InlineData("try { _before.Invoke(); } catch { } action();")]
    public Task Helper_that_guards_another_call_tells(string body) => Verify.AnalyzerAsync($$"""
        class Log(FileStream file)
        {
            static readonly Action _before = () => { };

            public void Append(byte[] record)
            {
                file.Write(record);
                Run(() => file.Flush(true));
            }

            static void Note() { }

            static void Run(Action action) { {{body}} }
        }
        """);

    [Fact]
    public Task Helper_that_returns_whether_it_went_well_tells() => Verify.AnalyzerAsync("""
        class Log(FileStream file)
        {
            public bool Append(byte[] record)
            {
                file.Write(record);
                return Succeeds(() => file.Flush(true));
            }

            static bool Succeeds(Action action)
            {
                try
                {
                    action();
                    return true;
                }
                catch (IOException failure)
                {
                    Console.WriteLine(failure);
                }

                return false;
            }
        }
        """);

    [Fact]
    public Task Task_of_a_helper_that_swallows_tells_nothing() => Verify.AnalyzerAsync("""
        class Log(FileStream file)
        {
            public async Task AppendAsync(byte[] record)
            {
                file.Write(record);
                await {|DUR301:Quietly|}(() => file.Flush(true));
            }

            static async Task Quietly(Action action)
            {
                await Task.Yield();
                try { action(); }
                catch (IOException failure) { Console.WriteLine(failure); }
            }
        }
        """);

    [Fact]
    public Task Lambda_may_be_handed_over_by_name() => Verify.AnalyzerAsync("""
        class Log(FileStream file)
        {
            public void Append(byte[] record)
            {
                file.Write(record);
                {|DUR301:Quietly|}(what: "sync", action: () => file.Flush(true));
            }

            static void Quietly(Action action, string what)
            {
                try { action(); }
                catch (IOException) { Console.WriteLine(what); }
            }
        }
        """);

    [Fact]
    public Task Helper_that_runs_several_lambdas_and_catches_nothing_tells() => Verify.AnalyzerAsync("""
        class Log(FileStream file)
        {
            public void Append(byte[] record)
            {
                file.Write(record);
                InOrder(() => file.Flush(), () => file.Flush(true));
            }

            static void InOrder(params Action[] steps)
            {
                foreach (var step in steps)
                    step();
            }
        }
        """);

    [Theory]
    [InlineData("Helpers.WrapErrors(() => file.Flush(true))")]
    [InlineData("Helpers.SuppressNotifications(() => file.Flush(true))")]
    public Task Name_says_half_of_it_only(string call) => Verify.AnalyzerAsync($$"""
        class Log(FileStream file)
        {
            public void Append(byte[] record)
            {
                file.Write(record);
                {{call}};
            }
        }
        """, compiles: false);

    [Fact]
    public Task Directory_that_is_synced_in_the_lambda_itself_may_be_ignored() => Verify.AnalyzerAsync("""
        static class Directories
        {
            [DllImport("libc")] static extern int fsync(int descriptor);

            public static void SyncDirectory(int descriptor) => Quietly(() => { if (fsync(descriptor) != 0) throw new IOException(); });

            public static Task SyncDirectoryAsync(int descriptor) =>
                Task.Run(() => { if (fsync(descriptor) != 0) throw new IOException(); }).ContinueWith(_ => Console.WriteLine("created"));

            static void Quietly(Action action) { try { action(); } catch { } }
        }
        """);

    [Fact]
    public Task Directory_that_a_file_system_cannot_sync_may_be_ignored() => Verify.AnalyzerAsync("""
        class Log
        {
            [DllImport("libc")] static extern int fsync(int descriptor);

            public void Create(int directory) => Quietly(() => SyncDirectory(directory));

            static void SyncDirectory(int descriptor)
            {
                if (fsync(descriptor) != 0)
                    throw new IOException();
            }

            static void Quietly(Action action) { try { action(); } catch { } }
        }
        """);
}
