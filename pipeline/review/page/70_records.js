// The records beside the text: a card for each part, that leads to its words, and where it is marked.

const HEADINGS = { finding: "Findings", quote: "Quotes", judgement: "Grades", speaker: "Speakers", inspection: "Inspection", notice: "Notices" };

function drawRecords() {
  const { article, parts } = opened;
  const [missing, gone] = [missingOf(article.id), goneMarks(article, parts)];
  byId("records").replaceChildren(
    ...(opened.changes.length ? [changesSection()] : []),
    ...(opened.said.length ? [saidSection()] : []),
    ...(missing.length ? [group("missing", "Missing, by your marks", missing.map((mark, at) => missingCard(mark, article, at)))] : []),
    ...(gone.length ? [group("gone", "Marked, and not here", gone.map(goneCard))] : []),
    ...Object.keys(HEADINGS).map((kind) => section(kind, parts.filter((entry) => entry.kind === kind))).filter(Boolean),
    ...(parts.length ? [] : [el("p", { class: "empty" }, "Nothing was found in this article.")]),
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
  const mark = canBeMarked(entry) ? markOf(article.id, entry.id) : null;
  const standing = mark && standingMark(article, entry);
  card.replaceChildren(
    el("div", { class: "top" }, cardHead(entry), canBeMarked(entry) ? verdicts(entry, standing, card) : null),
    ...DETAILS[entry.kind](entry, article),
    ...(mark ? markDetails(mark, article, entry) : []));
  card.classList.toggle("right", standing?.verdict === "right");
  card.classList.toggle("wrong", standing?.verdict === "wrong");
}

const canBeMarked = (entry) => entry.kind !== "notice" && (entry.kind !== "inspection" || MARKED_FACTS.includes(entry.id));

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
  if (kind === "notice") return words(part.code);
  return String(part.value.value ?? part.value);
}

const fact = (name, value) => (value === null || value === undefined || value === "" ? null : [el("dt", {}, name), el("dd", {}, value)]);
const facts = (...given) => el("dl", { class: "facts" }, given.filter(Boolean));
const cited = (article, places) => el("p", { class: "cited", dir: "auto" }, places.map(([start, end]) => slice(article, start, end)).join(" … "));
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
  notice: ({ part, places }, article) => [el("p", { class: "message" }, part.message), places.length ? cited(article, places) : null].filter(Boolean),
};
