/** Windows drawn over a part of the page: what lies beneath rests, the rest of the page stays usable. */
import { h, freshId } from './dom.js';

/**
 * Opens a dialog over `stage`. The focus moves in, Escape calls `cancel`, and closing hands the focus back to where it was.
 *
 * @param content (titleId) => the node to show; the title carries the id
 * @param alert whether it is a question that must be answered
 * @returns {dialog, close()}
 */
export function openOver(stage, { content, cancel, className = '', alert = false }) {
  const before = document.activeElement;
  const beneath = [...stage.children].filter((child) => !child.inert);
  const titleId = freshId('title');
  const scrim = h('div', { class: 'scrim', on: { click: cancel } });
  const dialog = h('dialog', { class: `window ${className}`, 'aria-labelledby': titleId, role: alert ? 'alertdialog' : null }, content(titleId));
  dialog.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.preventDefault();
    event.stopPropagation();
    cancel();
  });
  beneath.forEach((child) => { child.inert = true; });
  stage.append(scrim, dialog);
  dialog.show();
  const elsewhere = before && before !== document.body && before.isConnected && !stage.contains(before);
  if (elsewhere) before.focus();
  else (dialog.querySelector('[autofocus]') ?? dialog.querySelector('.window-body :is(input, select, textarea, summary, button)') ?? dialog.querySelector('button')).focus();
  return {
    dialog,
    close() {
      const inside = dialog.contains(document.activeElement) || document.activeElement === document.body;
      dialog.remove();
      scrim.remove();
      beneath.forEach((child) => { child.inert = false; });
      if (inside) (before?.isConnected && before !== document.body ? before : stage.querySelector('textarea'))?.focus();
    },
  };
}

/** The frame of a window: title with a cross, body, and what stands at its foot. */
export function frame(titleId, { title, t, cancel, body, foot }) {
  return [
    h('div', { class: 'window-head' }, h('h2', { id: titleId }, title),
      h('button', { type: 'button', class: 'button quiet cross', 'aria-label': t('close'), 'data-focus': 'cross', on: { click: cancel } }, '✕')),
    h('div', { class: 'window-body' }, body),
    foot ? h('div', { class: 'window-foot' }, foot) : null,
  ];
}

/** Asks the question of a Slack confirmation dialog; the answer is a Promise of yes or no. */
export function ask(stage, confirm, words, t) {
  return new Promise((answer) => {
    const done = (yes) => () => { opened.close(); answer(yes); };
    const content = (titleId) => frame(titleId, {
      title: confirm.title?.text ?? '', t, cancel: done(false), body: h('div', null, words(confirm.text)),
      foot: [
        h('button', { type: 'button', class: 'button', on: { click: done(false) } }, confirm.deny?.text ?? t('cancel')),
        h('button', { type: 'button', autofocus: true, class: `button ${confirm.style === 'danger' ? 'danger' : 'primary'}`, on: { click: done(true) } }, confirm.confirm?.text ?? t('ok')),
      ],
    });
    const opened = openOver(stage, { content, cancel: done(false), className: 'small', alert: true });
  });
}
