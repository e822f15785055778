using System;
using System.Collections.Generic;

namespace Durability.Analyzers.Flow;

/// <summary>
/// A dictionary whose copies share their content until one of them changes: a state is copied at each branch and for each handler of an
/// exception, and most copies are only read. Belongs to one thread while it changes. No <see cref="IEnumerable{T}"/>: what LINQ does with
/// pairs is compiled anew in every compiler process, and that takes longer than most bodies do.
/// </summary>
internal sealed class SharedMap<TKey, TValue>
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

    /// <summary>
    /// Sets every value to what <paramref name="change"/> makes of it and <paramref name="context"/>; nothing is copied where it gives back
    /// each value that it was given. Says whether anything is another one now.
    /// </summary>
    public bool Change<TContext>(TContext context, Func<TKey, TValue, TContext, TValue> change)
        where TContext : class
    {
        var items = _items;
        foreach (var pair in items)
        {
            var changed = change(pair.Key, pair.Value, context);
            if (!ReferenceEquals(changed, pair.Value))
                Apart(items)[pair.Key] = changed;
        }

        return !ReferenceEquals(_items, items);
    }

    public void RemoveWhere<TContext>(TContext context, Func<TKey, TContext, bool> condition)
        where TContext : class
    {
        var items = _items;
        foreach (var pair in items)
        {
            if (condition(pair.Key, context))
                Apart(items).Remove(pair.Key);
        }
    }

    /// <summary>A copy to change while <paramref name="items"/> are gone through.</summary>
    Dictionary<TKey, TValue> Apart(Dictionary<TKey, TValue> items)
    {
        if (ReferenceEquals(_items, items))
            (_items, _isShared) = (new Dictionary<TKey, TValue>(items), false);
        return _items;
    }

    public SharedMap<TKey, TValue> Copy()
    {
        _isShared = true;
        return new SharedMap<TKey, TValue>(_items);
    }

    /// <summary>Whether both are the same content for certain, which nothing has changed since the copy.</summary>
    public bool Shares(SharedMap<TKey, TValue> other) => ReferenceEquals(_items, other._items);

    public Dictionary<TKey, TValue>.Enumerator GetEnumerator() => _items.GetEnumerator();

    Dictionary<TKey, TValue> Own()
    {
        if (_isShared)
            (_items, _isShared) = (new Dictionary<TKey, TValue>(_items), false);
        return _items;
    }
}
