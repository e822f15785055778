"use strict";

// The tree of findings. Only the rows in view exist as elements, so that ten thousand findings cost no more than thirty.

const groupHeight = 2.125;
const findingHeight = 3.125;
const rowsBeyondView = 6;

// Above this number groups start closed: the reader then sees the groups first.
const mostOpenFindings = 300;

class FindingTree {
  constructor(node, report, events) {
    this.node = node;
    this.report = report;
    this.events = events;
    this.rows = [];
    this.active = -1;
    this.toggled = new Map();
    this.space = element("div", { class: "space", role: "presentation" });
    node.replaceChildren(this.space);
    node.addEventListener("scroll", () => this.render(), { passive: true });
    node.addEventListener("keydown", event => this.onKey(event));
    node.addEventListener("click", event => this.onClick(event));
    node.addEventListener("focus", () => {
      // Not by the mouse: the row that it is on must stay until the click is done.
      if (this.active < 0 && node.matches(":focus-visible"))
        this.goTo(Math.max(0, this.rows.findIndex(row => row.finding && row.finding === this.selected)));
    });
    new ResizeObserver(() => this.layOut()).observe(node);
  }

  show(groups, by) {
    this.by = by;
    this.groups = groups;
    this.total = groups.reduce((sum, group) => sum + group.findings.length, 0);
    this.layOut();
  }

  isOpen(group) {
    return group.key === "" || (this.toggled.get(group.key) ?? (this.total <= mostOpenFindings || this.groups.length === 1));
  }

  get areAllOpen() {
    return this.groups.every(group => this.isOpen(group));
  }

  openAll(open) {
    this.groups.forEach(group => this.toggled.set(group.key, open));
    this.layOut();
  }

  // Rows and where they stand; the active row stays the active one while it is there.
  layOut() {
    if (!this.groups)
      return;
    const before = this.rows[this.active];
    const unit = parseFloat(getComputedStyle(document.documentElement).fontSize);
    const rows = [];
    let top = 0;
    const add = (row, height) => {
      rows.push({ ...row, top, height: height * unit });
      top += height * unit;
    };
    this.groups.forEach((group, at) => {
      if (group.key !== "")
        add({ group, position: at + 1, size: this.groups.length }, groupHeight);
      if (this.isOpen(group))
        group.findings.forEach((finding, number) => add({ finding, parent: group, position: number + 1, size: group.findings.length }, findingHeight));
    });
    this.rows = rows;
    this.space.style.height = `${top}px`;
    this.active = before ? rows.findIndex(row => row.finding ? row.finding === before.finding : row.group.key === before.group?.key) : -1;
    this.render();
    this.events.laidOut();
  }

  // The first row that ends below the given height.
  rowAt(height) {
    let low = 0;
    let high = this.rows.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.rows[middle].top + this.rows[middle].height <= height)
        low = middle + 1;
      else
        high = middle;
    }

    return low;
  }

  render() {
    const first = Math.max(0, this.rowAt(this.node.scrollTop) - rowsBeyondView);
    const last = Math.min(this.rows.length, this.rowAt(this.node.scrollTop + this.node.clientHeight) + rowsBeyondView);
    const shown = [];
    for (let at = first; at < last; at++)
      shown.push(this.createRow(at));
    // What assistive technology is told to be on has to exist, also when it was scrolled away.
    if (this.active >= 0 && (this.active < first || this.active >= last))
      shown.push(this.createRow(this.active));
    this.space.replaceChildren(...shown);
    if (this.active >= 0)
      this.node.setAttribute("aria-activedescendant", `row-${this.active}`);
    else
      this.node.removeAttribute("aria-activedescendant");
  }

  createRow(at) {
    const row = this.rows[at];
    const node = row.finding ? this.createFinding(row) : this.createGroup(row);
    node.id = `row-${at}`;
    node.dataset.row = at;
    node.style.top = `${row.top}px`;
    node.style.height = `${row.height}px`;
    node.setAttribute("role", "treeitem");
    node.setAttribute("aria-posinset", row.position);
    node.setAttribute("aria-setsize", row.size);
    node.setAttribute("aria-level", row.finding && row.parent.key !== "" ? 2 : 1);
    node.classList.toggle("active", at === this.active);
    return node;
  }

  createGroup({ group }) {
    const open = this.isOpen(group);
    return element("div", { class: "row group", "aria-expanded": String(open) },
      element("span", { class: "twisty" }),
      element("span", { class: `sign ${levels[group.level]}` }),
      element("span", { class: "group-title" }, this.by === "file" ? fileParts(group.title) : group.title),
      element("span", { class: "hint" }, group.hint ?? ""),
      countOf(group.findings.length));
  }

  createFinding({ finding }) {
    const rule = this.report.rules[finding.rule].id;
    const path = this.report.files[finding.file].path;
    const badges = element("span", { class: "badges" },
      this.by === "rule" ? null : element("span", { class: "rule" }, rule),
      this.report.hasBaseline && !finding.known ? element("span", { class: "badge" }, "new") : null,
      finding.appeared && !this.report.hasBaseline ? element("span", { class: "badge" }, "appeared") : null);
    return element("div", { class: "row finding", "aria-selected": String(finding === this.selected) },
      element("span", { class: `sign ${levels[finding.level]}` }, element("span", { class: "unseen" }, `${levels[finding.level]} `)),
      element("span", { class: "place" }, this.by === "file" ? element("span", { class: "file" }, `line ${finding.at[1]}`) : fileParts(path, finding.at[1])),
      badges,
      element("span", { class: "message" }, finding.message));
  }

  // Opens the group of a finding and goes to it.
  reveal(finding) {
    const group = this.groups.find(candidate => candidate.findings.includes(finding));
    if (!group)
      return;
    if (!this.isOpen(group)) {
      this.toggled.set(group.key, true);
      this.layOut();
    }

    this.goTo(this.rows.findIndex(row => row.finding === finding));
  }

  select(finding) {
    this.selected = finding;
    this.render();
  }

  goTo(at) {
    if (at < 0 || at >= this.rows.length)
      return;
    this.active = at;
    const { top, height, finding } = this.rows[at];
    if (top < this.node.scrollTop)
      this.node.scrollTop = top;
    else if (top + height > this.node.scrollTop + this.node.clientHeight)
      this.node.scrollTop = top + height - this.node.clientHeight;
    this.render();
    if (finding && finding !== this.selected)
      this.events.selected(finding);
  }

  // The finding before or behind the selected one, also across closed groups.
  neighbour(finding, step) {
    const all = this.groups.flatMap(group => group.findings);
    return all[all.indexOf(finding) + step];
  }

  toggle(at, open) {
    const { group } = this.rows[at];
    this.toggled.set(group.key, open ?? !this.isOpen(group));
    this.layOut();
    this.goTo(at);
  }

  onClick(event) {
    const node = event.target.closest("[data-row]");
    if (!node)
      return;
    const at = Number(node.dataset.row);
    if (this.rows[at].group) {
      this.toggle(at);
    } else {
      this.goTo(at);
      this.events.clicked(this.rows[at].finding);
    }
  }

  onKey(event) {
    if (event.ctrlKey || event.metaKey || event.altKey)
      return;
    const page = Math.max(1, Math.floor(this.node.clientHeight / (this.rows[0]?.height ?? 40)) - 1);
    const at = Math.max(0, this.active);
    const moves = {
      ArrowDown: () => this.goTo(Math.min(this.rows.length - 1, this.active + 1)),
      ArrowUp: () => this.goTo(Math.max(0, this.active - 1)),
      Home: () => this.goTo(0),
      End: () => this.goTo(this.rows.length - 1),
      PageDown: () => this.goTo(Math.min(this.rows.length - 1, at + page)),
      PageUp: () => this.goTo(Math.max(0, at - page)),
      ArrowRight: () => this.onRight(at),
      ArrowLeft: () => this.onLeft(at),
      Enter: () => this.onEnter(at),
      " ": () => this.onEnter(at),
      "*": () => this.openAll(true),
    };
    if (moves[event.key]) {
      event.preventDefault();
      moves[event.key]();
    }
  }

  onRight(at) {
    const row = this.rows[at];
    if (row?.group && !this.isOpen(row.group))
      this.toggle(at, true);
    else if (row?.group)
      this.goTo(at + 1);
  }

  onLeft(at) {
    const row = this.rows[at];
    if (row?.group && this.isOpen(row.group))
      this.toggle(at, false);
    else if (row?.finding && row.parent.key !== "")
      this.goTo(this.rows.findIndex(candidate => candidate.group === row.parent));
  }

  onEnter(at) {
    const row = this.rows[at];
    if (row?.group)
      this.toggle(at);
    else if (row?.finding)
      this.events.entered(row.finding);
  }
}

// A number of findings, as one sees and as one hears it.
function countOf(number) {
  return element("span", { class: "count" }, formatNumber(number), element("span", { class: "unseen" }, number === 1 ? " finding" : " findings"));
}

// The name of a file, with its line where there is one, and its folder in a quieter tone. A finding about an option has no file.
function fileParts(path, line) {
  if (path === "")
    return element("span", { class: "hint" }, "(no file)");
  const cut = path.lastIndexOf("/") + 1;
  const parts = document.createDocumentFragment();
  parts.append(element("span", { class: "file" }, path.slice(cut) + (line === undefined ? "" : `:${line}`)));
  if (cut > 0)
    parts.append(element("span", { class: "folder" }, path.slice(0, cut - 1)));
  return parts;
}
