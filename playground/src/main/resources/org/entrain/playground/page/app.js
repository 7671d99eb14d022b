/** The page: who looks at it, its clock, and the two platforms side by side. */
import { h, patch, setText } from './dom.js';
import { Playground } from './api.js';
import { textsOf } from './texts.js';
import { face } from './pane.js';
import { slackPane } from './slack.js';
import { teamsPane } from './teams.js';

const KINDS = ['too-many-requests', 'server-error', 'timeout', 'duplicate', 'reorder', 'lost-ack'];

const playground = new Playground(new URLSearchParams(location.search).get('persona'));
const panes = [slackPane(playground), teamsPane(playground)];
let t = textsOf('en');
let language = null;
let dismissed = null;

const skip = h('a', { class: 'skip', href: '#conversations' });
const title = h('h1');
const people = h('fieldset', { class: 'people' });
const clock = h('section', { class: 'clock' });
const now = h('time', { class: 'now' });
const help = h('div', { class: 'help' });
const banner = h('div', { class: 'banner', role: 'alert', hidden: true });
const tabs = h('nav', { class: 'tabs' });
const main = h('main', { id: 'conversations', tabindex: '-1', 'data-shown': 'slack' }, panes.map((pane) => pane.node));

/** Writes all that the page says itself, in the persona's language. */
function speak(spoken) {
  language = spoken;
  t = textsOf(spoken);
  document.documentElement.lang = spoken;
  document.title = t('title');
  skip.textContent = t('skip');
  title.textContent = t('title');
  people.setAttribute('aria-label', t('who'));
  clock.setAttribute('aria-label', t('clock'));
  const move = (label, long, body) => h('button', { type: 'button', class: 'button', title: t(long), on: { click: () => post('clock', body) } }, h('span', { 'aria-hidden': 'true' }, t(label)), h('span', { class: 'hidden' }, t(long)));
  clock.replaceChildren(now, h('div', { class: 'clock-buttons' }, move('hour', 'hourLong', { move: 'PT1H' }), move('day', 'dayLong', { move: 'P1D' }), move('next', 'nextLong', { next: true })));
  tabs.setAttribute('aria-label', t('platforms'));
  help.replaceChildren(trouble(), ...about());
}

function about() {
  const dialog = h('dialog', { class: 'about', 'aria-labelledby': 'about-title' },
    h('h2', { id: 'about-title' }, t('aboutTitle')), ['about1', 'about2', 'about3'].map((key) => h('p', null, t(key))),
    h('form', { method: 'dialog' }, h('button', { class: 'button primary' }, t('close'))));
  return [h('button', { type: 'button', class: 'linklike', on: { click: () => dialog.showModal() } }, t('what')), dialog];
}

/** The menu that makes a platform misbehave, to see that the bot copes. */
function trouble() {
  const select = (id, label, options) => [h('label', { class: 'field-label', for: id }, t(label)), h('select', { class: 'field', id }, options.map(([value, name]) => h('option', { value }, name)))];
  const times = h('input', { class: 'field', id: 'trouble-times', type: 'number', min: '1', max: '20', value: '1', required: true });
  const form = h('form', { class: 'menu-list trouble' }, h('p', null, t('misbehaveWhat')),
    select('trouble-platform', 'platform', panes.map((pane) => [pane.platform, pane.name])),
    select('trouble-kind', 'kind', KINDS.map((kind) => [kind, t(kind)])),
    h('label', { class: 'field-label', for: 'trouble-times' }, t('times')), times, h('button', { class: 'button primary' }, t('arrange')));
  const summary = h('summary', { class: 'linklike', title: t('misbehaveLong') }, t('misbehave'));
  const menu = h('details', { class: 'menu' }, summary, form);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const [platform, kind] = form.querySelectorAll('select');
    menu.open = false;
    summary.focus();
    post('misbehave', { platform: platform.value, kind: kind.value, times: Number(times.value), method: null });
  });
  menu.addEventListener('keydown', (event) => { if (event.key === 'Escape') { menu.open = false; summary.focus(); } });
  return menu;
}

function show(state) {
  const me = state.personas.find((one) => one.id === state.persona);
  if (me.language !== language) speak(me.language);
  showPeople(state);
  showClock(state.clock);
  panes.forEach((pane) => pane.show(state, t));
  showTabs();
  showProblem(state.problem);
}

function showPeople(state) {
  patch(people, state.personas.map((one) => ({ ...one, current: one.id === state.persona, language })).map((one, at) => ({ ...one, spoken: state.personas[at].language })), (one) => one.id, (one) =>
    h('label', { class: 'person' },
      h('input', { type: 'radio', name: 'persona', value: one.id, checked: one.current, 'data-focus': one.id, on: { change: () => become(one.id) } }),
      face(one.name, false),
      h('span', { class: 'person-words' }, h('strong', null, one.name), h('span', { class: 'person-role' }, t(one.role), ' · ', h('abbr', { title: t(one.spoken) }, one.spoken.toUpperCase())))));
}

function showClock({ now: instant, zone, moved }) {
  const spoken = language === 'fr' ? 'fr-FR' : 'en-GB';
  setText(now, new Intl.DateTimeFormat(spoken, { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit', timeZone: zone }).format(new Date(instant)));
  now.setAttribute('datetime', instant);
  now.title = moved === 'PT0S' ? zone : `${zone} · ${moved}`;
}

function showTabs() {
  patch(tabs, panes.map((pane) => ({ id: pane.platform, name: pane.name, unread: pane.unread(), shown: main.dataset.shown === pane.platform })), (tab) => tab.id, (tab) =>
    h('button', { type: 'button', class: `tab ${tab.id}`, 'aria-pressed': String(tab.shown), 'data-focus': tab.id, on: { click: () => { main.dataset.shown = tab.id; show(playground.state); } } },
      tab.name, tab.unread ? h('span', { class: 'badge' }, String(tab.unread), h('span', { class: 'hidden' }, ` ${t('unread', { n: '' })}`)) : null));
}

function showProblem(problem) {
  const mark = problem && `${problem.at} ${problem.text}`;
  if (!problem || mark === dismissed) {
    banner.hidden = true;
    banner.replaceChildren();
    return;
  }
  if (banner.dataset.mark === mark && !banner.hidden) return;
  banner.dataset.mark = mark;
  banner.hidden = false;
  const dismiss = () => { dismissed = mark; showProblem(problem); main.focus(); };
  banner.replaceChildren(h('p', null, h('strong', null, t('problem', { platform: problem.platform === 'teams' ? 'Teams' : 'Slack' })), ' ', h('span', null, problem.text)),
    h('button', { type: 'button', class: 'button', on: { click: dismiss } }, t('dismiss')));
}

/** Posts what concerns no platform alone; a refusal is shown in the banner. */
async function post(action, body) {
  try {
    await playground.post(action, body);
  } catch (error) {
    banner.hidden = false;
    banner.dataset.mark = '';
    banner.replaceChildren(h('p', null, error.message));
  }
}

function become(persona) {
  const address = new URL(location.href);
  address.searchParams.set('persona', persona);
  history.replaceState(null, '', address);
  return playground.become(persona);
}

async function start() {
  speak('en');
  document.body.prepend(skip,
    h('header', { class: 'top' }, h('div', { class: 'top-row' }, h('div', { class: 'brand' }, h('img', { src: '/playground/page/icon.svg', alt: '', width: '32', height: '32' }), title), clock, help), people),
    h('div', { class: 'between' }, banner, tabs), main);
  playground.onState(show);
  document.addEventListener('visibilitychange', () => { if (!document.hidden && playground.state) show(playground.state); });
  try {
    await playground.follow();
  } catch {
    banner.hidden = false;
    banner.replaceChildren(h('p', null, t('unreachable')));
    setTimeout(() => location.reload(), 3000);
  }
}

start();
