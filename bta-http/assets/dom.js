// Builds elements. Text becomes text nodes, never markup, so nothing a report says can become part of the page.

/** Makes an element; `attributes` that are null, undefined or false are left out. */
export function h(tag, attributes = {}, ...children) {
  return fill(document.createElement(tag), attributes, children);
}

/** Makes an SVG element. */
export function svg(tag, attributes = {}, ...children) {
  return fill(document.createElementNS('http://www.w3.org/2000/svg', tag), attributes, children);
}

function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? '' : String(value));
  }
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

/** Replaces what `element` holds, unless it would look the same, so that focus and selection stay. */
export function show(element, ...children) {
  const fresh = element.cloneNode(false);
  fill(fresh, {}, children);
  if (!element.isEqualNode(fresh)) element.replaceChildren(...fresh.childNodes);
}

export const byId = (id) => document.getElementById(id);
