using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace Durability.Tests;

/// <summary>
/// What POSIX allows to be left after a power cut. Bytes that were written since a file's last sync may be there or not, in any
/// combination, and the last of them in part. Names that were changed since a directory's last sync may be there or not, in any
/// combination; a rename within a directory is one change, a rename between two is one in each. A sync of a file says nothing
/// about its name.
/// </summary>
internal sealed class CrashModel
{
    private readonly Node _root;
    private readonly string _rootPath;

    /// <summary>Starts from what lies in a directory, all of it durable.</summary>
    internal CrashModel(string directory)
    {
        _rootPath = directory;
        _root = Load(directory);
    }

    /// <summary>Follows one call of the library.</summary>
    internal void Apply(StorageCall call)
    {
        if (call.WasRefused)
            return;
        switch (call.Kind)
        {
            case CallKind.Create:
                ParentOf(call.Path).Change((NameOf(call.Path), new Node()));
                break;
            case CallKind.Open when call.Truncates:
                Find(call.Path).Pending.Add(new Change(0, null, 0));
                break;
            case CallKind.Write:
                Find(call.Path).Pending.Add(new Change(call.Position, call.Bytes, 0));
                break;
            case CallKind.SetLength:
                Find(call.Path).Pending.Add(new Change(0, null, call.Position));
                break;
            case CallKind.Copy:
                var copy = new Node();
                copy.Pending.Add(new Change(0, call.Bytes, 0));
                ParentOf(call.Target!).Change((NameOf(call.Target!), copy));
                break;
            case CallKind.Sync or CallKind.DataSync or CallKind.DirectorySync:
                Find(call.Path).Sync();
                break;
            case CallKind.Rename:
                Rename(call.Path, call.Target!);
                break;
            case CallKind.Delete:
                if (ParentOf(call.Path).Current.ContainsKey(NameOf(call.Path)))
                    ParentOf(call.Path).Change((NameOf(call.Path), null));
                break;
            case CallKind.CreateDirectory:
                ParentOf(call.Path).Change((NameOf(call.Path), new Node { IsDirectory = true }));
                break;
        }
    }

    /// <summary>Writes one of the states that may be left into an empty directory.</summary>
    internal void Materialize(string directory, Random random) => Materialize(_root, directory, random);

    private static void Materialize(Node node, string path, Random random)
    {
        foreach ((string name, Node child) in node.EntriesLeft(random))
        {
            string childPath = Path.Combine(path, name);
            if (child.IsDirectory)
                Materialize(child, Directory.CreateDirectory(childPath).FullName, random);
            else
                File.WriteAllBytes(childPath, child.BytesLeft(random));
        }
    }

    private static Node Load(string path)
    {
        if (File.Exists(path))
            return new Node { Bytes = File.ReadAllBytes(path) };
        var node = new Node { IsDirectory = true };
        foreach (string entry in Directory.EnumerateFileSystemEntries(path))
            node.Durable[Path.GetFileName(entry)] = node.Current[Path.GetFileName(entry)] = Load(entry);
        return node;
    }

    private static string NameOf(string path) => Path.GetFileName(path);

    private void Rename(string source, string target)
    {
        Node from = ParentOf(source);
        Node to = ParentOf(target);
        Node file = Find(source);
        if (from == to)
        {
            from.Change((NameOf(source), null), (NameOf(target), file));
            return;
        }

        to.Change((NameOf(target), file));
        from.Change((NameOf(source), null));
    }

    private Node ParentOf(string path) => Find(Path.GetDirectoryName(path)!);

    private Node Find(string path)
    {
        Node node = _root;
        foreach (string name in Path.GetRelativePath(_rootPath, path).Split('/').Where(part => part != "."))
            node = node.Current[name];
        return node;
    }

    /// <summary>Bytes at a position, or a new length where there are none.</summary>
    private sealed record Change(long Position, byte[]? Bytes, long Length);

    private sealed class Node
    {
        private readonly List<(string Name, Node? Child)[]> _changes = [];

        internal bool IsDirectory { get; init; }

        internal byte[] Bytes { get; set; } = [];

        internal List<Change> Pending { get; } = [];

        internal Dictionary<string, Node> Durable { get; } = [];

        internal Dictionary<string, Node> Current { get; } = [];

        internal void Change(params (string Name, Node? Child)[] changes)
        {
            _changes.Add(changes);
            Apply(Current, changes);
        }

        internal void Sync()
        {
            foreach (Change change in Pending)
                Bytes = Apply(Bytes, change, change.Bytes?.Length ?? 0);
            Pending.Clear();
            foreach ((string Name, Node? Child)[] changes in _changes)
                Apply(Durable, changes);
            _changes.Clear();
        }

        internal Dictionary<string, Node> EntriesLeft(Random random)
        {
            var left = new Dictionary<string, Node>(Durable);
            foreach ((string Name, Node? Child)[] changes in _changes)
            {
                if (random.Next(2) == 0)
                    Apply(left, changes);
            }

            return left;
        }

        internal byte[] BytesLeft(Random random)
        {
            byte[] left = Bytes;
            foreach (Change change in Pending)
            {
                int length = change.Bytes?.Length ?? 0;
                switch (random.Next(4))
                {
                    case 0:
                        break; // lost
                    case 1:
                        left = Apply(left, change, random.Next(length + 1)); // torn
                        break;
                    default:
                        left = Apply(left, change, length);
                        break;
                }
            }

            return left;
        }

        private static void Apply(Dictionary<string, Node> entries, (string Name, Node? Child)[] changes)
        {
            foreach ((string name, Node? child) in changes)
            {
                if (child is null)
                    entries.Remove(name);
                else
                    entries[name] = child;
            }
        }

        private static byte[] Apply(byte[] bytes, Change change, int length)
        {
            long size = change.Bytes is null ? change.Length : Math.Max(bytes.Length, change.Position + length);
            byte[] changed = new byte[size];
            bytes.AsSpan(0, (int)Math.Min(size, bytes.Length)).CopyTo(changed);
            change.Bytes?.AsSpan(0, length).CopyTo(changed.AsSpan((int)change.Position));
            return changed;
        }
    }
}
