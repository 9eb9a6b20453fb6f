// What lies over the text: every part of a record, and every change, as layers with a start and an end.

const SIGNS = { judgement: "J", speaker: "S", notice: "!" };
const GROUPS = { quote: "quotes", judgement: "judgements", finding: "findings", speaker: "speakers", notice: "notices" };

/** Give the parts of an article, each with its kind, the short name it bears in the text, and its places. */
function partsOf(article) {
  const found = [];
  for (const [kind, group] of Object.entries(GROUPS)) {
    article[group].forEach((part, at) => found.push({ kind, part, id: part.id ?? `${kind}-${at + 1}`, sign: signOf(kind, part, at), places: placesOf(kind, part) }));
  }
  for (const field of ["inspectorate", "provider", "type", "published", "inspected"]) {
    const value = article.inspection[field];
    if (value) found.push({ kind: "inspection", part: { field, value }, id: field, sign: field, places: placesOfFact(value) });
  }
  return found;
}

function signOf(kind, part, at) {
  if (kind === "finding") return `${part.polarity === "strength" ? "+" : "−"}${at + 1}`;
  if (kind === "quote") return `Q${at + 1}·${part.voice[0].toUpperCase()}`; // whose side speaks, in a letter too
  return `${SIGNS[kind]}${at + 1}`;
}

function placesOf(kind, part) {
  if (kind === "quote") return part.segments;
  if (kind === "speaker") return part.mentions;
  if (part.start === null) return [];
  return [[part.start, part.end]];
}

const placesOfFact = (value) => (typeof value === "object" && value.start !== null ? [[value.start, value.end]] : []);

/** Give what a label is called for those who hear it: its sign, then what it stands for. */
const nameOf = (entry) => `${entry.sign}: ${headline(entry)}`;

/** Give the layers of the parts of an article: where each begins and ends in code points, how it looks, and whose it is. */
function layersOf(parts) {
  const layers = parts.flatMap((entry) => LAYERS[entry.kind](entry).map((layer) => ({ ...layer, name: layer.tag && nameOf(entry) })));
  setLanes(layers.filter((layer) => layer.look.startsWith("quote")));
  setLanes(layers.filter((layer) => layer.look.startsWith("finding")));
  return layers;
}

const LAYERS = {
  quote: ({ part, places, id, sign }) => [
    ...places.map(([start, end], at) => ({ start, end, look: `quote ${part.kind} ${part.voice}`, part: id, tag: at ? `${sign}…` : sign, first: !at })),
    ...(part.source ? [{ start: part.source[0], end: part.source[1], look: `source ${part.voice}`, part: id }] : []),
    ...(part.cue ? [{ start: part.cue[0], end: part.cue[1], look: "cue", part: id }] : []),
  ],
  finding: ({ part, id, sign }) => [
    { start: part.start, end: part.end, look: `finding ${part.polarity}`, part: id, tag: sign, first: true },
    ...part.evidence.map(([start, end]) => ({ start, end, look: "evidence", part: id })),
  ],
  judgement: ({ part, id, sign }) => [{ start: part.start, end: part.end, look: `judgement ${part.when}`, part: id, tag: sign, first: true }],
  notice: ({ places, id, sign }) => places.map(([start, end]) => ({ start, end, look: "notice", part: id, tag: sign, first: true })),
  speaker: ({ places, id }) => places.map(([start, end]) => ({ start, end, look: "mention", part: id })),
  inspection: ({ places, id }) => places.map(([start, end]) => ({ start, end, look: "fact", part: id })),
};

/** Give layers that overlap lines of their own: the first lane that is free where a layer begins. */
function setLanes(layers) {
  const ends = [];
  for (const layer of [...layers].sort((a, b) => a.start - b.start || b.end - a.end)) {
    let lane = ends.findIndex((end) => end <= layer.start);
    if (lane < 0) lane = ends.length;
    ends[lane] = layer.end;
    layer.look += ` lane${Math.min(lane, 2)}`;
  }
}
