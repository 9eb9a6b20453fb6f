// What a stretch of text is, and why it was found: shown beside it on hover and on focus.

const card = () => byId("card");

function showCard(target) {
  const entries = partsAt(target);
  const changes = changesAt(target);
  if (!entries.length && !changes.length) return hideCard();
  card().replaceChildren(...changes.map(changeLine), ...entries.map(cardLine));
  card().hidden = false;
  place(card(), target);
  if (target.matches("button")) target.setAttribute("aria-describedby", "card");
}

function hideCard() {
  card().hidden = true;
  for (const described of document.querySelectorAll("[aria-describedby=card]")) described.removeAttribute("aria-describedby");
}

/** Give the parts over a place: of a tag its own, of a word all that lie there, each once. */
function partsAt(target) {
  const side = target.closest("[data-side]")?.dataset.side ?? target.querySelector?.("[data-side]")?.dataset.side;
  const parts = side === "old" ? opened.oldParts : opened.parts;
  const ids = new Set();
  for (let element = target; element && element.id !== "text"; element = element.parentElement) {
    if (element.dataset?.part) ids.add(element.dataset.part);
    if (element.matches?.("button.tag")) break;
  }
  return parts.filter((entry) => ids.has(entry.id));
}

function changesAt(target) {
  const found = new Set();
  for (let element = target; element && element.id !== "text"; element = element.parentElement) {
    if (element.dataset?.change !== undefined) found.add(Number(element.dataset.change));
  }
  return [...found].map((at) => opened.changes[at]).filter(Boolean);
}

function cardLine(entry) {
  const { article, before } = opened;
  const holder = opened.parts.includes(entry) ? article : before;
  const details = DETAILS[entry.kind](entry, holder).filter((child) => !child?.classList?.contains("cited"));
  return el("div", { class: "line" },
    el("strong", {}, el("span", { class: `sign ${toneOf(entry)}` }, entry.sign), " ", headline(entry)),
    details);
}

function place(box, target) {
  const at = [...target.getClientRects()].at(0) ?? target.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = box;
  const below = at.bottom + 8 + height < innerHeight;
  box.style.left = `${Math.max(8, Math.min(at.left, innerWidth - width - 8))}px`;
  box.style.top = `${below ? at.bottom + 8 : Math.max(8, at.top - height - 8)}px`;
}

function watchText() {
  const text = byId("text");
  text.addEventListener("mouseover", (event) => showCard(event.target));
  text.addEventListener("mouseleave", hideCard);
  text.addEventListener("focusin", (event) => event.target.matches(".tag") && showCard(event.target));
  text.addEventListener("focusout", hideCard);
  text.addEventListener("click", (event) => {
    if (!getSelection().isCollapsed) return; // words are being chosen, to be marked as missing
    const holder = event.target.closest("[data-change], [data-part]");
    if (!holder) return;
    if (holder.dataset.change !== undefined) return goTo({ change: holder.dataset.change }, "records");
    const isHere = byId(`r-${holder.dataset.part}`);
    const change = holder.closest("[data-change]")?.dataset.change;
    if (!isHere && change !== undefined) goTo({ change }, "records"); // the old run alone has the part
    else if (isHere) goTo({ part: holder.dataset.part }, "records");
    else tell("the old run alone has this");
  });
  byId("records").addEventListener("click", (event) => {
    const id = event.target.closest("[data-go]")?.dataset.go;
    if (id) goTo({ part: id }, "text");
    const change = event.target.closest("[data-goto]")?.dataset.goto;
    if (change) goTo({ change }, "text");
  });
  text.addEventListener("pointerdown", (event) => {
    text.dataset.choosing = event.target.closest("[data-side]")?.dataset.side ?? ""; // words are chosen on one side
  });
  document.addEventListener("scroll", hideCard, true);
}
