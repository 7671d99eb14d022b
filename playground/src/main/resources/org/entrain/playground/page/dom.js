/** The few things that every part of the page does with the DOM. Text becomes text nodes; HTML is never parsed. */

/**
 * Makes an element. An attribute that is null, undefined or false is left out, true stands without a value;
 * `on` holds listeners by event name. Children are nodes, strings, or lists of them; empty ones are left out.
 */
export function h(tag, attributes, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name === 'on') Object.entries(value).forEach(([event, listener]) => node.addEventListener(event, listener));
    else node.setAttribute(name, value === true ? '' : String(value));
  }
  node.append(...present(children));
  return node;
}

export function fragment(...children) {
  const nodes = document.createDocumentFragment();
  nodes.append(...present(children));
  return nodes;
}

function present(children) {
  return children.flat(Infinity).filter((child) => child instanceof Node || (typeof child === 'string' && child !== '') || typeof child === 'number');
}

/** A picture; where there is none or it does not come, what it shows stands there in words. */
export function picture(src, words, attributes) {
  const told = h('span', { class: 'picture-words' }, words);
  return src ? h('img', { ...attributes, src, alt: words ?? '', loading: 'lazy', on: { error: (event) => event.target.replaceWith(told) } }) : told;
}

const drawnFrom = new WeakMap();

/**
 * Makes the children of `parent` show `items`, in their order. A child whose item reads the same as when it was drawn is
 * left alone, so that focus, half-typed input and open menus live through an update.
 */
export function patch(parent, items, key, make) {
  const wanted = new Set(items.map(key));
  const standing = new Map();
  for (const child of [...parent.children]) {
    if (wanted.has(child.dataset.key)) standing.set(child.dataset.key, child);
    else child.remove();
  }
  let next = parent.firstElementChild;
  for (const item of items) {
    const json = JSON.stringify(item);
    let node = standing.get(key(item));
    if (!node || drawnFrom.get(node) !== json) {
      const fresh = make(item);
      fresh.dataset.key = key(item);
      drawnFrom.set(fresh, json);
      if (node) {
        if (next === node) next = fresh;
        swap(node, fresh);
      }
      node = fresh;
    }
    if (node === next) next = next.nextElementSibling;
    else parent.insertBefore(node, next);
  }
}

/** Puts `fresh` in the place of `old` and hands the focus on to the same control, or to `fresh` where it is gone. */
export function swap(old, fresh) {
  const focused = old.contains(document.activeElement) ? document.activeElement : null;
  old.replaceWith(fresh);
  if (focused) refocus(fresh, focused.dataset.focus);
}

export function refocus(root, name) {
  const same = name && root.querySelector(`[data-focus="${CSS.escape(name)}"]`);
  if (!same) root.tabIndex = -1;
  (same || root).focus();
}

/** Sets a text only when it differs, so that a live region does not speak again. */
export function setText(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

let last = 0;

/** An id that no other element of the page has. */
export function freshId(prefix) {
  last += 1;
  return `${prefix}-${last}`;
}
