// The list of articles: of thousands only those in sight are in the document.

const ROW_HEIGHT = 104;
const AROUND = 6;

function drawList() {
  byId("spacer").style.height = `${shownRows.length * ROW_HEIGHT}px`;
  byId("none").hidden = shownRows.length > 0;
  byId("none").textContent = rows.length ? "No article is like that." : "There are no articles.";
  drawSight();
}

function drawSight() {
  const list = byId("list");
  const first = Math.max(0, Math.floor(list.scrollTop / ROW_HEIGHT) - AROUND);
  const last = Math.min(shownRows.length, Math.ceil((list.scrollTop + (list.clientHeight || 800)) / ROW_HEIGHT) + AROUND);
  const focused = document.activeElement?.closest?.("#items li")?.dataset.at;
  const items = [];
  for (let place = first; place < last; place++) items.push(listItem(shownRows[place], place));
  byId("items").replaceChildren(...items);
  byId("items").style.transform = `translateY(${first * ROW_HEIGHT}px)`;
  if (focused) byId("items").querySelector(`li[data-at="${focused}"] a`)?.focus({ preventScroll: true });
}

function listItem(at, place) {
  const row = rows[at];
  const current = opened?.at === at;
  const link = el("a", { href: addressOf({ article: row.key }), "aria-current": current && "true" },
    el("span", { class: "title", dir: "auto" }, row.title),
    el("span", { class: "under" }, underTitle(at)),
    el("span", { class: "counts" }, ...counters(row)));
  return el("li", { "aria-setsize": shownRows.length, "aria-posinset": place + 1, data: { at } }, link);
}

function underTitle(at) {
  const needles = terms(filter.q);
  const found = needles.map((needle) => excerpt(texts[at], searchedText(at), needle)).find(Boolean);
  const row = rows[at];
  return found ?? [row.provider, row.inspectorate, row.date?.slice(0, 10)].filter(Boolean).join(" · ");
}

/** Give the text of an article as it is searched, without the names that are searched too. */
const searchedText = (at) => searched(at).slice(0, texts[at].length);

/** Give the words around the first place of a needle, marked. */
function excerpt(text, folded, needle) {
  const at = folded.indexOf(needle);
  if (at < 0) return null;
  const start = Math.max(0, at - 24);
  const end = at + needle.length;
  return [`${start ? "…" : ""}${text.slice(start, at)}`, el("mark", {}, text.slice(at, end)), text.slice(end, end + 90)];
}

const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);

function counters(row) {
  const quotes = sum(row.quotes.flat());
  const strengths = sum(row.findings.map(([, count]) => count));
  const weaknesses = sum(row.findings.map(([, , count]) => count));
  const marked = marksOf(row.id).length;
  const change = isChanged(row) && (row.change.status === "changed" ? plural(row.change.count, "change") : row.change.status);
  return [
    counter("quotes", "❝", quotes, plural(quotes, "quote")),
    counter("strengths", "+", strengths, plural(strengths, "strength")),
    counter("weaknesses", "−", weaknesses, plural(weaknesses, "weakness", "weaknesses")),
    counter("grades", "▣", row.judgements.length, plural(row.judgements.length, "grade")),
    row.notices.length > 0 && counter("notices", "!", row.notices.length, plural(row.notices.length, "notice")),
    marked > 0 && counter("marked", "✓", marked, plural(marked, "mark")),
    change && el("span", { class: "changes" }, change),
  ];
}

function counter(name, sign, count, told) {
  return el("span", { class: `counter ${name}`, title: told },
    el("span", { "aria-hidden": "true" }, `${sign} ${count}`), el("span", { class: "unseen" }, `${told}. `));
}

/** Bring the open article's row into sight. */
function showInList(at) {
  const place = shownRows.indexOf(at);
  const list = byId("list");
  if (place >= 0) {
    const top = place * ROW_HEIGHT;
    if (top < list.scrollTop) list.scrollTop = top;
    else if (top + ROW_HEIGHT > list.scrollTop + list.clientHeight) list.scrollTop = top + ROW_HEIGHT - list.clientHeight;
  }
  drawSight();
}

/** Open the article so many places further down in the list; give whether there is one. */
function step(by) {
  const next = placeBeside(by);
  if (next === null) tell(shownRows.length ? `no ${by > 0 ? "further" : "earlier"} article is listed` : "no article is listed");
  else go({ article: rows[shownRows[next]].key });
  return next !== null;
}

/** Give the place in the list so far from the open article: where it is not listed, from where it would be. */
function placeBeside(by) {
  const place = opened ? shownRows.indexOf(opened.at) : -1;
  const after = opened ? shownRows.filter((at) => at < opened.at).length : by > 0 ? 0 : shownRows.length;
  const next = place < 0 ? (by > 0 ? after : after - 1) : place + by;
  return next >= 0 && next < shownRows.length ? next : null;
}

/** Say where the open article stands in the list, or that the filters leave it out. */
function drawPlace() {
  const place = shownRows.indexOf(opened.at);
  byId("place").textContent = place < 0 ? "The filters leave this article out of the list." : `${(place + 1).toLocaleString("en")} of ${shownRows.length.toLocaleString("en")}`;
  byId("article-before").disabled = placeBeside(-1) === null;
  byId("article-next").disabled = placeBeside(1) === null;
}
