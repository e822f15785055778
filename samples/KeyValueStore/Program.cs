using System;
using System.Linq;

namespace Durability.Samples;

internal static class Program
{
    private static int Main(string[] arguments)
    {
        if (arguments.Length < 2)
            return Explain();
        using KeyValueStore store = KeyValueStore.Open(arguments[0]);
        switch (arguments[1..])
        {
            case ["put", string key, string value]:
                store.Put(key, value);
                return 0;
            case ["get", string key]:
                Console.WriteLine(store.Get(key) ?? "(none)");
                return 0;
            case ["delete", string key]:
                store.Delete(key);
                return 0;
            case ["list"]:
                foreach ((string key, string value) in store.Snapshot().OrderBy(pair => pair.Key, StringComparer.Ordinal))
                    Console.WriteLine($"{key} = {value}");
                return 0;
            case ["checkpoint"]:
                store.Checkpoint();
                return 0;
            default:
                return Explain();
        }
    }

    private static int Explain()
    {
        Console.Error.WriteLine("usage: DIRECTORY put KEY VALUE | get KEY | delete KEY | list | checkpoint");
        return 2;
    }
}
