import type { ModalView } from '@slack/types';
import type { OfferedItem } from '../../../app/actions/items-in-text.ts';
import { TEXT_ITEMS, textItemsLeftOut, textItemsOffered } from '../../words/text-items.ts';
import { actions, button, context, LIMITS, type Message, option, said } from '../blocks.ts';
import { writeValue } from '../button-values.ts';
import { ACTIONS, INPUTS, MODALS } from '../ids.ts';
import { truncate } from '../truncate.ts';
import { modal, tickInput } from './inputs.ts';
import type { ModalRefs } from './modal-metadata.ts';
import { ticked, type ViewValues } from './view-state.ts';

/** What a person can look through in one form. */
const MOST = 100;

/** Said after a section was saved: how many of its list items are no action items yet. */
export function textItemsOfferedView(
  count: number,
  ref: { readonly incident: string; readonly draft: string; readonly section: string },
): Message {
  const label = count === 1 ? TEXT_ITEMS.addOne : TEXT_ITEMS.addMany;
  return said(
    textItemsOffered(count),
    actions([button({ id: ACTIONS.textItems, label, value: writeValue(ref) })]),
  );
}

/** The list items to choose from: those of one section all ticked, those of the whole document none. */
export function textItemsModal(items: readonly OfferedItem[], refs: ModalRefs): ModalView {
  const shown = items.toSorted((one, other) => Number(other.written) - Number(one.written)).slice(0, MOST);
  const groups = groupsOf(shown);
  return modal({
    callback: MODALS.textItems,
    title: TEXT_ITEMS.heading,
    ...(shown.length > 0 && { submit: TEXT_ITEMS.submit }),
    refs,
    blocks: [
      context(shown.length > 0 ? TEXT_ITEMS.intro : TEXT_ITEMS.none),
      ...groups.map(({ heading, items: group }, index) => {
        const options = group.map(({ title, place }) =>
          option(truncate(title, LIMITS.option), String(place)),
        );
        return tickInput({
          ...{ block: `${INPUTS.take}${index}`, label: heading, options, optional: true },
          initial: refs.section === undefined ? [] : options.flatMap(({ value }) => value ?? []),
        });
      }),
      ...(items.length > shown.length ? [context(textItemsLeftOut(items.length - shown.length))] : []),
    ],
  });
}

/** The places of those that were chosen. */
export function readTextItemsModal(values: ViewValues): ReadonlySet<number> {
  const blocks = Object.keys(values).filter((block) => block.startsWith(INPUTS.take));
  return new Set(blocks.flatMap((block) => ticked(values, block)).map(Number));
}

interface Group {
  readonly heading: string;
  readonly items: OfferedItem[];
}

/** Those of one section together, as many as one input holds. */
function groupsOf(items: readonly OfferedItem[]): readonly Group[] {
  const groups: Group[] = [];
  for (const item of items) {
    const last = groups.at(-1);
    if (last?.items.at(-1)?.section === item.section && last.items.length < LIMITS.ticks)
      last.items.push(item);
    else groups.push({ heading: item.heading, items: [item] });
  }
  return groups;
}
