"use strict";

// One finding: what is lost, the code, the timeline of its bytes with the finding's own lines, and what the fix would be.

// The words and the picture of a rule, made when the page was written.
function rulePart(rule, part) {
  const template = document.querySelector(`template[data-rule="${CSS.escape(rule)}"][data-part="${part}"]`);
  return template ? template.content.cloneNode(true) : null;
}

// Where a finding is, by file and with the step of the timeline that each place is. The mark comes first.
function spansOf(finding) {
  const span = (place, kind) => ({ file: place[0], startLine: place[1], startColumn: place[2], endLine: place[3], endColumn: place[4], step: place[5], kind });
  const at = span(finding.at, "marked");
  return [at, ...finding.related.map(place => span(place, "related")).filter(place => place.file !== at.file || place.startLine !== at.startLine || place.startColumn !== at.startColumn)];
}

function signOf(level) {
  return element("span", { class: `level ${levels[level]}` }, element("span", { class: `sign ${levels[level]}` }), levels[level]);
}

function codeOf(report, spans) {
  const files = [...new Set(spans.map(span => span.file))].filter(file => report.files[file].path !== "");
  return files.map(file => {
    const own = spans.filter(span => span.file === file);
    const { path } = report.files[file];
    const block = codeBlock(report.files[file], own);
    return element("figure", { class: "code" },
      element("figcaption", {}, fileParts(path, own[0].startLine), element("span", { class: "hint" }, `column ${own[0].startColumn}`)),
      block ?? element("p", { class: "hint" }, "The source was not there when the report was written."));
  });
}

// The lines that are a step, by step.
function linesOfSteps(report, spans) {
  const lines = new Map();
  for (const span of spans) {
    if (span.step < 0)
      continue;
    const path = report.files[span.file].path;
    const elsewhere = span.file === spans[0].file ? null : path.slice(path.lastIndexOf("/") + 1);
    const known = lines.get(span.step) ?? [];
    if (!known.some(place => place.line === span.startLine && place.elsewhere === elsewhere))
      known.push({ line: span.startLine, elsewhere, marked: span.kind === "marked", text: textOf(report.files[span.file], span, longestCall) });
    lines.set(span.step, known);
  }

  lines.forEach(places => places.sort((a, b) => (a.elsewhere === null ? 0 : 1) - (b.elsewhere === null ? 0 : 1) || a.line - b.line));
  return lines;
}

function placeText(places) {
  const here = places.filter(place => place.elsewhere === null).map(place => place.line);
  if (here.length === 0)
    return places[0].elsewhere.length + String(places[0].line).length > 15 ? "another file" : `${places[0].elsewhere}:${places[0].line}`;
  return here.length === 1 ? `line ${here[0]}` : `lines ${here.slice(0, 2).join(", ")}${here.length > 2 ? " …" : ""}`;
}

const longestCall = 60;

let pictures = 0;

// Names within a picture are unique in a file; a page can hold the picture more than once.
function renameIds(picture) {
  const suffix = `-${++pictures}`;
  for (const named of picture.querySelectorAll("[id]"))
    named.id += suffix;
  picture.setAttribute("aria-labelledby", picture.getAttribute("aria-labelledby").split(" ").map(id => id + suffix).join(" "));
}

function timelineOf(report, rule, spans) {
  const part = rulePart(rule.id, "timeline");
  if (!part)
    return null;
  const picture = part.querySelector("svg");
  renameIds(picture);
  const lines = linesOfSteps(report, spans);
  const sentences = [];
  for (const slot of picture.querySelectorAll(".place")) {
    const step = Number(slot.dataset.step);
    const places = lines.get(step);
    if (!places)
      continue;
    slot.textContent = `${step + 1} · ${placeText(places)}`;
    slot.closest("g").classList.add("mine");
    slot.closest("g").classList.toggle("marked", places.some(place => place.marked));
    sentences.push(element("li", {}, `Step ${step + 1} is ${placeText(places)}`, ...(places[0].text === "" ? [] : [": ", element("code", {}, places[0].text)])));
  }

  return element("figure", { class: "timeline" },
    element("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": "Timeline" }, picture),
    element("figcaption", {},
      element("span", { class: "key new" }, "the new bytes"), element("span", { class: "key old" }, "the old ones"), element("span", { class: "key lost" }, "lost or incomplete"),
      element("span", { class: "key window" }, "a crash here loses data"),
      sentences.length > 0 ? element("ul", { class: "own" }, ...sentences)
        : spans.length > 0 ? element("p", { class: "own" }, "The marked code decides what these steps do; none of them is a line of it.") : null));
}

function section(title, ...content) {
  return element("section", {}, element("h3", {}, title), ...content);
}

function fold(title, ...content) {
  return element("details", {}, element("summary", {}, title), ...content);
}

function exampleOf(rule) {
  const [before, after] = ["before", "after"].map(part => rulePart(rule.id, part)?.textContent ?? "");
  if (before === "" || after === "")
    return null;
  const program = (title, text) => element("figure", { class: "code" }, element("figcaption", {}, title),
    element("pre", { tabindex: "0", role: "region", "aria-label": title }, element("code", {},
      ...text.split("\n").map(line => element("span", { class: "line" }, lineContent(0, line, []), "\n")))));
  return fold("An example, before and after", element("div", { class: "pair" }, program("Before", before), program("After", after)));
}

// How to fix, and what else the rule's page says. What a foreign rule is about comes from the log that named it.
function adviceOf(rule) {
  const fix = rulePart(rule.id, "fix");
  const lost = rulePart(rule.id, "lost");
  const suppress = rulePart(rule.id, "suppress");
  return [
    fix ? section("How to fix", fix, exampleOf(rule)) : null,
    lost ? section("What is lost, and when", lost) : rule.description ? section("What the rule looks for", element("p", {}, rule.description)) : null,
    suppress ? fold("When to suppress", suppress) : null,
    rule.help ? element("p", {}, element("a", { href: rule.help, rel: "noreferrer" }, `The page of ${rule.id}`)) : null,
  ];
}

function factsOf(report, finding) {
  const project = report.projects[finding.project].name;
  const link = element("a", { href: `#${finding.id}`, class: "link", title: "Address of this finding; it stays the same while lines move" }, "link to this finding");
  return element("p", { class: "facts" },
    signOf(finding.level),
    project ? element("span", {}, project) : null,
    report.hasBaseline ? element("span", { class: finding.known ? "" : "badge" }, finding.known ? "in the baseline" : "new") : null,
    report.hasAppeared && finding.appeared ? element("span", { class: "badge" }, "appeared since the scan before") : null,
    link);
}

function titleOf(rule) {
  const id = rule.help ? element("a", { href: rule.help, rel: "noreferrer" }, rule.id) : rule.id;
  return element("h2", { tabindex: "-1" }, element("span", { class: "rule" }, id), " ", rule.title);
}

function showFinding(node, report, finding, moves) {
  const rule = report.rules[finding.rule];
  const spans = spansOf(finding);
  const timeline = timelineOf(report, rule, spans);
  const button = (text, action, able) => {
    const made = element("button", { type: "button", disabled: !able }, text);
    made.addEventListener("click", action);
    return made;
  };
  node.setAttribute("aria-label", "Finding");
  node.replaceChildren(
    element("nav", { class: "moves", "aria-label": "Findings" },
      button("Overview", moves.overview, true), button("List", moves.list, true),
      button("Previous", moves.previous, moves.hasPrevious), button("Next", moves.next, moves.hasNext)),
    titleOf(rule),
    element("p", { class: "lead" }, finding.message),
    factsOf(report, finding),
    ...codeOf(report, spans),
    ...(timeline ? [section("Where the bytes are", timeline)] : []),
    ...adviceOf(rule).filter(part => part !== null));
  node.scrollTop = 0;
}
