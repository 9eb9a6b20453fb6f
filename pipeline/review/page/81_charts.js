// Charts of the articles that are listed: tables whose bars are drawn, so that they can be read as well as looked at.

const MOST_ROWS = 14;
const VOICE_NAMES = ["inspectorate", "provider", "other"];
const KIND_NAMES = ["direct", "mixed", "indirect"];

function drawOverview() {
  const kept = shownRows.map((at) => rows[at]);
  byId("figures").replaceChildren(...figures(kept));
  byId("charts").replaceChildren(themesChart(kept), voicesChart(kept), gradesChart(kept));
}

function figures(kept) {
  const total = (count) => sum(kept.map(count));
  return [
    figure(kept.length, "articles"),
    figure(total((row) => sum(row.quotes.flat())), "quotes"),
    figure(total((row) => sum(row.findings.map(([, s]) => s))), "strengths"),
    figure(total((row) => sum(row.findings.map(([, , w]) => w))), "weaknesses"),
    figure(total((row) => row.judgements.length), "grades"),
    figure(kept.filter((row) => row.notices.length).length, "with notices"),
    ...(marks.length ? [figure(kept.filter((row) => marksOf(row.id).length).length, "with your marks")] : []),
    ...(run.old ? [figure(kept.filter(isChanged).length, "that differ")] : []),
  ];
}

const figure = (number, name) => el("div", { class: "figure" }, el("dt", {}, name), el("dd", {}, number.toLocaleString("en")));

function chart(id, title, note, table) {
  return el("figure", { class: "chart", id, "aria-labelledby": `${id}-title` },
    el("figcaption", {}, el("h3", { id: `${id}-title` }, title), el("p", {}, note)),
    table ?? el("p", { class: "empty" }, "None in these articles."));
}

const mostOf = (all, name, counted) => (all.length > MOST_ROWS ? `The ${MOST_ROWS} ${name} with the most ${counted}, of ${all.length}.` : "");

const header = (...names) => el("thead", {}, el("tr", {}, names.map(([name, style]) => el("th", { scope: "col", class: style }, name))));

// Strengths and weaknesses by theme: to the right and to the left of one line -----------------------------------------------

function themesChart(kept) {
  const counts = new Map();
  for (const row of kept) {
    for (const [theme, strengths, weaknesses] of row.findings) {
      const so = counts.get(theme) ?? [0, 0];
      counts.set(theme, [so[0] + strengths, so[1] + weaknesses]);
    }
  }
  const all = [...counts].sort((a, b) => sum(b[1]) - sum(a[1]) || (a[0] < b[0] ? -1 : 1));
  const listed = all.slice(0, MOST_ROWS);
  const most = Math.max(1, ...listed.flatMap(([, pair]) => pair));
  const body = listed.map(([theme, [strengths, weaknesses]]) => el("tr", {},
    el("th", { scope: "row" }, choice("theme", theme)),
    el("td", { class: "number" }, weaknesses), el("td", { class: "bar" }, themeBar(strengths, weaknesses, most)), el("td", { class: "number" }, strengths)));
  const table = listed.length ? el("table", { class: "themes" }, header(["Theme", ""], ["− weak", "number"], ["Weak and strong", "bar"], ["+ strong", "number"]), el("tbody", {}, body)) : null;
  return chart("themes", "Strengths and weaknesses by theme", `${mostOf(all, "themes", "findings")} A theme can be chosen as a filter.`, table);
}

function themeBar(strengths, weaknesses, most) {
  const width = (count) => (count / most) * 98;
  return drawing(200, 16,
    svg("rect", { class: "bar-weakness", x: 100 - width(weaknesses), y: 2, width: width(weaknesses), height: 12 }),
    svg("rect", { class: "bar-strength", x: 100, y: 2, width: width(strengths), height: 12 }),
    svg("line", { class: "axis", x1: 100, x2: 100, y1: 0, y2: 16 }));
}

const drawing = (width, height, ...shapes) => svg("svg", { viewBox: `0 0 ${width} ${height}`, preserveAspectRatio: "none", "aria-hidden": "true", focusable: "false" }, ...shapes);

function choice(name, value) {
  const chosen = filter[name] === value;
  return el("button", { type: "button", class: "choice", "aria-pressed": String(chosen), on: { click: () => setFilter({ [name]: chosen ? "" : value }) } }, words(value));
}

// Grades by area: one bar an area, the best grades to the right ---------------------------------------------------------------

function gradesChart(kept) {
  const areas = new Map();
  for (const row of kept) {
    for (const [area, grade, rank] of row.judgements) {
      const grades = areas.get(area) ?? new Map();
      grades.set(grade, { grade, rank, count: (grades.get(grade)?.count ?? 0) + 1 });
      areas.set(area, grades);
    }
  }
  const total = (grades) => sum([...grades.values()].map(({ count }) => count));
  const listed = [...areas].sort((a, b) => total(b[1]) - total(a[1]) || (a[0] < b[0] ? -1 : 1));
  const most = Math.max(1, ...listed.map(([, grades]) => total(grades)));
  const body = listed.slice(0, MOST_ROWS).map(([area, grades]) => el("tr", {},
    el("th", { scope: "row" }, words(area)), el("td", { class: "bar" }, gradeBar([...grades.values()], most)), el("td", { class: "number" }, total(grades))));
  const note = `${mostOf(listed, "areas", "grades")} Grades of earlier inspections are left out.`;
  const table = listed.length ? el("table", { class: "grades" }, header(["Area", ""], ["Grades, the worst first", "bar"], ["All", "number"]), el("tbody", {}, body)) : null;
  return chart("grades", "Grades by area", note, table);
}

/** Give one box a grade, as wide as it is frequent, and below them the grades in words, none of them cut. */
function gradeBar(grades, most) {
  const ordered = grades.sort((a, b) => (a.rank ?? 2) - (b.rank ?? 2) || (a.grade < b.grade ? -1 : 1));
  const boxes = ordered.map(({ grade, rank, count }) => {
    const box = el("span", { class: `grade ${rankOf(rank)}`, title: `${grade}: ${count}`, "aria-hidden": "true" }, count);
    box.style.flexGrow = count;
    return box;
  });
  const bar = el("div", { class: "boxes" }, boxes);
  bar.style.width = `${Math.max(24, (sum(ordered.map(({ count }) => count)) / most) * 100)}%`;
  return [bar, el("div", { class: "names-of-grades" }, ordered.map(({ grade, count }) => `${count} ${grade}`).join(" · "))];
}

function rankOf(rank) {
  if (rank === null) return "unranked";
  return `rank${Math.round(rank * 4)}`;
}

// Quotes by voice, and how they are given ---------------------------------------------------------------------------------------

function voicesChart(kept) {
  const counts = VOICE_NAMES.map((_, voice) => KIND_NAMES.map((_, kind) => sum(kept.map((row) => row.quotes[voice][kind]))));
  const most = Math.max(1, ...counts.map(sum));
  const body = VOICE_NAMES.map((voice, at) => el("tr", {},
    el("th", { scope: "row" }, voice),
    counts[at].map((count) => el("td", { class: "number" }, count)),
    el("td", { class: "bar" }, voiceBar(counts[at], most, voice)), el("td", { class: "number" }, sum(counts[at]))));
  const table = el("table", { class: "voices" }, header(["Voice", ""], ...KIND_NAMES.map((name) => [name, "number"]), ["Share by kind", "bar"], ["All", "number"]), el("tbody", {}, body));
  return chart("voices", "Quotes by voice", "Whose side speaks. Full tint is direct, half is mixed, the lightest is reported.", sum(counts.flat()) ? table : null);
}

function voiceBar(counts, most, voice) {
  let x = 0;
  return drawing(200, 16, ...counts.map((count, kind) => {
    const width = (count / most) * 200;
    const box = svg("rect", { class: `bar-${voice} bar-${KIND_NAMES[kind]}`, x, y: 2, width, height: 12 });
    x += width;
    return box;
  }));
}
