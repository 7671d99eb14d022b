/**
 * Slack's mrkdwn and the subset of Markdown that Teams draws, as DOM nodes.
 * Sources: Slack "Formatting message text"; Microsoft "Format cards in Teams" and Adaptive Cards "Text features".
 */
import { h, fragment } from './dom.js';
import { emoji } from './emoji.js';

const WORD = '\\p{L}\\p{N}';
const between = (mark, name) =>
  `(?<![${WORD}${mark}])${mark}(?<${name}>(?!\\s)[^\\n]*?(?<!\\s))${mark}(?![${WORD}${mark}])`;
const MRKDWN = new RegExp(
  ['`(?<code>[^`\\n]+)`', '<(?<angle>[^<>\\n]+)>', ':(?<emoji>[a-z0-9_+-]+):', between('\\*', 'bold'), between('_', 'italic'), between('~', 'strike')].join('|'),
  'gu',
);
const MARKDOWN = new RegExp(
  [
    '\\\\(?<escaped>[\\\\`*_{}\\[\\]()#+\\-.!~>|<&])', '`(?<code>[^`\\n]+)`', '<at>(?<at>[^<]*)</at>',
    '!?\\[(?<label>[^\\]\\n]*)\\]\\((?<url>[^)\\s]+)\\)', '(?<bare>https?://[^\\s<>()]*[^\\s<>().,;:!?])',
    '\\*\\*(?<bold>(?!\\s)[^\\n]+?(?<!\\s))\\*\\*', '~~(?<strike>[^~\\n]+)~~',
    between('\\*', 'italic'), between('_', 'underscored'),
  ].join('|'),
  'gu',
);

/**
 * Slack's mrkdwn.
 * @param names what stands for a user's and a channel's id, and how dates are written: {users, channels, language, zone}
 */
export function mrkdwn(text, names) {
  const parts = unix(text).split(/```\n?([\s\S]*?)\n?```/);
  return fragment(parts.map((part, at) => (at % 2 ? codeBlock(unescape(part)) : lines(part, names))));
}

/** Plain text of Slack: emoji names are drawn, line breaks kept, nothing else. */
export function plain(text) {
  return fragment(joined(unix(text).split('\n').map((line) => withEmoji(line))));
}

/** A text object of Block Kit, or nothing. */
export function textObject(object, names) {
  if (!object) return '';
  return object.type === 'mrkdwn' ? mrkdwn(object.text, names) : plain(object.text);
}

function lines(text, names) {
  const nodes = [];
  const rows = text.replace(/^\n|\n$/g, '').split('\n');
  if (rows.length === 1 && rows[0] === '') return nodes;
  for (let at = 0; at < rows.length; ) {
    const quoted = /^(?:>|&gt;) ?/.test(rows[at]);
    const from = at;
    while (at < rows.length && /^(?:>|&gt;) ?/.test(rows[at]) === quoted) at += 1;
    const run = rows.slice(from, at).map((row) => slackInline(quoted ? row.replace(/^(?:>|&gt;) ?/, '') : row, names));
    nodes.push(quoted ? h('blockquote', null, joined(run)) : joined(run));
  }
  return nodes;
}

function slackInline(text, names) {
  return tokens(text, MRKDWN, (part) => withEmoji(unescape(part)), (found) => {
    if (found.code !== undefined) return h('code', null, unescape(found.code));
    if (found.angle !== undefined) return angle(found.angle, names);
    if (found.emoji !== undefined) return emoji(found.emoji);
    if (found.bold !== undefined) return h('strong', null, slackInline(found.bold, names));
    if (found.italic !== undefined) return h('em', null, slackInline(found.italic, names));
    return h('s', null, slackInline(found.strike, names));
  });
}

function angle(inside, names) {
  const bar = inside.indexOf('|');
  const target = bar < 0 ? inside : inside.slice(0, bar);
  const label = bar < 0 ? null : unescape(inside.slice(bar + 1));
  if (target.startsWith('@')) return mention(`@${names.users?.[target.slice(1)] ?? label ?? target.slice(1)}`);
  if (target.startsWith('#')) return mention(`#${names.channels?.[target.slice(1)] ?? label ?? target.slice(1)}`);
  if (target.startsWith('!date^')) return date(target, label, names);
  if (target.startsWith('!subteam^')) return mention(label ?? '@group');
  if (target.startsWith('!')) return mention(`@${target.slice(1)}`);
  return link(unescape(target), label ?? unescape(target));
}

const DATES = {
  date_num: { year: 'numeric', month: '2-digit', day: '2-digit' },
  date: { year: 'numeric', month: 'long', day: 'numeric' },
  date_short: { year: 'numeric', month: 'short', day: 'numeric' },
  date_long: { weekday: 'long', year: 'numeric', month: 'long', day: 'numeric' },
  date_pretty: { year: 'numeric', month: 'long', day: 'numeric' },
  date_short_pretty: { year: 'numeric', month: 'short', day: 'numeric' },
  date_long_pretty: { weekday: 'long', year: 'numeric', month: 'long', day: 'numeric' },
  time: { hour: '2-digit', minute: '2-digit' },
  time_secs: { hour: '2-digit', minute: '2-digit', second: '2-digit' },
};

function date(target, fallback, names) {
  const [, seconds, pattern, url] = target.split('^');
  const at = new Date(Number(seconds) * 1000);
  if (Number.isNaN(at.getTime()) || !pattern) return fallback ?? '';
  const text = pattern.replace(/\{(\w+)\}/g, (whole, form) =>
    DATES[form] ? new Intl.DateTimeFormat(names.language, { ...DATES[form], timeZone: names.zone }).format(at) : whole);
  const node = h('time', { datetime: at.toISOString(), title: fallback }, text);
  return url ? link(url, node) : node;
}

/** Markdown as Teams draws it; with `headings`, also the headings and fenced code of Slack's markdown block. */
export function markdown(text, names = {}, { headings = false } = {}) {
  const rows = unix(cardDates(text, names)).split('\n');
  const nodes = [];
  for (let at = 0; at < rows.length; ) {
    const kind = kindOf(rows[at], headings);
    const from = at;
    at += 1;
    if (kind === 'fence') {
      while (at < rows.length && !rows[at].startsWith('```')) at += 1;
      nodes.push(codeBlock(rows.slice(from + 1, at).join('\n')));
      at += 1;
      continue;
    }
    while (kind !== 'heading' && at < rows.length && kindOf(rows[at], headings) === kind) at += 1;
    nodes.push(markdownRun(kind, rows.slice(from, at)));
  }
  return nodes.length === 1 && nodes[0].tagName === 'P' ? fragment(...nodes[0].childNodes) : fragment(nodes);
}

function kindOf(row, headings) {
  if (row.trim() === '') return 'blank';
  if (headings && row.startsWith('```')) return 'fence';
  if (headings && /^#{1,6} /.test(row)) return 'heading';
  if (/^\s*[-*+] +/.test(row)) return 'bullets';
  if (/^\s*\d+[.)] +/.test(row)) return 'numbers';
  return /^> ?/.test(row) ? 'quote' : 'words';
}

function markdownRun(kind, rows) {
  switch (kind) {
    case 'blank': return '';
    case 'heading': return h('p', { class: 'md-heading' }, markdownInline(rows[0].replace(/^#+ /, '')));
    case 'bullets': return h('ul', null, rows.map((row) => h('li', null, markdownInline(row.replace(/^\s*[-*+] +/, '')))));
    case 'numbers': {
      const start = Number(rows[0].trim().match(/^\d+/)[0]);
      return h('ol', { start: start === 1 ? null : start }, rows.map((row) => h('li', null, markdownInline(row.replace(/^\s*\d+[.)] +/, '')))));
    }
    case 'quote': return h('blockquote', null, joined(rows.map((row) => markdownInline(row.replace(/^> ?/, '')))));
    default: return h('p', null, joined(rows.map((row) => markdownInline(row))));
  }
}

function markdownInline(text) {
  return tokens(text, MARKDOWN, (part) => entities(part), (found) => {
    if (found.escaped !== undefined) return found.escaped;
    if (found.code !== undefined) return h('code', null, entities(found.code));
    if (found.at !== undefined) return mention(entities(found.at));
    if (found.url !== undefined) return link(entities(found.url), markdownInline(found.label));
    if (found.bare !== undefined) return link(entities(found.bare), entities(found.bare));
    if (found.bold !== undefined) return h('strong', null, markdownInline(found.bold));
    if (found.strike !== undefined) return h('s', null, markdownInline(found.strike));
    return h('em', null, markdownInline(found.italic ?? found.underscored));
  });
}

/** {{DATE(2026-11-22T10:00:00Z, SHORT)}} and {{TIME(...)}} of Adaptive Cards. */
function cardDates(text, names) {
  return text.replace(/\{\{(DATE|TIME)\(\s*([^,)\s]+)\s*(?:,\s*(\w+)\s*)?\)\}\}/g, (whole, what, instant, form) => {
    const at = new Date(instant);
    if (Number.isNaN(at.getTime())) return whole;
    const shapes = { COMPACT: DATES.date_num, SHORT: { weekday: 'short', ...DATES.date_short }, LONG: DATES.date_long };
    const shape = what === 'TIME' ? DATES.time : (shapes[form] ?? shapes.COMPACT);
    return new Intl.DateTimeFormat(names.language, { ...shape, timeZone: names.zone }).format(at);
  });
}

/** A link that is followed only where it leads to the web or to a mailbox; anything else stays text. */
export function link(url, label) {
  if (!/^(?:https?:\/\/|mailto:|tel:)/i.test(url)) return h('span', null, label);
  return h('a', { href: url, target: '_blank', rel: 'noopener noreferrer' }, label);
}

export function mention(text) {
  return h('span', { class: 'mention' }, text);
}

export function codeBlock(text) {
  return h('pre', { tabindex: '0' }, h('code', null, text));
}

export function withEmoji(text) {
  return text.split(/:([a-z0-9_+-]+):/g).map((part, at) => (at % 2 ? emoji(part) : part)).join('');
}

function tokens(text, pattern, leaf, node) {
  const nodes = [];
  let from = 0;
  for (const match of text.matchAll(pattern)) {
    nodes.push(leaf(text.slice(from, match.index)), node(match.groups));
    from = match.index + match[0].length;
  }
  nodes.push(leaf(text.slice(from)));
  return nodes;
}

function joined(runs) {
  return runs.flatMap((run, at) => (at ? [h('br'), run] : [run]));
}

const unix = (text) => String(text ?? '').replace(/\r\n?/g, '\n');
const unescape = (text) => text.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&');
const entities = (text) => unescape(text.replace(/&quot;/g, '"').replace(/&#39;/g, "'").replace(/&nbsp;/g, '\u00a0'));
