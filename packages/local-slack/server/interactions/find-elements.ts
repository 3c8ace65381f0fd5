import type { AnyBlock, KnownBlock } from '@slack/types';
import type { PageInputs } from '../../page-acts.ts';
import { SlackError } from '../slack-error.ts';
import type { StateValues } from '../state/records.ts';
import { chosenState, type Element, initialState } from './element-state.ts';

/** An interactive element and the block around it. */
export interface Placed {
  readonly blockId: string;
  readonly element: Element;
  /** Set for the element of an `input` block. */
  readonly input?: { readonly optional: boolean; readonly dispatches: boolean };
}

/** All interactive elements, in reading order. */
export function elementsIn(blocks: readonly AnyBlock[] | undefined): Placed[] {
  return ((blocks ?? []) as readonly KnownBlock[]).flatMap((block): Placed[] => {
    const blockId = block.block_id ?? '';
    switch (block.type) {
      case 'section':
        return block.accessory === undefined || block.accessory.type === 'image'
          ? []
          : [{ blockId, element: block.accessory as Element }];
      case 'actions':
        return block.elements.map((element) => ({ blockId, element: element as Element }));
      case 'input': {
        const input = { optional: block.optional === true, dispatches: block.dispatch_action === true };
        return [{ blockId, element: block.element as Element, input }];
      }
      case 'card':
        return (block.actions ?? []).map((element) => ({ blockId, element: element as Element }));
      case 'container':
        return elementsIn(block.child_blocks);
      default:
        return [];
    }
  });
}

/** Finds one by action id (and block id). Throws `no_such_element` with those that are there. */
export function findElement(
  blocks: readonly AnyBlock[] | undefined,
  actionId: string,
  blockId?: string,
): Placed {
  const all = elementsIn(blocks);
  const fits = all.filter(
    (it) => it.element.action_id === actionId && (blockId === undefined || it.blockId === blockId),
  );
  const [found, second] = fits;
  if (found === undefined) {
    const there = all.map((it) => `${it.blockId}/${it.element.action_id}`).join(', ');
    throw new SlackError('no_such_element', {
      message: `There is no element "${actionId}" here, only: ${there || 'none'}.`,
    });
  }
  if (second !== undefined) {
    const where = fits.map((it) => it.blockId).join(', ');
    throw new SlackError('ambiguous_element', {
      message: `"${actionId}" is in several blocks (${where}); say which blockId.`,
    });
  }
  return found;
}

/** State of all elements: what was chosen before where it is still valid, else the initial values. */
export function stateOf(blocks: readonly AnyBlock[] | undefined, earlier: StateValues = {}): StateValues {
  const state: StateValues = {};
  for (const { blockId, element } of elementsIn(blocks)) {
    const before = earlier[blockId]?.[element.action_id];
    const value = before?.type === element.type ? before : initialState(element);
    if (value !== undefined) state[blockId] = { ...state[blockId], [element.action_id]: value };
  }
  return state;
}

/** The state with what the page's inputs hold. */
export function withInputs(
  blocks: readonly AnyBlock[] | undefined,
  state: StateValues,
  inputs: PageInputs = {},
): StateValues {
  const result = { ...state };
  for (const { blockId, element } of elementsIn(blocks)) {
    const choice = inputs[blockId]?.[element.action_id];
    if (choice === undefined || initialState(element) === undefined) continue;
    result[blockId] = { ...result[blockId], [element.action_id]: chosenState(element, choice) };
  }
  return result;
}
