/**
 * Draws Adaptive Cards up to 1.5 as Teams does: elements, layout and actions. Inputs are in cardinputs.js.
 * An unknown element is replaced by its `fallback`, or shows nothing. Source: adaptivecards.io, schema 1.5.
 */
import { h, fragment, freshId, picture } from './dom.js';
import { markdown } from './markup.js';
import { INPUTS, inputsFor, validate } from './cardinputs.js';

/**
 * Draws a card.
 *
 * @param context
 *   language, zone: how dates are written; t: the page's texts; values: what was typed before, by input id;
 *   execute(verb, data): an Action.Execute; submit(data): an Action.Submit
 */
export function drawCard(card, context) {
  const root = h('div', { class: 'ac-card' });
  const inside = { ...context, root: context.root ?? root, scope: root, depth: context.depth ?? 0 };
  root.append(drawAll(card.body, inside));
  if (card.actions?.length) root.append(actionBar(card.actions, inside));
  return root;
}

function drawAll(elements, context) {
  return fragment((elements ?? []).map((element) => drawItem(element, context)));
}

function drawItem(element, context) {
  const draw = ELEMENTS[element.type] ?? INPUTS[element.type];
  if (!draw) return element.fallback && element.fallback !== 'drop' ? drawItem(element.fallback, context) : null;
  const node = draw(element, context);
  node.classList.add('ac-item');
  if (element.id) node.dataset.item = element.id;
  if (element.isVisible === false) node.hidden = true;
  if (element.separator) node.classList.add('ac-separator');
  if (element.spacing) node.classList.add(`ac-spacing-${lower(element.spacing)}`);
  return node;
}

const lower = (word) => String(word ?? '').toLowerCase();

/** The classes of a text's look. */
function look(element) {
  const classes = ['ac-text', `ac-size-${lower(element.size) || 'default'}`, `ac-color-${lower(element.color) || 'default'}`];
  if (element.weight) classes.push(`ac-weight-${lower(element.weight)}`);
  if (element.isSubtle) classes.push('ac-subtle');
  if (lower(element.fontType) === 'monospace') classes.push('ac-mono');
  if (element.horizontalAlignment) classes.push(`align-${lower(element.horizontalAlignment)}`);
  return classes.join(' ');
}

const ELEMENTS = {
  TextBlock(element, context) {
    const heading = lower(element.style) === 'heading';
    return h('div', { class: `${look(element)}${element.wrap ? '' : ' ac-nowrap'}${heading ? ' ac-heading' : ''}`, role: heading ? 'heading' : null, 'aria-level': heading ? '4' : null },
      markdown(element.text, context));
  },

  RichTextBlock: (element, context) => h('p', { class: look(element) }, (element.inlines ?? []).map((run) => richRun(run, context))),

  FactSet: (element, context) => h('dl', { class: 'ac-facts' }, (element.facts ?? []).map((fact) =>
    h('div', null, h('dt', null, markdown(fact.title, context)), h('dd', null, markdown(fact.value, context))))),

  Image(element, context) {
    const node = picture(element.url, element.altText, { class: `ac-image ac-image-${lower(element.size) || 'auto'}${lower(element.style) === 'person' ? ' ac-person' : ''}` });
    if (/^\d+px$/.test(element.width ?? '')) node.style.width = element.width;
    if (/^\d+px$/.test(element.height ?? '')) node.style.height = element.height;
    return pressable(h('div', { class: element.horizontalAlignment ? `align-${lower(element.horizontalAlignment)}` : null }, node), element, context);
  },

  ImageSet: (element, context) => h('div', { class: 'ac-images' }, (element.images ?? []).map((image) =>
    ELEMENTS.Image({ size: element.imageSize, ...image }, context))),

  Container: (element, context) => pressable(h('div', { class: box(element) }, drawAll(element.items, context)), element, context),

  ColumnSet: (element, context) => pressable(h('div', { class: `ac-columns ${box(element)}` }, (element.columns ?? []).map((column) => columnOf(column, context))), element, context),

  Table(element, context) {
    const headed = element.firstRowAsHeaders ?? element.firstRowAsHeader ?? true;
    const cell = (content, row, column) => h(row === 0 && headed ? 'th' : 'td',
      { scope: row === 0 && headed ? 'col' : null, class: alignOf(content.horizontalCellContentAlignment ?? element.columns?.[column]?.horizontalCellContentAlignment) }, drawAll(content.items, context));
    const rows = (element.rows ?? []).map((row, at) => h('tr', { class: row.style ? `ac-style-${lower(row.style)}` : null }, (row.cells ?? []).map((content, column) => cell(content, at, column))));
    return h('div', { class: 'table-scroll', tabindex: '0', role: 'group', 'aria-label': rows[0]?.textContent || 'Table' },
      h('table', { class: element.showGridLines === false ? 'ac-plain' : null }, headed ? h('thead', null, rows.slice(0, 1)) : null, h('tbody', null, rows.slice(headed ? 1 : 0))));
  },

  ActionSet: (element, context) => actionBar(element.actions ?? [], context),
};

const alignOf = (where) => (where ? `align-${lower(where)}` : null);
const box = (element) => `ac-container${element.style && element.style !== 'default' ? ` ac-boxed ac-style-${lower(element.style)}` : ''}${element.bleed ? ' ac-bleed' : ''}`;

function columnOf(column, context) {
  const node = pressable(h('div', { class: `ac-column ${box(column)} ac-vertical-${lower(column.verticalContentAlignment) || 'top'}` }, drawAll(column.items, context)), column, context);
  const width = column.width ?? 'stretch';
  if (width === 'auto') node.style.flex = '0 1 auto';
  else if (/^\d+px$/.test(width)) node.style.flex = `0 0 ${width}`;
  else node.style.flex = `${width === 'stretch' ? 1 : Number(width) || 1} 1 0`;
  if (lower(column.spacing) === 'none') node.classList.add('ac-joined');
  if (column.id) node.dataset.item = column.id;
  if (column.isVisible === false) node.hidden = true;
  return node;
}

function richRun(run, context) {
  if (typeof run === 'string') return run;
  const words = [run.text ?? ''];
  let node = h('span', { class: look(run) }, words);
  if (run.italic) node = h('em', null, node);
  if (run.strikethrough) node = h('s', null, node);
  if (run.underline) node = h('u', null, node);
  if (run.highlight) node = h('mark', null, node);
  if (run.selectAction) node = h('button', { type: 'button', class: 'linklike', on: { click: () => perform(run.selectAction, context) } }, node);
  return node;
}

/** Makes what has a selectAction a thing that can be pressed, by mouse and by keyboard. */
function pressable(node, element, context) {
  const action = element.selectAction;
  if (!action) return node;
  node.classList.add('ac-pressable');
  node.setAttribute('role', action.type === 'Action.OpenUrl' ? 'link' : 'button');
  node.tabIndex = 0;
  if (action.title) node.setAttribute('aria-label', action.title);
  node.addEventListener('click', (event) => { event.stopPropagation(); perform(action, context); });
  node.addEventListener('keydown', (event) => {
    if (event.target === node && (event.key === 'Enter' || event.key === ' ')) { event.preventDefault(); perform(action, context); }
  });
  return node;
}

function actionBar(actions, context) {
  const below = h('div', { class: 'ac-shown' });
  const primary = actions.filter((action) => action.mode !== 'secondary');
  const secondary = actions.filter((action) => action.mode === 'secondary');
  const bar = h('div', { class: 'ac-actions' }, primary.map((action) => actionButton(action, context, below)));
  if (secondary.length) {
    bar.append(h('details', { class: 'menu' }, h('summary', { class: 'button quiet', 'aria-label': context.t('more') }, '⋯'),
      h('div', { class: 'menu-list' }, secondary.map((action) => actionButton(action, context, below)))));
  }
  return h('div', { class: 'ac-actionset' }, bar, below);
}

function actionButton(action, context, below) {
  const known = ACTIONS[action.type];
  if (!known) return action.fallback && action.fallback !== 'drop' ? actionButton(action.fallback, context, below) : null;
  const look = lower(action.style) === 'positive' ? ' primary' : lower(action.style) === 'destructive' ? ' danger' : '';
  if (action.type === 'Action.OpenUrl' && /^https?:/i.test(action.url ?? '')) {
    return h('a', { class: `button${look}`, href: action.url, target: '_blank', rel: 'noopener noreferrer', title: action.tooltip }, action.title ?? action.url);
  }
  const button = h('button', { type: 'button', class: `button${look}`, title: action.tooltip, disabled: action.isEnabled === false, 'data-focus': `action/${action.title}`,
    on: { click: () => (action.type === 'Action.ShowCard' ? showCard(action, context, below, button) : perform(action, context)) } }, action.title ?? '');
  if (action.type === 'Action.ShowCard') button.setAttribute('aria-expanded', 'false');
  return button;
}

function showCard(action, context, below, button) {
  const open = button.getAttribute('aria-expanded') === 'true';
  button.parentElement.querySelectorAll('[aria-expanded="true"]').forEach((other) => other.setAttribute('aria-expanded', 'false'));
  [...below.children].forEach((child) => { child.hidden = true; });
  if (open) return;
  button.setAttribute('aria-expanded', 'true');
  let shown = cardsOf.get(button);
  if (!shown) {
    shown = drawCard(action.card ?? {}, { ...context, depth: context.depth + 1 });
    shown.id = freshId('card');
    button.setAttribute('aria-controls', shown.id);
    cardsOf.set(button, shown);
    below.append(shown);
  }
  shown.hidden = false;
}

const cardsOf = new WeakMap();

function perform(action, context) {
  ACTIONS[action.type]?.(action, context);
}

const ACTIONS = {
  'Action.Execute': (action, context) => send(action, context, (data) => context.execute(action.verb ?? '', data)),
  'Action.Submit': (action, context) => send(action, context, (data) => context.submit(data)),
  'Action.OpenUrl': (action) => { if (/^https?:/i.test(action.url ?? '')) window.open(action.url, '_blank', 'noopener,noreferrer'); },
  'Action.ShowCard': () => {},
  'Action.ToggleVisibility'(action, context) {
    for (const target of action.targetElements ?? []) {
      const { elementId, isVisible } = typeof target === 'string' ? { elementId: target } : target;
      context.root.querySelectorAll(`[data-item="${CSS.escape(elementId)}"]`).forEach((node) => { node.hidden = isVisible === undefined ? !node.hidden : !isVisible; });
    }
  },
};

/** Sends the action's data with what the inputs of its card, and of the cards around it, hold; unless one of them is not well filled. */
function send(action, context, deliver) {
  const inputs = lower(action.associatedInputs) === 'none' ? [] : inputsFor(context.scope);
  if (!validate(inputs, context)) return;
  const typed = Object.fromEntries(inputs.filter((input) => input.value() !== undefined).map((input) => [input.id, input.value()]));
  const data = action.data;
  deliver(typeof data === 'object' && data !== null ? { ...data, ...typed } : data === undefined ? typed : data);
}
