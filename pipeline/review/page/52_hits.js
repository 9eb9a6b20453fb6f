// The words that are searched for, in the text that is open: painted without a change to the document, and walked through.

let hits = []; // ranges, in the order of the text
let hitAt = -1;

function paintSearch() {
  const needles = terms(filter.q);
  hits = [...document.querySelectorAll("#text .block")].flatMap((block) => needles.flatMap((needle) => rangesIn(block, needle)).sort((a, b) => a.compareBoundaryPoints(Range.START_TO_START, b)));
  hitAt = -1;
  light("searched", hits);
  light("hit", []);
}

/** Paint ranges, where the browser can. */
function light(name, ranges, priority = 0) {
  if (window.Highlight && CSS.highlights) CSS.highlights.set(name, Object.assign(new Highlight(...ranges), { priority }));
}

function showHit(at) {
  hitAt = at;
  bringIntoSight(hits[at].startContainer.parentElement);
  light("hit", [hits[at]], 1);
  announce(`Hit ${at + 1} of ${hits.length}`);
}

/** Go to the next place of the words, in this article, then in the next one that is listed. */
function stepHit() {
  if (opened && shownRows.includes(opened.at) && hitAt + 1 < hits.length) showHit(hitAt + 1);
  else step(1);
}

/** Give the ranges of the words that are looked for in a block, which may lie across its pieces. */
function rangesIn(block, needle) {
  const pieces = [...block.querySelectorAll(".words")].map((piece) => piece.firstChild).filter(Boolean);
  const text = fold(pieces.map((piece) => piece.data).join(""));
  const ranges = [];
  const cursor = { piece: 0, before: 0 };
  for (let at = text.indexOf(needle); at >= 0; at = text.indexOf(needle, at + needle.length)) {
    const range = new Range();
    range.setStart(...pointIn(pieces, at, cursor));
    range.setEnd(...pointIn(pieces, at + needle.length - 1, cursor, 1));
    ranges.push(range);
  }
  return ranges;
}

/** Give the piece that holds a place, and the place in it: searched from where the last one was found. */
function pointIn(pieces, at, cursor, more = 0) {
  while (at >= cursor.before + pieces[cursor.piece].length) cursor.before += pieces[cursor.piece++].length;
  return [pieces[cursor.piece], at - cursor.before + more];
}
