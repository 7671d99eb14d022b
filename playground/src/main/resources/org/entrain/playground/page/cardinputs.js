/** The inputs of Adaptive Cards, with the browser's own controls; what they hold is kept by the input's id. */
import { h, freshId } from './dom.js';
import { markdown } from './markup.js';

const inputOf = new WeakMap();

/** The inputs that a press in the card `scope` sends: its own and those of the cards around it, hidden cards left out. */
export function inputsFor(scope) {
  const cards = [];
  for (let card = scope; card; card = card.parentElement?.closest('.ac-card')) cards.push(card);
  return cards.flatMap((card) => [...card.querySelectorAll('.ac-input')].filter((node) => node.closest('.ac-card') === card)).map((node) => inputOf.get(node));
}

/** What stands in all inputs below `root`, by id. */
export function typedIn(root) {
  return Object.fromEntries([...root.querySelectorAll('.ac-input')].map((node) => inputOf.get(node)).map((input) => [input.id, input.value()]));
}

/** Says what is wrong beside each input; the focus goes to the first of them. True when all is well. */
export function validate(inputs, context) {
  const wrong = inputs.filter((input) => !input.check(context.t));
  wrong[0]?.focus();
  return wrong.length === 0;
}

/**
 * The frame of an input: label, control, error.
 *
 * @param make gets the attributes of the control and answers {node, control, value(), refused(t)}: refused is the page's own sentence or ''
 */
function framed(element, context, make, { group = false } = {}) {
  const ids = { label: freshId('label'), error: freshId('error'), control: freshId('control') };
  const attributes = {
    id: group ? null : ids.control,
    'aria-labelledby': element.label ? ids.label : null,
    'aria-label': element.label ? null : (element.title ?? element.placeholder ?? element.id),
    'aria-describedby': ids.error,
    'data-focus': `input/${element.id}`,
  };
  const made = make(attributes, context.values?.[element.id] ?? element.value);
  const error = h('p', { class: 'field-error', id: ids.error });
  const node = h('div', { class: 'ac-input' },
    element.label
      ? h(group ? 'span' : 'label', { class: 'field-label', id: ids.label, for: group ? null : ids.control }, markdown(element.label, context), element.isRequired ? h('span', { class: 'field-star', 'aria-hidden': 'true' }, ' *') : null)
      : null,
    made.node, error);
  if (element.isRequired && !group) made.control.setAttribute('aria-required', 'true');
  inputOf.set(node, {
    id: element.id,
    value: made.value,
    focus: () => made.control.focus(),
    check(t) {
      const empty = made.value() === undefined || made.value() === '';
      const refused = element.isRequired && empty ? t('required') : empty ? '' : (made.refused?.(t) ?? '');
      error.textContent = refused === '' ? '' : (element.errorMessage ?? refused);
      node.classList.toggle('invalid', refused !== '');
      if (!group) made.control.setAttribute('aria-invalid', String(refused !== ''));
      return refused === '';
    },
  });
  return node;
}

function simple(type, refused = () => '') {
  return (element, context) => framed(element, context, (attributes, value) => {
    const control = h('input', { ...attributes, type, class: 'field', value, placeholder: element.placeholder, min: element.min, max: element.max });
    return { node: control, control, value: () => (control.value === '' ? undefined : control.value), refused: (t) => refused(control, element, t) };
  });
}

export const INPUTS = {
  'Input.Text': (element, context) => framed(element, context, (attributes, value) => {
    const type = { email: 'email', url: 'url', tel: 'tel', password: 'password' }[String(element.style ?? '').toLowerCase()] ?? 'text';
    const shared = { ...attributes, class: 'field', placeholder: element.placeholder, maxlength: element.maxLength };
    const control = element.isMultiline ? h('textarea', { ...shared, rows: '3' }, value ?? '') : h('input', { ...shared, type, value });
    return { node: control, control, value: () => control.value, refused: (t) => (type === 'email' && !control.checkValidity() ? t('invalidEmail') : type === 'url' && !control.checkValidity() ? t('invalidUrl') : '') };
  }),

  'Input.Number'(element, context) {
    return framed(element, context, (attributes, value) => {
      const control = h('input', { ...attributes, type: 'number', step: 'any', class: 'field', value, placeholder: element.placeholder, min: element.min, max: element.max });
      return {
        node: control, control,
        value: () => (control.value === '' ? undefined : control.valueAsNumber),
        refused: (t) => (control.checkValidity() ? '' : t('invalidNumber')),
      };
    });
  },

  'Input.Date': simple('date', (control, element, t) => (control.checkValidity() ? '' : t('invalidNumber'))),
  'Input.Time': simple('time', (control, element, t) => (control.checkValidity() ? '' : t('invalidNumber'))),

  'Input.Toggle': (element, context) => framed(element, context, (attributes, value) => {
    const on = element.valueOn ?? 'true';
    const off = element.valueOff ?? 'false';
    const { 'aria-label': label, ...rest } = attributes;
    const control = h('input', { ...rest, type: 'checkbox', checked: value === on });
    return { node: h('label', { class: 'box' }, control, h('span', null, markdown(element.title ?? '', context))), control,
      value: () => (control.checked ? on : element.isRequired ? undefined : off) };
  }),

  'Input.ChoiceSet'(given, context) {
    const element = given['choices.data'] ? withPeople(given, context) : given;
    return element.style === 'expanded' || element.isMultiSelect ? choiceBoxes(element, context) : choiceList(element, context);
  },
};

/** The People Picker of Teams: whoever is in the directory, by their object id, after the choices that the card itself brings. */
function withPeople(element, context) {
  return { ...element, choices: [...(element.choices ?? []), ...(context.people ?? []).map(({ id, name }) => ({ title: name, value: id }))] };
}

function choiceList(element, context) {
  return framed(element, context, (attributes, value) => {
    const control = h('select', { ...attributes, class: 'field' },
      h('option', { value: '' }, element.placeholder ?? context.t('choose')),
      (element.choices ?? []).map((choice) => h('option', { value: choice.value, selected: choice.value === value }, choice.title)));
    return { node: control, control, value: () => control.value };
  });
}

function choiceBoxes(element, context) {
  const type = element.isMultiSelect ? 'checkbox' : 'radio';
  return framed(element, context, (attributes, value) => {
    const { id, 'data-focus': focus, ...group } = attributes;
    const name = freshId('choice');
    const initial = String(value ?? '').split(',');
    const node = h('div', { ...group, class: element['choices.data'] ? 'boxes people-picker' : 'boxes', role: type === 'radio' ? 'radiogroup' : 'group' }, (element.choices ?? []).map((choice) =>
      h('label', { class: 'box' }, h('input', { type, name, value: choice.value, checked: initial.includes(choice.value), 'data-focus': `input/${element.id}/${choice.value}` }), h('span', null, markdown(choice.title, context)))));
    return { node, control: node.querySelector('input') ?? node, value: () => [...node.querySelectorAll('input:checked')].map((box) => box.value).join(',') };
  }, { group: true });
}
