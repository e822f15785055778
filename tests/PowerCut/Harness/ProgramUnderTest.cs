using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Threading;

namespace Durability.PowerCut;

/// <summary>
/// A program that writes to a directory and acknowledges on its standard output. The protocol, a line each: it prints
/// <c>READY</c> when it has prepared its directory (the harness syncs then), waits for a line on its standard input, and from
/// then on prints <c>ACK text</c> whenever it tells the world that something is saved. Other lines are kept for messages.
/// </summary>
public sealed class ProgramUnderTest : IDisposable
{
    private readonly Process _process;
    private readonly List<string> _acknowledged = [];
    private readonly List<string> _other = [];
    private readonly ManualResetEventSlim _ready = new();
    private readonly AutoResetEvent _news = new(false);
    private volatile bool _ended;

    private ProgramUnderTest(Process process) => _process = process;

    /// <summary>Whether the program has ended by itself.</summary>
    public bool HasEnded => _ended;

    /// <summary>How many acknowledgements have come in.</summary>
    public int AcknowledgedCount
    {
        get
        {
            lock (_acknowledged)
                return _acknowledged.Count;
        }
    }

    /// <summary>What the program said beside its acknowledgements, errors included.</summary>
    public string Messages
    {
        get
        {
            lock (_other)
                return string.Join('\n', _other);
        }
    }

    /// <summary>Starts a program and waits until it is ready.</summary>
    public static ProgramUnderTest Start(string program, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program)
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        foreach (string argument in arguments)
            start.ArgumentList.Add(argument);
        var running = new ProgramUnderTest(
            Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start."));
        running.Listen(running._process.StandardOutput, isOutput: true);
        running.Listen(running._process.StandardError, isOutput: false);
        if (running._ready.Wait(TimeSpan.FromSeconds(60)))
            return running;
        running.Dispose();
        throw new InvalidOperationException($"{program} did not get ready: {running.Messages}");
    }

    /// <summary>Lets the program begin.</summary>
    public void Go() => _process.StandardInput.WriteLine("GO");

    /// <summary>Waits for one more acknowledgement than there were, or for the program's end, or for a second.</summary>
    public void WaitForNext(int known)
    {
        var deadline = Stopwatch.StartNew();
        while (AcknowledgedCount <= known && !_ended && deadline.ElapsedMilliseconds < 1000)
            _news.WaitOne(20);
    }

    /// <summary>The first acknowledgements that came in.</summary>
    public IReadOnlyList<string> Acknowledged(int count)
    {
        lock (_acknowledged)
            return _acknowledged.GetRange(0, count);
    }

    /// <summary>Ends the program as a power cut does: without a chance to clean up.</summary>
    public void Dispose()
    {
        try
        {
            _process.Kill();
        }
        catch (InvalidOperationException)
        {
            // It has ended already.
        }

        _process.WaitForExit();
        _process.Dispose();
        _ready.Dispose();
    }

    private void Listen(StreamReader reader, bool isOutput)
    {
        var thread = new Thread(() =>
        {
            while (reader.ReadLine() is string line)
                Take(line);
            if (isOutput)
            {
                _ended = true;
                _news.Set();
            }
        })
        {
            IsBackground = true,
            Name = string.Create(CultureInfo.InvariantCulture, $"reader of {_process.Id}"),
        };
        thread.Start();
    }

    private void Take(string line)
    {
        if (line.StartsWith("ACK ", StringComparison.Ordinal))
        {
            lock (_acknowledged)
                _acknowledged.Add(line[4..]);
            _news.Set();
        }
        else if (line == "READY")
        {
            _ready.Set();
        }
        else
        {
            lock (_other)
                _other.Add(line);
        }
    }
}
