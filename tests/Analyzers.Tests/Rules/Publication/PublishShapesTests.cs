using System.Threading.Tasks;
using Xunit;

namespace Durability.Analyzers.Tests.Rules.Publication;

/// <summary>DUR203 in further spellings: a whole folder, a stream class that renames when it is closed.</summary>
public sealed class PublishShapesTests
{
    [Fact]
    public Task Folder_of_unsynced_files_is_published() => Verify.AnalyzerAsync(
        """
        class Snapshotter
        {
            void Take(string root, byte[] data, byte[] index)
            {
                var staging = Path.Combine(root, "snapshot.tmp");
                Directory.CreateDirectory(staging);
                File.WriteAllBytes(Path.Combine(staging, "data"), data);
                File.WriteAllBytes(Path.Combine(staging, "table"), index);
                {|DUR203:Directory.Move(staging, Path.Combine(root, "snapshot"))|};
            }
        }
        """);

    [Fact]
    public Task Stream_class_that_renames_when_it_is_closed_is_reported() => Verify.AnalyzerAsync(
        """
        class AtomicStream : FileStream
        {
            readonly string _path, _temp;
            AtomicStream(string path, string temp, FileMode mode) : base(temp, mode) { _path = path; _temp = temp; }
            public static AtomicStream Open(string path, FileMode mode) => new(path, path + ".tmp", mode);
            public override void Close() { base.Close(); {|DUR203:File.Replace(_temp, _path, null)|}; }
        }
        """);
}
