"use strict";

// The filters. A facet with many values shows those with the most findings, and a field to find others by name.

const shortList = 8;
const longList = 200;

class FacetGroup {
  constructor(facet, order, chosen, changed) {
    this.facet = facet;
    this.order = order;
    this.chosen = chosen;
    this.changed = changed;
    this.items = new Map();
    this.showsAll = false;
    this.list = element("ul");
    this.more = element("button", { type: "button", class: "quiet more", hidden: true });
    this.more.addEventListener("click", () => {
      this.showsAll = !this.showsAll;
      this.update(this.counts);
    });
    this.find = facet.long && order.length > shortList ? this.createFind() : null;
    this.node = element("fieldset", { class: "facet", "data-facet": facet.key }, element("legend", {}, facet.title), this.find, this.list, this.more);
  }

  createFind() {
    const name = this.facet.title.toLowerCase();
    const find = element("input", { type: "search", class: "find", "aria-label": `Find a ${name} among the filters`, placeholder: `find a ${name}`, autocomplete: "off", spellcheck: "false" });
    find.addEventListener("input", () => this.update(this.counts));
    return find;
  }

  item(value) {
    let item = this.items.get(value);
    if (item)
      return item;
    const box = element("input", { type: "checkbox" });
    box.addEventListener("change", () => {
      if (box.checked)
        this.chosen.add(value);
      else
        this.chosen.delete(value);
      this.changed();
    });
    const label = this.facet.label(value);
    const count = element("span", { class: "count" });
    const hint = this.facet.hint?.(value);
    const name = element("span", { class: "name", title: hint ?? label }, ...this.nameParts(label), hint ? element("span", { class: "hint" }, hint) : null);
    const node = element("li", {}, element("label", {}, box, name, count));
    this.items.set(value, item = { node, box, count });
    return item;
  }

  // Of a path the file's name is what one looks for.
  nameParts(label) {
    if (this.facet.key === "level")
      return [element("span", { class: `sign ${label}` }), label];
    if (!this.facet.paths)
      return [label];
    const cut = label.lastIndexOf("/") + 1;
    return [label.slice(cut), element("span", { class: "hint" }, label.slice(0, cut))];
  }

  update(counts) {
    this.counts = counts;
    const wanted = this.find?.value.trim().toLowerCase() ?? "";
    const matching = this.order.filter(value => this.chosen.has(value)
      || ((counts.get(value) ?? 0) > 0 && (wanted === "" || this.facet.label(value).toLowerCase().includes(wanted))));
    const limit = !this.facet.long ? matching.length : this.showsAll || wanted !== "" ? longList : shortList;
    const shown = matching.filter((value, at) => at < limit || this.chosen.has(value));
    const most = Math.max(1, ...shown.map(value => counts.get(value) ?? 0));
    const focused = document.activeElement;
    this.list.replaceChildren(...shown.map(value => {
      const { node, box, count } = this.item(value);
      const number = counts.get(value) ?? 0;
      box.checked = this.chosen.has(value);
      count.textContent = formatNumber(number);
      node.style.setProperty("--share", `${100 * number / most}%`);
      return node;
    }));
    if (this.list.contains(focused))
      focused.focus({ preventScroll: true });
    this.updateMore(matching.length, shown.length, limit);
  }

  updateMore(matching, shown, limit) {
    this.more.hidden = !this.facet.long || (matching <= shown && !this.showsAll) || (this.showsAll && matching <= shortList);
    this.more.textContent = limit === shortList ? `Show all ${formatNumber(matching)}`
      : matching > shown ? `The first ${shown} of ${formatNumber(matching)}: show fewer` : "Show fewer";
  }
}

// All groups; 'changed' is called when the reader has chosen something.
class FacetPanel {
  constructor(node, report, facets, query, changed) {
    this.groups = facets.map(facet => {
      const totals = new Map();
      for (const finding of report.findings)
        totals.set(facet.of(finding), (totals.get(facet.of(finding)) ?? 0) + 1);
      const byCount = facet.key === "project" || facet.key === "file";
      const values = facet.values.filter(value => totals.has(value));
      const order = byCount ? values.sort((a, b) => totals.get(b) - totals.get(a) || a - b) : values;
      return new FacetGroup(facet, order, query.chosen.get(facet.key), changed);
    });
    node.replaceChildren(...this.groups.map(group => group.node));
  }

  update(counts) {
    this.groups.forEach((group, at) => group.update(counts[at]));
  }
}
