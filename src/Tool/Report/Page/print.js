"use strict";

// On paper nothing can be unfolded: every finding that the filters let through is printed with its code, and each rule once with its
// timeline and its fix.

const mostPrinted = 500;

function printFinding(report, finding) {
  return element("article", {},
    element("h4", {}, fileParts(report.files[finding.file].path, finding.at[1]), element("span", { class: "hint" }, levels[finding.level])),
    element("p", {}, finding.message),
    codeBlock(report.files[finding.file], spansOf(finding).filter(span => span.file === finding.file), 2));
}

function printRule(report, group) {
  const rule = report.rules[group.findings[0].rule];
  const fix = rulePart(rule.id, "fix");
  const timeline = timelineOf(report, rule, []);
  timeline?.querySelectorAll(".place").forEach(slot => slot.textContent = `step ${Number(slot.dataset.step) + 1}`);
  return element("section", {},
    element("h2", {}, element("span", { class: "rule" }, rule.id), ` ${rule.title}`),
    timeline,
    fix ? element("div", {}, element("h3", {}, "How to fix"), fix) : null,
    ...group.findings.map(finding => printFinding(report, finding)));
}

function fillPrint(node, report, found) {
  const printed = found.slice(0, mostPrinted);
  node.replaceChildren(
    element("p", {}, found.length > printed.length
      ? `The first ${formatNumber(printed.length)} of ${formatNumber(found.length)} findings. Filter the page to print others.`
      : plural(found.length, "finding")),
    document.getElementById("trend").content.querySelector("figure")?.cloneNode(true) ?? "",
    ...groupFindings(report, printed, "rule").map(group => printRule(report, group)));
}
