// Two runs side by side: blocks that read the same stand level, and what differs is marked in both.

const LOOK_OF = { text: { old: "gone", new: "came" } };
const STATUS = { added: "only in the new run", removed: "only in the old run", changed: "differs", unreadable: "cannot be read" };

const statusOf = ({ change }) => (change.status === "changed" ? `${plural(change.count, "change")} between the runs` : (change.fault || STATUS[change.status]));

/** Give the layers of what differs, on one side. */
function changeLayers(side) {
  return opened.changes.flatMap((change, at) =>
    (change[side]?.stretches ?? []).map(({ start, end }, nth) => ({
      start, end, look: `${LOOK_OF[change.group]?.[side] ?? "changed"} ${change.kind}`, part: null, change: at,
      tag: nth ? null : `Δ${at + 1}`, first: !nth, name: `Change ${at + 1}: ${changeTitle(change)}`,
    })));
}

const SINGULAR = { article: "article", source: "source", metadata: "metadata", text: "text", inspection: "inspection", quotes: "quote", judgements: "judgement", findings: "finding", speakers: "speaker", notices: "notice", blocks: "block", dropped: "left-out block" };

function changeTitle(change) {
  const name = SINGULAR[change.group] ?? change.group;
  if (change.kind !== "changed") return `${name} ${change.kind === "added" ? "is new" : "is lost"}`;
  if (!change.fields.length) return `${name} reads otherwise`;
  return `${name}: ${change.fields.map(({ field }) => words(field)).join(", ")}`;
}

function paintPairs(newLayers) {
  const { article, before, oldLayers } = opened;
  const olds = [...oldLayers, ...changeLayers("old")];
  const news = [...newLayers, ...changeLayers("new")];
  const rowsOfBlocks = pairBlocks(blocksOf(before), blocksOf(article), (block) => textOf(before, block), (block) => textOf(article, block));
  return [
    el("div", { class: "pair names" }, el("p", {}, run.old), el("p", {}, run.new)),
    ...rowsOfBlocks.map(([old, now]) => el("div", { class: "pair" },
      el("div", { class: "half" }, old ? paintBlock(before, old, olds, "old") : null),
      el("div", { class: "half" }, now ? paintBlock(article, now, news, "new") : null))),
    el("div", { class: "pair" }, ...[before, article].map(allLeftOut)),
  ];
}

function allLeftOut(article) {
  return el("div", { class: "half" }, article.dropped.length ? leftOut(article.dropped.map(([text, reason]) => ({ text, reason }))) : null);
}

const textOf = (article, block) => slice(article, block.start, Math.min(block.end, article.points.toPoint(article.text.length)));

/** Pair the blocks of two texts: the longest run of equal ones in order, and between these those that share words. */
function pairBlocks(olds, news, oldText, newText) {
  const [a, b] = [olds.map(oldText), news.map(newText)];
  const pairs = [];
  let [i, j] = [0, 0];
  for (const [x, y] of [...commonBlocks(a, b), [a.length, b.length]]) {
    pairs.push(...pairBetween(olds.slice(i, x), news.slice(j, y), oldText, newText));
    if (x < a.length) pairs.push([olds[x], news[y]]);
    [i, j] = [x + 1, y + 1];
  }
  return pairs;
}

function pairBetween(olds, news, oldText, newText) {
  const left = [...news];
  const pairs = [];
  for (const old of olds) {
    const at = left.findIndex((now) => alike(oldText(old), newText(now)) > 0.4);
    if (at < 0) {
      pairs.push([old, null]);
      continue;
    }
    pairs.push(...left.splice(0, at).map((now) => [null, now]), [old, left.shift()]);
  }
  return [...pairs, ...left.map((now) => [null, now])];
}

/** Give the share of the words that two texts have in common, from 0 to 1. */
function alike(a, b) {
  const [x, y] = [a, b].map((text) => new Set(fold(text).match(/[\p{L}\p{N}]+/gu) ?? []));
  const shared = [...x].filter((word) => y.has(word)).length;
  return shared / Math.max(1, Math.min(x.size, y.size));
}

/** Give the places of a longest common sequence. Texts are unrolled at both ends first: most blocks are the same. */
function commonBlocks(a, b) {
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head++;
  let tail = 0;
  while (tail < a.length - head && tail < b.length - head && a.at(-1 - tail) === b.at(-1 - tail)) tail++;
  const [n, m] = [a.length - head - tail, b.length - head - tail];
  const best = Array.from({ length: n + 1 }, () => new Uint32Array(m + 1));
  for (let i = n - 1; i >= 0; i--) {
    for (let j = m - 1; j >= 0; j--) best[i][j] = a[head + i] === b[head + j] ? best[i + 1][j + 1] + 1 : Math.max(best[i + 1][j], best[i][j + 1]);
  }
  const found = Array.from({ length: head }, (_, at) => [at, at]);
  for (let i = 0, j = 0; i < n && j < m;) {
    if (a[head + i] === b[head + j]) found.push([head + i++, head + j++]);
    else if (best[i + 1][j] >= best[i][j + 1]) i++;
    else j++;
  }
  for (let at = tail; at > 0; at--) found.push([a.length - at, b.length - at]);
  return found;
}

// The changes as records ------------------------------------------------------------------------------------------------------

const changesSection = () => group("changes", "Changes", opened.changes.map(changeCard));

function changeCard(change, at) {
  const inText = ["new", "old"].some((side) => change[side]?.stretches.length);
  const title = [el("span", { class: "sign change" }, `Δ${at + 1}`), " ", changeTitle(change)];
  return el("li", { class: `card change ${change.kind}`, id: `c-${at}` },
    el("div", { class: "top" }, inText ? el("button", { type: "button", class: "go", data: { goto: at } }, ...title, el("span", { class: "unseen" }, ": show in the text")) : el("span", { class: "go" }, ...title)),
    el("p", { class: "cited" }, change.pieces.length ? change.pieces.map(pieceOf) : wordsOf(change)),
    change.words_gone ? el("p", { class: "aside" }, "The other text does not have these words.") : null,
    el("dl", { class: "fields" }, change.fields.map((field) => fieldLines(field, change))));
}

function wordsOf({ kind, old, new: now }) {
  const told = (now ?? old)?.text;
  return told ? el({ added: "ins", removed: "del", changed: "span" }[kind], {}, told) : null;
}

function fieldLines(field, { kind }) {
  return [el("dt", {}, words(field.field)), el("dd", {}, fieldValue(field, kind))];
}

/** Give what a field was and is; of a part that came or went what it says. */
function fieldValue(field, kind) {
  if (field.pieces.length) return field.pieces.map(pieceOf);
  if (kind !== "changed") return valueText(field.new ?? field.old);
  return [valueOf(field.old, "del"), " → ", valueOf(field.new, "ins")];
}

const pieceOf = ({ op, text }) => (op === "same" ? el("span", {}, text) : el(op === "lost" ? "del" : "ins", {}, text));
const valueText = (value) => (Array.isArray(value) ? value.join(", ") : value === true ? "yes" : value === false ? "no" : words(value));
const valueOf = (value, name) => (value === null ? el("span", { class: "nothing" }, "nothing") : el(name, {}, valueText(value)));

const changeLine = (change) => el("div", { class: "line" }, el("strong", {}, changeTitle(change)), el("dl", { class: "fields" }, change.fields.map((field) => fieldLines(field, change))));

/** Show a change on both sides and among the records. */
function goToChange(at, focus) {
  const found = opened.changes[at];
  if (!found) return;
  opened.currentChange = at;
  for (const marked of document.querySelectorAll(".on")) marked.classList.remove("on");
  for (const painted of document.querySelectorAll(`#text [data-change="${at}"], #c-${at}`)) painted.classList.add("on");
  bringIntoSight(byId(`c-${at}`));
  const inText = byId(`new-${at}`) ?? byId(`old-${at}`);
  bringIntoSight(inText);
  if (focus === "text") inText?.focus({ preventScroll: true });
  else byId(`c-${at}`)?.querySelector("button")?.focus({ preventScroll: true });
  announce(`Change ${at + 1} of ${opened.changes.length}: ${changeTitle(found)}`);
}

/** Go to the next change, or the last: in this article, then in the next one of the list that differs. */
function stepChange(by) {
  const next = opened ? opened.currentChange + by : -1;
  if (opened && next >= 0 && next < opened.changes.length) return goToChange(next, "text");
  const from = opened ? shownRows.indexOf(opened.at) : -1;
  const others = by > 0 ? shownRows.slice(from + 1) : shownRows.slice(0, Math.max(from, 0)).reverse();
  const at = others.find((other) => isChanged(rows[other]));
  if (at === undefined) return announce("no further change");
  go({ article: rows[at].key });
  goToChange(by > 0 ? 0 : opened.changes.length - 1, "text");
}
