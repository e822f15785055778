using System;
using Xunit;

namespace Durability.PowerCut.Tests;

/// <summary>The one store of images that all power-cut tests share; null where they cannot run.</summary>
public sealed class StoreFixture : IDisposable
{
    private readonly ImageStore? _store;

    public StoreFixture()
    {
        Reason = ImageStore.WhyNot();
        if (Reason is null)
            _store = ImageStore.Create();
    }

    public string? Reason { get; }

    public ImageStore StoreOrSkip()
    {
        Skip.If(Reason is not null, Reason);
        return _store!;
    }

    public void Dispose() => _store?.Dispose();
}

[CollectionDefinition(Name)]
public sealed class PowerCutCollection : ICollectionFixture<StoreFixture>
{
    public const string Name = "power cuts";
}
