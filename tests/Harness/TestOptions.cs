using System;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>Which of the compiler's own diagnostics a test must expect.</summary>
public enum CompilerDiagnostics
{
    None,
    Errors,
    Warnings,
    Suggestions,
    All,
}

[Flags]
public enum TestBehaviors
{
    None = 0,

    /// <summary>Do not run the source again as generated code, where it must be silent.</summary>
    SkipGeneratedCodeCheck = 0x02,
}

[Flags]
public enum CodeFixTestBehaviors
{
    None = 0,

    /// <summary>Apply one fix only; what remains is described by the fixed state.</summary>
    FixOne = 0x01,
    SkipFixAllInDocumentCheck = 0x02,
    SkipFixAllInProjectCheck = 0x04,
    SkipFixAllInSolutionCheck = 0x08,
    SkipFixAllCheck = SkipFixAllInDocumentCheck | SkipFixAllInProjectCheck | SkipFixAllInSolutionCheck,
}

[Flags]
public enum DiagnosticOptions
{
    None = 0,
    IgnoreAdditionalLocations = 0x01,
    IgnoreSeverity = 0x02,
}

[Flags]
public enum MarkupOptions
{
    None = 0,
    UseFirstDescriptor = 0x01,
}

/// <summary>What a state takes over from the one before it.</summary>
public enum StateInheritanceMode
{
    /// <summary>Files that are not given, and expected diagnostics that no fix is for.</summary>
    AutoInherit,

    /// <summary>Files that are not given, and all expected diagnostics.</summary>
    AutoInheritAll,

    /// <summary>Nothing.</summary>
    Explicit,
}

/// <summary>Which markup of a state's sources says what is expected. Without one, a fixed state ignores what its fix is for.</summary>
public enum MarkupMode
{
    None,
    Ignore,
    IgnoreFixable,
    Allow,
}
