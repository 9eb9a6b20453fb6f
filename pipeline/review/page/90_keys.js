// The keyboard: one key each, off while someone types, and off for good where that is wished.

const KEYS = {
  j: ["next article", () => step(1)],
  k: ["article before", () => step(-1)],
  n: [run.old ? "next change" : "next part in the text", () => (run.old ? stepChange(1) : stepPart(1))],
  p: [run.old ? "change before" : "part before", () => (run.old ? stepChange(-1) : stepPart(-1))],
  "/": ["search; Enter goes to the next place of the words", () => byId("q").select()],
  r: ["the part at hand is right", () => markCurrent("right")],
  w: ["the part at hand is wrong", () => markCurrent("wrong")],
  m: ["mark what is missing", askMissing],
  b: ["from the text to the record, and back", swapSides],
  x: ["unfold what was left out, or fold it", () => opened && toggleDropped()],
  o: ["overview of all articles", () => go({})],
  d: ["light or dark", turnTheme],
  s: ["save the marks", () => (marks.length ? saveMarks() : tell("there are no marks to save"))],
  "?": ["this help", () => byId("help").showModal()],
};

function watchKeys() {
  const told = [...Object.entries(KEYS).map(([key, [what]]) => [key, what]), ["Esc", "leave a field, or what lies over the page"]];
  byId("keys").replaceChildren(...told.map(([key, what]) => el("div", {}, el("dt", {}, el("kbd", {}, key)), el("dd", {}, what))));
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") return leave(event);
    if (event.key === "Enter" && event.target.id === "q") return stepHit();
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || byId("help").open || byId("no-keys").checked) return;
    const known = KEYS[event.key];
    if (!known) return;
    event.preventDefault();
    known[1]();
  });
  document.addEventListener("pointerdown", (event) => {
    if (!event.target.closest(".menu")) document.querySelector(".menu").open = false;
  });
  byId("help-open").addEventListener("click", () => byId("help").showModal());
}

/** Escape leaves what lies over the page, then the field that is typed in. */
function leave(event) {
  hideCard();
  document.querySelector(".menu").open = false;
  if (!byId("missing-form").hidden) closeMissing();
  if (!isTyping(event.target)) return;
  event.preventDefault(); // a search would be emptied
  event.target.blur();
}

function markCurrent(verdict) {
  const entry = opened?.parts.find(({ id }) => id === opened.current);
  if (!entry || !canBeMarked(entry)) return tell("no part is at hand that can be marked");
  markPart(opened.article, entry, verdict);
  redrawCard(byId(`r-${entry.id}`), entry);
}

function swapSides() {
  if (!opened) return;
  const inRecords = byId("records").contains(document.activeElement);
  if (opened.currentChange >= 0) goToChange(opened.currentChange, inRecords ? "text" : "records");
  else if (opened.current) showPart(opened.current, inRecords ? "text" : "records");
}
