// The keyboard: one key each, off while someone types, and off for good where that is wished.

const KEYS = {
  j: ["next article", () => step(1)],
  k: ["article before", () => step(-1)],
  n: [run.old ? "next change" : "next part in the text", () => (run.old ? stepChange(1) : opened && stepPart(1))],
  p: [run.old ? "change before" : "part before", () => (run.old ? stepChange(-1) : opened && stepPart(-1))],
  "/": ["search", () => byId("q").select()],
  r: ["the part at hand is right", () => markCurrent("right")],
  w: ["the part at hand is wrong", () => markCurrent("wrong")],
  b: ["from the text to the record, and back", swapSides],
  x: ["unfold what was left out", () => opened && toggleDropped()],
  o: ["overview of all articles", () => go({})],
  d: ["light or dark", turnTheme],
  s: ["save the marks", () => marks.length && saveMarks()],
  "?": ["this help", () => byId("help").showModal()],
};

function watchKeys() {
  byId("keys").replaceChildren(...Object.entries(KEYS).map(([key, [told]]) => el("div", {}, el("dt", {}, el("kbd", {}, key)), el("dd", {}, told))));
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") return leave();
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
function leave() {
  hideCard();
  document.querySelector(".menu").open = false;
  if (!byId("missing-form").hidden) closeMissing();
  if (isTyping(document.activeElement)) document.activeElement.blur();
}

function markCurrent(verdict) {
  const entry = opened?.parts.find(({ id }) => id === opened.current);
  if (!entry || !canBeMarked(entry)) return;
  markPart(opened.article, entry, verdict);
  fillCard(byId(`r-${entry.id}`), entry);
  byId(`r-${entry.id}`).classList.add("on");
  paintVerdicts();
  drawSight();
}

function swapSides() {
  if (!opened) return;
  const inRecords = byId("records").contains(document.activeElement);
  if (run.old && opened.currentChange >= 0) goToChange(opened.currentChange, inRecords ? "text" : "records");
  else if (opened.current) showPart(opened.current, inRecords ? "text" : "records");
}
