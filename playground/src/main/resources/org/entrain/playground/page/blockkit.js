/**
 * Draws Slack's Block Kit: the layout blocks that Entrain and most bots use. A kind that is not drawn here shows nothing but its name.
 * Source: docs.slack.dev, reference/block-kit. The interactive elements are in blockelements.js.
 */
import { h, fragment, freshId, picture } from './dom.js';
import { codeBlock, link, markdown, mention, textObject as text } from './markup.js';
import { emoji } from './emoji.js';
import { drawElement, valuesOf, isEmpty } from './blockelements.js';

/**
 * Draws blocks.
 *
 * @param context
 *   users, channels: names by id; language, zone: how dates are written; t: the page's texts;
 *   state: values typed before, in the shape of `state.values`; errors: sentences by block_id;
 *   act(action): a press, with the element of `block_actions.actions[]`; confirm(dialog): asks, answers a Promise of yes or no
 */
export function drawBlocks(blocks, context) {
  return fragment((blocks ?? []).map((block, at) => drawBlock({ ...block, block_id: block.block_id ?? `block-${at}` }, context)));
}

function drawBlock(block, context) {
  const draw = BLOCKS[block.type];
  const node = draw ? draw(block, context) : h('p', { class: 'bk-unknown' }, `(${block.type})`);
  node.classList.add('bk-block');
  node.dataset.block = block.block_id;
  return node;
}

/** What stands in all fields below `root`, in the shape of Slack's `state.values`. */
export function valuesIn(root) {
  return valuesOf(root);
}

/** The required inputs below `root` that are empty, by block_id, with the sentence that says so. */
export function missingIn(root, t) {
  const values = valuesOf(root);
  const missing = {};
  for (const block of root.querySelectorAll('.bk-input[data-required]')) {
    const answers = Object.values(values[block.dataset.block] ?? {});
    if (answers.every(isEmpty)) missing[block.dataset.block] = t('required');
  }
  return missing;
}

/** Says what is wrong beside each field, takes old words away, and moves the focus to the first. */
export function showErrors(root, errors) {
  let first = null;
  for (const block of root.querySelectorAll('.bk-input')) {
    const text = errors[block.dataset.block] ?? '';
    block.querySelector('.field-error').textContent = text;
    block.classList.toggle('invalid', text !== '');
    for (const control of block.querySelectorAll('input, select, textarea, summary')) {
      if (text && control.tagName !== 'SUMMARY') control.setAttribute('aria-invalid', 'true');
      else control.removeAttribute('aria-invalid');
      if (text && !first) first = control;
    }
  }
  first?.focus();
}

const BLOCKS = {
  header: (block, context) => h('p', { class: 'bk-header', role: 'heading', 'aria-level': '4' }, text(block.text, context)),

  section(block, context) {
    const id = freshId('section');
    const words = h('div', { class: 'bk-text', id },
      block.text ? h('div', null, text(block.text, context)) : null,
      block.fields ? h('div', { class: 'bk-fields' }, block.fields.map((field) => h('div', null, text(field, context)))) : null);
    const accessory = block.accessory
      ? h('div', { class: `bk-accessory bk-accessory-${block.accessory.type}` }, drawElement(block.accessory, block.block_id, { ...context, labelledBy: id, dispatch: true }))
      : null;
    return h('div', { class: 'bk-section' }, words, accessory);
  },

  context: (block, context) => h('div', { class: 'bk-context' }, (block.elements ?? []).map((element) =>
    element.type === 'image' ? drawElement(element, block.block_id, context) : h('span', null, text(element, context)))),

  divider: () => h('hr'),

  image: (block, context) => h('figure', { class: 'bk-image' },
    block.title ? h('figcaption', null, text(block.title, context)) : null, picture(block.image_url ?? block.slack_file?.url, block.alt_text)),

  actions: (block, context) => h('div', { class: 'bk-actions' },
    (block.elements ?? []).map((element) => drawElement(element, block.block_id, { ...context, dispatch: true }))),

  input(block, context) {
    const element = block.element ?? {};
    const ids = { label: freshId('label'), hint: freshId('hint'), error: freshId('error'), control: freshId('control') };
    const error = context.errors?.[block.block_id];
    const grouped = element.type === 'radio_buttons' || element.type === 'checkboxes' || element.type?.startsWith('multi_');
    const control = drawElement(element, block.block_id, {
      ...context, labelledBy: ids.label, controlId: ids.control, dispatch: block.dispatch_action === true,
      describedBy: `${block.hint ? `${ids.hint} ` : ''}${ids.error}`, invalid: error !== undefined, required: !block.optional,
    });
    return h('div', { class: `bk-input${error ? ' invalid' : ''}`, 'data-required': !block.optional },
      h(grouped ? 'span' : 'label', { class: 'field-label', id: ids.label, for: grouped ? null : ids.control },
        text(block.label, context), block.optional ? h('span', { class: 'field-optional' }, ` (${context.t('optional')})`) : null),
      control,
      block.hint ? h('p', { class: 'field-hint', id: ids.hint }, text(block.hint, context)) : null,
      h('p', { class: 'field-error', id: ids.error }, error ?? ''));
  },

  rich_text: (block, context) => h('div', { class: 'bk-rich' }, (block.elements ?? []).map((part) => richPart(part, context))),

  table(block, context) {
    const cell = (content, column, row) => {
      const align = block.column_settings?.[column]?.align;
      return h(row === 0 ? 'th' : 'td', { scope: row === 0 ? 'col' : null, class: align ? `align-${align}` : null },
        content.type === 'rich_text' ? BLOCKS.rich_text(content, context) : String(content.text ?? content.value ?? ''));
    };
    const rows = (block.rows ?? []).map((cells, row) => h('tr', null, cells.map((content, column) => cell(content, column, row))));
    return h('div', { class: 'table-scroll', tabindex: '0', role: 'group', 'aria-label': rows[0]?.textContent || block.type },
      h('table', null, h('thead', null, rows.slice(0, 1)), h('tbody', null, rows.slice(1))));
  },

  markdown: (block, context) => h('div', { class: 'bk-markdown' }, markdown(block.text, context, { headings: true })),

  file: (block) => h('p', { class: 'file' }, block.external_id ?? ''),

  video: (block, context) => h('figure', { class: 'bk-image' }, h('figcaption', null, link(block.title_url ?? '', text(block.title, context))),
    picture(block.thumbnail_url, block.alt_text)),
};

function richPart(part, context) {
  const inside = () => (part.elements ?? []).map((leaf) => richLeaf(leaf, context));
  switch (part.type) {
    case 'rich_text_section': return h('p', null, inside());
    case 'rich_text_quote': return h('blockquote', null, inside());
    case 'rich_text_preformatted': return codeBlock((part.elements ?? []).map((leaf) => leaf.text ?? leaf.url ?? '').join(''));
    case 'rich_text_list':
      return h(part.style === 'ordered' ? 'ol' : 'ul', { class: part.indent ? `indent-${Math.min(part.indent, 5)}` : null, start: part.offset ? part.offset + 1 : null },
        (part.elements ?? []).map((item) => h('li', null, (item.elements ?? []).map((leaf) => richLeaf(leaf, context)))));
    default: return richLeaf(part, context);
  }
}

function richLeaf(leaf, context) {
  switch (leaf.type) {
    case 'text': return styled(broken(leaf.text ?? ''), leaf.style);
    case 'link': return styled(link(leaf.url ?? '', leaf.text ?? leaf.url ?? ''), leaf.style);
    case 'emoji': return emoji(leaf.name);
    case 'user': return mention(`@${context.users?.[leaf.user_id] ?? leaf.user_id}`);
    case 'channel': return mention(`#${context.channels?.[leaf.channel_id] ?? leaf.channel_id}`);
    case 'usergroup': return mention(`@${leaf.usergroup_id}`);
    case 'broadcast': return mention(`@${leaf.range}`);
    case 'date': return leaf.fallback ?? new Date(leaf.timestamp * 1000).toISOString().slice(0, 10);
    case 'color': return leaf.value ?? '';
    default: return '';
  }
}

function broken(words) {
  return fragment(words.split('\n').flatMap((line, at) => (at ? [h('br'), line] : [line])));
}

function styled(node, style = {}) {
  let wrapped = node;
  if (style.code) wrapped = h('code', null, wrapped);
  if (style.strike) wrapped = h('s', null, wrapped);
  if (style.italic) wrapped = h('em', null, wrapped);
  if (style.bold) wrapped = h('strong', null, wrapped);
  return wrapped;
}

/** The kinds of block that are drawn. */
export const KINDS = Object.keys(BLOCKS);
