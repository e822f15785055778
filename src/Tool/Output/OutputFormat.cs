namespace Durability.Tool.Output;

/// <summary>What goes to standard output.</summary>
internal enum OutputFormat
{
    /// <summary>For people: tables, messages, source lines.</summary>
    Text,

    /// <summary>Everything, in this tool's own JSON.</summary>
    Json,

    /// <summary>SARIF 2.1.0.</summary>
    Sarif,

    /// <summary>GitLab code quality.</summary>
    GitLab,

    /// <summary>Workflow commands that annotate a pull request on GitHub.</summary>
    GitHub,

    /// <summary>Logging commands of Azure Pipelines.</summary>
    Azure,
}
