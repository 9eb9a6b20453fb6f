// The file of marks: what is saved is what the program reads, and what it would refuse is not loaded.

const FORMAT = "inspectext-marks";
const ENDING = ".marks.json";
const MARK_KEYS = ["article", "path", "part", "id", "start", "end", "text", "verdict", "note", "fields"];
const LONGEST_NAME = 80;

const marksFile = (time) => ({ format: FORMAT, version: 1, reviewer: reviewerName() || null, time, marks });

const reviewerName = () => byId("reviewer").value.trim();

/**
 * Give a name for the file: the run, the reviewer and the time. Of two files with one name a browser would call the
 * second `….marks (1).json`, and what is looked for in a folder ends in `.marks.json`.
 */
function fileName(time) {
  const safe = (name) => name.replace(/[^\p{L}\p{M}\p{N}._-]+/gu, "-").replace(/^[.-]+|[.-]+$/g, "").slice(0, LONGEST_NAME);
  return [...[run.name, reviewerName()].map(safe), time.replace(/[-:]/g, "")].filter(Boolean).join(".") + ENDING;
}

function saveMarks() {
  const time = `${new Date().toISOString().slice(0, 19)}Z`;
  const blob = new Blob([`${JSON.stringify(marksFile(time), null, 2)}\n`], { type: "application/json" });
  const link = el("a", { href: URL.createObjectURL(blob), download: fileName(time) });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  changeMarks((all) => all, false);
  tell(`${plural(marks.length, "mark")} saved as ${link.download}`);
}

/** Take the marks of a file beside those that are here; of one part the file's mark counts. */
async function loadMarks(file) {
  try {
    const given = JSON.parse(await file.text());
    if (given?.format !== FORMAT || given.version !== 1 || !Array.isArray(given.marks)) throw new Error("it holds no marks");
    given.marks.forEach(refuse);
    const loaded = new Map(given.marks.map(asMark).map((mark) => [keyOf(mark), mark]));
    const replaced = marks.filter((mark) => loaded.has(keyOf(mark))).length;
    const areUnsaved = marks.length > replaced; // these are in no file yet, those of the file are
    changeMarks((all) => [...all.filter((mark) => !loaded.has(keyOf(mark))), ...loaded.values()], areUnsaved);
    if (given.reviewer && !reviewerName()) byId("reviewer").value = given.reviewer;
    tellMarks(`${plural(loaded.size, "mark")} loaded from ${file.name}${replaced ? `, ${replaced} in the place of yours` : ""}`);
  } catch (error) {
    tellMarks(`${file.name} cannot be read: ${error.message}`);
  }
  redrawMarks();
}

function tellMarks(text) {
  byId("marks-told").textContent = text;
}

/** Give a mark with all its keys. */
function asMark(given) {
  const mark = Object.fromEntries(MARK_KEYS.map((key) => [key, given[key] ?? null]));
  return { ...mark, note: mark.note ?? "", fields: mark.fields ?? {} };
}

function refuse(given, at) {
  const fault = faultOf(given);
  if (fault) throw new Error(`marks[${at}]: ${fault}`);
}

const isText = (value) => typeof value === "string";
const isTextOrNull = (value) => value === null || isText(value);
const isCount = (value) => Number.isInteger(value) && value >= 0;

/** Give what is wrong with the form of a mark, as the program would say it; nothing where it holds. */
function faultOf(given) {
  if (typeof given !== "object" || given === null || Array.isArray(given)) return "should be an object";
  const unknown = Object.keys(given).find((key) => !MARK_KEYS.includes(key));
  if (unknown !== undefined) return `${unknown}: no such key`;
  const mark = asMark(given);
  return Object.entries(FORM).find(([, holds]) => !holds(mark))?.[0] ?? null;
}

const isWithin = (fields, names) =>
  typeof fields === "object" && !Array.isArray(fields) && Object.entries(fields).every(([name, value]) => names.includes(name) && isTextOrNull(value));
const hasId = ({ part, id, verdict }) => (part === "inspection" ? MARKED_FACTS.includes(id) : verdict === "missing" ? id === null : isText(id));
const hasPlace = ({ start, end }) => (start === null && end === null) || (isCount(start) && isCount(end) && end > start);

const FORM = {
  "article should be a string": ({ article }) => isText(article),
  "path should be a string": ({ path }) => isTextOrNull(path),
  "part is none that is known": ({ part }) => isText(part) && Object.hasOwn(MARKED_FIELDS, part),
  "verdict should be right, wrong or missing": ({ verdict }) => ["right", "wrong", "missing"].includes(verdict),
  "id is wrong": hasId,
  "start and end are no place": hasPlace,
  "text should be a string": ({ text }) => isTextOrNull(text),
  "has a place and no text": ({ start, text }) => start === null || Boolean(text),
  "what is missing needs its words": ({ verdict, part, text }) => verdict !== "missing" || part === "inspection" || Boolean(text),
  "note should be a string": ({ note }) => isText(note),
  "fields are none that are known": ({ part, fields }) => isWithin(fields, MARKED_FIELDS[part]),
};
