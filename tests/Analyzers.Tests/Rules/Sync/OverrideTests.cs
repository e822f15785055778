using System.Threading.Tasks;
using Xunit;

namespace Durability.Analyzers.Tests.Rules.Sync;

/// <summary>A call enters the override of the object's own type, where that is known.</summary>
public sealed class OverrideTests
{
    const string Savers = """
        class Saver
        {
            public virtual void Save(FileStream file) { }
        }

        class PlainSaver : Saver
        {
            public override void Save(FileStream file) => file.WriteByte(1);
        }

        class SyncingSaver : PlainSaver
        {
            public override void Save(FileStream file)
            {
                file.WriteByte(1);
                file.Flush(true);
            }
        }

        """;

    [Fact]
    public Task Override_of_an_override_that_syncs_is_silent() => Verify.AnalyzerAsync(Savers + """
        class OrderJournal
        {
            void Write()
            {
                using var file = new FileStream("orders.journal", FileMode.Append);
                PlainSaver saver = new SyncingSaver();
                saver.Save(file);
            }
        }
        """);

    [Fact]
    public Task Override_that_only_writes_is_reported() => Verify.AnalyzerAsync(Savers + """
        class OrderJournal
        {
            void Write()
            {
                using var file = new FileStream("orders.journal", FileMode.Append);
                Saver saver = new PlainSaver();
                {|DUR101:saver.Save(file)|};
            }
        }
        """);
}
