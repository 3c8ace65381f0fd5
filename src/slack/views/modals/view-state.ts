import type { InputBlockElement, ModalView } from '@slack/types';
import { INPUT } from '../ids.ts';

/** What Bolt hands over as `view.state.values`: block id, then action id, then the element's state. */
export type ViewValues = Readonly<Record<string, Readonly<Record<string, ElementState>>>>;

/** The parts of an element's state that Scribe reads. */
export interface ElementState {
  readonly value?: string | null | undefined;
  readonly selected_date?: string | null | undefined;
  readonly selected_date_time?: number | null | undefined;
  readonly selected_option?: { readonly value?: string | undefined } | null | undefined;
  readonly selected_user?: string | null | undefined;
  readonly selected_users?: readonly string[] | null | undefined;
  readonly selected_options?: readonly { readonly value?: string | undefined }[] | null | undefined;
}

/** What was typed, trimmed; `undefined` if nothing was. */
export function typed(values: ViewValues, block: string): string | undefined {
  return values[block]?.[INPUT]?.value?.trim() || undefined;
}

export function moment(values: ViewValues, block: string): Date | undefined {
  const seconds = values[block]?.[INPUT]?.selected_date_time;
  return typeof seconds === 'number' ? new Date(seconds * 1_000) : undefined;
}

/** `YYYY-MM-DD`. */
export function day(values: ViewValues, block: string): string | undefined {
  return values[block]?.[INPUT]?.selected_date ?? undefined;
}

export function chosen(values: ViewValues, block: string): string | undefined {
  return values[block]?.[INPUT]?.selected_option?.value;
}

/** A user id. */
export function person(values: ViewValues, block: string): string | undefined {
  return values[block]?.[INPUT]?.selected_user ?? undefined;
}

/** User ids. */
export function people(values: ViewValues, block: string): readonly string[] {
  return values[block]?.[INPUT]?.selected_users ?? [];
}

export function ticked(values: ViewValues, block: string): readonly string[] {
  return (values[block]?.[INPUT]?.selected_options ?? []).flatMap((it) => it.value ?? []);
}

/** What a view held when it was opened, as if it had been sent so: Slack sends the view back as it was. */
export function valuesShown(blocks: ModalView['blocks']): ViewValues {
  const shown = blocks.flatMap((block) =>
    'element' in block && block.block_id !== undefined
      ? [[block.block_id, { [INPUT]: initialOf(block.element) }] as const]
      : [],
  );
  return Object.fromEntries(shown);
}

/** The moments that a view showed when it was opened, by block. */
export function momentsShown(blocks: ModalView['blocks']): Readonly<Record<string, Date>> {
  const shown = valuesShown(blocks);
  return Object.fromEntries(
    Object.keys(shown).flatMap((block) => {
      const at = moment(shown, block);
      return at ? [[block, at] as const] : [];
    }),
  );
}

/**
 * The values of the inputs that say something else than when the view was opened: what a person left as it was is
 * nothing that they say, and others may have changed it meanwhile.
 */
export function changedValues(values: ViewValues, blocks: ModalView['blocks']): ViewValues {
  const shown = valuesShown(blocks);
  return Object.fromEntries(
    Object.entries(values).filter(
      ([block, states]) => asOne(said(states[INPUT])) !== asOne(said(shown[block]?.[INPUT])),
    ),
  );
}

/** What an input had in it when the view was opened: texts, values of options, people. */
export function shownIn(blocks: ModalView['blocks'], block: string): readonly string[] {
  return said(valuesShown(blocks)[block]?.[INPUT]);
}

function initialOf(element: InputBlockElement | { readonly type: string }): ElementState {
  return {
    ...('initial_value' in element &&
      typeof element.initial_value === 'string' && { value: element.initial_value }),
    ...('initial_date_time' in element && { selected_date_time: element.initial_date_time }),
    ...('initial_user' in element && { selected_user: element.initial_user }),
    ...('initial_users' in element && { selected_users: element.initial_users }),
    ...('initial_option' in element && { selected_option: element.initial_option }),
    ...('initial_options' in element && { selected_options: element.initial_options }),
  };
}

function said(state: ElementState | undefined): readonly string[] {
  const { value, selected_option: option, selected_user: user } = state ?? {};
  const many = [...(state?.selected_users ?? []), ...(state?.selected_options ?? []).map((it) => it.value)];
  return [value?.trim(), option?.value, user, ...many].flatMap((one) => one || []);
}

function asOne(all: readonly string[]): string {
  return all.toSorted().join('\n');
}
