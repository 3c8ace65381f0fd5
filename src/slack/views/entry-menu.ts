import type { Overflow, SectionBlock } from '@slack/types';
import type { Entry } from '../../domain/timeline/entry.ts';
import {
  MARK_NAMES,
  type MarkName,
  type MeaningChange,
  OUTCOMES,
  type Outcome,
} from '../../domain/timeline/mark.ts';
import { MARK_OFFERS, OUTCOME_OFFERS, TAPS } from '../words/meaning.ts';
import { entryBlock } from './block-ids.ts';
import { option, overflow, section } from './blocks.ts';
import { ACTIONS } from './ids.ts';

/** What the menu beside an entry offers; its values are these words, the block id names the entry. */
type EntryChoice = 'edit' | 'undo' | 'put-back' | 'item' | 'more' | MarkName | `outcome ${Outcome}`;

/** One line about an entry, with everything that can be done with it in the menu beside it. */
export function entryLine(entry: Entry, words: string): SectionBlock {
  const block_id = entryBlock(entry.id);
  return block_id === undefined ? section(words) : { ...section(words, entryMenu(entry)), block_id };
}

/**
 * What corrects the entry, what its type makes likely, and the way to all other marks. Slack takes five options
 * (https://docs.slack.dev/reference/block-kit/block-elements/overflow-menu-element).
 */
function entryMenu(entry: Entry): Overflow {
  if (entry.standing.state === 'struck')
    return overflow(ACTIONS.receiptMenu, [option(TAPS.putBack, 'put-back' satisfies EntryChoice)]);
  const likely = likelyMarks(entry).map((choice) =>
    option(choice === 'item' ? TAPS.item : choiceLabel(choice), choice),
  );
  return overflow(ACTIONS.receiptMenu, [
    option(TAPS.edit, 'edit' satisfies EntryChoice),
    option(TAPS.undo, 'undo' satisfies EntryChoice),
    ...likely,
    option(TAPS.more, 'more' satisfies EntryChoice),
  ]);
}

function likelyMarks({ type }: Entry): readonly (MarkName | `outcome ${Outcome}` | 'item')[] {
  switch (type) {
    case 'mitigation':
      return ['outcome worked', 'outcome no effect'];
    case 'recovery':
    case 'resolution':
      return ['restored', 'relapse'];
    case 'detection':
      return ['impact-started', 'relapse'];
    case 'change':
    case 'investigation':
      return ['cause', 'item'];
    case 'response':
      return ['acknowledged', 'item'];
    case 'communication':
    case 'decision':
    case 'note':
      return ['loss', 'item'];
    default:
      return type satisfies never;
  }
}

function choiceLabel(choice: MarkName | `outcome ${Outcome}`): string {
  const outcome = outcomeOf(choice);
  return outcome ? OUTCOME_OFFERS[outcome] : MARK_OFFERS[choice as MarkName];
}

function outcomeOf(choice: string): Outcome | undefined {
  return OUTCOMES.find((outcome) => choice === `outcome ${outcome}`);
}

/** What the menu's choice says of its entry; `undefined` for a choice that opens something, or that is not known. */
export function changeOfChoice(choice: string | undefined): MeaningChange | undefined {
  const was = choice === undefined ? undefined : outcomeOf(choice);
  if (was) return { kind: 'outcome', was };
  const is = MARK_NAMES.find((name) => name === choice);
  return is && { kind: 'set', is };
}
