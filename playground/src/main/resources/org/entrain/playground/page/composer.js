/** Where a person writes: Enter sends, Shift+Enter breaks the line; "/" offers commands, the clip takes files. */
import { h, freshId, setText } from './dom.js';
import { encoded } from './api.js';

export class Composer {
  #drafts = new Map();
  #place = '';
  #files = [];
  #commands = [];
  #shown = [];
  #at = 0;

  /**
   * @param t the page's texts
   * @param send async (text, files): posts what was written; when it throws, what was written stays
   */
  constructor(t, send) {
    this.t = t;
    this.send = send;
    const id = freshId('composer');
    this.label = h('label', { class: 'hidden', for: id });
    this.field = h('textarea', { id, rows: '1', 'aria-autocomplete': 'list', 'aria-controls': `${id}-list`, 'aria-describedby': `${id}-hint`,
      on: { input: () => this.#typed(), keydown: (event) => this.#key(event), blur: () => setTimeout(() => this.#offer([]), 150) } });
    this.list = h('div', { class: 'suggestions', id: `${id}-list`, role: 'listbox', 'aria-label': t('suggestions'), hidden: true });
    this.status = h('p', { class: 'hidden', role: 'status' });
    this.chips = h('ul', { class: 'chips', hidden: true });
    this.hint = h('p', { class: 'composer-hint', id: `${id}-hint` });
    this.button = h('button', { type: 'submit', class: 'button primary send' }, t('send'));
    this.node = h('form', { class: 'composer', on: { submit: (event) => { event.preventDefault(); this.#submit(); } } },
      this.list, this.status, this.chips,
      h('div', { class: 'composer-row' }, this.#clip(), this.label, this.field, this.button), this.hint);
  }

  /** Turns to another place; what was half typed in the last one is kept for the return. */
  show({ place, name, hint, commands }) {
    this.#commands = commands;
    setText(this.hint, hint);
    setText(this.label, this.t('write', { name }));
    this.field.placeholder = this.t('write', { name });
    if (place === this.#place) return;
    this.#drafts.set(this.#place, { text: this.field.value, files: this.#files });
    const draft = this.#drafts.get(place) ?? { text: '', files: [] };
    this.#place = place;
    this.field.value = draft.text;
    this.#files = draft.files;
    this.#drawFiles();
    this.#offer([]);
    this.#grow();
  }

  #clip() {
    const id = freshId('clip');
    const file = h('input', { type: 'file', id: `${id}-file`, multiple: true, on: { change: async () => {
      const taken = await Promise.all([...file.files].map(encoded));
      file.value = '';
      this.#attach(...taken);
    } } });
    const path = h('input', { type: 'text', id: `${id}-path`, class: 'field', placeholder: '/…/questions.gift', autocomplete: 'off' });
    const add = () => { if (path.value.trim()) { this.#attach({ path: path.value.trim() }); path.value = ''; } };
    path.addEventListener('keydown', (event) => { if (event.key === 'Enter') { event.preventDefault(); add(); } });
    const summary = h('summary', { class: 'button quiet', 'aria-label': this.t('attach'), title: this.t('attach') }, icon());
    this.clip = h('details', { class: 'menu up', on: { keydown: (event) => { if (event.key === 'Escape') { this.clip.open = false; summary.focus(); event.stopPropagation(); } } } }, summary,
      h('div', { class: 'menu-list attach' },
        h('label', { class: 'field-label', for: `${id}-file` }, this.t('fromBrowser')), file,
        h('label', { class: 'field-label', for: `${id}-path` }, this.t('fromPath')),
        h('div', { class: 'row' }, path, h('button', { type: 'button', class: 'button', on: { click: add } }, this.t('addPath')))));
    return this.clip;
  }

  #attach(...files) {
    this.#files = [...this.#files, ...files];
    this.clip.open = false;
    this.#drawFiles();
    this.field.focus();
  }

  #drawFiles() {
    const nameOf = (file) => file.name ?? file.path.split(/[\\/]/).pop();
    this.chips.hidden = this.#files.length === 0;
    this.chips.replaceChildren(...this.#files.map((file) => h('li', { class: 'file' }, nameOf(file),
      h('button', { type: 'button', 'aria-label': this.t('detach', { name: nameOf(file) }), on: { click: () => {
        this.#files = this.#files.filter((other) => other !== file);
        this.#drawFiles();
        this.field.focus();
      } } }, '✕'))));
  }

  async #submit() {
    const text = this.field.value.trim();
    const files = this.#files;
    if (!text && !files.length) return;
    this.field.value = '';
    this.#files = [];
    this.#typed();
    this.#drawFiles();
    try {
      await this.send(text, files);
    } catch {
      if (this.field.value === '') this.field.value = text;
      this.#files = [...files, ...this.#files];
      this.#drawFiles();
      this.#grow();
    }
  }

  #typed() {
    this.#grow();
    const text = this.field.value;
    this.#at = 0;
    this.#offer(/^\/\S*$/.test(text) ? this.#commands.filter((one) => one.command.startsWith(text)) : []);
  }

  #offer(commands) {
    this.#shown = commands;
    this.list.hidden = commands.length === 0;
    this.list.replaceChildren(...commands.map((one, at) => h('div', { id: `${this.list.id}-${at}`, role: 'option', class: 'suggestion', 'aria-selected': String(at === this.#at),
      on: { mousedown: (event) => { event.preventDefault(); this.#at = at; this.#take(); } } },
    h('strong', null, one.command), ' ', h('span', { class: 'usage' }, one.usage_hint ?? ''), h('span', { class: 'description' }, one.description ?? ''))));
    setText(this.status, commands.length ? this.t('suggested', { n: commands.length }) : '');
    if (commands.length) this.field.setAttribute('aria-activedescendant', `${this.list.id}-${this.#at}`);
    else this.field.removeAttribute('aria-activedescendant');
  }

  #take() {
    this.field.value = `${this.#shown[this.#at].command} `;
    this.#offer([]);
    this.#grow();
  }

  #key(event) {
    const open = this.#shown.length > 0;
    if (open && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      event.preventDefault();
      this.#at = (this.#at + (event.key === 'ArrowDown' ? 1 : -1) + this.#shown.length) % this.#shown.length;
      this.#offer(this.#shown);
    } else if (open && (event.key === 'Tab' || (event.key === 'Enter' && this.field.value !== this.#shown[this.#at].command))) {
      event.preventDefault();
      this.#take();
    } else if (open && event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      this.#offer([]);
    } else if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      this.#submit();
    }
  }

  #grow() {
    this.field.style.height = 'auto';
    if (this.field.value) this.field.style.height = `${Math.min(this.field.scrollHeight + 2, 180)}px`;
  }
}

function icon() {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  path.setAttribute('d', 'M20 11.5 12 19.4a5 5 0 0 1-7.1-7.1l8.6-8.5a3.3 3.3 0 0 1 4.7 4.7l-8.5 8.4a1.7 1.7 0 0 1-2.4-2.3l7.8-7.7');
  svg.append(path);
  return svg;
}
