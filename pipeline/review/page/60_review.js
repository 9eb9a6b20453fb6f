// The marks of a reviewer: right, wrong or missing, with a note. They are kept in the browser and saved as a file.

const FORMAT = "inspectext-marks";
const ENDING = ".marks.json";
const STORE = `inspectext ${run.digest}`;
const MARKED_FIELDS = {
  quote: ["kind", "voice", "speaker"],
  speaker: ["kind", "name", "honorific", "role", "organisation", "voice"],
  judgement: ["area", "area_text", "grade", "when", "provider"],
  finding: ["polarity", "theme", "when"],
};
const MARKED_FACTS = new Set(["inspectorate", "provider", "type", "published"]);
const KINDS_MISSING = {
  "direct quote": ["quote", { kind: "direct" }], "indirect quote": ["quote", { kind: "indirect" }], judgement: ["judgement", {}],
  strength: ["finding", { polarity: "strength" }], weakness: ["finding", { polarity: "weakness" }], speaker: ["speaker", {}],
};

let marks = [];
let unsaved = false;

let byArticle = new Map();
const marksOf = (id) => byArticle.get(id) ?? [];
const markOf = (article, id) => marksOf(article).find((mark) => mark.id === id);

function keepMarks(changed) {
  marks = changed;
  byArticle = Map.groupBy ? Map.groupBy(marks, (mark) => mark.article) : grouped(marks);
  try {
    localStorage.setItem(STORE, JSON.stringify(marks));
  } catch {
    // a browser may keep nothing for a file: then they last until the page is closed, as the warning says
  }
  drawMarksState();
}

function grouped(all) {
  const groups = new Map();
  for (const mark of all) groups.set(mark.article, [...(groups.get(mark.article) ?? []), mark]);
  return groups;
}

function drawMarksState() {
  byId("marks-state").textContent = marks.length ? `${plural(marks.length, "mark")}${unsaved ? ", not saved" : ""}` : "no marks";
  byId("marks-state").classList.toggle("unsaved", unsaved);
  byId("save").disabled = marks.length === 0;
}

/** Mark a part right or wrong, or take the mark back where it is there already. */
function markPart(article, entry, verdict) {
  const before = markOf(article.id, entry.id);
  const others = marks.filter((mark) => mark !== before);
  unsaved = true;
  if (before?.verdict === verdict) keepMarks(others);
  else keepMarks([...others, { ...markFor(article, entry), verdict, note: before?.note ?? "" }]);
  announce(before?.verdict === verdict ? `${entry.sign}: mark taken back` : `${entry.sign} marked ${verdict}`);
}

function noteOn(mark, note) {
  unsaved = true;
  keepMarks(marks.map((other) => (other === mark ? { ...mark, note } : other)));
}

function markFor(article, entry) {
  const places = entry.kind === "speaker" ? entry.places.slice(0, 1) : entry.places;
  const [start, end] = places.length ? [places[0][0], places.at(-1)[1]] : [null, null];
  const text = start === null ? (entry.part.name ?? String(entry.part.value?.value ?? entry.part.value ?? "")) : slice(article, start, end);
  return { article: article.id, path: article.source.path, part: entry.kind, id: entry.id, start, end, text: text || null, fields: fieldsOf(article, entry) };
}

function fieldsOf(article, { kind, part }) {
  if (kind === "inspection") return { value: String(part.value.value ?? part.value) };
  return Object.fromEntries(MARKED_FIELDS[kind].map((name) => [name, name === "speaker" ? speakerName(article, part.speaker) : part[name]]));
}

const speakerName = (article, id) => article.speakers.find((speaker) => speaker.id === id)?.name ?? null;
const slice = (article, start, end) => article.text.slice(article.points.toUnit(start), article.points.toUnit(end));

/** Mark the words that are selected in the text as a part that was not found. */
function markMissing(article, [start, end], name, note) {
  const [part, fields] = KINDS_MISSING[name];
  unsaved = true;
  const told = part === "speaker" ? { name: slice(article, start, end) } : fields;
  keepMarks([...marks, {
    article: article.id, path: article.source.path, part, id: null, start, end, text: slice(article, start, end), verdict: "missing", note, fields: told,
  }]);
  announce(`${name} marked as missing`);
}

function dropMark(mark) {
  unsaved = true;
  keepMarks(marks.filter((other) => other !== mark));
  announce("mark taken back");
}

/** Give where the selection lies in the text, in code points; nothing where it lies elsewhere. */
function selectedPlace(article) {
  const selection = getSelection();
  if (selection.isCollapsed || !selection.rangeCount) return null;
  const range = selection.getRangeAt(0);
  const inside = [...document.querySelectorAll("#text .words[data-side=new]")].filter((piece) => range.intersectsNode(piece.firstChild));
  if (!inside.length) return null;
  const [first, last] = [inside[0], inside.at(-1)];
  let start = Number(first.dataset.from) + (range.startContainer === first.firstChild ? range.startOffset : 0);
  let end = Number(last.dataset.from) + (range.endContainer === last.firstChild ? range.endOffset : last.firstChild.length);
  while (start < end && !article.text[start].trim()) start++;
  while (end > start && !article.text[end - 1].trim()) end--;
  return start < end ? [article.points.toPoint(start), article.points.toPoint(end)] : null;
}

// The file -------------------------------------------------------------------------------------------------------------

function marksFile() {
  const reviewer = byId("reviewer").value.trim() || null;
  return { format: FORMAT, version: 1, reviewer, time: `${new Date().toISOString().slice(0, 19)}Z`, marks };
}

function saveMarks() {
  const blob = new Blob([`${JSON.stringify(marksFile(), null, 2)}\n`], { type: "application/json" });
  const link = el("a", { href: URL.createObjectURL(blob), download: `${run.name.replace(/[^\w.-]+/g, "-")}${ENDING}` });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  unsaved = false;
  drawMarksState();
  announce("marks saved");
}

/** Take the marks of a file beside those that are here; of one part the file's mark counts. */
async function loadMarks(file) {
  try {
    const given = JSON.parse(await file.text());
    if (given?.format !== FORMAT || given.version !== 1 || !Array.isArray(given.marks)) throw new Error("it holds no marks");
    const key = (mark) => (mark.id === null ? JSON.stringify([mark.article, mark.part, mark.start, mark.end, mark.fields]) : `${mark.article} ${mark.id}`);
    unsaved = marks.length > 0; // these are in no file yet, those of the file are
    if (!given.marks.every(isMark)) throw new Error("a mark in it breaks the form");
    keepMarks([...new Map([...marks, ...given.marks].map((mark) => [key(mark), mark])).values()]);
    if (given.reviewer && !byId("reviewer").value) byId("reviewer").value = given.reviewer;
    tellMarks(`${plural(given.marks.length, "mark")} loaded from ${file.name}`);
  } catch (error) {
    tellMarks(`${file.name} cannot be read: ${error.message}`);
  }
  applyFilter();
  if (opened) drawArticle();
}

const isText = (value) => typeof value === "string";
const isMark = (mark) =>
  isText(mark?.article) && isText(mark.part) && ["right", "wrong", "missing"].includes(mark.verdict) &&
  (isText(mark.id) || (mark.id === null && mark.verdict === "missing" && Number.isInteger(mark.start) && Number.isInteger(mark.end)));

function tellMarks(text) {
  byId("marks-told").textContent = text;
}

function watchMarks() {
  byId("save").addEventListener("click", saveMarks);
  byId("load").addEventListener("change", (event) => {
    if (event.target.files.length) loadMarks(event.target.files[0]);
    event.target.value = "";
  });
  window.addEventListener("beforeunload", (event) => {
    if (unsaved) event.preventDefault();
  });
  try {
    keepMarks(JSON.parse(localStorage.getItem(STORE) ?? "[]").filter(isMark));
    unsaved = marks.length > 0;
  } catch {
    keepMarks([]);
  }
  drawMarksState();
}
