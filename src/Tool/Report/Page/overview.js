"use strict";

// What is shown while no finding is: how it went over time, what could not be looked at, and where the findings are.

const mostProjects = 30;
const mostFiles = 12;
const mostIncomplete = 8;

function countBy(findings, of) {
  const counts = new Map();
  for (const finding of findings)
    counts.set(of(finding), (counts.get(of(finding)) ?? 0) + 1);
  return counts;
}

// Projects whose findings may not be all of them. Where there are many the list is folded.
function incompleteOf(report) {
  const incomplete = report.projects.filter(project => project.outcome !== "scanned");
  if (incomplete.length === 0)
    return null;
  const words = { partial: "was looked at in part, so findings can be missing", missing: "could not be analyzed" };
  const list = element("ul", {}, ...incomplete.map(project => element("li", {},
    element("strong", {}, project.name), ` ${words[project.outcome]}${project.reason ? ": " : ""}`, project.reason ? element("span", { class: "hint" }, project.reason) : null)));
  return element("section", { class: "incomplete" },
    element("h3", {}, `${plural(incomplete.length, "project")} not looked at in full`),
    incomplete.length > mostIncomplete ? fold("Which ones", list) : list);
}

// What the scan itself had to say, such as a log that was left out.
function noticesOf(report) {
  if (report.notices.length === 0)
    return null;
  return element("section", { class: "incomplete" }, element("h3", {}, "About this scan"),
    element("ul", {}, ...report.notices.map(notice => element("li", {}, notice))));
}

function cell(number, most, level, label, choose) {
  if (!number)
    return element("td", {});
  const button = element("button", { type: "button", class: `heat ${level}`, "aria-label": label }, formatNumber(number));
  button.style.setProperty("--heat", `${8 + 32 * Math.sqrt(number / most)}%`);
  button.addEventListener("click", choose);
  return element("td", {}, button);
}

// Projects down, rules across.
function matrixOf(report, choose) {
  const rules = report.rules.map((rule, number) => ({ ...rule, number }));
  const byProject = countBy(report.findings, finding => finding.project);
  const byBoth = countBy(report.findings, finding => finding.project * rules.length + finding.rule);
  const worst = rules.map(() => 0);
  report.findings.forEach(finding => worst[finding.rule] = Math.max(worst[finding.rule], finding.level));
  const most = Math.max(1, ...byBoth.values());
  const projects = report.projects.map((project, number) => ({ ...project, number, count: byProject.get(number) ?? 0 }))
    .sort((a, b) => b.count - a.count || a.number - b.number);
  const body = element("tbody");
  const addRows = shown => body.replaceChildren(...shown.map(project => element("tr", {},
    element("th", { scope: "row" }, project.name || "(no project)"),
    element("td", { class: "sum" }, formatNumber(project.count)),
    ...rules.map(rule => {
      const number = byBoth.get(project.number * rules.length + rule.number);
      return cell(number, most, levels[worst[rule.number]], `${number} of ${rule.id} in ${project.name}`, () => choose({ project: project.number, rule: rule.number }));
    }))));
  addRows(projects.slice(0, mostProjects));
  const table = element("table", { class: "matrix" },
    element("thead", {}, element("tr", {}, element("th", { scope: "col" }, "Project"), element("th", { scope: "col" }, "All"),
      ...rules.map(rule => element("th", { scope: "col", title: rule.title }, rule.id)))), body);
  const more = element("button", { type: "button", class: "quiet" }, `Show all ${formatNumber(projects.length)} projects`);
  more.addEventListener("click", () => {
    addRows(projects);
    more.remove();
  });
  return section("By project and rule",
    element("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": "Findings by project and rule" }, table),
    projects.length > mostProjects ? more : null);
}

function ruleTable(report, choose) {
  const counts = countBy(report.findings, finding => finding.rule);
  const most = Math.max(1, ...counts.values());
  const rows = report.rules.map((rule, number) => ({ rule, number, count: counts.get(number) ?? 0 })).sort((a, b) => b.count - a.count || a.number - b.number);
  return section("By rule", element("ul", { class: "bars" }, ...rows.map(({ rule, number, count }) => {
    const button = element("button", { type: "button" },
      element("span", { class: "rule" }, rule.id), element("span", { class: "name" }, rule.title), countOf(count));
    button.style.setProperty("--share", `${100 * count / most}%`);
    button.addEventListener("click", () => choose({ rule: number }));
    return element("li", {}, button);
  })));
}

function fileTable(report, choose) {
  const counts = [...countBy(report.findings, finding => finding.file)].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, mostFiles);
  const most = Math.max(1, ...counts.map(([, count]) => count));
  return section("Files with the most", element("ul", { class: "bars" }, ...counts.map(([file, count]) => {
    const button = element("button", { type: "button" },
      element("span", { class: "name" }, fileParts(report.files[file].path)), countOf(count));
    button.style.setProperty("--share", `${100 * count / most}%`);
    button.addEventListener("click", () => choose({ file }));
    return element("li", {}, button);
  })));
}

function showOverview(node, report, choose) {
  const trend = document.getElementById("trend").content.cloneNode(true);
  node.setAttribute("aria-label", "Overview");
  node.replaceChildren(...[
    element("h2", { tabindex: "-1" }, "Overview"),
    report.findings.length === 0 ? element("p", { class: "lead" }, "Nothing was found that a power cut takes back.")
      : element("p", { class: "lead" }, "Choose a finding to see its code, where its bytes are when the power fails, and the fix."),
    incompleteOf(report),
    noticesOf(report),
    trend.childElementCount > 0 ? section("Trend", trend) : null,
    ...(report.findings.length === 0 ? [] : [ruleTable(report, choose), report.projects.length > 1 ? matrixOf(report, choose) : null, fileTable(report, choose)]),
  ].filter(part => part !== null));
  node.scrollTop = 0;
}

// The line of numbers at the top.
function showNumbers(node, report) {
  const byLevel = countBy(report.findings, finding => finding.level);
  const fresh = report.findings.filter(finding => !finding.known).length;
  const number = (count, word, kind) => element("li", { class: kind ?? "" }, element("strong", {}, formatNumber(count)), ` ${word}${count === 1 ? "" : "s"}`);
  node.replaceChildren(...[
    number(report.findings.length, "finding"),
    ...[2, 1, 0].filter(level => byLevel.has(level)).map(level => number(byLevel.get(level), levels[level], levels[level])),
    number(report.projects.length, "project"),
    report.hasBaseline ? element("li", {}, element("strong", {}, formatNumber(fresh)), " not in the baseline") : null,
  ].filter(part => part !== null));
}
