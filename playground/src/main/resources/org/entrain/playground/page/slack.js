/** The local Slack: channels, direct messages and the home tab with Block Kit, modals, confirmation dialogs. */
import { h, fragment } from './dom.js';
import { Pane } from './pane.js';
import { mrkdwn } from './markup.js';
import { drawBlocks, missingIn, showErrors, valuesIn } from './blockkit.js';
import { ask, frame, openOver } from './windows.js';
import { accountGroup, deed, naming } from './life.js';

const HOME = 'home';

export function slackPane(playground) {
  const windows = new Modals();
  return new Pane(playground, 'slack', 'Slack', {
    places: ({ slack }, t) => [
      ...slack.channels.filter((one) => one.kind === 'channel').map((one) => ({ ...one, title: one.name, mark: one.private ? '◆' : '#', note: noteOf(one, t), section: t('channels') })),
      ...slack.channels.filter((one) => one.kind === 'group').map((one) => ({ ...one, title: one.name, mark: '⁂', section: t('direct') })),
      ...slack.channels.filter((one) => one.kind === 'dm').map((one) => ({ ...one, title: one.name, mark: '≋', section: t('direct'), direct: true })),
      { id: HOME, title: `Entrain · ${t('home')}`, mark: '⌂', section: t('direct'), page: 'home' },
    ],
    closed: ({ slack }, place, t) => {
      if (!slack.account.active) return t('closedAccount', { name: slack.account.name });
      if (place.archived) return t('closedArchive');
      if (place.member === false) return t('closedJoin');
      return place.direct && !slack.app.installed ? t('closedApp') : '';
    },
    life,
    hint: (place, t) => t('commandHint'),
    commands: ({ slack }) => slack.commands ?? [],
    message(message, place, pane) {
      if (!message.blocks?.length) return h('div', { class: 'message-body' }, mrkdwn(message.text, names(pane)));
      return blocks(message.blocks, pane, { channel: place.id, message: message.id, view: null });
    },
    page(state, pane) {
      const view = state.slack.home?.view;
      if (!view) return h('p', { class: 'quiet' }, pane.t('homeEmpty'));
      return blocks(view.blocks, pane, { channel: null, message: null, view: view.id ?? null });
    },
    windows: (state, pane) => windows.show(state.slack.modals ?? [], pane),
  });
}

const noteOf = (channel, t) => (channel.archived ? t('noteArchived') : channel.member === false ? t('noteNotIn') : channel.private ? t('notePrivate') : '');

function life({ slack, persona, personas }, place, t) {
  const { language } = personas.find((one) => one.id === persona);
  const here = place.kind === 'channel' ? [channelGroup(place, t)] : [];
  return [
    ...here,
    { id: 'new', title: t('lifeNew'), controls: [naming('create', t('channelName'), t('create'), 'channel/create', {}, { name: 'private', label: t('private') })] },
    accountGroup(slack.account, t, language),
    { id: 'app', title: t('lifeApp'), controls: [slack.app.installed ? deed('app', t('removeApp'), 'app/remove', {}, true) : deed('app', t('addApp'), 'app/add')] },
  ];
}

function channelGroup({ id, name, archived, member, bot }, t) {
  const channel = { channel: id };
  const open = archived ? [] : [
    member ? deed('member', t('leave'), 'channel/leave', channel) : deed('member', t('join'), 'channel/join', channel),
    bot ? deed('bot', t('takeOut'), 'bot/remove', channel) : deed('bot', t('invite'), 'bot/invite', channel),
  ];
  return {
    id: 'channel',
    title: t('lifeChannel', { name: `#${name}` }),
    controls: [
      ...open,
      archived ? deed('archive', t('reopen'), 'channel/reopen', channel) : deed('archive', t('archive'), 'channel/archive', channel),
      ...(archived ? [] : [naming(`rename/${id}`, t('newName'), t('rename'), 'channel/rename', channel)]),
    ],
  };
}

function names(pane) {
  const { state } = pane;
  const channels = Object.fromEntries(state.slack.channels.map((one) => [one.id, one.name]));
  return { users: state.slack.users, people: state.slack.people, channels, language: pane.language(), zone: state.clock.zone };
}

/** Blocks whose presses are told as Slack tells them, with the values of all fields of the same surface. */
function blocks(list, pane, where, more = {}) {
  const root = h('div', { class: 'message-body blocks' });
  const context = {
    ...names(pane), t: pane.t, ...more,
    act: (action) => pane.act('slack/action', { ...where, action, state: { values: valuesIn(root) } }),
    confirm: (dialog) => ask(pane.node, dialog, (text) => fragment(mrkdwn(text?.text ?? '', names(pane))), pane.t),
  };
  root.append(drawBlocks(list, context));
  return root;
}

/** The stack of modals: the top one is shown; what was typed in one beneath is there again when it comes back. */
class Modals {
  #open = null;
  #typed = new Map();

  show(modals, pane) {
    const top = modals.at(-1);
    if (this.#open) this.#typed.set(this.#open.id, valuesIn(this.#open.dialog));
    if (this.#open && this.#open.id !== top?.id) {
      this.#open.close();
      this.#open = null;
    }
    const ids = new Set(modals.map((modal) => modal.id));
    [...this.#typed.keys()].filter((id) => !ids.has(id)).forEach((id) => this.#typed.delete(id));
    if (top) this.#draw(top, pane);
  }

  #draw(modal, pane) {
    const view = JSON.stringify(modal.view);
    const errors = JSON.stringify(modal.errors ?? {});
    if (!this.#open) {
      const cancel = () => pane.act('slack/close', { view: modal.id });
      const form = (titleId) => this.#form(titleId, modal, pane, cancel);
      this.#open = { id: modal.id, view, errors, form, ...openOver(pane.node, { content: form, cancel }) };
      if (errors !== '{}') showErrors(this.#open.dialog, modal.errors);
    } else if (view !== this.#open.view) {
      const { dialog } = this.#open;
      const focused = dialog.contains(document.activeElement) ? document.activeElement.dataset.focus : null;
      dialog.replaceChildren(this.#form(dialog.getAttribute('aria-labelledby'), modal, pane, () => pane.act('slack/close', { view: modal.id })));
      if (focused) dialog.querySelector(`[data-focus="${CSS.escape(focused)}"]`)?.focus();
      Object.assign(this.#open, { view, errors });
    } else if (errors !== this.#open.errors) {
      this.#open.errors = errors;
      showErrors(this.#open.dialog, modal.errors ?? {});
    }
  }

  #form(titleId, modal, pane, cancel) {
    const { view } = modal;
    const hasInput = view.blocks?.some((block) => block.type === 'input');
    const submit = (event) => {
      event.preventDefault();
      const missing = missingIn(form, pane.t);
      showErrors(form, missing);
      if (Object.keys(missing).length === 0) pane.act('slack/submit', { view: modal.id, values: valuesIn(form) });
    };
    const form = h('form', { novalidate: true, on: { submit } }, frame(titleId, {
      title: view.title?.text ?? '', t: pane.t, cancel,
      body: blocks(view.blocks, pane, { channel: null, message: null, view: modal.id }, { state: this.#typed.get(modal.id) }),
      foot: [
        h('button', { type: 'button', class: 'button', 'data-focus': 'close', on: { click: cancel } }, view.close?.text ?? pane.t('cancel')),
        view.submit || hasInput ? h('button', { type: 'submit', class: 'button primary', 'data-focus': 'submit' }, view.submit?.text ?? pane.t('submit')) : null,
      ],
    }));
    return form;
  }
}
