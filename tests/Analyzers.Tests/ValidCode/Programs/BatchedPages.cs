// Many pages, one sync before the position is moved.
using System;
using System.Collections.Generic;
using System.IO;
using Microsoft.Win32.SafeHandles;

public sealed class PageWriter(SafeFileHandle handle)
{
    public long CommittedPages { get; private set; }

    public void WriteBatch(IReadOnlyList<byte[]> pages)
    {
        var offset = CommittedPages * 4096;
        foreach (var page in pages)
        {
            RandomAccess.Write(handle, page, offset);
            offset += page.Length;
        }

        RandomAccess.FlushToDisk(handle);
        CommittedPages += pages.Count;
    }
}
