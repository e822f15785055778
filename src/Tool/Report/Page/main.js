"use strict";

// Brings the parts together: what is asked for, what is shown, and the address that leads back to it.

const addressDelay = 150;

class Page {
  constructor() {
    const find = id => document.getElementById(id);
    this.report = loadReport(find("report-data").textContent);
    this.facets = facetsOf(this.report);
    this.query = new Query(this.facets);
    this.nodes = { search: find("search"), group: find("group"), shown: find("shown"), detail: find("detail"), empty: find("empty"), list: find("list"), clear: find("clear"), count: find("filter-count"), facets: find("facets"), openAll: find("open-all") };
    find("panes").hidden = false;
    this.panel = new FacetPanel(find("facet-groups"), this.report, this.facets, this.query, () => this.update());
    this.tree = new FindingTree(this.nodes.list, this.report, {
      selected: finding => this.select(finding),
      clicked: () => this.showDetailWhereItIsBelow(),
      entered: () => this.enterDetail(),
      laidOut: () => this.updateOpenAll(),
    });
    theme.connect(find("theme"));
    showNumbers(find("numbers"), this.report);
    this.connect(find);
  }

  connect(find) {
    this.nodes.search.addEventListener("input", () => {
      this.query.search = this.nodes.search.value.trim();
      this.update();
    });
    this.nodes.group.addEventListener("change", () => this.update());
    for (const button of [this.nodes.clear, find("clear-here")])
      button.addEventListener("click", () => this.clear());
    this.nodes.openAll.addEventListener("click", () => this.tree.openAll(!this.tree.areAllOpen));
    find("filters").addEventListener("submit", event => event.preventDefault());
    for (const link of document.querySelectorAll("[data-skip]")) {
      link.addEventListener("click", event => {
        event.preventDefault();
        find(link.dataset.skip).focus();
      });
    }

    addEventListener("hashchange", () => this.readAddress());
    addEventListener("beforeprint", () => fillPrint(find("print"), this.report, this.found));
    addEventListener("afterprint", () => find("print").replaceChildren());
    this.nodes.facets.open = matchMedia("(min-width: 84rem)").matches;
  }

  // The panes stand below one another.
  get isNarrow() {
    return matchMedia("(max-width: 55.99rem)").matches;
  }

  clear() {
    this.query.clear();
    this.nodes.search.value = "";
    this.update();
    this.nodes.search.focus();
  }

  // What the filters let through.
  update() {
    const { found, counts } = runQuery(this.report, this.facets, this.query);
    this.found = found;
    this.panel.update(counts);
    this.tree.show(groupFindings(this.report, found, this.nodes.group.value), this.nodes.group.value);
    const all = this.report.findings.length;
    this.nodes.shown.textContent = found.length === all ? formatNumber(all) : `${formatNumber(found.length)} of ${formatNumber(all)}`;
    this.nodes.empty.hidden = found.length > 0 || this.report.findings.length === 0;
    this.nodes.list.hidden = found.length === 0;
    this.nodes.clear.hidden = this.query.isEmpty;
    this.nodes.count.textContent = this.query.count > 0 ? `(${this.query.count})` : "";
    this.writeAddress();
  }

  updateOpenAll() {
    this.nodes.openAll.hidden = this.tree.groups.length < 2;
    this.nodes.openAll.textContent = this.tree.areAllOpen ? "Close all" : "Open all";
  }

  select(finding) {
    this.selected = finding;
    this.tree.select(finding);
    if (finding)
      this.showFinding(finding);
    else
      showOverview(this.nodes.detail, this.report, wanted => this.choose(wanted));
    this.writeAddress();
  }

  showFinding(finding) {
    const previous = this.tree.neighbour(finding, -1);
    const next = this.tree.neighbour(finding, 1);
    showFinding(this.nodes.detail, this.report, finding, {
      hasPrevious: previous !== undefined,
      hasNext: next !== undefined,
      previous: () => this.go(previous, "Previous"),
      next: () => this.go(next, "Next"),
      overview: () => {
        this.select(null);
        this.enterDetail();
      },
      list: () => {
        this.nodes.list.scrollIntoView({ block: "nearest" });
        this.nodes.list.focus();
      },
    });
  }

  // To the neighbour; the focus stays on the button that led there, as far as it still leads on.
  go(finding, name) {
    this.tree.reveal(finding);
    const buttons = [...this.nodes.detail.querySelectorAll(".moves button")];
    const button = buttons.find(candidate => candidate.textContent === name);
    (button.disabled ? this.nodes.detail.querySelector("h2") : button).focus();
  }

  enterDetail() {
    this.showDetailWhereItIsBelow();
    this.nodes.detail.querySelector("h2").focus();
  }

  showDetailWhereItIsBelow() {
    if (this.isNarrow)
      this.nodes.detail.scrollIntoView({ block: "start" });
  }

  // A number of the overview was chosen: filter by it, and go to the list.
  choose(wanted) {
    this.query.clear();
    this.nodes.search.value = "";
    for (const [key, value] of Object.entries(wanted))
      this.query.chosen.get(key).add(value);
    this.update();
    this.nodes.list.focus();
    this.tree.goTo(this.tree.rows.findIndex(row => row.finding));
  }

  // A finding alone is '#id'; with filters the address names them all.
  writeAddress() {
    const parts = new URLSearchParams();
    if (this.query.search !== "")
      parts.set("search", this.query.search);
    for (const facet of this.facets) {
      for (const value of this.query.chosen.get(facet.key))
        parts.append(facet.key, facet.label(value));
    }

    if (this.nodes.group.value !== "rule")
      parts.set("group", this.nodes.group.value);
    const id = this.selected?.id ?? "";
    if (id !== "" && parts.size > 0)
      parts.set("finding", id);
    this.address = parts.size > 0 ? `#${parts}` : id !== "" ? `#${id}` : "";

    // Browsers refuse an address that changes with every repeated key.
    clearTimeout(this.addressTimer);
    this.addressTimer = setTimeout(() => {
      if (location.hash !== this.address)
        history.replaceState(null, "", this.address === "" ? location.pathname + location.search : this.address);
    }, addressDelay);
  }

  readAddress() {
    if (location.hash === this.address)
      return;
    const text = location.hash.slice(1);
    if (text !== "" && text === this.selected?.id) {
      this.address = location.hash;
      return;
    }

    const parts = new URLSearchParams(text.includes("=") ? text : `finding=${text}`);
    this.query.clear();
    this.query.search = parts.get("search") ?? "";
    this.nodes.search.value = this.query.search;
    for (const facet of this.facets) {
      const labels = new Set(parts.getAll(facet.key));
      facet.values.filter(value => labels.has(facet.label(value))).forEach(value => this.query.chosen.get(facet.key).add(value));
    }

    const group = parts.get("group") ?? "rule";
    this.nodes.group.value = [...this.nodes.group.options].some(option => option.value === group) ? group : "rule";
    const finding = this.report.byId.get(parts.get("finding")) ?? null;
    this.update();
    this.select(finding);
    if (finding)
      this.tree.reveal(finding);
    else if (parts.get("finding"))
      this.nodes.detail.querySelector("h2").after(element("p", { class: "incomplete", role: "status" }, `${parts.get("finding")} is not in this report: it may have been fixed since the link was made.`));
  }
}

performance.mark("report-start");
new Page().readAddress();
performance.measure("report-shown", "report-start");
