// The changes of two runs as records, and the way through them.

const changesSection = () => group("changes", "Changes", opened.changes.map(changeCard));

/** Show what reviewers said of parts that no change is about. */
const saidSection = () => group("said", "Marks beside the changes", opened.said.map(saidCard));

const saidCard = (mark) => el("li", { class: "card" }, el("p", { class: "cited", dir: "auto" }, `${mark.part}: ${mark.text ?? ""}`), saidLine(mark));

const saidLine = ({ said, outcome }) => el("p", { class: `said ${outcome}` }, said);

function changeCard(change, at) {
  const inText = ["new", "old"].some((side) => change[side]?.stretches.length);
  const title = [el("span", { class: "sign change" }, `Δ${at + 1}`), " ", changeTitle(change)];
  return el("li", { class: `card change ${change.kind}`, id: `c-${at}` },
    el("div", { class: "top" }, inText ? el("button", { type: "button", class: "go", data: { goto: at } }, ...title, el("span", { class: "unseen" }, ": show in the text")) : el("span", { class: "go" }, ...title),
      placeOfLost(change) ? el("button", { type: "button", class: "plain", "aria-label": `Change ${at + 1}: mark as missing`, on: { click: () => askLost(change) } }, "mark as missing") : null),
    el("p", { class: "cited", dir: "auto" }, change.pieces.length ? change.pieces.map(pieceOf) : wordsOf(change)),
    change.words_gone ? el("p", { class: "aside" }, "The other text does not have these words.") : null,
    el("dl", { class: "fields" }, change.fields.map((field) => fieldLines(field, change))),
    change.marks.map(saidLine));
}

function wordsOf({ kind, old, new: now }) {
  const told = (now ?? old)?.text;
  return told ? el({ added: "ins", removed: "del", changed: "span" }[kind], {}, told) : null;
}

function fieldLines(field, { kind }) {
  return [el("dt", {}, words(field.field)), el("dd", {}, fieldValue(field, kind))];
}

/** Give what a field was and is; of a part that came or went what it says. */
function fieldValue(field, kind) {
  if (field.pieces.length) return field.pieces.map(pieceOf);
  if (kind !== "changed") return valueText(field.new ?? field.old);
  return [valueOf(field.old, "del"), " → ", valueOf(field.new, "ins")];
}

const pieceOf = ({ op, text }) => (op === "same" ? el("span", {}, text) : el(op === "lost" ? "del" : "ins", {}, text));
const valueText = (value) => (Array.isArray(value) ? value.join(", ") : value === true ? "yes" : value === false ? "no" : words(value));
const valueOf = (value, name) => (value === null ? el("span", { class: "nothing" }, "nothing") : el(name, {}, valueText(value)));

const changeLine = (change) => el("div", { class: "line" }, el("strong", {}, changeTitle(change)), el("dl", { class: "fields" }, change.fields.map((field) => fieldLines(field, change))));

/** Show a change on both sides and among the records; the part that it is about, if the new run has it, is at hand then. */
function goToChange(at, focus) {
  const found = opened.changes[at];
  if (!found) return tell("The change of this address is not in the article.");
  choose(opened.parts.find(({ id }) => id === found.new?.id)?.id ?? null, at);
  const record = byId(`c-${at}`);
  const inText = byId(`new-${at}`) ?? byId(`old-${at}`);
  bringIntoSight(record);
  bringIntoSight(inText);
  const side = focus === "text" && inText ? inText : (record.querySelector("button") ?? focusable(record));
  if (focus) side.focus({ preventScroll: true });
  announce(`Change ${at + 1} of ${opened.changes.length}: ${changeTitle(found)}`);
}

/** Go to the next change, or the last: in this article, then in the next one of the list that differs. */
function stepChange(by) {
  const next = opened ? opened.currentChange + by : -1;
  if (opened && next >= 0 && next < opened.changes.length) return goTo({ change: next }, "text");
  const from = opened ? shownRows.filter((at) => (by > 0 ? at <= opened.at : at < opened.at)).length : 0;
  const others = by > 0 ? shownRows.slice(from) : shownRows.slice(0, from).reverse();
  const at = others.find((other) => isChanged(rows[other]));
  if (at === undefined) return tell("no further change");
  go({ article: rows[at].key });
  if (opened.changes.length) goTo({ change: by > 0 ? 0 : opened.changes.length - 1 }, "text");
}
