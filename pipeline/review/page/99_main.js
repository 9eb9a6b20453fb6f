// The address of the page says what is open and what is looked for, so that it can be sent to someone; then it all begins.

/** Give the address of an article, a part of it or a change, or the overview, with what is looked for. */
function addressOf({ article, part, change = -1 } = {}) {
  const told = new URLSearchParams();
  if (article) told.set("article", article);
  if (change >= 0) told.set("change", Number(change) + 1);
  else if (part) told.set("part", part);
  for (const [name, value] of Object.entries(filter)) if (toldOf(name, value)) told.set(name, toldOf(name, value));
  return `#${told}`;
}

/** Go to a place in the page, as a link to it would; `focus` says on which side of the article the focus goes. */
function go(place, focus = null) {
  const address = addressOf(place);
  if (location.hash !== address) history.pushState(null, "", address);
  show(place, focus);
}

/** Go to a part or a change of the article that is open. */
const goTo = (place, focus) => go({ article: rows[opened.at].key, ...place }, focus);

function writeAddress() {
  history.replaceState(null, "", addressOf(opened ? { article: rows[opened.at].key, part: opened.current, change: opened.currentChange } : {}));
  drawSight();
}

function show({ article, part, change = -1 }, focus = null) {
  const at = article ? positions.get(article) : undefined;
  hideCard();
  if (at === undefined) {
    if (article) tell("The article of this address is not in this page.");
    return close();
  }
  if (opened?.at !== at) {
    open(at);
    announce(`${rows[at].title}: ${plural(opened.parts.length, "part")}`);
    if (hits.length && !part && change < 0) showHit(0);
  }
  if (change >= 0) goToChange(Number(change), focus);
  else if (part) showPart(part, focus);
  else choose(null, -1);
}

function readAddress() {
  const told = new URLSearchParams(location.hash.slice(1));
  filter = filterOf(told);
  if (!location.hash && rows.some(isChanged)) filter.changed = "any"; // of two runs the differences are what one comes for
  applyFilter();
  show({ article: told.get("article"), part: told.get("part"), change: (told.get("change") ?? 0) - 1 }, "text");
}

// Light and dark: as the system has it, until someone says otherwise ----------------------------------------------------------

const THEMES = ["system", "light", "dark"];

function setTheme(theme) {
  document.documentElement.dataset.theme = theme;
  byId("theme").textContent = { system: "◐ System", light: "☀ Light", dark: "☾ Dark" }[theme];
  byId("theme").setAttribute("aria-label", `Colours: ${theme}. Change.`);
  remember("inspectext theme", theme);
}

function turnTheme() {
  setTheme(THEMES[(THEMES.indexOf(document.documentElement.dataset.theme) + 1) % THEMES.length]);
}

function remember(name, value) {
  try {
    if (value !== undefined) localStorage.setItem(name, value);
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}

function start() {
  setTheme(THEMES.includes(remember("inspectext theme")) ? remember("inspectext theme") : "system");
  byId("theme").addEventListener("click", turnTheme);
  byId("no-keys").checked = remember("inspectext keys") === "off";
  byId("no-keys").addEventListener("change", (event) => remember("inspectext keys", event.target.checked ? "off" : "on"));
  watchMarks();
  watchMissing();
  watchFilters();
  watchText();
  watchArticle();
  watchKeys();
  byId("list").addEventListener("scroll", drawSight, { passive: true });
  new ResizeObserver(drawSight).observe(byId("list"));
  byId("list").addEventListener("click", (event) => {
    if (!event.target.closest("a") || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    go({ article: rows[event.target.closest("li").dataset.at].key });
    byId("article-title").focus({ preventScroll: true });
  });
  window.addEventListener("popstate", readAddress);
  readAddress();
  document.body.dataset.ready = "yes";
  foldAhead();
}

start();
