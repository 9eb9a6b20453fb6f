// The words of what is missing: selected in the text, typed where no mouse is at hand, or those of a part that was lost.

let offered = null;

function offerMissing() {
  const form = byId("missing-form");
  if (!opened || form.contains(document.activeElement) || form.matches(":hover")) return;
  const place = selectedPlace(opened.article);
  if (!place) closeMissing();
  else if (String(place) !== String(offered)) openMissing(place);
}

function openMissing(place) {
  const form = byId("missing-form");
  offered = place;
  byId("missing-words").textContent = place ? `“${slice(opened.article, ...place)}”` : "";
  byId("missing-typed-label").hidden = Boolean(place);
  byId("missing-typed").value = "";
  checkTyped();
  askFields();
  form.hidden = false;
}

/** Open the form for the words that are selected, or to type them. */
function askMissing() {
  if (!opened) return;
  if (byId("missing-form").hidden) openMissing(selectedPlace(opened.article));
  byId(offered ? "missing-part" : "missing-typed").focus();
}

/** Give where words stand in the text, the first place of them, in code points. */
function placeOf(said, article) {
  const at = said ? fold(article.text).indexOf(fold(said)) : -1;
  return at < 0 ? null : [article.points.toPoint(at), article.points.toPoint(at + said.length)];
}

const LOST = { quotes: "quote", findings: "finding", judgements: "judgement" };

/** Give where the new text has the words of a part that the old run alone has. */
function placeOfLost({ kind, group, old }) {
  if (kind !== "removed" || !LOST[group] || !opened.before || !old.stretches.length) return null;
  return placeOf(slice(opened.before, old.stretches[0].start, old.stretches.at(-1).end), opened.article);
}

/** Open the form for a part that was lost. */
function askLost(change) {
  openMissing(placeOfLost(change));
  byId("missing-part").value = LOST[change.group];
  askFields();
  byId("missing-part").focus();
}

function findTyped() {
  const { article } = opened;
  offered = placeOf(byId("missing-typed").value.trim(), article);
  byId("missing-words").textContent = offered ? `“${slice(article, ...offered)}”` : "";
  checkTyped();
  askFields();
}

function checkTyped() {
  byId("missing-typed").setCustomValidity(offered ? "" : "These words do not stand in the text.");
}

function closeMissing() {
  offered = null;
  byId("missing-form").hidden = true;
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
