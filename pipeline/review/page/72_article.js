// The article that is open.

let unfolded = false; // what was left out, in all articles
let opened = null; // { at, article, parts, layers, changes, before, oldParts, oldLayers }

function open(at) {
  const article = readArticle(at);
  article.points ??= new Points(article.text);
  const parts = partsOf(article);
  const before = article.before ?? null;
  if (before) before.points ??= new Points(before.text);
  const oldParts = before ? partsOf(before) : [];
  opened = {
    at, article, parts, before, oldParts, changes: article.changes ?? [], said: article.said ?? [],
    layers: layersOf(parts), oldLayers: layersOf(oldParts), current: null, currentChange: -1,
  };
  closeMissing();
  drawArticle();
  byId("article").scrollTop = 0;
  byId("records").scrollTop = 0;
}

function close() {
  opened = null;
  closeMissing();
  document.body.dataset.view = "overview";
  document.title = run.title;
  drawSight();
  drawOverview();
}

function drawArticle() {
  const { at, article, before } = opened;
  const row = rows[at];
  const scrolled = ["article", "records"].map((id) => [byId(id), byId(id).scrollTop]);
  document.body.dataset.view = "article";
  document.title = `${row.title} – ${run.title}`;
  byId("head").replaceChildren(...articleHead(row, article));
  const layers = [...opened.layers, ...missingLayers(article)];
  const painted = before ? paintPairs(layers) : paintArticle(article, [...layers, ...changeLayers("new")]);
  byId("text").replaceChildren(...painted);
  byId("text").classList.toggle("pairs", Boolean(before));
  byId("text").lang = /^[a-z]{2,3}(-[\w-]+)?$/i.test(article.metadata.language ?? "") ? article.metadata.language : "";
  byId("unfold").hidden = !byId("text").querySelector(".dropped");
  drawRecords();
  paintVerdicts();
  paintChosen();
  paintSearch();
  drawPlace();
  showInList(at);
  for (const [element, top] of scrolled) element.scrollTop = top;
}

function articleHead(row, article) {
  const { source, metadata } = article;
  const { inspection } = article;
  const told = [inspection.inspectorate, inspection.type, inspection.provider].filter(Boolean).map(words);
  const from = [metadata.site, metadata.author, metadata.published?.slice(0, 10), source.path ?? source.url].filter(Boolean);
  return [
    el("nav", { class: "beside", "aria-label": "Articles beside this one" },
      el("button", { type: "button", class: "plain", id: "article-before", "aria-label": "Article before", "aria-keyshortcuts": "k", on: { click: () => stepFrom("article-before", -1) } }, "‹"),
      el("span", { id: "place" }),
      el("button", { type: "button", class: "plain", id: "article-next", "aria-label": "Next article", "aria-keyshortcuts": "j", on: { click: () => stepFrom("article-next", 1) } }, "›")),
    el("h2", { tabindex: "-1", id: "article-title", dir: "auto" }, row.title),
    el("p", { class: "told" }, told.join(" · ")),
    el("p", { class: "from" }, from.join(" · ")),
    ...(row.change && row.change.status !== "same" ? [el("p", { class: "status" }, statusOf(row))] : []),
  ];
}

/** Step from a button: the focus stays on it, as far as it still leads anywhere. */
function stepFrom(id, by) {
  step(by);
  byId(byId(id).disabled ? "article-title" : id).focus({ preventScroll: true });
}

/** Show a part in the text and among the records; the focus goes to the side that is asked for. */
function showPart(id, side) {
  const record = byId(`r-${id}`);
  if (!record) return tell("The part of this address is not in the article.");
  choose(id, -1);
  const spoken = byId(`new-${id}`) ?? document.querySelector(`#text [data-part="${CSS.escape(id)}"]:has(.words[data-side=new])`);
  bringIntoSight(record);
  bringIntoSight(spoken);
  if (side === "records" || (side === "text" && !spoken)) (record.querySelector("button") ?? focusable(record)).focus({ preventScroll: true });
  else if (side === "text") (spoken.matches("button") ? spoken : focusable(spoken)).focus({ preventScroll: true });
}

/** Take a part, or a change with the part that it is about, as the one at hand. */
function choose(id, change) {
  [opened.current, opened.currentChange] = [id, change];
  paintChosen();
}

/** Light up what is at hand, on all sides. */
function paintChosen() {
  const { current, currentChange } = opened;
  const chosen = currentChange >= 0 ? `#text [data-change="${currentChange}"], #c-${currentChange}` : current ? `#text [data-part="${CSS.escape(current)}"], #r-${CSS.escape(current)}` : null;
  for (const marked of document.querySelectorAll(".on")) marked.classList.remove("on");
  if (chosen) for (const painted of document.querySelectorAll(chosen)) painted.classList.add("on");
}

/** Let words without a label of their own take the focus once, so that it is where the eye is. */
function focusable(element) {
  element?.setAttribute("tabindex", "-1");
  return element;
}

function bringIntoSight(element) {
  element?.scrollIntoView({ block: "center" });
}

/** Go to the next part in the order of the text, or the one before; then on to the next article that is listed. */
function stepPart(by) {
  const ordered = opened ? walkedParts() : [];
  const at = ordered.findIndex((entry) => entry.id === opened.current);
  const next = ordered[at < 0 && by < 0 ? ordered.length - 1 : at + by];
  if (next) return goTo({ part: next.id }, "text");
  if (!step(by)) return;
  const first = walkedParts().at(by > 0 ? 0 : -1);
  if (first) goTo({ part: first.id }, "text");
}

const WALKED = ["quote", "finding", "judgement"];
const walkedParts = () => opened.parts.filter(({ kind, places }) => WALKED.includes(kind) && places.length).sort((a, b) => a.places[0][0] - b.places[0][0]);

function watchArticle() {
  byId("back").addEventListener("click", () => go({}));
  byId("unfold").addEventListener("click", toggleDropped);
  for (const box of document.querySelectorAll("[data-layer]")) {
    box.addEventListener("change", () => byId("text").classList.toggle(`no-${box.dataset.layer}`, !box.checked));
  }
}

function toggleDropped() {
  unfolded = !unfolded;
  for (const one of document.querySelectorAll("#text .dropped")) one.open = unfolded;
  byId("unfold").setAttribute("aria-pressed", String(unfolded));
}
