using System.Threading.Tasks;
using Xunit;

namespace Durability.Analyzers.Tests.Rules.Sync;

/// <summary>Functions of the system that are declared with other parameters than usual.</summary>
public sealed class NativeArgumentTests
{
    /// <summary>What the bytes name cannot be told, and it is not the file that the second name stands for.</summary>
    [Fact]
    public Task Old_name_that_cannot_be_told() => Verify.AnalyzerAsync("""
        class Settings
        {
            public int Save(byte[] old)
            {
                {|DUR204:File.WriteAllText("settings.json", "")|};
                return rename(old, "settings.json");
            }

            [DllImport("libc")]
            static extern int rename(byte[] old, string name);
        }
        """);

    [Fact]
    public Task Fewer_parameters_than_usual() => Verify.AnalyzerAsync("""
        class OrderJournal
        {
            readonly FileStream _file = new("orders.wal", FileMode.Append);

            public int Seal(string names)
            {
                _file.Flush(true);
                return rename(names);
            }

            [DllImport("shelf")]
            static extern int rename(string names);
        }
        """);
}
