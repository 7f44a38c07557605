"use strict";
const all = (selector, root = document) => [...root.querySelectorAll(selector)];
const rule = document.getElementById("pick-rule"), text = document.getElementById("pick-text");
const count = document.getElementById("count"), save = document.getElementById("save");

// Show what the two filters allow: rows and articles that have a rule or a site, and only those.
function filter() {
  const wanted = text.value.trim().toLowerCase();
  let shown = 0;
  for (const one of all("tbody tr[data-code], tbody tr[data-site], details.sample")) {
    const { code, site } = one.dataset;
    const byRule = !rule.value || code === undefined || code.split(" ").includes(rule.value);
    const named = one.matches("details") ? `${site} ${one.firstElementChild.textContent}` : one.textContent;
    one.hidden = !(byRule && (!wanted || one.closest("#rules") || named.toLowerCase().includes(wanted)));
    shown += !one.hidden && one.matches("details");
  }
  count.textContent = rule.value || wanted ? `${shown} article${shown === 1 ? "" : "s"} shown` : "";
}
rule.addEventListener("change", filter);
text.addEventListener("input", filter);

for (const head of all("thead th")) head.querySelector("button").addEventListener("click", () => sort(head));

function sort(head) {
  const place = [...head.parentNode.children].indexOf(head), body = head.closest("table").tBodies[0];
  const down = head.getAttribute("aria-sort") !== "descending" && head.classList.contains("n");
  const up = head.getAttribute("aria-sort") === "ascending" || down;
  const value = (row) => row.cells[place].dataset.value ?? row.cells[place].textContent;
  const numeric = head.classList.contains("n");
  const rows = [...body.rows].sort((a, b) => numeric ? value(a) - value(b) : value(a).localeCompare(value(b)));
  for (const other of head.parentNode.children) other.removeAttribute("aria-sort");
  head.setAttribute("aria-sort", up ? "descending" : "ascending");
  body.append(...(up ? rows.reverse() : rows));
}

document.getElementById("theme").addEventListener("click", () => {
  const root = document.documentElement;
  const dark = (root.dataset.theme ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark";
  root.dataset.theme = dark ? "light" : "dark";
});

// A TOML basic string is a JSON string, but for the character DEL.
const quoted = (value) => JSON.stringify(value).replace(/\x7f/g, "\\u007f");

for (const button of all(".copy")) button.addEventListener("click", async () => {
  const entry = quoted(button.dataset.text);
  try {
    await navigator.clipboard.writeText(entry);
    button.textContent = "copied";
  } catch {  // a file opened from disk may not be allowed to
    prompt("Copy this entry:", entry);
  }
});

const accepted = () => all('.accept[aria-pressed="true"]');

function accept(button) {
  const on = button.getAttribute("aria-pressed") !== "true";
  button.setAttribute("aria-pressed", on);
  button.textContent = on ? "accepted" : "accept";
  save.hidden = !accepted().length;
  save.textContent = `save ${accepted().length} accepted`;
}
for (const button of all(".accept")) button.addEventListener("click", () => accept(button));

save.addEventListener("click", () => {
  const keys = ["fingerprint", "rule", "path", "excerpt"];
  const entries = accepted().map(({ dataset }) =>
    ["[[ignore]]", ...keys.map((key) => `${key} = ${quoted(dataset[key])}`), 'reason = "accepted in the report"', ""].join("\n"));
  const file = document.createElement("a");
  file.href = URL.createObjectURL(new Blob([entries.join("\n")], { type: "application/toml" }));
  file.download = "accepted.toml";
  file.click();
  URL.revokeObjectURL(file.href);
});

// The findings one after the other, over all articles that are shown.
let here = null;

function go(step) {
  const found = all("details.sample:not([hidden]) .finding").filter((one) => !rule.value || one.querySelector(".code").textContent === rule.value);
  if (!found.length) return;
  const place = found.indexOf(here);
  here?.classList.remove("here");
  here = found[place < 0 && step < 0 ? found.length - 1 : (place + step + found.length) % found.length];
  here.closest("details").open = true;
  here.classList.add("here");
  here.focus({ preventScroll: true });
  here.scrollIntoView({ block: "center" });
}

addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches("input, select")) return;
  if (event.key === "n") go(1);
  else if (event.key === "p") go(-1);
  else if (event.key === "o" && here) here.closest("details").querySelector("a.origin")?.click();
  else if (event.key === "a" && here) accept(here.querySelector(".accept"));
});
