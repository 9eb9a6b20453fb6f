// Marks on the cards: right or wrong with a note, what is missing, and what was marked and is no longer there.

function verdicts(entry, standing, card) {
  return el("div", { class: "verdicts", role: "group", "aria-label": `${entry.sign}: is it right?` },
    verdict(entry, standing, card, "right", "✓"), verdict(entry, standing, card, "wrong", "✗"));
}

function verdict(entry, standing, card, value, sign) {
  const press = () => {
    markPart(opened.article, entry, value);
    redrawCard(card, entry);
    card.querySelector(`.verdict.${value}`)?.focus();
  };
  return el("button", {
    type: "button", class: `verdict ${value}`, "aria-pressed": String(standing?.verdict === value), "aria-label": `${entry.sign} is ${value}`,
    title: value, on: { click: press },
  }, sign);
}

/** Show the mark of a part wherever it is seen. */
function redrawCard(card, entry) {
  fillCard(card, entry);
  paintVerdicts();
  drawSight();
}

const aside = (text) => el("p", { class: "aside" }, text);
const fieldTold = ([field, value]) => `${words(field)} ${value === null ? "nothing" : words(value)}`;

/** Give what a card says of a mark: of what it was said, where, and the note. */
function markDetails(mark, article, entry) {
  if (mark.verdict === "missing") return [aside(`should be ${mark.fields.value ?? mark.text}, by your mark`)];
  const said = saidOf(mark, article, entry);
  return [
    said.length ? aside(`Your mark, ${mark.verdict}, was said of: ${said.map(fieldTold).join(", ")}`) : null,
    mark.path !== article.source.path ? aside(`Marked in ${mark.path ?? "another record"}, which has the same id`) : null,
    noteField(mark, `Note on ${entry.sign}`),
    said.length ? null : onPaper(mark),
  ].filter(Boolean);
}

function noteField(mark, label) {
  return el("label", { class: "note" }, el("span", {}, "Note"),
    el("input", { type: "text", value: mark.note, "aria-label": label, placeholder: "why?", on: { input: (event) => noteOn(mark, event.target.value), change: redrawOnPaper } }));
}

/** Give a mark in words, for paper: there are no buttons on it. */
const onPaper = (mark) => el("p", { class: "on-paper" }, paperWords(mark));
const paperWords = ({ verdict, note }) => [{ right: "✓ right", wrong: "✗ wrong", missing: "missing" }[verdict], note].filter(Boolean).join(": ");

function redrawOnPaper(event) {
  const told = event.target.closest(".card").querySelector(".on-paper");
  if (told) told.textContent = [told.textContent.split(":", 1)[0], event.target.value].filter(Boolean).join(": ");
}

// What is missing, and marks whose part is gone ------------------------------------------------------------------------------

function missingCard(mark, article, at) {
  const name = missingName(mark);
  const id = `missing-${at}`;
  const told = Object.entries(mark.fields).filter(([field]) => !["kind", "polarity", "theme", "grade"].includes(field));
  return el("li", { class: "card missing", id: `r-${id}`, data: { part: id } },
    el("div", { class: "top" },
      stands(mark, article) ? el("button", { type: "button", class: "go", data: { go: id } }, name, el("span", { class: "unseen" }, ": show in the text")) : el("span", { class: "go" }, name),
      takeBack(mark, `Take back: missing ${name}`)),
    mark.text ? el("p", { class: "cited", dir: "auto" }, mark.text) : null,
    facts(...told.map(([field, value]) => fact(words(field), value))),
    mark.start !== null && !stands(mark, article) ? aside("These words do not stand there in this text.") : null,
    noteField(mark, `Note on what is missing: ${name}`), onPaper(mark));
}

const goneMarks = (article, parts) => marksOf(article.id).filter((mark) => mark.verdict !== "missing" && !parts.some(({ id }) => id === mark.id));

function goneCard(mark) {
  const told = Object.entries(mark.fields).filter(([, value]) => value !== null).map(fieldTold).join(", ");
  return el("li", { class: "card" },
    el("div", { class: "top" }, el("span", { class: "go" }, `${PART_TOLD[mark.part] ?? mark.part}, marked ${mark.verdict}`), takeBack(mark, `Take back: ${PART_TOLD[mark.part] ?? mark.part}, marked ${mark.verdict}`)),
    mark.text ? el("p", { class: "cited", dir: "auto" }, mark.text) : null,
    told ? aside(told) : null, noteField(mark, `Note on ${mark.part}`), onPaper(mark));
}

function takeBack(mark, label) {
  const press = () => {
    dropMark(mark);
    redrawMarks();
    byId("records").focus({ preventScroll: true });
    tell("mark taken back");
  };
  return el("button", { type: "button", class: "plain", "aria-label": label, on: { click: press } }, "take back");
}

/** Give layers for the words that were marked as missing, where they stand in this text. */
function missingLayers(article) {
  return missingOf(article.id).flatMap((mark, at) => (stands(mark, article)
    ? [{ start: mark.start, end: mark.end, look: "missing", part: `missing-${at}`, tag: `missing ${mark.id ?? PART_TOLD[mark.part] ?? mark.part}`, first: true, name: `missing ${missingName(mark)}, by your mark` }] : []));
}

/** Show in the text which parts are marked. */
function paintVerdicts() {
  const verdictOf = new Map(opened.parts.filter(canBeMarked).map((entry) => [entry.id, standingMark(opened.article, entry)?.verdict]));
  for (const tag of document.querySelectorAll("#text .tag[data-part][data-side=new]")) {
    tag.classList.toggle("is-right", verdictOf.get(tag.dataset.part) === "right");
    tag.classList.toggle("is-wrong", verdictOf.get(tag.dataset.part) === "wrong");
  }
}
