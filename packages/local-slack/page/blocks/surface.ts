import type { ConfirmationDialog, TextObject } from '@slack/types';
import type { PageChoice, PageInputs, PageTarget } from '../../page-acts.ts';
import { ask } from '../dialog.ts';
import { h } from '../dom.ts';
import { textWithEmoji } from '../emoji-view.ts';
import { inlineMrkdwn } from '../mrkdwn.ts';
import type { Page } from '../page.ts';

/** What a person has chosen or typed in one message or view, kept when it is drawn again. */
export class Inputs {
  readonly #chosen = new Map<string, Map<string, PageChoice>>();

  get(blockId: string, actionId: string): PageChoice | undefined {
    return this.#chosen.get(blockId)?.get(actionId);
  }

  set(blockId: string, actionId: string, choice: PageChoice): void {
    const block = this.#chosen.get(blockId) ?? new Map<string, PageChoice>();
    block.set(actionId, choice);
    this.#chosen.set(blockId, block);
  }

  /** The choices in these blocks. */
  snapshot(blockIds: ReadonlySet<string>): PageInputs {
    const entries = [...this.#chosen].filter(([blockId]) => blockIds.has(blockId));
    return Object.fromEntries(entries.map(([blockId, actions]) => [blockId, Object.fromEntries(actions)]));
  }
}

/** The message, modal or home tab that holds blocks. */
export interface Surface {
  readonly page: Page;
  readonly target: PageTarget;
  readonly inputs: Inputs;
  readonly blockIds: ReadonlySet<string>;
}

/** The block that holds an element. */
export interface Slot {
  readonly surface: Surface;
  readonly blockId: string;
  /** Whether a choice goes to the app at once; in an input block it waits for the submit. */
  readonly dispatch: boolean;
  /** What a screen reader calls an element that has no label of its own. */
  readonly label: string;
}

interface Actionable {
  readonly action_id?: string;
  readonly confirm?: ConfirmationDialog;
}

/** The remembered choice, else the initial one of the app, which is then remembered. */
export function startingChoice(slot: Slot, actionId: string | undefined, initial: PageChoice): PageChoice {
  const known = slot.surface.inputs.get(slot.blockId, actionId ?? '');
  if (known) return known;
  slot.surface.inputs.set(slot.blockId, actionId ?? '', initial);
  return initial;
}

/** Remembers a choice and, outside input blocks, tells the app. */
export async function choose(slot: Slot, element: Actionable, choice: PageChoice): Promise<void> {
  const { surface, blockId } = slot;
  const actionId = element.action_id ?? '';
  surface.inputs.set(blockId, actionId, choice);
  if (!slot.dispatch || !(await confirmed(surface.page, element.confirm))) return;
  const state = surface.inputs.snapshot(surface.blockIds);
  await surface.page.act({ kind: 'select', target: surface.target, blockId, actionId, choice, state });
}

/** Tells the app of a click; `choice` for an overflow menu. */
export async function click(slot: Slot, element: Actionable, choice?: PageChoice): Promise<void> {
  const { surface, blockId } = slot;
  if (!(await confirmed(surface.page, element.confirm))) return;
  const state = surface.inputs.snapshot(surface.blockIds);
  await surface.page.act({
    kind: 'click',
    target: surface.target,
    blockId,
    actionId: element.action_id ?? '',
    ...(choice ? { choice } : {}),
    state,
  });
}

async function confirmed(page: Page, confirm: ConfirmationDialog | undefined): Promise<boolean> {
  if (!confirm) return true;
  return ask({
    title: confirm.title?.text ?? 'Are you sure?',
    body: textView(page, confirm.text),
    confirm: confirm.confirm?.text ?? 'Yes',
    deny: confirm.deny?.text ?? 'Cancel',
    danger: confirm.style === 'danger',
  });
}

/** A text object on one line. */
export function textView(page: Page, text: TextObject): HTMLElement {
  if (text.type === 'mrkdwn') return inlineMrkdwn(page, text.text);
  return h('span', { dir: 'auto' }, ...textWithEmoji(text.text));
}
