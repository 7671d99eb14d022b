/** One platform's part of the page: the list of its places, the conversation, the composer, and windows over them. */
import { h, patch, setText, swap } from './dom.js';
import { Composer } from './composer.js';
import { Life } from './life.js';

export class Pane {
  #drawn = '';
  #reading = new Set();

  /**
   * @param platform 'slack' or 'teams'
   * @param name what the platform is called
   * @param product
   *   places(state, t): [{id, title, mark, note, section, unread, messages, page, direct}] the list at the side: `page` for one that is
   *     no conversation, `direct` for the one with the bot, where everybody starts, `note` for what is special about it;
   *   closed(state, place, t): why nobody can write in a place now, or ''; life(state, place, t): what can happen besides talk;
   *   hint(place, t); commands(state); message(message, place, pane): the node of its body; page(state, pane): the node of a page;
   *   windows(state, pane): draws the dialogs
   */
  constructor(playground, platform, name, product) {
    Object.assign(this, { playground, platform, name, product });
    this.selected = null;
    this.brand = h('h2', { class: 'pane-brand' }, name);
    this.workspace = h('p', { class: 'pane-workspace' });
    this.list = h('div', { class: 'places' });
    this.nav = h('nav', { class: 'sidebar' }, h('div', { class: 'pane-title' }, this.brand, this.workspace), this.list);
    this.heading = h('h3', { class: 'place-title' });
    this.log = h('div');
    this.below = h('div', { class: 'pane-foot' });
    this.closed = h('p', { class: 'closed' });
    this.failure = h('p', { class: 'failure', role: 'alert' });
    this.latest = h('button', { type: 'button', class: 'button latest', hidden: true, on: { click: () => { this.#toEnd(); this.log.focus(); } } });
    this.life = new Life(this, (state, place, t) => product.life(state, place, t));
    this.column = h('div', { class: 'conversation' }, h('div', { class: 'place-head' }, this.heading, this.life.node), h('div', { class: 'log-frame' }, this.log, this.latest), this.failure, this.below);
    this.body = h('div', { class: 'pane-body' }, this.nav, this.column);
    this.node = h('section', { class: `pane ${platform}`, id: platform, 'aria-label': name }, this.body);
  }

  show(state, t) {
    this.state = state;
    if (this.t !== t) this.#speak(t);
    setText(this.workspace, state[this.platform].workspace ?? state[this.platform].tenant);
    const places = this.product.places(state, t);
    if (!places.some((place) => place.id === this.selected)) this.selected = places.find((place) => place.direct).id;
    this.places = places;
    this.place = places.find((place) => place.id === this.selected);
    this.#drawPlaces();
    this.#drawPlace();
    this.life.show(state, this.place, t);
    this.product.windows(state, this);
    this.#markRead();
  }

  /** How many messages wait in all places. */
  unread() {
    return this.places.reduce((sum, place) => sum + (place.unread ?? 0), 0);
  }

  /** Opens a place; a page asks the bot to draw it. */
  open(id) {
    this.selected = id;
    this.show(this.state, this.t);
    if (this.place.page) this.act(`${this.platform}/${this.place.page}`, {});
  }

  /** Posts an action; a refusal is said above the composer. True when it went through. */
  async act(action, body) {
    try {
      await this.playground.post(action, body);
      setText(this.failure, '');
      return true;
    } catch (error) {
      setText(this.failure, error.message);
      return false;
    }
  }

  #speak(t) {
    this.t = t;
    this.nav.setAttribute('aria-label', t('channelsOf', { platform: this.name }));
    this.latest.textContent = `↓ ${t('latest')}`;
    this.composer = new Composer(t, async (text, files) => {
      if (!(await this.act(`${this.platform}/say`, { channel: this.selected, text, files }))) throw new Error('refused');
    });
    this.below.replaceChildren(this.closed, this.composer.node);
    this.list.replaceChildren();
    this.#drawn = '';
  }

  #drawPlaces() {
    const items = this.places.map(({ id, title, mark, note, section, unread }) => ({ id, title, mark, note, section, unread, current: id === this.selected }));
    const sections = [...new Set(items.map((item) => item.section))].map((section) => ({ section, items: items.filter((item) => item.section === section) }));
    patch(this.list, sections.map(({ section }) => section), (section) => section, (section) => h('div', { class: 'place-section' }, h('p', { class: 'place-section-title' }, section), h('ul')));
    sections.forEach((section, at) => patch(this.list.children[at].querySelector('ul'), section.items, (item) => item.id, (item) => this.#placeButton(item)));
  }

  #placeButton({ id, title, mark, note, unread, current }) {
    return h('li', null, h('button', { type: 'button', class: `place${unread ? ' unread' : ''}${note ? ' aside' : ''}`, 'aria-current': current ? 'true' : null, 'data-focus': id, on: { click: () => this.open(id) } },
      h('span', { class: 'mark', 'aria-hidden': 'true' }, mark), h('span', { class: 'place-name' }, title), note ? h('span', { class: 'place-note' }, note) : null,
      unread ? h('span', { class: 'badge' }, h('span', { 'aria-hidden': 'true' }, String(unread)), h('span', { class: 'hidden' }, ` ${this.t('unread', { n: unread })}`)) : null));
  }

  #drawPlace() {
    const { place, t } = this;
    setText(this.heading, `${place.mark === '#' ? '# ' : ''}${place.title}`);
    const whole = `${this.state.persona}/${place.id}`;
    if (this.#drawn !== whole) {
      this.#drawn = whole;
      const fresh = place.page
        ? h('div', { class: 'log page', tabindex: '0', role: 'region', 'aria-label': place.title })
        : h('div', { class: 'log', tabindex: '0', role: 'log', 'aria-live': 'polite', 'aria-label': t('messagesIn', { name: place.title }), on: { scroll: () => { if (this.#atEnd()) this.latest.hidden = true; } } },
          h('ol', { class: 'messages' }));
      swap(this.log, fresh);
      this.log = fresh;
      this.fresh = true;
      this.latest.hidden = true;
      this.#bringIntoView();
    }
    this.below.hidden = Boolean(place.page);
    if (place.page) return patch(this.log, [this.state[this.platform].home ?? {}], () => 'page', () => this.product.page(this.state, this));
    const closed = this.product.closed(this.state, place, t);
    setText(this.closed, closed);
    this.closed.hidden = closed === '';
    this.composer.node.hidden = closed !== '';
    this.composer.show({ place: whole, name: place.title, hint: this.product.hint(place, t), commands: this.product.commands(this.state) });
    return this.#drawMessages(place);
  }

  #drawMessages(place) {
    const wasAtEnd = this.fresh || this.#atEnd();
    const stood = this.log.firstElementChild.children.length;
    const items = withDays(place.messages, this.state.clock.zone, this.state);
    patch(this.log.firstElementChild, items.length ? items : [{ id: 'quiet' }], (item) => item.id, (item) => this.#item(item, place));
    if (wasAtEnd) this.#toEnd();
    else if (this.log.firstElementChild.children.length > stood) this.latest.hidden = false;
    this.fresh = false;
  }

  #item(item, place) {
    if (item.id === 'quiet') return h('li', { class: 'quiet' }, this.t('quiet'));
    const form = (shape) => new Intl.DateTimeFormat(this.language(), { ...shape, timeZone: this.state.clock.zone }).format(new Date(item.at));
    if (item.day) return h('li', { class: 'day' }, h('span', null, form({ weekday: 'long', day: 'numeric', month: 'long' })));
    const { from } = item;
    const time = h('time', { datetime: item.at, title: form({ dateStyle: 'full', timeStyle: 'short' }) }, form({ hour: '2-digit', minute: '2-digit' }));
    const kind = `${item.ephemeral ? ' ephemeral' : ''}${from.bot ? ' from-bot' : ''}${from.id === this.#me() ? ' mine' : ''}`;
    return h('li', { class: `message${kind}` }, face(from.name, from.bot),
      h('div', { class: 'message-main' },
        item.ephemeral ? h('p', { class: 'only-you' }, this.t('onlyYou')) : null,
        h('p', { class: 'message-head' }, h('strong', { class: 'author' }, from.name), from.bot ? h('span', { class: 'tag' }, this.t('app')) : null, time,
          item.edited ? h('span', { class: 'edited' }, `(${this.t('edited')})`) : null),
        item.own ? h('p', { class: 'only-you' }, this.t('ownView')) : null,
        this.product.message(item, place, this),
        item.files?.length ? h('ul', { class: 'chips' }, item.files.map((file) => h('li', { class: 'file' }, file.name))) : null,
        item.notice ? h('p', { class: 'notice', role: 'status' }, item.notice) : null));
  }

  /** In a narrow pane the places lie in a row that may be longer than the pane. */
  #bringIntoView() {
    const current = this.list.querySelector('[aria-current]');
    if (current) this.list.scrollLeft += current.getBoundingClientRect().left - this.list.getBoundingClientRect().left - 12;
  }

  #me() {
    return this.platform === 'slack' ? `U0${this.state.persona.toUpperCase()}` : `29:${this.state.persona}`;
  }

  /** The language in which dates are written. */
  language() {
    return this.state.personas.find((one) => one.id === this.state.persona)?.language === 'fr' ? 'fr-FR' : 'en-GB';
  }

  #atEnd() {
    return this.log.scrollHeight - this.log.scrollTop - this.log.clientHeight < 48;
  }

  #toEnd() {
    this.log.scrollTop = this.log.scrollHeight;
    this.latest.hidden = true;
  }

  /** The open place counts as read where somebody can see it. */
  #markRead() {
    const { place, state } = this;
    const mark = `${state.persona}/${place.id}/${place.messages?.at(-1)?.id}`;
    if (!place.unread || document.hidden || this.node.offsetParent === null || this.#reading.has(mark)) return;
    this.#reading.add(mark);
    this.act('read', { platform: this.platform, channel: place.id });
  }
}

/** A round picture of somebody: the first letter, in a colour that stays theirs. */
export function face(name, bot) {
  const hue = [...name].reduce((sum, letter) => (sum * 3 + letter.codePointAt(0)) % 997, 4) % 6;
  return h('span', { class: `face ${bot ? 'face-bot' : `face-${hue}`}`, 'aria-hidden': 'true' }, bot ? '≋' : name.slice(0, 1));
}

function withDays(messages, zone) {
  const dayOf = new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' });
  const items = [];
  let day = '';
  for (const message of messages) {
    const its = dayOf.format(new Date(message.at));
    if (its !== day) items.push({ id: `day-${its}`, day: true, at: `${its}T12:00:00Z` });
    day = its;
    items.push(message);
  }
  return items;
}
