// Two runs side by side: blocks that read the same stand level, and what differs is marked in both.

const LOOK_OF = { text: { old: "gone", new: "came" } };
const STATUS = { added: "only in the new run", removed: "only in the old run", changed: "differs", unreadable: "cannot be read" };

const statusOf = ({ change }) => (change.status === "changed" ? `${plural(change.count, "change")} between the runs${brokenBy(change)}` : (change.fault || STATUS[change.status]));
const brokenBy = ({ broken }) => (broken ? `, ${broken} against a reviewer’s mark` : "");

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
  const sides = [
    { name: "old", article: before, layers: [...oldLayers, ...changeLayers("old")], blocks: blocksOf(before) },
    { name: "new", article, layers: [...newLayers, ...changeLayers("new")], blocks: blocksOf(article) },
  ];
  for (const side of sides) Object.assign(side, leftOutOf(side.article, side.blocks));
  const rowsOfBlocks = pairBlocks(...sides.map(withTexts));
  const moved = movedTexts(rowsOfBlocks);
  return [
    el("div", { class: "pair names" }, el("p", {}, run.old), el("p", {}, run.new)),
    ...rowsOfBlocks.flatMap((pair) => [foldedPair(sides.map((side, at) => side.before.get(pair[at]?.block))), paintPair(pair, sides, moved)]),
    foldedPair(sides.map((side) => side.rest)),
  ].filter(Boolean);
}

/** Give a row of blocks. Where both sides are the same, a narrow window and paper need but one. */
function paintPair(pair, sides, moved) {
  const same = pair[0]?.text === pair[1]?.text && !pair.some((one, at) => hasChange(one.block, sides[at].layers));
  return el("div", { class: `pair${same ? " same" : ""}` }, pair.map((one, at) => el("div", { class: "half", data: { run: run[sides[at].name] } },
    one && moved.has(one.text) ? el("p", { class: "moved" }, at ? "moved: stood elsewhere" : "moved: stands elsewhere now") : null,
    one ? paintBlock(sides[at].article, one.block, sides[at].layers, sides[at].name) : null)));
}

const hasChange = (block, layers) => layers.some(({ change, start, end }) => change !== undefined && start < block.end && end > block.start);

/** Give a row of what was left out on both sides, so that the blocks below it stand level. */
function foldedPair(dropped) {
  if (!dropped.some((one) => one?.length)) return null;
  const [old, now] = dropped.map((one) => (one ?? []).map(({ text, reason }) => [text, reason]));
  const same = JSON.stringify(old) === JSON.stringify(now);
  return el("div", { class: `pair folds${same ? " same" : ""}` }, dropped.map((one, at) => el("div", { class: "half", data: { run: at ? run.new : run.old } }, leftOut(one))));
}

/** Give the texts of blocks that stand alone on both sides: they only moved. */
function movedTexts(pairs) {
  const lone = (at) => new Set(pairs.filter((pair) => pair[at] && !pair[1 - at]).map((pair) => pair[at].text));
  const olds = lone(0);
  return new Set([...lone(1)].filter((text) => olds.has(text)));
}

const bagOf = (text) => new Set(fold(text).match(/[\p{L}\p{N}]+/gu) ?? []);

function withTexts({ article, blocks }) {
  return blocks.map((block) => {
    const text = slice(article, block.start, Math.min(block.end, article.points.total));
    return { block, text, bag: bagOf(text) };
  });
}

/** Pair the blocks of two texts: the longest run of equal ones in order, and between these those that share words. */
function pairBlocks(olds, news) {
  const pairs = [];
  let [i, j] = [0, 0];
  for (const [x, y] of [...commonBlocks(olds.map(({ text }) => text), news.map(({ text }) => text)), [olds.length, news.length]]) {
    pairs.push(...pairBetween(olds.slice(i, x), news.slice(j, y)));
    if (x < olds.length) pairs.push([olds[x], news[y]]);
    [i, j] = [x + 1, y + 1];
  }
  return pairs;
}

const AHEAD = 40; // of two texts that share nothing, blocks are not looked for without end

function pairBetween(olds, news) {
  const left = [...news];
  const pairs = [];
  for (const old of olds) {
    const at = left.slice(0, AHEAD).findIndex((now) => alike(old.bag, now.bag) > 0.4);
    if (at < 0) {
      pairs.push([old, null]);
      continue;
    }
    pairs.push(...left.splice(0, at).map((now) => [null, now]), [old, left.shift()]);
  }
  return [...pairs, ...left.map((now) => [null, now])];
}

/** Give the share of the words that two blocks have in common, from 0 to 1. */
function alike(x, y) {
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
