// The clean text with its layers: it is cut wherever a layer begins or ends, so that layers may overlap as they like.

// The outermost first: boxes around the rest, then tints, then what is set on the words themselves.
const DEPTH = ["changed", "missing", "judgement", "quote", "finding", "came", "gone", "fact", "notice", "source", "cue", "mention", "evidence"];
const depthOf = (layer) => DEPTH.indexOf(layer.look.split(" ", 1)[0]);

/** Give the blocks of a text in its order, and as paragraphs what stands in no block. */
function blocksOf(article) {
  const given = article.blocks.map(([kind, start, end, raw]) => ({ kind, start, end, raw }));
  const points = article.points;
  const all = [];
  let from = 0;
  for (const block of [...given, { start: points.toPoint(article.text.length), end: Infinity }]) {
    const between = article.text.slice(points.toUnit(from), points.toUnit(block.start));
    if (between.trim()) all.push({ kind: "paragraph", start: from, end: block.start, raw: -1 });
    if (block.kind) all.push(block);
    from = block.end;
  }
  return all;
}

/** Give one block as an element. `side` keeps the ids of two runs apart. */
function paintBlock(article, block, layers, side = "new") {
  const here = layers.filter((layer) => layer.start < block.end && layer.end > block.start);
  const edges = new Set([block.start, block.end]);
  for (const { start, end } of here) {
    edges.add(Math.max(start, block.start));
    edges.add(Math.min(end, block.end));
  }
  const cuts = [...edges].sort((a, b) => a - b);
  const painted = el(block.kind === "heading" ? "h3" : "p", { class: `block ${block.kind}` });
  const open = [{ element: painted, layer: null }];
  for (let at = 0; at + 1 < cuts.length; at++) paintStretch(open, article, cuts[at], cuts[at + 1], here, side);
  closeTo(open, 1, block.end);
  return painted;
}

/** Add a stretch inside the layers over it: those that are open already go on, so that their lines are unbroken. */
function paintStretch(open, article, start, end, layers, side) {
  const over = layers.filter((layer) => layer.start <= start && layer.end >= end).sort((a, b) => depthOf(a) - depthOf(b) || a.start - b.start);
  let kept = 0;
  while (kept < over.length && open[kept + 1]?.layer === over[kept]) kept++;
  closeTo(open, kept + 1, start);
  for (const layer of over) if (layer.start === start && layer.tag) open.at(-1).element.append(tagOf(layer, side));
  for (const layer of over.slice(kept)) open.push({ layer, element: opening(layer, start, open.at(-1).element) });
  const from = article.points.toUnit(start);
  open.at(-1).element.append(el("span", { class: "words", data: { from, side } }, article.text.slice(from, article.points.toUnit(end))));
}

function opening(layer, start, parent) {
  const around = el("span", { class: `layer ${layer.look}${layer.start === start ? " begins" : ""}` });
  if (layer.part) around.dataset.part = layer.part;
  if (layer.change !== undefined) around.dataset.change = layer.change;
  parent.append(around);
  return around;
}

/** Close layers until so many elements are open; each knows whether it really ends there. */
function closeTo(open, count, at) {
  while (open.length > count) {
    const { layer, element } = open.pop();
    if (layer.end === at) element.classList.add("ends");
  }
}

/** Give the small label at the start of a part: what the keyboard reaches, and what is read out. */
function tagOf(layer, side) {
  const id = layer.first ? `${side}-${layer.part ?? layer.change}` : null;
  return el("button", {
    type: "button", class: `tag ${layer.look.replace(/ ?lane\d/, "")}`, id, tabindex: layer.first ? null : "-1",
    "aria-label": layer.name ?? `${layer.tag}: show what was found`, data: layer.part ? { part: layer.part, side } : { change: layer.change, side },
  }, layer.tag);
}

/** Give the blocks with what was left out folded in between, in the order of the source. */
function paintArticle(article, layers) {
  const dropped = article.dropped.map(([text, reason, raw]) => ({ text, reason, raw })).sort((a, b) => a.raw - b.raw);
  const painted = [];
  for (const block of blocksOf(article)) {
    const before = [];
    while (block.raw >= 0 && dropped.length && dropped[0].raw < block.raw) before.push(dropped.shift());
    if (before.length) painted.push(leftOut(before));
    painted.push(paintBlock(article, block, layers));
  }
  if (dropped.length) painted.push(leftOut(dropped));
  return painted;
}

function leftOut(dropped) {
  const reasons = [...new Set(dropped.map(({ reason }) => words(reason)))];
  return el("details", { class: "dropped" },
    el("summary", {}, `${dropped.length} left out: ${reasons.join(", ")}`),
    el("ul", {}, dropped.map(({ text, reason }) => el("li", {}, el("span", { class: "reason" }, words(reason)), " ", text))));
}

/** Paint what is searched for in the text that is open, without a change to the document. */
function paintSearch() {
  if (!window.Highlight || !CSS.highlights) return;
  const needles = terms(filter.q);
  const ranges = [];
  for (const block of document.querySelectorAll("#text .block")) for (const needle of needles) ranges.push(...rangesIn(block, needle));
  CSS.highlights.set("searched", new Highlight(...ranges));
}

/** Give the ranges of the words that are looked for in a block, which may lie across its pieces. */
function rangesIn(block, needle) {
  const pieces = [...block.querySelectorAll(".words")].map((piece) => piece.firstChild).filter(Boolean);
  const text = fold(pieces.map((piece) => piece.data).join(""));
  const ranges = [];
  for (let at = text.indexOf(needle); at >= 0; at = text.indexOf(needle, at + needle.length)) {
    const range = new Range();
    const [from, to] = [pointIn(pieces, at, false), pointIn(pieces, at + needle.length, true)];
    if (!from || !to) break;
    range.setStart(...from);
    range.setEnd(...to);
    ranges.push(range);
  }
  return ranges;
}

function pointIn(pieces, at, isEnd) {
  let left = at;
  for (const piece of pieces) {
    if (left < piece.length || (isEnd && left === piece.length)) return [piece, left];
    left -= piece.length;
  }
  return null;
}
