// What was not found is marked on its words. The reviewer says what kind of part it is, and of its fields what he likes:
// a field that is left open is none that the record must agree with.

const unique = (values) => [...new Set(values)].sort();
const themes = () => unique(rows.flatMap((row) => row.findings.map(([theme]) => theme)));
const areas = () => unique(rows.flatMap((row) => row.judgements.map(([area]) => area)));
const grades = () => unique(rows.flatMap((row) => row.judgements.map(([, grade]) => grade)));
const names = () => unique(opened.article.speakers.map((speaker) => speaker.name));

/** Give the fields that may be told of what is missing: `choices` one of them, `typed` with what is offered, `needed`. */
const ASKED = {
  quote: () => [{ name: "kind", choices: ["direct", "mixed", "indirect"] }, { name: "voice", choices: VOICE_NAMES }, { name: "speaker", typed: names() }],
  finding: () => [{ name: "polarity", choices: ["strength", "weakness"] }, { name: "theme", choices: themes() }],
  judgement: () => [{ name: "grade", typed: grades() }, { name: "area", typed: areas() }, { name: "when", choices: ["current", "previous"] }],
  speaker: (said) => [
    { name: "name", typed: [], value: said, needed: true },
    { name: "kind", choices: ["person", "organisation", "inspectors", "report", "unnamed"] }, { name: "voice", choices: VOICE_NAMES }],
  inspection: (said) => [{ name: "value", needed: true, ...FACTS[byId("missing-part").value](said) }],
};
const valuesOf = (field) => unique(rows.map((row) => row[field]).filter(Boolean));
const FACTS = {
  inspectorate: () => ({ typed: valuesOf("inspectorate") }),
  provider: (said) => ({ typed: valuesOf("provider"), value: said }),
  type: (said) => ({ typed: valuesOf("type"), value: said }),
  published: (said) => ({ typed: [], value: dateOf(said), pattern: "\\d{4}(-\\d{2}){0,2}", title: "as 2024-07-12" }),
};

/** Give a date as the record has it; nothing where the words are none. */
function dateOf(said) {
  const time = /\d{4}/.test(said) ? Date.parse(`${said} UTC`) : Number.NaN;
  return Number.isNaN(time) ? "" : new Date(time).toISOString().slice(0, 10);
}

const partWanted = () => (MARKED_FACTS.includes(byId("missing-part").value) ? "inspection" : byId("missing-part").value);

function askFields() {
  const said = offered ? slice(opened.article, ...offered).replace(/\s+/g, " ") : "";
  byId("missing-fields").replaceChildren(...ASKED[partWanted()](said).map(fieldAsked));
  const [grade, area] = ["grade", "area"].map((name) => byId(`missing-${name}`));
  grade?.addEventListener("input", () => {
    area.required = Boolean(grade.value.trim()); // a grade alone would be read as one that has no area
  });
}

function fieldAsked({ name, choices, typed, value = "", needed = false, ...more }) {
  const given = { id: `missing-${name}`, data: { field: name } };
  if (choices) return el("label", {}, words(name), " ", el("select", given, el("option", { value: "" }, "not said"), choices.map((choice) => el("option", { value: choice }, KIND_TOLD[choice] ?? words(choice)))));
  const list = `missing-names-${name}`;
  return el("label", {}, words(name), " ",
    el("input", { ...given, ...more, type: "text", list, value, required: needed, autocomplete: "off", placeholder: needed ? null : "not said" }),
    el("datalist", { id: list }, typed.map((one) => el("option", { value: one }))));
}

const PART_TOLD = { judgement: "grade" };
const KIND_TOLD = { indirect: "reported", current: "now", previous: "an earlier inspection" };

function fieldsTold() {
  const told = [...document.querySelectorAll("#missing-fields [data-field]")].map((input) => [input.dataset.field, input.value.trim()]);
  return Object.fromEntries(told.filter(([, value]) => value));
}

function markMissing() {
  const { article } = opened;
  const [part, [start, end]] = [partWanted(), offered];
  const id = part === "inspection" ? byId("missing-part").value : null;
  const mark = { article: article.id, path: article.source.path, part, id, start, end, text: slice(article, start, end), verdict: "missing", note: byId("missing-note").value.trim(), fields: fieldsTold() };
  putMark(mark);
  byId("missing-note").value = "";
  getSelection().removeAllRanges();
  closeMissing();
  redrawMarks();
  showPart(`missing-${missingOf(article.id).findIndex((one) => keyOf(one) === keyOf(mark))}`, "records");
  tell(`${missingName(mark)} marked as missing`);
}

/** Name what is missing by what was said of it. */
function missingName({ part, id, fields }) {
  if (part === "inspection") return id;
  const told = part === "finding" ? [fields.polarity ?? "finding", words(fields.theme)] : [KIND_TOLD[fields.kind] ?? fields.kind, PART_TOLD[part] ?? part, fields.grade];
  return told.filter(Boolean).join(part === "finding" ? ": " : " ");
}

function watchMissing() {
  document.addEventListener("selectionchange", offerMissing);
  byId("miss").addEventListener("click", askMissing);
  byId("missing-part").addEventListener("input", askFields);
  byId("missing-typed").addEventListener("input", findTyped);
  byId("missing-cancel").addEventListener("click", closeMissing);
  byId("missing-form").addEventListener("submit", (event) => {
    event.preventDefault();
    if (offered) markMissing();
  });
}
