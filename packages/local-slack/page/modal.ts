import type { PageView } from '../page-protocol.ts';
import { avatar } from './avatar.ts';
import { blockIdsOf, blocksView, knownBlocks } from './blocks/blocks.ts';
import { Inputs, type Surface } from './blocks/surface.ts';
import { closeButton } from './dialog.ts';
import { byId, type Child, h } from './dom.ts';
import { icon } from './icon.ts';
import { type Page, userOf } from './page.ts';
import { forget, redraw } from './redraw.ts';

/** What was typed in each open modal. */
const inputs = new Map<string, Inputs>();

/** Errors that came with the answer to a submission, by view, in addition to those in the state. */
const refused = new Map<string, Readonly<Record<string, string>>>();

/** Shows the top modal of the person's stack, or none. */
export function drawModal(page: Page): void {
  const top = page.state.views.at(-1);
  const open = document.querySelector<HTMLDialogElement>('dialog.modal');
  if (!top) {
    open?.close();
    return;
  }
  const dialog = open ?? openDialog(page);
  dialog.setAttribute('aria-label', top.view.title.text);
  dialog.dataset['view'] = top.view.callback_id ?? top.id;
  const errors = { ...refused.get(top.id), ...top.errors };
  const key = JSON.stringify([page.state.me.id, top.id, top.hash, errors, page.state.views.length]);
  // A dialog that has just opened has the focus itself.
  const focused = document.activeElement !== dialog && dialog.contains(document.activeElement);
  const built = redraw(dialog, key, () => modalViews(page, top, errors));
  if (built) focusFirst(dialog, focused);
}

function openDialog(page: Page): HTMLDialogElement {
  const dialog = h('dialog', { class: 'dialog modal' });
  dialog.addEventListener('cancel', (event) => {
    event.preventDefault();
    closeTop(page);
  });
  dialog.addEventListener('close', () => {
    forget(dialog);
    dialog.remove();
  });
  byId('main').after(dialog);
  dialog.showModal();
  return dialog;
}

/** Focuses the first error, else the first field unless the focus is already inside. */
function focusFirst(dialog: HTMLElement, hadFocus: boolean): void {
  const invalid = dialog.querySelector<HTMLElement>('[aria-invalid=true]');
  const first = dialog.querySelector<HTMLElement>('.dialog-body :is(input, textarea, button)');
  if (invalid) invalid.focus();
  else if (!hadFocus || !dialog.contains(document.activeElement)) first?.focus();
}

function closeTop(page: Page): void {
  const top = page.state.views.at(-1);
  if (top) void page.act({ kind: 'closeView', viewId: top.id });
}

function modalViews(page: Page, top: PageView, errors: Readonly<Record<string, string>>): Child[] {
  const { view } = top;
  const kept = inputs.get(top.id) ?? new Inputs();
  inputs.set(top.id, kept);
  const blocks = knownBlocks(view.blocks);
  const blockIds = blockIdsOf(blocks);
  const surface = { page, target: { in: 'view', viewId: top.id } as const, inputs: kept, blockIds };
  const submit = () => void send(page, top, surface);
  const hasInput = blocks.some((block) => block.type === 'input');
  const stacked = page.state.views.length > 1;
  const closeAll = () => void page.act({ kind: 'closeView', viewId: top.id, all: true });
  const trouble = errors[''] && h('p', { class: 'notice', role: 'alert' }, errors['']);
  const body = h('div', { class: 'dialog-body' }, trouble, blocksView(surface, blocks, errors));
  body.addEventListener('keydown', (event) => {
    const inField = event.target instanceof HTMLInputElement && event.target.type === 'text';
    const wanted =
      inField || ((event.ctrlKey || event.metaKey) && event.target instanceof HTMLTextAreaElement);
    if (event.key !== 'Enter' || !wanted || event.defaultPrevented || !view.submit) return;
    if (event.target instanceof Element && event.target.closest('.popover')) return;
    event.preventDefault();
    submit();
  });
  return [
    h(
      'header',
      { class: 'dialog-head' },
      stacked &&
        h(
          'button',
          { type: 'button', class: 'icon-button', 'aria-label': 'Back', onclick: () => closeTop(page) },
          icon('back'),
        ),
      avatar(userOf(page, page.state.app.botUserId), 'small'),
      h('h2', { dir: 'auto' }, view.title.text),
      closeButton(closeAll),
    ),
    body,
    h(
      'footer',
      { class: 'dialog-foot' },
      h(
        'button',
        { type: 'button', class: 'button', onclick: () => closeTop(page) },
        view.close?.text ?? 'Cancel',
      ),
      (view.submit || hasInput) &&
        h(
          'button',
          { type: 'button', class: 'button primary submit', onclick: submit },
          view.submit?.text ?? 'Submit',
        ),
    ),
  ];
}

async function send(
  page: Page,
  top: PageView,
  { inputs: kept, blockIds }: Pick<Surface, 'inputs' | 'blockIds'>,
): Promise<void> {
  const button = document.querySelector('dialog.modal .submit');
  if (button?.hasAttribute('aria-busy')) return;
  const missing = requiredErrors(top, kept);
  if (Object.keys(missing).length > 0) {
    refused.set(top.id, missing);
    page.redraw();
    return;
  }
  refused.delete(top.id);
  button?.setAttribute('aria-busy', 'true');
  const answer = await page.act({ kind: 'submitView', viewId: top.id, state: kept.snapshot(blockIds) });
  button?.removeAttribute('aria-busy');
  if (!answer.ok && answer.errors) refused.set(top.id, answer.errors);
  page.redraw();
}

/** As Slack does, an empty field that is not optional is refused before the app is asked. */
function requiredErrors(top: PageView, kept: Inputs): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const block of knownBlocks(top.view.blocks)) {
    if (block.type !== 'input' || block.optional === true) continue;
    const choice = kept.get(block.block_id ?? '', block.element.action_id ?? '');
    const empty = !choice?.value?.trim() && !choice?.selected?.length && choice?.dateTime === undefined;
    if (empty) errors[block.block_id ?? ''] = 'Please complete this required field.';
  }
  return errors;
}
