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

// Columns from zero of a mark within one line; null where it does not touch the line.
function marksOfLine(number, text, spans) {
  const marks = [];
  for (const span of spans) {
    if (number < span.startLine || number > span.endLine)
      continue;
    const first = text.length - text.trimStart().length;
    const start = Math.min(text.length, number === span.startLine ? span.startColumn - 1 : first);
    const end = Math.min(text.length, number === span.endLine ? span.endColumn - 1 : text.length);
    if (end > start)
      marks.push({ start, end, kind: span.kind });
  }

  return marks.sort((a, b) => a.start - b.start || b.end - a.end);
}

// What is marked by the rule wins over what only belongs to it; marks do not nest.
function lineContent(number, text, spans) {
  const tokens = tokensOf(text);
  const content = document.createDocumentFragment();
  let at = 0;
  for (const mark of marksOfLine(number, text, spans)) {
    const start = Math.max(mark.start, at);
    if (mark.end <= start)
      continue;
    content.append(colouredText(text, tokens, at, start));
    content.append(element("mark", { class: mark.kind }, colouredText(text, tokens, start, mark.end)));
    at = mark.end;
  }

  content.append(colouredText(text, tokens, at, text.length));
  return content;
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
