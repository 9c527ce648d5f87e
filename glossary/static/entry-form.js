// The entry form: go on where a row was added or moved, and warn before typed work is left.
"use strict";

const form = document.querySelector(".entry-form");

if (form) {
  const focus = form.dataset.focus;
  const row = focus && form.querySelector(`[id="${CSS.escape(focus)}"]`);
  if (row) {
    row.scrollIntoView({ block: "center" });
    row.querySelector("input:not([type=hidden]), textarea, select")?.focus();
  }

  let typed = Boolean(focus);
  form.addEventListener("input", () => { typed = true; });
  form.addEventListener("submit", () => { typed = false; });
  window.addEventListener("beforeunload", (event) => {
    if (typed) {
      event.preventDefault();
    }
  });

  const grow = (area) => {
    area.style.height = "auto";
    area.style.height = `${area.scrollHeight + 2}px`;
  };
  for (const area of form.querySelectorAll("textarea")) {
    area.addEventListener("input", () => grow(area));
    grow(area);
  }
}
