// An index over files that are there: built again when it is broken.
using System.Collections.Generic;
using System.IO;

public sealed class SearchFolder(string folder)
{
    public void RebuildIndex(IEnumerable<string> words) => File.WriteAllLines(Path.Combine(folder, "search.index"), words);
}
