import { type Child, h } from './dom.ts';
import { icon } from './icon.ts';

export interface QuestionOptions {
  readonly title: string;
  readonly body: Child;
  readonly confirm: string;
  readonly deny?: string;
  readonly danger?: boolean;
}

/** Asks in a dialog; true for yes, false for no, Escape or the cross. */
export function ask(options: QuestionOptions): Promise<boolean> {
  return new Promise((resolve) => {
    const dialog = h('dialog', { class: 'dialog small', 'aria-label': options.title });
    const answer = (yes: boolean) => () => {
      dialog.close();
      resolve(yes);
    };
    const style = options.danger ? 'button danger' : 'button primary';
    dialog.append(
      h('header', { class: 'dialog-head' }, h('h2', {}, options.title), closeButton(answer(false))),
      h('div', { class: 'dialog-body' }, options.body),
      h(
        'footer',
        { class: 'dialog-foot' },
        h('button', { type: 'button', class: 'button', onclick: answer(false) }, options.deny ?? 'Cancel'),
        h(
          'button',
          { type: 'button', class: style, onclick: answer(true), autofocus: true },
          options.confirm,
        ),
      ),
    );
    dialog.addEventListener('cancel', answer(false));
    dialog.addEventListener('close', () => dialog.remove());
    document.body.append(dialog);
    dialog.showModal();
  });
}

export interface FieldOptions {
  readonly title: string;
  readonly label: string;
  readonly placeholder?: string;
  readonly value?: string;
  readonly confirm: string;
  /** A tick box below the field. */
  readonly option?: string;
}

/** Asks for one line of text; undefined when the person turns away. */
export async function askText(options: FieldOptions): Promise<{ text: string; ticked: boolean } | undefined> {
  const field = h('input', {
    class: 'field',
    type: 'text',
    value: options.value ?? '',
    placeholder: options.placeholder,
    autofocus: true,
  });
  const box = h('input', { type: 'checkbox' });
  const body = h(
    'div',
    { class: 'stack' },
    h('label', { class: 'stack' }, h('span', { class: 'label' }, options.label), field),
    options.option ? h('label', { class: 'option' }, box, h('span', {}, options.option)) : undefined,
  );
  field.addEventListener('keydown', (event) => {
    if (event.key === 'Enter')
      field.closest('dialog')?.querySelector<HTMLElement>('footer button:last-child')?.click();
  });
  const yes = await ask({ title: options.title, body, confirm: options.confirm });
  return yes && field.value.trim() !== '' ? { text: field.value.trim(), ticked: box.checked } : undefined;
}

/** The cross at the corner of a dialog or pane. */
export function closeButton(close: () => void, label = 'Close'): HTMLElement {
  return h(
    'button',
    { type: 'button', class: 'icon-button', 'aria-label': label, onclick: close },
    icon('close'),
  );
}
