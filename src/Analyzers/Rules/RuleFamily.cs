namespace Durability.Analyzers.Rules;

/// <summary>The hundreds of the rule ids.</summary>
internal static class RuleFamily
{
    public const string Sync = "Durability.Sync";
    public const string Publication = "Durability.Publication";
    public const string Failure = "Durability.Failure";
    public const string Order = "Durability.Order";
    public const string Cost = "Durability.Cost";
    public const string Settings = "Durability.Settings";
    public const string Configuration = "Durability.Configuration";
}
