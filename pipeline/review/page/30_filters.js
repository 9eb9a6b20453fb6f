// What is looked for: one object, that stands in the address of the page and decides which articles are listed.

const NO_FILTER = {
  q: "", inspectorate: "", provider: "", theme: "", polarity: "", speaker: "", notices: "", changed: "", marked: "",
};
let filter = { ...NO_FILTER };

/** Give whether an article has a finding of the theme and the polarity that are wanted: of both in one finding. */
function hasFinding(row, { theme, polarity }) {
  return row.findings.some(
    ([name, strengths, weaknesses]) =>
      (!theme || name === theme) && (polarity === "strength" ? strengths : polarity === "weakness" ? weaknesses : 1) > 0,
  );
}

const NONE = "(none)";
const isChanged = (row) => Boolean(row.change) && row.change.status !== "same";

/** Give the tests that the filter asks for, by name; theme and polarity are one. */
function testsOf(wanted) {
  const [provider, speaker, needles] = [fold(wanted.provider), fold(wanted.speaker), terms(wanted.q)];
  const tests = {
    inspectorate: wanted.inspectorate && ((row) => (row.inspectorate ?? NONE) === wanted.inspectorate),
    provider: provider && ((row) => fold(row.provider ?? "").includes(provider)),
    finding: (wanted.theme || wanted.polarity) && ((row) => hasFinding(row, wanted)),
    speaker: speaker && ((row) => row.speakers.some((name) => fold(name).includes(speaker))),
    notices: wanted.notices && ((row) => row.notices.length > 0),
    changed: wanted.changed && ((row) => (wanted.changed === "any" ? isChanged(row) : row.change?.status === wanted.changed)),
    marked: wanted.marked && ((row) => (marksOf(row.id).length > 0) === (wanted.marked === "yes")),
    q: needles.length > 0 && ((_, at) => needles.every((needle) => searched(at).includes(needle))),
  };
  return Object.entries(tests).filter(([, test]) => test);
}

/**
 * Sift the articles once: give those that pass, and by the name of a test those that fail it alone. These would be
 * listed if that one filter were another, so the counts beside its choices include them.
 */
function sift(wanted) {
  const tests = testsOf(wanted);
  const kept = [];
  const failing = {};
  for (let at = 0; at < rows.length; at++) {
    let failed = null;
    let count = 0;
    for (const [name, test] of tests) {
      if (test(rows[at], at)) continue;
      failed = name;
      if (++count > 1) break;
    }
    if (count === 0) kept.push(at);
    else if (count === 1) (failing[failed] ??= []).push(at);
  }
  return { kept, failing };
}

/** Give how many of these articles have each value, the most frequent first. */
function tally(kept, valuesOf) {
  const counts = new Map();
  for (const at of kept) for (const value of valuesOf(rows[at])) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
}

const VALUES = {
  inspectorate: (row) => [row.inspectorate ?? NONE],
  theme: (row) => row.findings.filter(([theme]) => hasFinding(row, { theme, polarity: filter.polarity })).map(([theme]) => theme),
  polarity: (row) => ["strength", "weakness"].filter((polarity) => hasFinding(row, { theme: filter.theme, polarity })),
  changed: (row) => (isChanged(row) ? ["any", row.change.status] : []),
};
const NAMES = { any: "all that differ", strength: "strengths", weakness: "weaknesses" };

const TEST_OF = { theme: "finding", polarity: "finding" };

function fillSelect(name, { kept, failing }) {
  const select = byId(`f-${name}`);
  if (!select) return;
  const counts = tally([...kept, ...(failing[TEST_OF[name] ?? name] ?? [])], VALUES[name]);
  const listed = counts.map(([value, count]) => el("option", { value }, `${NAMES[value] ?? words(value)} (${count.toLocaleString("en")})`));
  if (filter[name] && !counts.some(([value]) => value === filter[name])) listed.push(el("option", { value: filter[name] }, `${words(filter[name])} (0)`));
  select.replaceChildren(el("option", { value: "" }, "all"), ...listed);
  select.value = filter[name];
}

/** Offer the names of the listed articles, the most frequent few: a browser shows no thousands of them. */
function fillNames(name, valuesOf) {
  const listed = tally(shownRows, valuesOf).slice(0, 200);
  byId(`names-${name}`).replaceChildren(...listed.map(([value]) => el("option", { value })));
}

let shownRows = [];

/** List the articles that pass the filter as it is now, and let all that depends on it follow. */
function applyFilter() {
  const sifted = sift(filter);
  shownRows = sifted.kept;
  for (const name of ["inspectorate", "theme", "polarity", "changed"]) fillSelect(name, sifted);
  for (const input of document.querySelectorAll("[data-filter]")) {
    const wanted = filter[input.dataset.filter];
    if (input.type === "checkbox") input.checked = Boolean(wanted);
    else if (input.value !== wanted) input.value = wanted;
  }
  const told = shownRows.length === rows.length ? plural(rows.length, "article") : `${shownRows.length.toLocaleString("en")} of ${plural(rows.length, "article")}`;
  byId("count").textContent = told;
  byId("clear").hidden = Object.values(filter).every((value) => !value);
  drawList();
  drawListed();
  setTimeout(() => { // the names follow a moment later: nobody waits for them
    fillNames("provider", (row) => (row.provider ? [row.provider] : []));
    fillNames("speaker", (row) => row.speakers);
  });
  if (!opened) return drawOverview();
  drawPlace();
  paintSearch();
}

const TOLD = { q: "words", notices: "with notices", marked: "with marks" };
const VALUE_TOLD = { notices: "", marked: "" };

/** Say in words what is listed, so that charts on paper tell what they are of. */
function drawListed() {
  const told = Object.entries(filter).filter(([, value]) => value).map(([name, value]) =>
    (name === "marked" && value === "no" ? "without marks" : [TOLD[name] ?? name, VALUE_TOLD[name] ?? NAMES[value] ?? words(value)].filter(Boolean).join(" ")));
  byId("listed").textContent = [byId("count").textContent, ...told].join(" · ");
}

function setFilter(changes) {
  filter = { ...filter, ...changes };
  byId("list").scrollTop = 0;
  applyFilter();
  writeAddress();
}

/** Give a filter as an address tells it: of two runs "all" is told too, since one comes for what differs. */
const toldOf = (name, value) => (name === "changed" && run.old && !value ? "all" : value);

/** Give the filter that an address tells; what this page cannot ask for is passed over. */
function filterOf(told) {
  const wanted = Object.fromEntries(Object.keys(NO_FILTER).map((name) => [name, told.get(name) ?? ""]));
  if (!run.old || wanted.changed === "all") wanted.changed = "";
  for (const [name, known] of Object.entries(KNOWN)) if (!known.includes(wanted[name])) wanted[name] = "";
  return wanted;
}

const KNOWN = { marked: ["yes", "no"], notices: ["yes"], polarity: ["strength", "weakness"] };

function watchFilters() {
  for (const input of document.querySelectorAll("[data-filter]")) {
    input.addEventListener("input", () => {
      setFilter({ [input.dataset.filter]: input.type === "checkbox" ? (input.checked ? "yes" : "") : input.value });
    });
  }
  byId("clear").addEventListener("click", () => {
    setFilter(NO_FILTER);
    (byId("items").querySelector("a") ?? byId("q")).focus(); // the button is gone, and keys should go on working
  });
}
