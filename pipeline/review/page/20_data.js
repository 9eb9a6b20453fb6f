// The data of the page: rows of the list at once, texts at once, the parts of an article when it is opened.

function take(id) {
  const element = byId(id);
  const text = element.textContent;
  element.remove(); // what was read need not lie in memory twice
  return text;
}

const rows = JSON.parse(take("rows"));
const texts = JSON.parse(take("texts"));
const run = JSON.parse(take("run"));
const lines = take("parts").trim().split("\n").slice(1, -1); // an array, one article a line
const positions = new Map(rows.map((row, at) => [row.key, at]));

/** Give one article with its text; the last few stay in memory. */
const openArticles = new Map();
function readArticle(at) {
  if (!openArticles.has(at)) {
    if (openArticles.size > 20) openArticles.delete(openArticles.keys().next().value);
    const article = JSON.parse(lines[at].replace(/,$/, ""));
    article.text = texts[at];
    openArticles.set(at, article);
  }
  return openArticles.get(at);
}

const ASTRAL = /[\ud800-\udfff]/;

/** Offsets of the record count code points, those of the browser UTF-16 units: this turns one into the other. */
class Points {
  constructor(text) {
    this.units = ASTRAL.test(text) ? [...unitsOf(text)] : null;
    this.total = this.units ? this.units.length - 1 : text.length;
  }

  toUnit(point) {
    return this.units ? this.units[point] : point;
  }

  toPoint(unit) {
    return this.units ? this.units.findIndex((at) => at >= unit) : unit;
  }
}

function* unitsOf(text) {
  let unit = 0;
  for (const character of text) {
    yield unit;
    unit += character.length;
  }
  yield unit;
}

// Searching -----------------------------------------------------------------------------------------------------------

const ALIKE = { "‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\u00a0": " ", "\n": " ", "\t": " " };

/** Give a text as it is searched: case, accents and the form of marks do not count. Each text keeps its length. */
function fold(text) {
  return (text.includes("İ") ? text.replaceAll("İ", "i") : text).toLowerCase().replace(/[‘’“”–—\u00a0\n\t\u00e0-\u024f]/g, (character) => ALIKE[character] ?? character.normalize("NFD")[0]);
}

const folded = new Array(rows.length);

function searched(at) {
  const row = rows[at];
  folded[at] ??= fold([texts[at], row.title, row.provider, row.path, row.site, ...row.speakers].join("\u0000"));
  return folded[at];
}

/** Fold all texts while nothing else is to be done, so that the first search need not. */
function foldAhead(at = 0) {
  const wait = window.requestIdleCallback ?? ((work) => setTimeout(work, 20));
  const end = Math.min(at + 100, rows.length);
  for (let next = at; next < end; next++) searched(next);
  if (end < rows.length) wait(() => foldAhead(end));
}

/** Give the words that are looked for; those in quotation marks stay together. */
function terms(query) {
  return [...fold(query).matchAll(/"([^"]+)"?|(\S+)/g)].map((match) => (match[1] ?? match[2]).trim()).filter(Boolean);
}
