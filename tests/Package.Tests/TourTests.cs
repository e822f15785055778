using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using Xunit;

namespace Durability.Package.Tests;

/// <summary>The first command of the README. The tour itself checks each of its steps and fails where one does not do what it says.</summary>
[Collection(PackageFeed.Name)]
public sealed class TourTests
{
    [Fact]
    public async Task TourOfTheOrderService_Ends()
    {
        var output = await DotNet.SucceedAsync(PackageFeed.RepositoryRoot, new Dictionary<string, string>(), "run", "--project", "samples/Tour");
        Assert.Contains("warning DUR203:", output, StringComparison.Ordinal);
        Assert.DoesNotContain("still open", output, StringComparison.Ordinal);
        Assert.Contains("0 warnings", output, StringComparison.Ordinal);
        Assert.Contains("+++ b/after/OrderStore.cs", output, StringComparison.Ordinal);
    }
}
