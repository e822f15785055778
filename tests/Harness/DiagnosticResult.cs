using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis.Text;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>A place of an expected diagnostic: lines and columns of a file, or the key of a markup span.</summary>
public readonly record struct DiagnosticLocation(FileLinePositionSpan Span, bool IgnoreLength = false, int? MarkupKey = null);

/// <summary>An expected diagnostic. What is not said is not compared.</summary>
public readonly record struct DiagnosticResult
{
    private const string DefaultPath = "/0/Test0.cs";

    public DiagnosticResult(string id, DiagnosticSeverity severity)
    {
        Id = id;
        Severity = severity;
        Spans = [];
    }

    public DiagnosticResult(DiagnosticDescriptor descriptor)
        : this(descriptor.Id, descriptor.DefaultSeverity)
    {
    }

    public string Id { get; }

    public DiagnosticSeverity Severity { get; private init; }

    public DiagnosticOptions Options { get; private init; }

    public string? Message { get; private init; }

    public object?[]? MessageArguments { get; private init; }

    public bool? IsSuppressed { get; private init; }

    public ImmutableArray<DiagnosticLocation> Spans { get; private init; }

    public bool HasLocation => !Spans.IsDefaultOrEmpty;

    public static DiagnosticResult CompilerError(string identifier) => new(identifier, DiagnosticSeverity.Error);

    public static DiagnosticResult CompilerWarning(string identifier) => new(identifier, DiagnosticSeverity.Warning);

    public DiagnosticResult WithSeverity(DiagnosticSeverity severity) => this with { Severity = severity };

    public DiagnosticResult WithOptions(DiagnosticOptions options) => this with { Options = options };

    public DiagnosticResult WithMessage(string? message) => this with { Message = message };

    public DiagnosticResult WithArguments(params object?[] arguments) => this with { MessageArguments = arguments };

    public DiagnosticResult WithIsSuppressed(bool? isSuppressed) => this with { IsSuppressed = isSuppressed };

    public DiagnosticResult WithNoLocation() => this with { Spans = [] };

    public DiagnosticResult WithLocation(int markupKey)
        => Append(new DiagnosticLocation(default, MarkupKey: markupKey));

    public DiagnosticResult WithLocation(int line, int column) => WithLocation(DefaultPath, line, column);

    public DiagnosticResult WithLocation(string path, int line, int column)
        => Append(new DiagnosticLocation(SpanOf(path, line, column, line, column), IgnoreLength: true));

    public DiagnosticResult WithSpan(int startLine, int startColumn, int endLine, int endColumn)
        => WithSpan(DefaultPath, startLine, startColumn, endLine, endColumn);

    public DiagnosticResult WithSpan(string path, int startLine, int startColumn, int endLine, int endColumn)
        => Append(new DiagnosticLocation(SpanOf(path, startLine, startColumn, endLine, endColumn)));

    public override string ToString()
    {
        var places = HasLocation ? string.Join(" + ", Spans.Select(Show)) : "no location";
        return $"{Id} {Severity} at {places}" + (Message is null ? "" : $": {Message}");
    }

    internal DiagnosticResult WithSpans(ImmutableArray<DiagnosticLocation> spans) => this with { Spans = spans };

    internal bool Matches(Diagnostic actual)
        => actual.Id == Id
            && (Options.HasFlag(DiagnosticOptions.IgnoreSeverity) || actual.Severity == Severity)
            && (IsSuppressed is null || actual.IsSuppressed == IsSuppressed)
            && MatchesLocations(actual)
            && MatchesMessage(actual);

    private static FileLinePositionSpan SpanOf(string path, int startLine, int startColumn, int endLine, int endColumn)
        => new(path, new LinePosition(startLine - 1, startColumn - 1), new LinePosition(endLine - 1, endColumn - 1));

    private static string Show(DiagnosticLocation location)
        => location.MarkupKey is { } key
            ? $"#{key}"
            : $"{location.Span.Path}({location.Span.StartLinePosition.Line + 1},{location.Span.StartLinePosition.Character + 1})"
                + (location.IgnoreLength ? "" : $"-({location.Span.EndLinePosition.Line + 1},{location.Span.EndLinePosition.Character + 1})");

    private static bool Covers(DiagnosticLocation expected, Location actual)
    {
        var span = actual.GetLineSpan();
        return span.Path == expected.Span.Path
            && span.StartLinePosition == expected.Span.StartLinePosition
            && (expected.IgnoreLength || span.EndLinePosition == expected.Span.EndLinePosition);
    }

    private DiagnosticResult Append(DiagnosticLocation location) => this with { Spans = Spans.IsDefault ? [location] : Spans.Add(location) };

    private bool MatchesLocations(Diagnostic actual)
    {
        if (!HasLocation)
            return actual.Location == Location.None;
        if (!Covers(Spans[0], actual.Location))
            return false;
        if (Options.HasFlag(DiagnosticOptions.IgnoreAdditionalLocations))
            return true;

        return actual.AdditionalLocations.Count == Spans.Length - 1
            && Spans.Skip(1).Zip(actual.AdditionalLocations).All(pair => Covers(pair.First, pair.Second));
    }

    private bool MatchesMessage(Diagnostic actual)
    {
        var message = actual.GetMessage(CultureInfo.InvariantCulture);
        if (Message is not null)
            return message == Message;
        if (MessageArguments is null)
            return true;

        var format = actual.Descriptor.MessageFormat.ToString(CultureInfo.InvariantCulture);
        return message == string.Format(CultureInfo.InvariantCulture, format, MessageArguments);
    }
}
