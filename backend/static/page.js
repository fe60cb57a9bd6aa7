// What pages do better with a script; all of them work without.

// A second click on a button that is at work does nothing.
document.addEventListener("submit", (event) => {
  for (const button of event.target.querySelectorAll("button[type=submit]")) {
    setTimeout(() => { button.disabled = true; });
  }
});
// A page from the browser's memory works again.
window.addEventListener("pageshow", () => {
  for (const button of document.querySelectorAll("button[type=submit]:disabled")) {
    button.disabled = false;
  }
});

// One tick for all rows of a table.
for (const head of document.querySelectorAll("[data-tick-all]")) {
  const ticks = [...head.closest("table").querySelectorAll("tbody input[type=checkbox]")];
  const all = document.createElement("input");
  all.type = "checkbox";
  all.setAttribute("aria-label", head.dataset.tickAll);
  all.addEventListener("change", () => ticks.forEach((tick) => { tick.checked = all.checked; }));
  const room = document.createElement("label");
  room.className = "tick";
  room.append(all);
  head.replaceChildren(room);
}

// The review desk by single keys, unless somebody types or has switched them off.
const desk = document.querySelector(".desk");
if (desk) {
  const off = document.getElementById("keys-off");
  try { off.checked = localStorage.getItem("keys") === "off"; } catch { /* Nothing is kept here. */ }
  off.addEventListener("change", () => {
    try { localStorage.setItem("keys", off.checked ? "off" : "on"); } catch { /* Nothing is kept here. */ }
  });
  const questions = [...desk.querySelectorAll("[data-question]")];
  const here = () => questions.findIndex((question) => question.contains(document.activeElement));
  const go = (element) => {
    element?.focus();
    element?.scrollIntoView({ block: "nearest" });
  };
  const acts = {
    j: () => go(questions[Math.min(here() + 1, questions.length - 1)]),
    k: () => go(questions[Math.max(here() - 1, 0)]),
    r: () => {
      const details = questions[here()]?.querySelector("details");
      if (details) details.open = true;
      go(details?.querySelector("textarea"));
    },
    a: () => go(document.getElementById("decision")),
    n: () => document.getElementById("next-submission")?.click(),
  };
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input:not([type=checkbox]), textarea, select, [contenteditable]");
    if (typing || off.checked || event.ctrlKey || event.metaKey || event.altKey || !acts[event.key]) return;
    event.preventDefault();
    acts[event.key]();
  });
}
