import type { KnownBlock, ModalView } from '@slack/types';
import { codeBlock, literal } from '../../words/escape.ts';
import { CHANGES, changesLeftOut, diffCut } from '../../words/sections.ts';
import { context, option, section } from '../blocks.ts';
import { INPUTS, MODALS } from '../ids.ts';
import { truncate } from '../truncate.ts';
import { modal, tickInput } from './inputs.ts';
import type { ModalRefs } from './modal-metadata.ts';
import { ticked, type ViewValues } from './view-state.ts';

/** One section that would change, with its diff as lines with `+` and `-`. */
export interface ShownChange {
  readonly id: string;
  readonly heading: string;
  readonly kind: 'changed' | 'added' | 'removed';
  readonly diff: string;
}

/** Two blocks each, below the 100 of a modal. */
const MOST = 45;

/** What a proposed draft would change; people choose what to apply. */
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

const DIFF_MOST = 2_600;
/** Longer lines are cut: the document has the whole text. */
const LINE_MOST = 400;

/** A section's name and its diff, in one block. */
export function changeBlock({ heading, kind, diff }: ShownChange): KnownBlock {
  return section(`*${literal(heading)}* (${kind})\n${codeBlock(shortened(diff))}`);
}

/** As many whole lines as fit; escaping makes the shown text longer than the original. */
function shortened(diff: string): string {
  const lines = diff.split('\n');
  const kept: string[] = [];
  let length = 0;
  for (const line of lines) {
    const shown = truncate(line, LINE_MOST);
    length += codeBlock(shown).length;
    if (length > DIFF_MOST) break;
    kept.push(shown);
  }
  const rest = lines.length - kept.length;
  return [...kept, ...(rest > 0 ? [diffCut(rest)] : [])].join('\n');
}
