/**
 * "What happens here": what happens in a workspace besides talk, to be clicked. People come and go, channels are made,
 * renamed and closed, accounts change, the app is removed and added again; the bot is told of each as the platform tells it.
 */
import { h, freshId, patch, setText } from './dom.js';

const ZONES = ['Europe/London', 'Europe/Paris', 'America/New_York', 'Asia/Kolkata', 'Pacific/Auckland'];
const LOCALES = ['en-GB', 'en-US', 'fr-FR', 'fr-CA', 'de-DE'];

export class Life {
  /** @param groups (state, place, t): [{id, title, controls}] what can happen, each control one of the kinds below */
  constructor(pane, groups) {
    Object.assign(this, { pane, groups });
    this.summary = h('summary', { class: 'button life-button' });
    this.hint = h('p', { class: 'life-hint' });
    this.failure = h('p', { class: 'field-error' });
    this.list = h('div', { class: 'life-groups' });
    this.node = h('details', { class: 'menu life', on: { keydown: (event) => this.#key(event) } }, this.summary,
      h('div', { class: 'menu-list life-list' }, this.hint, this.failure, this.list));
  }

  show(state, place, t) {
    this.t = t;
    setText(this.summary, t('life'));
    setText(this.hint, t('lifeHint', { platform: this.pane.name }));
    patch(this.list, this.groups(state, place, t), (group) => group.id, (group) => this.#group(group));
  }

  #key(event) {
    if (event.key !== 'Escape' || !this.node.open) return;
    event.stopPropagation();
    event.preventDefault();
    this.node.open = false;
    this.summary.focus();
  }

  #group({ title, controls }) {
    const id = freshId('life');
    return h('section', { class: 'life-group', 'aria-labelledby': id }, h('h4', { id }, title),
      h('div', { class: 'life-controls' }, controls.map((control) => CONTROLS[control.kind](control, (body) => this.#act(control, body), this.t))));
  }

  async #act({ action, body }, more = {}) {
    const went = await this.pane.act(`${this.pane.platform}/${action}`, { ...body, ...more });
    setText(this.failure, went ? '' : this.pane.failure.textContent);
    return went;
  }
}

/** A button: `name` stays the same while what it does is turned about, so that the focus stays too. */
export const deed = (name, label, action, body = {}, grave = false) => ({ kind: 'deed', name, label, action, body, grave });

/** A field for a name, with what it is for, and perhaps a box to tick. */
export const naming = (name, label, button, action, body = {}, box = null) => ({ kind: 'naming', name, label, button, action, body, box });

/** What everybody can have happen to their own account. */
export function accountGroup(account, t, language) {
  const change = (changes) => ({ changes });
  const languages = new Intl.DisplayNames([language], { type: 'language' });
  return {
    id: 'account',
    title: t('lifeYou', { name: account.name }),
    controls: [
      deed('active', t(account.active ? 'deactivate' : 'reactivate'), 'account', change({ active: !account.active }), account.active),
      deed('guest', t(account.guest ? 'makeMember' : 'makeGuest'), 'account', change({ guest: !account.guest })),
      { kind: 'choice', name: 'zone', label: t('zone'), action: 'account', value: account.zone, options: among(ZONES, account.zone).map((zone) => [zone, zone.replace('_', ' ')]) },
      { kind: 'choice', name: 'locale', label: t('locale'), action: 'account', value: account.locale, options: among(LOCALES, account.locale).map((locale) => [locale, languages.of(locale)]) },
    ],
  };
}

const among = (usual, current) => (usual.includes(current) ? usual : [current, ...usual]);

const CONTROLS = {
  deed: ({ name, label, grave }, act) => h('button', { type: 'button', class: `button${grave ? ' danger' : ''}`, 'data-focus': `life/${name}`, on: { click: () => act() } }, label),

  naming({ name, label, button, box }, act) {
    const id = freshId('name');
    const field = h('input', { class: 'field', id, required: true, maxlength: '80', autocomplete: 'off', 'data-focus': `life/${name}` });
    const tick = box && h('input', { type: 'checkbox', 'data-focus': `life/${name}/box` });
    const send = async (event) => {
      event.preventDefault();
      if (await act({ name: field.value.trim(), ...(box ? { [box.name]: tick.checked } : {}) })) field.value = '';
    };
    return h('form', { class: 'life-naming', on: { submit: send } }, h('label', { class: 'field-label', for: id }, label),
      h('div', { class: 'row' }, field, h('button', { class: 'button', 'data-focus': `life/${name}/button` }, button)),
      box ? h('label', { class: 'box' }, tick, h('span', null, box.label)) : null);
  },

  choice({ name, label, value, options }, act) {
    const id = freshId('choice');
    return h('div', { class: 'life-choice' }, h('label', { class: 'field-label', for: id }, label),
      h('select', { class: 'field', id, 'data-focus': `life/${name}`, on: { change: (event) => act({ changes: { [name]: event.target.value } }) } },
        options.map(([one, words]) => h('option', { value: one, selected: one === value }, words))));
  },
};
