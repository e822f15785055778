using System.Threading.Tasks;
using Xunit;

namespace Durability.Analyzers.Tests.Rules.Failure;

/// <summary>DUR301: a failure of a sync that is handed on to whoever keeps it, or was to be told, is not swallowed; one that is only printed is.</summary>
public sealed class FailureHandedOnTests
{
    const string Journal = """
        class Journal
        {
            readonly FileStream _file = new("orders.journal", FileMode.Append);
            readonly List<string> _errors = new();
            string _last;
            public event Action AppendFailed;
            public event EventHandler Appended;
            public Action<int, Exception> ErrorCallback;
            public Action<int, Exception> Callback;
            public void Append(byte[] record)
            {
                try { _file.Write(record); _file.Flush(true); }
        """;

    [Theory]
    [InlineData("catch (IOException e) { HandleError(e, 1); } } void HandleError(Exception error, int page) { _errors.Add(error.Message + page); } }")]
    [InlineData("catch (IOException e) { this.HandleError(1, e); } } void HandleError(int page, Exception error) { _last = error.Message; } }")]
    [InlineData("catch (IOException e) { HandleError(e); } } void HandleError(Exception error) { throw new InvalidOperationException(\"x\", error); } }")]
    [InlineData("catch (IOException) { AppendFailed?.Invoke(); } } }")]
    [InlineData("catch (IOException) { AppendFailed.Invoke(); } } }")]
    [InlineData("catch (IOException e) { ErrorCallback(1, e); } } }")]
    [InlineData("catch (IOException e) { this.ErrorCallback(1, e); } } }")]
    public Task Handed_on(string rest) => Verify.AnalyzerAsync(Journal + rest);

    [Theory]
    [InlineData("CATCH (IOException e) { LogError(e); } } void LogError(Exception error) { Console.WriteLine(error.Message); } }")]
    [InlineData("CATCH (IOException e) { HandleError(e); } } bool HandleError(Exception error) { Console.WriteLine(error.Message); return false; } }")]
    [InlineData("CATCH (IOException e) { HandleError(e, 1); } } void HandleError(Exception error, int page) { _errors.Add(page.ToString()); } }")]
    [InlineData("CATCH (IOException) { HandleError(1); } } void HandleError(int page) { _errors.Add(page.ToString()); } }")]
    [InlineData("CATCH (IOException) { Appended?.Invoke(this, EventArgs.Empty); } } }")]
    [InlineData("CATCH (IOException) { Callback(1, null); } } }")]
    public Task Only_printed_or_kept_without_it(string rest) => Verify.AnalyzerAsync(Journal + rest.Replace("CATCH", "{|DUR301:catch|}"));

    [Fact]
    public Task Own_members_that_call_each_other() => Verify.AnalyzerAsync(
        Journal + "{|DUR301:catch|} (IOException e) { First(e); } } void First(Exception e) { Second(e); } void Second(Exception e) { First(e); } }");

    [Fact]
    public Task One_catch_is_one_finding() => Verify.AnalyzerAsync("""
        class Journal
        {
            readonly FileStream _file = new("orders.journal", FileMode.Append);
            readonly FileStream _index = new("orders.idx.journal", FileMode.Append);
            public void Append(byte[] record)
            {
                try { _file.Write(record); _file.Flush(true); _index.Write(record); _index.Flush(true); }
                {|DUR301:catch|} (IOException) { }
            }
        }
        """);
}
