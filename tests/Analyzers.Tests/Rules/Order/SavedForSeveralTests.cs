using System.Threading.Tasks;
using Xunit;

namespace Durability.Analyzers.Tests.Rules.Order;

/// <summary>A member that saves is called by several: what one of them does wrong besides is not all that there is to say.</summary>
public sealed class SavedForSeveralTests
{
    [Fact]
    public Task Save_that_others_call_too_is_told_where_it_stands() => VerifyAsync("{|DUR204:File.WriteAllText(_path, text)|}", """
        public void Clear(string path)
        {
            Save("");
            File.WriteAllText(Path.GetTempFileName(), path);
        }
        """);

    [Fact]
    public Task Save_for_one_caller_is_told_there() => VerifyAsync("File.WriteAllText(_path, text)", "");

    [Fact]
    public Task Save_for_two_that_go_wrong_alike_is_told_there() => VerifyAsync("File.WriteAllText(_path, text)", """
        public void Merge(string path)
        {
            var text = File.ReadAllText(path);
            Save(text);
            {|DUR402:File.Delete(path)|};
        }
        """);

    [Fact]
    public Task Step_on_the_way_to_the_save_is_no_other_caller() => VerifyAsync("File.WriteAllText(_path, text)", """
        void Save(string text, int most) => Save(text.Substring(0, most));
        """, "Save(text, 100)");

    static Task VerifyAsync(string write, string others, string save = "Save(text)") => Verify.AnalyzerAsync($$"""
        class OrderStore
        {
            readonly string _path = "orders.db";

            public void Save(string text) => {{write}};

            public void Import(string path)
            {
                var text = File.ReadAllText(path);
                {{save}};
                {|DUR402:File.Delete(path)|};
            }

            {{others}}
        }
        """);
}
