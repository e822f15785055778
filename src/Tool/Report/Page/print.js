"use strict";

// On paper nothing can be unfolded: every finding that the filters let through is printed with its code, and each rule once with its
// timeline and its fix.

const mostPrinted = 500;

function printFinding(report, finding) {
  return element("article", {},
    element("h4", {}, fileParts(report.files[finding.file].path, finding.at[1]), element("span", { class: "hint" }, levels[finding.level])),
    element("p", {}, finding.message),
    ...spansOf(finding).slice(0, 1).map(span => codeBlock(report.files[span.file], [span], 2)).filter(block => block !== null));
}

function printRule(report, group) {
  const rule = report.rules[group.findings[0].rule];
  const fix = rulePart(rule.id, "fix");
  return element("section", {},
    element("h2", {}, element("span", { class: "rule" }, rule.id), ` ${rule.title}`),
    timelineOf(report, rule, []),
    fix ? element("div", {}, element("h3", {}, "How to fix"), fix) : null,
    ...group.findings.map(finding => printFinding(report, finding)));
}

function fillPrint(node, report, found) {
  const printed = found.slice(0, mostPrinted);
  node.replaceChildren(
    element("p", {}, found.length > printed.length
      ? `The first ${formatNumber(printed.length)} of ${formatNumber(found.length)} findings. Filter the page to print others.`
      : plural(found.length, "finding")),
    ...groupFindings(report, printed, "rule").map(group => printRule(report, group)));
}
