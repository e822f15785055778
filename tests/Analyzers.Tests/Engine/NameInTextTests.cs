using System.Linq;
using Durability.Analyzers.Flow;
using Xunit;

namespace Durability.Analyzers.Tests.Engine;

/// <summary>What of a text is a file's name, and what is an object's, or printed into it.</summary>
public sealed class NameInTextTests
{
    [Theory]
    [InlineData("config.Path", "config.Path")] // just called a path: the variable is all that names it
    [InlineData("config.ImageFolder", "ImageFolder")]
    [InlineData("paths.Names", "Names")]
    [InlineData("SettingsPaths.Current", "SettingsPaths.Current")]
    [InlineData("a.b.Journal", "Journal")]
    [InlineData("x1.settings + y.cache", "settings + cache")]
    [InlineData("é.settings", "é.settings")]
    [InlineData("report{index:000}", "report")]
    [InlineData("report{list.IndexOf(item)}", "report")]
    [InlineData("report{MyToString(item)}", "report{MyToString(item)}")]
    [InlineData("{index:000}{name}", "{name}")]
    [InlineData("{a{index:000}", "{a")]
    [InlineData("index{name", "index{name")]
    [InlineData("MakeKey(mod) + suffix", " + suffix")]
    [InlineData("Key(mod)", "Key(mod)")]
    [InlineData("MakeKey(mod.Id)", "MakeKey(Id)")]
    [InlineData("MakeKey(", "MakeKey(")]
    [InlineData("config.", "config.")]
    [InlineData("", "")]
    public void Own_name(string text, string own) => Assert.Equal(own, NameInText.Own(text));

    [Theory]
    [InlineData("config.Path", "")]
    [InlineData("cached.File", "cached.")]
    [InlineData("a.b.Journal", "a. b.")]
    [InlineData("Wide.cached.File", "cached.")]
    public void Receivers(string text, string receivers) => Assert.Equal(receivers, string.Join(" ", NameInText.Receivers(text).ToArray()));
}
