using System;
using System.Collections;
using System.Collections.Generic;

namespace Durability.Analyzers.Flow;

/// <summary>
/// A dictionary whose copies share their content until one of them changes: a state is copied at each branch and for each handler of an
/// exception, and most copies are only read. Belongs to one thread while it changes.
/// </summary>
internal sealed class SharedMap<TKey, TValue> : IEnumerable<KeyValuePair<TKey, TValue>>
    where TKey : class
    where TValue : class
{
    static readonly Dictionary<TKey, TValue> None = [];

    Dictionary<TKey, TValue> _items;
    bool _isShared;

    public SharedMap()
        : this(None)
    {
    }

    SharedMap(Dictionary<TKey, TValue> items) => (_items, _isShared) = (items, true);

    public int Count => _items.Count;

    public IReadOnlyCollection<TKey> Keys => _items.Keys;

    public TValue this[TKey key]
    {
        get => _items[key];
        set => Own()[key] = value;
    }

    public bool TryGetValue(TKey key, out TValue value) => _items.TryGetValue(key, out value!);

    public bool ContainsKey(TKey key) => _items.ContainsKey(key);

    public void Remove(TKey key)
    {
        if (_items.ContainsKey(key))
            Own().Remove(key);
    }

    /// <summary>Sets every value to what <paramref name="change"/> makes of it; nothing is copied where it makes nothing else of any.</summary>
    public void Change(Func<TKey, TValue, TValue> change)
    {
        List<TKey>? changed = null;
        foreach (var pair in _items)
        {
            if (!change(pair.Key, pair.Value).Equals(pair.Value))
                (changed ??= []).Add(pair.Key);
        }

        foreach (var key in changed ?? [])
            this[key] = change(key, _items[key]);
    }

    public SharedMap<TKey, TValue> Copy()
    {
        _isShared = true;
        return new SharedMap<TKey, TValue>(_items);
    }

    /// <summary>Whether both are the same content for certain, which nothing has changed since the copy.</summary>
    public bool Shares(SharedMap<TKey, TValue> other) => ReferenceEquals(_items, other._items);

    public Dictionary<TKey, TValue>.Enumerator GetEnumerator() => _items.GetEnumerator();

    IEnumerator<KeyValuePair<TKey, TValue>> IEnumerable<KeyValuePair<TKey, TValue>>.GetEnumerator() => _items.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => _items.GetEnumerator();

    Dictionary<TKey, TValue> Own()
    {
        if (_isShared)
            (_items, _isShared) = (new Dictionary<TKey, TValue>(_items), false);
        return _items;
    }
}
