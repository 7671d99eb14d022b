/**
 * Block Kit's interactive elements, with the browser's own controls. What they hold is read in the shape of Slack's
 * `state.values`, what is pressed in the shape of `block_actions.actions[]`.
 * Source: docs.slack.dev, reference/block-kit/block-elements and reference/interaction-payloads.
 */
import { h, freshId } from './dom.js';
import { textObject as text } from './markup.js';

const readers = new WeakMap();

export function drawElement(element, blockId, context) {
  const draw = ELEMENTS[element.type];
  if (!draw) return h('span', { class: 'bk-unknown' }, `(${element.type})`);
  const prior = context.state?.[blockId]?.[element.action_id];
  const control = new Control(element, blockId, context, prior);
  return draw(element, control, context);
}

export function valuesOf(root) {
  const values = {};
  for (const node of root.querySelectorAll('[data-action]')) {
    const read = readers.get(node);
    if (!read) continue;
    values[node.dataset.blockId] ??= {};
    values[node.dataset.blockId][node.dataset.action] = read();
  }
  return values;
}

/** Whether the value of an element, in the shape of `state.values`, says nothing. */
export function isEmpty({ type, ...value }) {
  return Object.values(value).every((held) => held === null || held === '' || (Array.isArray(held) && held.length === 0));
}

/** What all elements share: their names, their label, and how a change is told. */
class Control {
  constructor(element, blockId, context, prior) {
    Object.assign(this, { element, blockId, context, prior });
  }

  /** The attributes of the native control. */
  attributes(more = {}) {
    const { element, context } = this;
    const placeholder = element.placeholder?.text;
    return {
      id: context.controlId,
      'aria-labelledby': context.labelledBy,
      'aria-label': context.labelledBy ? null : (element.accessibility_label ?? placeholder ?? element.action_id),
      'aria-describedby': context.describedBy,
      'aria-invalid': context.invalid ? 'true' : null,
      'aria-required': context.required ? 'true' : null,
      'data-focus': this.focusName(),
      autofocus: element.focus_on_load === true,
      ...more,
    };
  }

  focusName(part = '') {
    return `${this.blockId}/${this.element.action_id}${part && `/${part}`}`;
  }

  /** Makes `node` the holder of the element's value. */
  holds(node, read) {
    node.dataset.action = this.element.action_id;
    node.dataset.blockId = this.blockId;
    readers.set(node, () => ({ type: this.element.type, ...read() }));
    return node;
  }

  /** Tells the change or press, after the question of the element's confirmation dialog; `undo` runs when it is denied. */
  async fire(value, undo = () => {}) {
    const { element, context, blockId } = this;
    if (element.confirm && !(await context.confirm(element.confirm))) return undo();
    return context.act({ type: element.type, action_id: element.action_id, block_id: blockId, ...value });
  }

  changed(value, undo) {
    return this.context.dispatch ? this.fire(value, undo) : undefined;
  }
}

const words = (object) => ({ type: 'plain_text', text: object.text, emoji: object.emoji ?? true });
const chosen = (option) => ({ text: option.text.type === 'mrkdwn' ? { ...option.text, verbatim: option.text.verbatim ?? false } : words(option.text), value: option.value, ...(option.description ? { description: words(option.description) } : {}) });
const byValue = (options, value) => options.find((option) => option.value === value);

const ELEMENTS = {
  image: (element) => h('img', { class: 'bk-thumb', src: element.image_url ?? element.slack_file?.url, alt: element.alt_text ?? '', loading: 'lazy' }),

  button(element, control, context) {
    const look = element.style === 'primary' ? ' primary' : element.style === 'danger' ? ' danger' : '';
    const press = () => control.fire({ text: words(element.text), ...(element.value === undefined ? {} : { value: element.value }), ...(element.style ? { style: element.style } : {}) });
    const attributes = { class: `button${look}`, 'aria-label': element.accessibility_label, 'data-focus': control.focusName(element.value), 'data-button': element.action_id };
    if (element.url && /^https?:/i.test(element.url)) {
      return h('a', { ...attributes, href: element.url, target: '_blank', rel: 'noopener noreferrer', on: { click: press } }, text(element.text, context));
    }
    return h('button', { ...attributes, type: 'button', on: { click: press } }, text(element.text, context));
  },

  static_select: (element, control) => oneOf(element, control, flat(element), (option) => ({ selected_option: option ? chosen(option) : null }),
    control.prior?.selected_option?.value ?? element.initial_option?.value),
  users_select: (element, control, context) => oneOf(element, control, people(context, element.initial_user), (option) => ({ selected_user: option?.value ?? null }),
    control.prior?.selected_user ?? element.initial_user),
  channels_select: (element, control, context) => oneOf(element, control, named(context.channels), (option) => ({ selected_channel: option?.value ?? null }),
    control.prior?.selected_channel ?? element.initial_channel),
  conversations_select: (element, control, context) => oneOf(element, control, named({ ...context.channels, ...context.users }), (option) => ({ selected_conversation: option?.value ?? null }),
    control.prior?.selected_conversation ?? element.initial_conversation),

  multi_static_select: (element, control, context) => someOf(element, control, context, flat(element), (options) => ({ selected_options: options.map(chosen) }),
    (control.prior?.selected_options ?? element.initial_options)?.map((option) => option.value)),
  multi_users_select: (element, control, context) => someOf(element, control, context, people(context, ...(element.initial_users ?? [])), (options) => ({ selected_users: options.map((option) => option.value) }),
    control.prior?.selected_users ?? element.initial_users),
  multi_channels_select: (element, control, context) => someOf(element, control, context, named(context.channels), (options) => ({ selected_channels: options.map((option) => option.value) }),
    control.prior?.selected_channels ?? element.initial_channels),
  multi_conversations_select: (element, control, context) => someOf(element, control, context, named({ ...context.channels, ...context.users }),
    (options) => ({ selected_conversations: options.map((option) => option.value) }), control.prior?.selected_conversations ?? element.initial_conversations),

  radio_buttons(element, control, context) {
    const initial = control.prior?.selected_option?.value ?? element.initial_option?.value;
    return boxes('radio', element, control, context, initial === undefined ? [] : [initial], ([option]) => ({ selected_option: option ? chosen(option) : null }));
  },
  checkboxes(element, control, context) {
    const initial = (control.prior?.selected_options ?? element.initial_options ?? []).map((option) => option.value);
    return boxes('checkbox', element, control, context, initial, (options) => ({ selected_options: options.map(chosen) }));
  },

  overflow(element, control, context) {
    const summary = h('summary', { class: 'button quiet', 'aria-label': context.t('more'), 'data-focus': control.focusName() }, '⋯');
    const menu = h('details', { class: 'menu' }, summary, h('div', { class: 'menu-list' }, element.options.map((option) =>
      h('button', { type: 'button', on: { click() { menu.open = false; summary.focus(); control.fire({ selected_option: chosen(option) }); } } }, text(option.text, context)))));
    return closing(menu, summary);
  },

  datepicker: (element, control) => typed(element, control, { type: 'date' }, element.initial_date, control.prior?.selected_date, (value) => ({ selected_date: value || null })),
  timepicker: (element, control) => typed(element, control, { type: 'time' }, element.initial_time, control.prior?.selected_time, (value) => ({ selected_time: value || null })),
  datetimepicker(element, control) {
    const local = (seconds) => (seconds ? new Date((seconds - new Date(seconds * 1000).getTimezoneOffset() * 60) * 1000).toISOString().slice(0, 16) : undefined);
    return typed(element, control, { type: 'datetime-local' }, local(element.initial_date_time), local(control.prior?.selected_date_time),
      (value) => ({ selected_date_time: value ? Math.floor(new Date(value).getTime() / 1000) : null }));
  },
  plain_text_input(element, control) {
    const kind = element.multiline ? { tag: 'textarea', rows: 4 } : { type: 'text' };
    return typed(element, control, { ...kind, maxlength: element.max_length, minlength: element.min_length }, element.initial_value, control.prior?.value, (value) => ({ value: value || null }));
  },
  email_text_input: (element, control) => typed(element, control, { type: 'email', autocomplete: 'off' }, element.initial_value, control.prior?.value, (value) => ({ value: value || null })),
  url_text_input: (element, control) => typed(element, control, { type: 'url' }, element.initial_value, control.prior?.value, (value) => ({ value: value || null })),
  number_input: (element, control) => typed(element, control, { type: 'number', step: element.is_decimal_allowed ? 'any' : '1', min: element.min_value, max: element.max_value },
    element.initial_value, control.prior?.value, (value) => ({ value: value || null })),
};

const flat = (element) => element.options ?? (element.option_groups ?? []).flatMap((group) => group.options);
/** Who can be picked: everybody with an account, bots among them, and whoever was picked before. */
function people({ users = {}, people: ids = Object.keys(users) }, ...picked) {
  return named(Object.fromEntries([...new Set([...ids, ...picked.filter(Boolean)])].map((id) => [id, users[id] ?? id])));
}

const named = (names = {}) => Object.entries(names).map(([value, name]) => ({ value, text: { type: 'plain_text', text: name } }));

function typed(element, control, { tag = 'input', ...attributes }, initial, prior, read) {
  const value = prior ?? initial;
  const node = h(tag, { ...control.attributes(attributes), class: 'field', placeholder: element.placeholder?.text, value: tag === 'input' ? value : null }, tag === 'textarea' ? (value ?? '') : null);
  const tell = () => control.changed(read(node.value));
  node.addEventListener('change', tell);
  return control.holds(node, () => read(node.value));
}

function oneOf(element, control, options, read, initial) {
  const item = (option) => h('option', { value: option.value, selected: option.value === initial }, plainWords(option));
  const groups = element.option_groups?.map((group) => h('optgroup', { label: group.label.text }, group.options.map(item)));
  const { t } = control.context;
  const node = h('select', { ...control.attributes(), class: 'field' }, h('option', { value: '' }, element.placeholder?.text ?? t('choose')), groups ?? options.map(item));
  let before = node.value;
  node.addEventListener('change', () => {
    if (node.value === '') return;
    const undo = () => { node.value = before; };
    const kept = node.value;
    Promise.resolve(control.changed(read(byValue(options, node.value)), undo)).then(() => { if (node.value === kept) before = kept; });
  });
  return control.holds(node, () => read(byValue(options, node.value)));
}

const plainWords = (option) => text({ ...option.text, type: 'plain_text' }, {}).textContent;

function boxes(type, element, control, context, initial, read) {
  const name = freshId(type);
  const picked = () => [...node.querySelectorAll('input:checked')].map((box) => byValue(element.options, box.value));
  const node = h('div', { class: 'boxes', role: type === 'radio' ? 'radiogroup' : 'group', ...groupAttributes(control, type) }, element.options.map((option, at) =>
    h('label', { class: 'box' },
      h('input', { type, name, value: option.value, checked: initial.includes(option.value), 'data-focus': control.focusName(option.value), autofocus: at === 0 && element.focus_on_load === true,
        on: { change: () => control.changed(read(picked())) } }),
      h('span', null, text(option.text, context), option.description ? h('span', { class: 'box-description' }, text(option.description, context)) : null))));
  return control.holds(node, () => read(picked()));
}

function groupAttributes(control, type) {
  const { id, autofocus, 'data-focus': focus, 'aria-required': required, 'aria-invalid': invalid, ...attributes } = control.attributes();
  return type === 'radio' && required ? { ...attributes, 'aria-required': required } : attributes;
}

function someOf(element, control, context, options, read, initial = []) {
  const max = element.max_selected_items ?? Infinity;
  const label = h('span', null);
  const id = freshId('many');
  const summary = h('summary', { class: 'field', 'data-focus': control.focusName(), id }, label);
  const list = h('div', { class: 'menu-list boxes', role: 'group', 'aria-labelledby': control.context.labelledBy ?? id }, options.map((option) => h('label', { class: 'box' },
    h('input', { type: 'checkbox', value: option.value, checked: initial.includes(option.value), on: { change: () => show() } }), h('span', null, plainWords(option)))));
  const node = h('details', { class: 'menu many' }, summary, list);
  const picked = () => [...list.querySelectorAll('input:checked')].map((box) => byValue(options, box.value));
  const show = () => {
    const now = picked();
    label.textContent = now.length ? now.map(plainWords).join(', ') : (element.placeholder?.text ?? context.t('choose'));
    list.querySelectorAll('input:not(:checked)').forEach((box) => { box.disabled = now.length >= max; });
  };
  show();
  let told = JSON.stringify(picked());
  const tell = () => {
    const now = JSON.stringify(picked());
    if (now === told) return;
    told = now;
    control.changed(read(picked()));
  };
  node.addEventListener('toggle', () => { if (!node.open) tell(); });
  node.addEventListener('focusout', (event) => { if (!node.contains(event.relatedTarget)) tell(); });
  return control.holds(escaping(node, summary), () => read(picked()));
}

/** Lets a look elsewhere close a menu that lies over the page; one that pushes the page aside would move what is being clicked. */
function closing(menu, summary) {
  menu.addEventListener('focusout', (event) => {
    if (event.relatedTarget && !menu.contains(event.relatedTarget)) menu.open = false;
  });
  return escaping(menu, summary);
}

/** Lets Escape close a menu. */
function escaping(menu, summary) {
  menu.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || !menu.open) return;
    event.stopPropagation();
    event.preventDefault();
    menu.open = false;
    summary.focus();
  });
  return menu;
}
