// The article that is open.

let opened = null; // { at, article, parts, layers, changes, before, oldParts, oldLayers }

function open(at) {
  const article = readArticle(at);
  article.points ??= new Points(article.text);
  const parts = partsOf(article);
  const before = article.before ?? null;
  if (before) before.points ??= new Points(before.text);
  const oldParts = before ? partsOf(before) : [];
  opened = {
    at, article, parts, before, oldParts, changes: article.changes ?? [],
    layers: layersOf(article, parts), oldLayers: before ? layersOf(before, oldParts) : [], current: null, currentChange: -1,
  };
  drawArticle();
  byId("article").scrollTop = 0;
  byId("records").scrollTop = 0;
}

function close() {
  opened = null;
  document.body.dataset.view = "overview";
  document.title = run.title;
  drawSight();
  drawOverview();
}

function drawArticle() {
  const { at, article, before } = opened;
  const row = rows[at];
  document.body.dataset.view = "article";
  document.title = `${row.title} – ${run.title}`;
  byId("head").replaceChildren(...articleHead(row, article));
  const layers = [...opened.layers, ...missingLayers(article)];
  const painted = before ? paintPairs(layers) : paintArticle(article, [...layers, ...changeLayers("new")]);
  byId("text").replaceChildren(...painted);
  byId("text").classList.toggle("pairs", Boolean(before));
  byId("unfold").hidden = !byId("text").querySelector(".dropped");
  drawRecords();
  paintVerdicts();
  paintSearch();
  showInList(at);
}

function articleHead(row, article) {
  const { source, metadata } = article;
  const { inspection } = article;
  const told = [inspection.inspectorate, inspection.type, inspection.provider].filter(Boolean).map(words);
  const from = [metadata.site, metadata.author, metadata.published?.slice(0, 10), source.path ?? source.url].filter(Boolean);
  return [
    el("h2", { tabindex: "-1", id: "article-title" }, row.title),
    el("p", { class: "told" }, told.join(" · ")),
    el("p", { class: "from" }, from.join(" · ")),
    ...(row.change && row.change.status !== "same" ? [el("p", { class: "status" }, statusOf(row))] : []),
  ];
}

function missingLayers(article) {
  return marksOf(article.id)
    .filter((mark) => mark.verdict === "missing" && mark.start !== null && mark.end <= article.points.toPoint(article.text.length))
    .map(({ start, end, part }) => ({ start, end, look: "missing", part: null, tag: `missing ${part}`, name: `missing ${part}, by your mark` }));
}

/** Show a part in the text and among the records; the focus goes to the side that is asked for. */
function showPart(id, side) {
  const found = opened.parts.find((entry) => entry.id === id);
  for (const marked of document.querySelectorAll(".on")) marked.classList.remove("on");
  if (!found) return;
  opened.current = id;
  for (const painted of document.querySelectorAll(`#text [data-part="${CSS.escape(id)}"], #r-${CSS.escape(id)}`)) painted.classList.add("on");
  const record = byId(`r-${id}`);
  const words = byId(`new-${id}`) ?? document.querySelector(`#text [data-part="${CSS.escape(id)}"]`);
  bringIntoSight(record);
  bringIntoSight(words);
  if (side === "records") record?.querySelector("button")?.focus({ preventScroll: true });
  if (side === "text") (words?.matches("button") ? words : focusable(words))?.focus({ preventScroll: true });
}

/** Let words without a label of their own take the focus once, so that it is where the eye is. */
function focusable(element) {
  element?.setAttribute("tabindex", "-1");
  return element;
}

function bringIntoSight(element) {
  element?.scrollIntoView({ block: "center" });
}

/** Go to the next or the last part in text order. */
function stepPart(by) {
  const ordered = [...opened.parts].filter((entry) => entry.places.length && entry.kind !== "inspection" && entry.kind !== "speaker").sort((a, b) => a.places[0][0] - b.places[0][0]);
  if (!ordered.length) return;
  const at = ordered.findIndex((entry) => entry.id === opened.current);
  const next = ordered[(at + by + ordered.length + (at < 0 && by < 0 ? 1 : 0)) % ordered.length];
  go({ article: rows[opened.at].key, part: next.id }, "text");
}

function watchArticle() {
  byId("back").addEventListener("click", () => go({}));
  byId("unfold").addEventListener("click", toggleDropped);
  for (const box of document.querySelectorAll("[data-layer]")) {
    box.addEventListener("change", () => byId("text").classList.toggle(`no-${box.dataset.layer}`, !box.checked));
  }
  document.addEventListener("selectionchange", offerMissing);
  byId("missing-form").addEventListener("submit", (event) => {
    event.preventDefault();
    if (!offered) return;
    markMissing(opened.article, offered, byId("missing-kind").value, byId("missing-note").value.trim());
    byId("missing-note").value = "";
    getSelection().removeAllRanges();
    closeMissing();
    drawArticle();
  });
  byId("missing-cancel").addEventListener("click", closeMissing);
}

function toggleDropped() {
  const all = [...document.querySelectorAll("#text .dropped")];
  const open = all.some((one) => !one.open);
  for (const one of all) one.open = open;
  byId("unfold").setAttribute("aria-pressed", String(open));
}

// Words are selected: they can be marked as missing --------------------------------------------------------------------------

let offered = null;

function offerMissing() {
  const form = byId("missing-form");
  if (!opened || form.contains(document.activeElement) || form.matches(":hover")) return;
  const place = selectedPlace(opened.article);
  if (!place) return closeMissing();
  offered = place;
  byId("missing-words").textContent = `“${slice(opened.article, ...place)}”`;
  form.hidden = false;
}

function closeMissing() {
  offered = null;
  byId("missing-form").hidden = true;
}
