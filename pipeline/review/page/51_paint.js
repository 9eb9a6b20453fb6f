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
  for (const block of [...given, { start: points.total, end: Infinity }]) {
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
  const painted = el(block.kind === "heading" ? "h3" : "p", { class: `block ${block.kind}`, dir: "auto" });
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
    "aria-label": layer.name, data: layer.part ? { part: layer.part, side } : { change: layer.change, side },
  }, layer.tag);
}

/** Give the blocks with what was left out folded in between, in the order of the source. */
function paintArticle(article, layers) {
  const blocks = blocksOf(article);
  const { before, rest } = leftOutOf(article, blocks);
  return [...blocks.flatMap((block) => [leftOut(before.get(block)), paintBlock(article, block, layers)]), leftOut(rest)].filter(Boolean);
}

/** Give what was left out before each block, and after the last one, in the order of the source. */
function leftOutOf(article, blocks) {
  const rest = article.dropped.map(([text, reason, raw]) => ({ text, reason, raw })).sort((a, b) => a.raw - b.raw);
  const before = new Map();
  for (const block of blocks) {
    const behind = block.raw < 0 ? 0 : rest.findIndex(({ raw }) => raw >= block.raw);
    const here = rest.splice(0, behind < 0 ? rest.length : behind);
    if (here.length) before.set(block, here);
  }
  return { before, rest };
}

function leftOut(dropped) {
  if (!dropped?.length) return null;
  const reasons = [...new Set(dropped.map(({ reason }) => words(reason)))];
  return el("details", { class: "dropped", open: unfolded },
    el("summary", {}, `${dropped.length} left out: ${reasons.join(", ")}`),
    el("ul", {}, dropped.map(({ text, reason }) => el("li", { dir: "auto" }, el("span", { class: "reason" }, words(reason)), " ", text))));
}
