using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Durability.CrashWindow;
using Durability.Tool.Findings;

namespace Durability.Tool.Report;

/// <summary>
/// The report: one page that needs nothing beside itself. Whatever comes from the scanned code reaches the page as escaped text or
/// within the data, and the page's policy runs no script but ours and loads nothing from anywhere.
/// </summary>
internal static class HtmlReport
{
    /// <summary>In the order in which they run; the first one stands in the head, so that the page never flashes in the other scheme.</summary>
    static readonly string[] Scripts = ["theme.js", "model.js", "code.js", "facets.js", "list.js", "detail.js", "overview.js", "print.js", "main.js"];

    /// <summary>The same input makes the same page, byte by byte.</summary>
    public static void Write(TextWriter writer, ScanResult result, ReportOptions options)
    {
        var trend = Trend.Of(result, options.Earlier);
        var data = new ReportData(result, options.ReadLines, trend.AppearedNow);
        var style = PageResource("report.css").Replace("/* timeline */\n", TimelineStyle(), StringComparison.Ordinal);
        var scripts = Scripts.Select(PageResource).ToArray();
        var parts = new Dictionary<string, Action>(StringComparer.Ordinal)
        {
            ["policy"] = () => writer.Write(Policy(style, scripts)),
            ["name"] = () => writer.Write(Escape(result.Name)),
            ["when"] = () => writer.Write(result.When.ToString("yyyy-MM-dd HH:mm 'UTC'zzz", CultureInfo.InvariantCulture).Replace("UTC+00:00", "UTC", StringComparison.Ordinal)),
            ["style"] = () => writer.Write($"<style>{style}</style>"),
            ["theme"] = () => WriteScript(writer, scripts[0]),
            ["trend"] = () => writer.Write(TrendChart.Render(trend)),
            ["without-script"] = () => writer.Write(RuleCounts(result)),
            ["rules"] = () => WriteRules(writer, ReportData.RulesOf(result)),
            ["data"] = () => data.Write(writer),
            ["scripts"] = () => Array.ForEach(scripts[1..], script => WriteScript(writer, script)),
        };
        WriteTemplate(writer, PageResource("report.html"), parts);
    }

    /// <summary>A part is named between double braces. What a part writes is never looked at again.</summary>
    static void WriteTemplate(TextWriter writer, string template, Dictionary<string, Action> parts)
    {
        var pieces = template.Split("{{");
        writer.Write(pieces[0]);
        foreach (var piece in pieces.Skip(1))
        {
            var end = piece.IndexOf("}}", StringComparison.Ordinal);
            parts[piece[..end]]();
            writer.Write(piece[(end + 2)..]);
        }
    }

    static string Policy(string style, IEnumerable<string> scripts) => string.Join("; ",
        "default-src 'none'",
        $"script-src {string.Join(' ', scripts.Select(Hash))}",
        $"style-src {Hash(style)}",
        "img-src data:",
        "base-uri 'none'",
        "form-action 'none'",
        "require-trusted-types-for 'script'",
        "trusted-types 'none'");

    static string Hash(string text) => $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}'";

    static void WriteScript(TextWriter writer, string script) => writer.Write($"<script>{script}</script>\n");

    static string TimelineStyle() => $":root {{\n{Palette.Definitions()}}}\n{Palette.StyleSheet(".timeline")}";

    /// <summary>For each rule the timeline and the words of its page, as templates that the scripts copy from.</summary>
    static void WriteRules(TextWriter writer, ImmutableArray<RuleInfo> rules)
    {
        foreach (var rule in rules)
        {
            if (Timelines.All.FirstOrDefault(timeline => timeline.Id == rule.Id) is { } timeline)
                WriteTemplateElement(writer, rule.Id, "timeline", TimelinePicture.RenderPart(timeline, rule.Title));
            if (RulePage.Of(rule.Id, rule.HelpUri) is not { } page)
                continue;
            WriteTemplateElement(writer, rule.Id, "lost", page.Lost);
            WriteTemplateElement(writer, rule.Id, "fix", page.Fix);
            WriteTemplateElement(writer, rule.Id, "suppress", page.Suppress);
            WriteTemplateElement(writer, rule.Id, "before", Escape(page.Before));
            WriteTemplateElement(writer, rule.Id, "after", Escape(page.After));
        }
    }

    static void WriteTemplateElement(TextWriter writer, string rule, string what, string content) =>
        writer.Write($"<template data-rule=\"{Escape(rule)}\" data-part=\"{what}\">{content}</template>\n");

    /// <summary>What a reader sees where scripts are off: a preview in a mail, for instance.</summary>
    static string RuleCounts(ScanResult result)
    {
        var rows = ReportData.RulesOf(result).Select(rule => $"<tr><th scope=\"row\">{Escape(rule.Id)}</th><td>{Escape(rule.Title)}</td><td>{Count(result, rule)}</td></tr>\n");
        return $"<table>\n<thead><tr><th>Rule</th><th>What it finds</th><th>Findings</th></tr></thead>\n<tbody>\n{string.Concat(rows)}</tbody>\n</table>";
    }

    static string Count(ScanResult result, RuleInfo rule) => result.Findings.Count(finding => finding.RuleId == rule.Id).ToString("N0", CultureInfo.InvariantCulture);

    static string Escape(string text) => WebUtility.HtmlEncode(text);

    /// <summary>With the line ends that a browser makes of them before it compares a hash.</summary>
    static string PageResource(string name)
    {
        using var stream = typeof(HtmlReport).Assembly.GetManifestResourceStream("page/" + name) ?? throw new InvalidOperationException($"The tool was built without '{name}'.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Replace("\r\n", "\n", StringComparison.Ordinal);
    }
}
