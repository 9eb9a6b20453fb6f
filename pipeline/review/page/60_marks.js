// The marks of a reviewer: right, wrong or missing, with a note. The browser keeps them, for all windows of the page.

const STORE = `inspectext ${run.digest}`;
const MARKED_FIELDS = {
  quote: ["kind", "voice", "speaker"],
  speaker: ["kind", "name", "honorific", "role", "organisation", "voice"],
  judgement: ["area", "area_text", "grade", "when", "provider"],
  finding: ["polarity", "theme", "when"],
  inspection: ["value"],
};
const MARKED_FACTS = ["inspectorate", "provider", "type", "published"];

let marks = [];
let byArticle = new Map();
let unsaved = false;
let keeps = true; // whether the browser keeps what is written: some keep nothing for a file

const marksOf = (id) => byArticle.get(id) ?? [];
const markOf = (article, id) => marksOf(article).find((mark) => mark.id === id);
const missingOf = (id) => marksOf(id).filter((mark) => mark.verdict === "missing");

/** Name what a mark is about: a part has one mark, and so have words that are missing as one kind of part. */
const keyOf = ({ article, part, id, start, end, text }) => (id === null ? JSON.stringify([article, part, start, end, text]) : `${article} ${id}`);

function setMarks(all, areUnsaved) {
  [marks, unsaved] = [all, areUnsaved];
  byArticle = new Map();
  for (const mark of all) byArticle.set(mark.article, [...(byArticle.get(mark.article) ?? []), mark]);
  drawMarksState();
}

/** Change the marks: those of now, which another window may have added to. */
function changeMarks(change, areUnsaved = true) {
  const known = (keeps && readStore()?.marks) || marks;
  setMarks(change(known), areUnsaved);
  writeStore();
}

const putMark = (mark) => changeMarks((all) => [...all.filter((other) => keyOf(other) !== keyOf(mark)), mark]);
const dropMark = (mark) => changeMarks((all) => all.filter((other) => keyOf(other) !== keyOf(mark)));
const noteOn = (mark, note) => changeMarks((all) => all.map((other) => (keyOf(other) === keyOf(mark) ? { ...other, note } : other)));

function readStore() {
  try {
    const kept = JSON.parse(localStorage.getItem(STORE));
    return { marks: kept.marks.filter((mark) => !faultOf(mark)).map(asMark), unsaved: Boolean(kept.unsaved) };
  } catch {
    return null; // nothing is kept, or nothing of ours
  }
}

function writeStore() {
  try {
    localStorage.setItem(STORE, JSON.stringify({ marks, unsaved }));
    keeps = true;
  } catch {
    keeps = false;
  }
  drawMarksState();
}

/** Take over what another window of this page has marked. */
function followStore({ key }) {
  const kept = key === STORE && readStore();
  if (!kept) return;
  setMarks(kept.marks, kept.unsaved);
  redrawMarks();
}

function redrawMarks() {
  applyFilter();
  if (opened) drawArticle();
}

function drawMarksState() {
  const state = marks.length ? `${plural(marks.length, "mark")}${unsaved ? ", not saved" : ""}` : "no marks";
  byId("marks-state").textContent = state;
  byId("marks-state").classList.toggle("unsaved", unsaved);
  byId("save").disabled = marks.length === 0;
  const elsewhere = marks.filter(({ article }) => !articleIds.has(article)).length;
  byId("marks-elsewhere").textContent = elsewhere ? `${plural(elsewhere, "mark")} on articles that are not in this page.` : "";
  byId("marks-kept").textContent = keeps ? "They stay in this browser until they are saved." : "This browser keeps nothing for this page: save before you close it.";
}

const articleIds = new Set(rows.map(({ id }) => id));

// What is said of a part -------------------------------------------------------------------------------------------------

/** Mark a part right or wrong, or take the mark back where it is there already. */
function markPart(article, entry, verdict) {
  if (standingMark(article, entry)?.verdict === verdict) {
    dropMark(markOf(article.id, entry.id));
    return tell(`${entry.sign}: mark taken back`);
  }
  putMark({ ...markFor(article, entry), verdict, note: markOf(article.id, entry.id)?.note ?? "" });
  tell(`${entry.sign} marked ${verdict}`);
}

/** Give the mark of a part, if it was said of the part as it is now, and not of what it was in another run. */
function standingMark(article, entry) {
  const mark = markOf(article.id, entry.id);
  return mark && mark.verdict !== "missing" && !saidOf(mark, article, entry).length ? mark : null;
}

/** Give the fields of a mark in which the part is another now. */
function saidOf(mark, article, entry) {
  const now = fieldsOf(article, entry);
  return Object.entries(mark.fields).filter(([field, value]) => value !== (now[field] ?? null));
}

function markFor(article, entry) {
  const places = entry.kind === "speaker" ? entry.places.slice(0, 1) : entry.places;
  const [start, end] = places.length ? [places[0][0], places.at(-1)[1]] : [null, null];
  const text = start === null ? (entry.part.name ?? String(entry.part.value?.value ?? entry.part.value ?? "")) : slice(article, start, end);
  return { article: article.id, path: article.source.path, part: entry.kind, id: entry.id, start, end, text: text || null, fields: fieldsOf(article, entry) };
}

function fieldsOf(article, { kind, part }) {
  if (kind === "inspection") return { value: String(part.value.value ?? part.value) };
  return Object.fromEntries(MARKED_FIELDS[kind].map((field) => [field, field === "speaker" ? speakerName(article, part.speaker) : part[field]]));
}

const speakerName = (article, id) => article.speakers.find((speaker) => speaker.id === id)?.name ?? null;
const slice = (article, start, end) => article.text.slice(article.points.toUnit(start), article.points.toUnit(end));

/** Give whether the words of a mark stand in the text where the mark has them. */
const stands = (mark, article) => mark.start !== null && mark.end <= article.points.total && slice(article, mark.start, mark.end) === mark.text;

function watchMarks() {
  byId("save").addEventListener("click", saveMarks);
  byId("load").addEventListener("change", (event) => {
    if (event.target.files.length) loadMarks(event.target.files[0]);
    event.target.value = "";
  });
  byId("reviewer").value = remember("inspectext reviewer") ?? "";
  byId("reviewer").addEventListener("input", (event) => remember("inspectext reviewer", event.target.value));
  window.addEventListener("beforeunload", (event) => {
    if (unsaved) event.preventDefault();
  });
  window.addEventListener("storage", followStore);
  keeps = remember("inspectext keeps", "yes") === "yes";
  const kept = readStore();
  setMarks(kept?.marks ?? [], kept?.unsaved ?? false);
}
