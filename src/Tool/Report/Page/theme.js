"use strict";

// The reader's choice of colours. The browser keeps it where pages may keep something; elsewhere it holds for this visit.
const theme = {
  kept() {
    try {
      return localStorage.getItem("durability-theme") ?? "auto";
    } catch {
      return "auto";
    }
  },

  show(choice) {
    if (choice === "auto")
      delete document.documentElement.dataset.theme;
    else
      document.documentElement.dataset.theme = choice;
  },

  choose(choice) {
    this.show(choice);
    try {
      localStorage.setItem("durability-theme", choice);
    } catch {
      // Nothing is kept: the choice holds until the page is left.
    }
  },

  // Once the radio buttons are there.
  connect(fieldset) {
    for (const button of fieldset.querySelectorAll("input")) {
      button.checked = button.value === this.kept();
      button.addEventListener("change", () => this.choose(button.value));
    }
  },
};

theme.show(theme.kept());
