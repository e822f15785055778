"use strict";

// The findings, and which of them the filters let through. Nothing in this file knows the page.

const levels = ["note", "warning", "error"];

function loadReport(text) {
  const report = JSON.parse(text);
  report.hasBaseline = report.findings.some(finding => finding.known);
  report.hasAppeared = report.findings.some(finding => finding.appeared);
  report.byId = new Map();
  report.findings.forEach((finding, number) => {
    finding.number = number;
    finding.file = finding.at[0];
    finding.place = `${report.files[finding.file].path}:${finding.at[1]}`;
    finding.text = [finding.message, finding.place, report.rules[finding.rule].id, report.rules[finding.rule].title, report.projects[finding.project].name].join("\n").toLowerCase();
    report.byId.set(finding.id, finding);
  });
  return report;
}

// Every facet that a finding can be filtered by: its name, the value of a finding, and the values there are.
function facetsOf(report) {
  const facets = [
    { key: "level", title: "Severity", of: finding => finding.level, values: [2, 1, 0], label: value => levels[value] },
  ];
  if (report.hasBaseline)
    facets.push({ key: "state", title: "Baseline", of: finding => finding.known ? 1 : 0, values: [0, 1], label: value => value ? "in the baseline" : "new" });
  if (report.hasAppeared)
    facets.push({ key: "since", title: "Since the scan before", of: finding => finding.appeared ? 1 : 0, values: [1, 0], label: value => value ? "appeared" : "was there" });
  facets.push(
    { key: "rule", title: "Rule", of: finding => finding.rule, values: report.rules.map((_, number) => number), label: value => report.rules[value].id, hint: value => report.rules[value].title, long: true },
    { key: "project", title: "Project", of: finding => finding.project, values: report.projects.map((_, number) => number), label: value => report.projects[value].name || "(no project)", long: true },
    { key: "file", title: "File", of: finding => finding.file, values: report.files.map((_, number) => number), label: value => report.files[value].path || "(no file)", long: true, paths: true },
  );
  return facets;
}

// What is asked for. An empty set of a facet means that all its values are.
class Query {
  constructor(facets) {
    this.search = "";
    this.chosen = new Map(facets.map(facet => [facet.key, new Set()]));
  }

  get isEmpty() {
    return this.search === "" && [...this.chosen.values()].every(set => set.size === 0);
  }

  get count() {
    return [...this.chosen.values()].reduce((sum, set) => sum + set.size, 0);
  }

  clear() {
    this.search = "";
    this.chosen.forEach(set => set.clear());
  }
}

// The findings that match, and for each facet how many findings each value would show: those that match all *other* facets.
function runQuery(report, facets, query) {
  const words = query.search.toLowerCase().split(/\s+/).filter(word => word !== "");
  const counts = facets.map(() => new Map());
  const chosen = facets.map(facet => query.chosen.get(facet.key));
  const found = [];
  for (const finding of report.findings) {
    if (!words.every(word => finding.text.includes(word)))
      continue;
    let failed = -1;
    let failures = 0;
    for (let at = 0; at < facets.length && failures < 2; at++) {
      if (chosen[at].size > 0 && !chosen[at].has(facets[at].of(finding))) {
        failed = at;
        failures++;
      }
    }

    if (failures === 0)
      found.push(finding);
    if (failures < 2) {
      for (let at = 0; at < facets.length; at++) {
        if (failures === 0 || at === failed) {
          const value = facets[at].of(finding);
          counts[at].set(value, (counts[at].get(value) ?? 0) + 1);
        }
      }
    }
  }

  return { found, counts };
}

// Groups with the worst first: by level where they are rules, then by number.
function groupFindings(report, found, by) {
  if (by === "none")
    return [{ key: "", title: "", level: 0, findings: found }];
  const title = {
    rule: number => report.rules[number].id,
    project: number => report.projects[number].name || "(no project)",
    file: number => report.files[number].path || "(no file)",
  }[by];
  const groups = new Map();
  for (const finding of found) {
    const number = finding[by];
    let group = groups.get(number);
    if (!group)
      groups.set(number, group = { key: `${by}:${number}`, title: title(number), hint: by === "rule" ? report.rules[number].title : "", level: 0, findings: [] });
    group.findings.push(finding);
    group.level = Math.max(group.level, finding.level);
  }

  return [...groups.values()].sort((a, b) =>
    (by === "rule" ? b.level - a.level : 0) || b.findings.length - a.findings.length || (a.title < b.title ? -1 : 1));
}

const numberFormat = new Intl.NumberFormat("en-US");

function formatNumber(number) {
  return numberFormat.format(number);
}

function plural(number, word) {
  return `${formatNumber(number)} ${word}${number === 1 ? "" : "s"}`;
}
