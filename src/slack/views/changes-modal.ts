import type { KnownBlock, ModalView } from '@slack/types';
import { codeBlock, mrkdwn } from '../words/escape.ts';
import { CHANGES, changesLeftOut, diffCut } from '../words/sections.ts';
import { context, option, section } from './blocks.ts';
import { INPUTS, MODALS } from './ids.ts';
import { modal, tickInput } from './inputs.ts';
import type { ModalRefs } from './metadata.ts';
import { ticked, type ViewValues } from './state.ts';

/** One section that would change, and how, as lines with `+` and `-`. */
export interface ShownChange {
  readonly id: string;
  readonly heading: string;
  readonly kind: 'changed' | 'added' | 'removed';
  readonly diff: string;
}

/** Two blocks each, below the 100 of a modal. */
const MOST = 45;

/** What a proposed draft would change, to be chosen from. */
export function changesModal(changes: readonly ShownChange[], refs: ModalRefs): ModalView {
  const shown = changes.slice(0, MOST);
  return modal({
    callback: MODALS.changes,
    title: CHANGES.heading,
    ...(shown.length > 0 && { submit: CHANGES.submit }),
    refs,
    blocks: [
      context(shown.length > 0 ? CHANGES.intro : CHANGES.none),
      ...shown.flatMap((change): KnownBlock[] => [
        changeBlock(change),
        tickInput({
          block: `${INPUTS.take}${change.id}`,
          label: change.heading,
          optional: true,
          options: [option(CHANGES.take, change.id)],
          initial: [change.id],
        }),
      ]),
      ...(changes.length > shown.length ? [context(changesLeftOut(changes.length - shown.length))] : []),
    ],
  });
}

export function readChangesModal(values: ViewValues): ReadonlySet<string> {
  const blocks = Object.keys(values).filter((block) => block.startsWith(INPUTS.take));
  return new Set(blocks.flatMap((block) => ticked(values, block)));
}

const DIFF_MOST = 2_400;

/** A section's name and its difference, within one block. */
export function changeBlock({ heading, kind, diff }: ShownChange): KnownBlock {
  return section(`*${mrkdwn(heading)}* (${kind})\n${codeBlock(shortened(diff))}`);
}

function shortened(diff: string): string {
  if (diff.length <= DIFF_MOST) return diff;
  const kept = diff.slice(0, DIFF_MOST);
  const cut = kept.slice(0, Math.max(kept.lastIndexOf('\n'), DIFF_MOST / 2));
  return `${cut}\n${diffCut(diff.slice(cut.length).split('\n').length)}`;
}
