"use strict";

// Shows lines of C# with what is marked in them. Text from the source only ever becomes text nodes.

function element(name, attributes = {}, ...content) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key === "class")
      made.className = value;
    else if (value !== undefined && value !== false)
      made.setAttribute(key, value === true ? "" : value);
  }

  made.append(...content.filter(part => part !== null && part !== undefined));
  return made;
}

const keywords = new Set(("abstract as async await base bool break byte case catch char checked class const continue decimal default delegate do double else enum event explicit extern false finally fixed float for foreach get goto if implicit in init int interface internal is lock long namespace new null object operator out override params private protected public readonly record ref required return sbyte sealed set short sizeof stackalloc static string struct switch this throw true try typeof uint ulong unchecked unsafe ushort using var virtual void volatile when where while with yield").split(" "));

const tokenPattern = /\/\/.*|\/\*.*?(?:\*\/|$)|[$@]*"""(?:.*?"""|.*$)|\$?@"(?:[^"]|"")*"?|@?\$?"(?:\\.|[^"\\])*"?|'(?:\\.|[^'\\])+'|\b\d[\w.]*|[A-Za-z_]\w*/g;

function tokenKind(token, line, end) {
  if (token.startsWith("//") || token.startsWith("/*"))
    return "comment";
  if (/^[$@]*"|^'/.test(token))
    return "string";
  if (/^\d/.test(token))
    return "number";
  if (keywords.has(token))
    return "keyword";
  return line[end] === "(" ? "call" : "";
}

// A line that stands wholly within a comment says so only by its first character.
function tokensOf(line) {
  if (/^\s*\*(?:\s|\/|$)/.test(line))
    return [{ start: 0, end: line.length, kind: "comment" }];
  return [...line.matchAll(tokenPattern)]
    .map(match => ({ start: match.index, end: match.index + match[0].length, kind: tokenKind(match[0], line, match.index + match[0].length) }))
    .filter(token => token.kind !== "");
}

// The text between two columns, coloured.
function colouredText(line, tokens, from, to) {
  const parts = document.createDocumentFragment();
  let at = from;
  for (const token of tokens) {
    const start = Math.max(token.start, at);
    const end = Math.min(token.end, to);
    if (end <= start)
      continue;
    if (start > at)
      parts.append(line.slice(at, start));
    parts.append(element("span", { class: token.kind }, line.slice(start, end)));
    at = end;
  }

  if (at < to)
    parts.append(line.slice(at, to));
  return parts;
}

// What is marked within one line, in columns from zero.
function marksOfLine(number, text, spans) {
  const first = text.length - text.trimStart().length;
  return spans
    .filter(span => number >= span.startLine && number <= span.endLine)
    .map(span => ({
      start: Math.min(text.length, number === span.startLine ? span.startColumn - 1 : first),
      end: Math.min(text.length, number === span.endLine ? span.endColumn - 1 : text.length),
      kind: span.kind,
    }))
    .filter(mark => mark.end > mark.start);
}

// Marks may overlap, as a catch clause and its first word do: what the rule marks wins over what only belongs to it.
function lineContent(number, text, spans) {
  const tokens = tokensOf(text);
  const marks = marksOfLine(number, text, spans);
  const cuts = [...new Set([0, text.length, ...marks.flatMap(mark => [mark.start, mark.end])])].sort((a, b) => a - b);
  const content = document.createDocumentFragment();
  for (let at = 0; at + 1 < cuts.length; at++) {
    const part = colouredText(text, tokens, cuts[at], cuts[at + 1]);
    const kinds = marks.filter(mark => mark.start <= cuts[at] && mark.end >= cuts[at + 1]).map(mark => mark.kind);
    content.append(kinds.length === 0 ? part : element("mark", { class: kinds.includes("marked") ? "marked" : "related" }, part));
  }

  return content;
}

// The marked text on the first line of a span, cut to a length; empty where the page does not have the line.
function textOf(file, span, longest) {
  for (const [first, ...lines] of file.excerpts) {
    const line = lines[span.startLine - first];
    if (line === undefined)
      continue;
    const text = line.slice(span.startColumn - 1, span.endLine === span.startLine ? span.endColumn - 1 : undefined).trim();
    return text.length <= longest ? text : `${text.slice(0, longest)}…`;
  }

  return "";
}

function indentOf(lines) {
  const indents = lines.filter(line => line.trim() !== "").map(line => line.length - line.trimStart().length);
  return indents.length > 0 ? Math.min(...indents) : 0;
}

// Lines of one file around the spans; null where the page has none of them.
function codeBlock(file, spans, around = 4) {
  const wanted = number => spans.some(span => number >= span.startLine - around && number <= Math.min(span.endLine, span.startLine + 12) + around);
  const shown = [];
  for (const [first, ...lines] of file.excerpts) {
    lines.forEach((text, at) => {
      if (wanted(first + at))
        shown.push({ number: first + at, text });
    });
  }

  if (!spans.some(span => shown.some(line => line.number === span.startLine)))
    return null;
  const indent = indentOf(shown.map(line => line.text));
  const moved = spans.map(span => ({ ...span, startColumn: Math.max(1, span.startColumn - indent), endColumn: Math.max(1, span.endColumn - indent) }));
  const code = element("code");
  let last = shown[0].number - 1;
  for (const { number, text } of shown) {
    if (number !== last + 1)
      code.append(element("span", { class: "gap", "aria-hidden": "true" }, "⋯\n"));
    last = number;
    const span = spans.find(candidate => number === candidate.startLine);
    code.append(element("span", { class: `line ${span?.kind ?? ""}`, "data-number": number, "data-step": span && span.step >= 0 ? span.step + 1 : undefined },
      lineContent(number, text.slice(Math.min(indent, text.length - text.trimStart().length)), moved), "\n"));
  }

  return element("pre", { tabindex: "0", role: "region", "aria-label": `Code of ${file.path}` }, code);
}
