// Members of the same names that have nothing to do with files.
using System.Collections.Generic;

public sealed class MessageQueue
{
    private readonly Queue<string> _journal = new();

    public void Write(string message) => _journal.Enqueue(message);

    public void Flush(bool flushToDisk)
    {
        while (_journal.TryDequeue(out var message))
            Handle(message, flushToDisk);
    }

    public void Replace(string from, string to) => _journal.Enqueue(from.Replace(from, to));

    public void Move(int from, int to)
    {
        for (var i = from; i < to; i++)
            _journal.Enqueue(_journal.Dequeue());
    }

    private static void Handle(string message, bool durable) => System.Console.WriteLine(message + durable);
}
