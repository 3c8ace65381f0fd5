import type { PageChoice } from '../../page-acts.ts';
import { chosenState } from '../interactions/element-state.ts';
import { elementsIn, stateOf } from '../interactions/find-elements.ts';
import { SlackError } from '../slack-error.ts';
import type { ViewRecord } from '../state/records.ts';

/** Entries of a modal by block_id or action_id: a text or option value, a list of them, or seconds since 1970. */
export type Entries = Readonly<Record<string, string | number | readonly string[]>>;

/** The state of a modal's inputs with these entries. Throws when an entry's name is not in the view. */
export function filledIn({ view, state: earlier }: ViewRecord, entries: Entries) {
  const state = structuredClone(stateOf(view.blocks, earlier));
  const placed = elementsIn(view.blocks);
  for (const [name, entry] of Object.entries(entries)) {
    const found = placed.find((it) => it.blockId === name || it.element.action_id === name);
    if (found === undefined) {
      const there = placed.map((it) => `${it.blockId}/${it.element.action_id}`).join(', ');
      throw new SlackError('no_such_element', {
        message: `The view has no input "${name}", only: ${there}.`,
      });
    }
    const { blockId, element } = found;
    state[blockId] = { ...state[blockId], [element.action_id]: chosenState(element, choiceOf(entry)) };
  }
  return state;
}

function choiceOf(entry: string | number | readonly string[]): PageChoice {
  if (typeof entry === 'number') return { dateTime: entry, value: String(entry) };
  return typeof entry === 'string' ? { value: entry } : { selected: entry };
}
