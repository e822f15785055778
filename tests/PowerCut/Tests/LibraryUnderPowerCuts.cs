using System;
using System.Collections.Generic;
using Durability.PowerCut.Workloads;
using Xunit;

namespace Durability.PowerCut.Tests;

[Collection(PowerCutCollection.Name)]
public sealed class LibraryUnderPowerCuts(StoreFixture fixture)
{
    public static IEnumerable<object[]> Everywhere => Trial.Cases(FileSystemUnderTest.All);

    [SkippableTheory]
    [MemberData(nameof(Everywhere))]
    public void WhatWasAcknowledgedIsThereAndNothingIsTorn(string workload, string fileSystem)
    {
        ImageStore store = fixture.StoreOrSkip();

        PowerCutResult result = Trial.Run(
            store, Workload.Named(workload), FileSystemUnderTest.Named(fileSystem), durable: true, Trial.Cuts);

        Assert.True(result.Damaged == 0, $"{result.Damaged} of {result.Cuts} cuts:\n{string.Join('\n', result.Findings)}");
        // Else the cuts came before there was anything to lose.
        Assert.True(result.Acknowledged > 0);
    }
}

[Collection(PowerCutCollection.Name)]
public sealed class PlainSystemIoUnderPowerCuts(StoreFixture fixture)
{
    public static IEnumerable<object[]> WhereItShows =>
        Trial.Cases([FileSystemUnderTest.Xfs, FileSystemUnderTest.Ext4WithoutHeuristics]);

    /// <summary>The same cuts and checks find what System.IO loses; else they would prove nothing above.</summary>
    [SkippableTheory]
    [MemberData(nameof(WhereItShows))]
    public void TheSameWorkloadLosesWhatItAcknowledged(string workload, string fileSystem)
    {
        ImageStore store = fixture.StoreOrSkip();

        PowerCutResult result = Trial.Run(
            store, Workload.Named(workload), FileSystemUnderTest.Named(fileSystem), durable: false,
            cuts: Math.Max(4, Trial.Cuts / 10));

        Assert.True(result.Damaged > 0, $"nothing lost in {result.Cuts} cuts with {result.Acknowledged} acknowledgements");
    }
}
