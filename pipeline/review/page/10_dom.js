// Elements are made by these few functions alone: a text goes in as a text node, never as markup.

const byId = (id) => document.getElementById(id);

/** Give an element; `given` holds attributes (false and null ones left out), `on` its listeners, `data` its data set. */
function el(name, given = {}, ...children) {
  const { on = {}, data = {}, ...attributes } = given;
  const made = document.createElement(name);
  set(made, attributes);
  for (const [key, value] of Object.entries(data)) made.dataset[key] = value;
  for (const [event, listener] of Object.entries(on)) made.addEventListener(event, listener);
  made.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return made;
}

function set(element, attributes) {
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== false && value !== null && value !== undefined) element.setAttribute(key, value === true ? "" : value);
  }
}

function svg(name, attributes = {}, ...children) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", name);
  set(made, attributes);
  made.append(...children);
  return made;
}

/** Words of the record for people: `help_and_protection` becomes `help and protection`. */
const words = (name) => String(name ?? "").replaceAll("_", " ");

const plural = (count, one, many = `${one}s`) => `${count.toLocaleString("en")} ${count === 1 ? one : many}`;

/** Say something to those who hear the page. */
function announce(text) {
  byId("told").textContent = text;
}

let toastEnds = 0;

/** Say something to all, for a moment. */
function tell(text) {
  announce(text);
  byId("toast").textContent = text;
  byId("toast").hidden = false;
  clearTimeout(toastEnds);
  toastEnds = setTimeout(() => (byId("toast").hidden = true), 3000);
}

const isTyping = (target) => target instanceof HTMLElement && target.matches("input:not([type=checkbox], [type=file]), textarea, select");
