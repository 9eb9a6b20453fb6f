// The records beside the text: a card for each part, that leads to its words, and where it is marked.

const HEADINGS = { quote: "Quotes", judgement: "Grades", finding: "Findings", speaker: "Speakers", inspection: "Inspection" };

function drawRecords() {
  const { article, parts } = opened;
  const sections = ["finding", "quote", "judgement", "speaker", "inspection"].map((kind) => section(kind, parts.filter((entry) => entry.kind === kind)));
  const missing = marksOf(article.id).filter((mark) => mark.verdict === "missing" && mark.id === null);
  byId("records").replaceChildren(
    ...(opened.changes.length ? [changesSection()] : []),
    ...(missing.length ? [group("missing", "Missing, by your marks", missing.map(missingCard))] : []),
    ...sections.filter(Boolean),
    ...(article.notices.length ? [group("notices", "Notices", article.notices.map(noticeCard))] : []),
  );
}

function section(kind, entries) {
  if (!entries.length) return null;
  return group(kind, HEADINGS[kind], entries.map((entry) => recordCard(entry)));
}

function group(name, heading, cards) {
  return el("section", { class: "group", "aria-labelledby": `h-${name}` },
    el("h3", { id: `h-${name}` }, heading, " ", el("span", { class: "number" }, cards.length)),
    el("ul", { class: "cards" }, cards));
}

function recordCard(entry) {
  const card = el("li", { class: `card ${toneOf(entry)}`, id: `r-${entry.id}`, data: { part: entry.id } });
  fillCard(card, entry);
  return card;
}

function fillCard(card, entry) {
  const { article } = opened;
  const mark = markOf(article.id, entry.id);
  card.replaceChildren(
    el("div", { class: "top" }, cardHead(entry), canBeMarked(entry) ? verdicts(entry, mark, card) : null),
    ...DETAILS[entry.kind](entry, article),
    ...(mark ? [noteField(entry, mark)] : []));
  card.classList.toggle("right", mark?.verdict === "right");
  card.classList.toggle("wrong", mark?.verdict === "wrong");
}

const canBeMarked = (entry) => entry.kind !== "inspection" || MARKED_FACTS.has(entry.id);

/** Give the classes that colour a part: its kind, and the side or the polarity that it has. */
const toneOf = ({ kind, part }) => `${kind} ${part.polarity ?? part.voice ?? ""}`;

function cardHead(entry) {
  const label = el("span", { class: `sign ${toneOf(entry)}` }, entry.sign);
  if (!entry.places.length) return el("span", { class: "go" }, label, " ", headline(entry));
  return el("button", { type: "button", class: "go", data: { go: entry.id } }, label, " ", headline(entry), el("span", { class: "unseen" }, ": show in the text"));
}

const GIVEN = { direct: "direct", mixed: "mixed", indirect: "reported" };

function headline({ kind, part }) {
  if (kind === "quote") return `${GIVEN[part.kind]}, ${part.voice}`;
  if (kind === "finding") return `${part.polarity}: ${words(part.theme)}`;
  if (kind === "judgement") return part.grade;
  if (kind === "speaker") return [part.honorific, part.name].filter(Boolean).join(" ");
  return String(part.value.value ?? part.value);
}

const fact = (name, value) => (value === null || value === undefined || value === "" ? null : [el("dt", {}, name), el("dd", {}, value)]);
const facts = (...given) => el("dl", { class: "facts" }, given.filter(Boolean));
const cited = (article, places) => el("p", { class: "cited" }, places.map(([start, end]) => slice(article, start, end)).join(" … "));
const percent = (share) => `${Math.round(share * 1000) / 10} %`;
const name = (article, id) => (id === null ? null : (speakerName(article, id) ?? id));

const DETAILS = {
  quote: ({ part, places }, article) => [
    cited(article, places),
    facts(
      fact("by", [part.speaker, ...part.also].filter(Boolean).map((id) => name(article, id)).join(" and ") || "nobody named"),
      fact("cue", part.cue && slice(article, ...part.cue)), part.nested && fact("nested", "in another quote"), fact("found by", part.found_by)),
  ],
  finding: ({ part, places }, article) => [
    cited(article, places),
    facts(
      fact("because of", part.evidence.map(([start, end]) => `“${slice(article, start, end)}”`).join(", ")),
      fact("sure", percent(part.confidence)), part.when === "previous" && fact("when", "an earlier inspection"),
      fact("said by", name(article, part.speaker)), fact("found by", part.found_by)),
  ],
  judgement: ({ part, places }, article) => [
    cited(article, places),
    facts(
      fact("area", part.area ?? part.area_text), part.area && part.area_text !== part.area && fact("in its words", part.area_text),
      part.when === "previous" && fact("when", "an earlier inspection"), part.count && fact("areas", part.count.of === null ? part.count.n : `${part.count.n} of ${part.count.of}`), fact("provider", part.provider)),
  ],
  speaker: ({ part, places }) => [
    facts(fact("role", part.role), fact("organisation", part.organisation), fact("voice", part.voice), fact("kind", part.kind), fact("named", plural(places.length, "time"))),
  ],
  inspection: ({ part }) => [facts(part.value.basis && fact("basis", part.value.basis))],
};

function noticeCard(notice) {
  return el("li", { class: "card notice" }, el("div", { class: "top" }, el("strong", {}, words(notice.code))), el("p", {}, notice.message));
}

// Marks on the cards ------------------------------------------------------------------------------------------------------

function verdicts(entry, mark, card) {
  return el("div", { class: "verdicts", role: "group", "aria-label": `${entry.sign}: is it right?` },
    verdict(entry, mark, card, "right", "✓"), verdict(entry, mark, card, "wrong", "✗"));
}

function verdict(entry, mark, card, value, sign) {
  const press = () => {
    markPart(opened.article, entry, value);
    fillCard(card, entry);
    card.querySelector(`.verdict.${value}`)?.focus();
    paintVerdicts();
    drawSight();
  };
  return el("button", {
    type: "button", class: `verdict ${value}`, "aria-pressed": String(mark?.verdict === value), "aria-label": `${entry.sign} is ${value}`,
    title: value, on: { click: press },
  }, sign);
}

function noteField(entry, mark) {
  const write = (event) => noteOn(markOf(opened.article.id, entry.id), event.target.value);
  return el("label", { class: "note" }, el("span", {}, "Note"), el("input", { type: "text", value: mark.note ?? "", "aria-label": `Note on ${entry.sign}`, placeholder: "why?", on: { change: write } }));
}

function missingCard(mark) {
  const kind = mark.fields?.polarity ?? (mark.fields?.kind ? `${mark.fields.kind} ${mark.part}` : mark.part);
  const away = () => {
    dropMark(mark);
    drawArticle();
  };
  return el("li", { class: "card missing" },
    el("div", { class: "top" }, el("strong", {}, kind), el("button", { type: "button", class: "plain", "aria-label": `Take back: missing ${kind}`, on: { click: away } }, "take back")),
    el("p", { class: "cited" }, mark.text), mark.note ? el("p", {}, mark.note) : null);
}

/** Show in the text which parts are marked. */
function paintVerdicts() {
  for (const tag of document.querySelectorAll("#text .tag[data-part]")) {
    const mark = markOf(opened.article.id, tag.dataset.part);
    tag.classList.toggle("is-right", mark?.verdict === "right");
    tag.classList.toggle("is-wrong", mark?.verdict === "wrong");
  }
}
