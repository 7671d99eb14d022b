/** The local Teams: a team's channels and the personal chat with Adaptive Cards, and dialogs. */
import { h } from './dom.js';
import { Pane } from './pane.js';
import { markdown, mention } from './markup.js';
import { drawCard } from './adaptivecards.js';
import { typedIn } from './cardinputs.js';
import { frame, openOver } from './windows.js';
import { accountGroup, deed, naming } from './life.js';

const GENERAL = '19:general@thread.tacv2';
const CARD = 'application/vnd.microsoft.card.adaptive';

export function teamsPane(playground) {
  const windows = new Dialogs();
  return new Pane(playground, 'teams', 'Teams', {
    places: ({ teams }, t) => [
      ...teams.channels.filter((one) => one.kind === 'channel').map((one) => ({ ...one, title: one.name, mark: '▸', section: teams.team ?? t('channels') })),
      ...teams.channels.filter((one) => one.kind === 'personal').map((one) => ({ ...one, title: one.name, mark: '≋', section: t('chat'), direct: true })),
    ],
    closed: ({ teams }, place, t) => {
      if (!teams.account.active) return t('closedAccount', { name: teams.account.name });
      return place.direct && !teams.app.personal ? t('closedMine') : '';
    },
    life,
    hint: (place, t) => t(place.kind === 'channel' ? 'mentionHint' : 'talkHint'),
    commands: () => [],
    message: (message, place, pane) => body(message, place, pane),
    page: () => h('div'),
    windows: (state, pane) => windows.show(state.teams.dialog ?? null, pane),
  });
}

function life({ teams, persona, personas }, place, t) {
  const { language } = personas.find((one) => one.id === persona);
  const account = accountGroup(teams.account, t, language);
  const mine = teams.app.personal ? deed('mine', t('removeMine'), 'personal-app/remove') : deed('mine', t('addMine'), 'personal-app/add');
  return [
    ...(place.kind === 'channel' && place.id !== GENERAL ? [channelGroup(place, t)] : []),
    { id: 'team', title: t('lifeTeam', { name: teams.team }), controls: teamControls(teams, t) },
    { ...account, controls: [...account.controls, mine] },
    { id: 'app', title: t('lifeApp'), controls: [teams.app.installed ? deed('app', t('removeTeamApp'), 'app/remove', {}, true) : deed('app', t('addTeamApp'), 'app/add')] },
  ];
}

function channelGroup({ id, name }, t) {
  return {
    id: 'channel',
    title: t('lifeChannel', { name }),
    controls: [naming(`rename/${id}`, t('newName'), t('rename'), 'channel/rename', { channel: id }), deed('delete', t('deleteChannel'), 'channel/delete', { channel: id }, true)],
  };
}

function teamControls({ member, deleted }, t) {
  return [
    member ? deed('member', t('leaveTeam'), 'team/leave') : deed('member', t('joinTeam'), 'team/join'),
    ...(deleted ?? []).map(({ id, name }) => deed(`restore/${id}`, t('restore', { name }), 'channel/restore', { channel: id })),
    naming('create', t('newChannelName'), t('create'), 'channel/create'),
    naming('renameTeam', t('newTeamName'), t('rename'), 'team/rename'),
  ];
}

function names(pane) {
  return { people: pane.state.teams.people ?? [], language: pane.language(), zone: pane.state.clock.zone, t: pane.t };
}

function body(message, place, pane) {
  const where = { channel: place.id, message: message.id };
  const cards = (message.attachments ?? []).filter((attachment) => attachment.contentType === CARD);
  const others = (message.attachments ?? []).filter((attachment) => attachment.contentType !== CARD && attachment.name);
  return h('div', { class: 'message-body' },
    message.text ? h('div', { class: 'message-text' }, message.textFormat === 'plain' ? plain(message.text) : markdown(message.text, names(pane))) : null,
    cards.map(({ content }) => h('div', { class: 'card' }, drawCard(content, {
      ...names(pane),
      execute: (verb, data) => pane.act('teams/execute', { ...where, verb, data }),
      submit: (data) => pane.act('teams/submit', { ...where, data }),
    }))),
    others.length ? h('ul', { class: 'chips' }, others.map((file) => h('li', { class: 'file' }, file.name))) : null);
}

/** Plain text: line breaks are kept, and mentions are marked. */
function plain(text) {
  return text.split(/<at>([^<]*)<\/at>/g).map((part, at) => (at % 2 ? mention(part) : part.split('\n').flatMap((line, row) => (row ? [h('br'), line] : [line]))));
}

/** The one dialog that Teams shows at a time; a card that is replaced keeps what was typed under the same ids. */
class Dialogs {
  #open = null;

  show(dialog, pane) {
    if (this.#open && this.#open.id !== dialog?.id) {
      this.#open.close();
      this.#open = null;
    }
    if (!dialog) return;
    const json = JSON.stringify(dialog);
    const cancel = () => pane.act('teams/dialog/close', { dialog: dialog.id });
    const content = (values) => (titleId) => frame(titleId, { title: dialog.title ?? '', t: pane.t, cancel, body: this.#card(dialog, pane, values) });
    if (!this.#open) {
      this.#open = { id: dialog.id, json, ...openOver(pane.node, { content: content({}), cancel, className: wide(dialog.width) ? 'wide' : '' }) };
    } else if (this.#open.json !== json) {
      const node = this.#open.dialog;
      this.#open.json = json;
      node.replaceChildren(...content(typedIn(node))(node.getAttribute('aria-labelledby')).filter(Boolean));
      node.querySelector('.window-body :is(input, select, textarea, button)')?.focus();
    }
  }

  #card(dialog, pane, values) {
    const submit = (data) => pane.act('teams/dialog/submit', { dialog: dialog.id, data });
    return drawCard(dialog.card ?? {}, { ...names(pane), values, submit, execute: (verb, data) => submit(data) });
  }
}

const wide = (width) => width === 'large' || width === 'medium' || Number(width) > 480;
