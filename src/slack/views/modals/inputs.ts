import type { InputBlock, InputBlockElement, KnownBlock, ModalView, PlainTextOption } from '@slack/types';
import { LIMITS, plain } from '../blocks.ts';
import { INPUT } from '../ids.ts';
import { truncate } from '../truncate.ts';
import { type ModalRefs, writeRefs } from './modal-metadata.ts';

/** A modal's frame. `submit` may be left out where nothing can be sent. */
export interface ModalSpec {
  readonly callback: string;
  readonly title: string;
  readonly submit?: string;
  readonly refs: ModalRefs;
  readonly blocks: readonly KnownBlock[];
}

export function modal({ callback, title, submit, refs, blocks }: ModalSpec): ModalView {
  return {
    type: 'modal',
    callback_id: callback,
    title: plain(title, LIMITS.modalTitle),
    ...(submit && { submit: plain(submit, LIMITS.modalTitle) }),
    // Where nothing is submitted, there is nothing to cancel.
    close: plain(submit ? 'Cancel' : 'Close', LIMITS.modalTitle),
    private_metadata: writeRefs(refs),
    blocks: blocks.slice(0, LIMITS.modalBlocks),
  };
}

/** What every input has: its block id, its label, whether it may stay empty, and a line below it. */
export interface InputSpec {
  readonly block: string;
  readonly label: string;
  readonly optional?: boolean;
  readonly hint?: string;
}

function input({ block, label, optional, hint }: InputSpec, element: InputBlockElement): InputBlock {
  return {
    type: 'input',
    block_id: block,
    label: plain(label, LIMITS.label),
    optional: optional ?? false,
    ...(hint && { hint: plain(hint, LIMITS.label) }),
    element,
  };
}

/** A line or a field of text of at most 3,000 characters; its placeholder is an example. */
export function textInput(
  spec: InputSpec & {
    readonly example: string;
    readonly initial?: string | undefined;
    readonly multiline?: boolean;
    readonly max?: number;
  },
): InputBlock {
  const max = spec.max ?? LIMITS.input;
  return input(spec, {
    type: 'plain_text_input',
    action_id: INPUT,
    multiline: spec.multiline ?? false,
    max_length: max,
    placeholder: plain(spec.example, LIMITS.placeholder),
    ...(spec.initial && { initial_value: truncate(spec.initial, max) }),
  });
}

/** A moment, shown in the reader's own zone by Slack. Precise to the minute. */
export function momentInput(spec: InputSpec & { readonly initial: Date | undefined }): InputBlock {
  return input(spec, {
    type: 'datetimepicker',
    action_id: INPUT,
    ...(spec.initial && { initial_date_time: Math.floor(spec.initial.getTime() / 1_000) }),
  });
}

/** A calendar day, `YYYY-MM-DD`. */
export function dayInput(spec: InputSpec & { readonly initial: string | undefined }): InputBlock {
  return input(spec, {
    type: 'datepicker',
    action_id: INPUT,
    ...(spec.initial && { initial_date: spec.initial }),
  });
}

/** A number from 0, whole unless `decimals`. Slack refuses a form whose `initial` is not one. */
export function numberInput(
  spec: InputSpec & {
    readonly example: string;
    readonly initial?: string | undefined;
    readonly decimals?: boolean;
  },
): InputBlock {
  return input(spec, {
    type: 'number_input',
    action_id: INPUT,
    is_decimal_allowed: spec.decimals ?? false,
    min_value: '0',
    placeholder: plain(spec.example, LIMITS.placeholder),
    ...(spec.initial && { initial_value: spec.initial }),
  });
}

/** One person of the workspace. */
export function personInput(
  spec: InputSpec & { readonly example: string; readonly initial?: string | undefined },
): InputBlock {
  return input(spec, {
    type: 'users_select',
    action_id: INPUT,
    placeholder: plain(spec.example, LIMITS.placeholder),
    ...(spec.initial && { initial_user: spec.initial }),
  });
}

/** Several people of the workspace. */
export function peopleInput(
  spec: InputSpec & { readonly example: string; readonly initial?: readonly string[] },
): InputBlock {
  return input(spec, {
    type: 'multi_users_select',
    action_id: INPUT,
    placeholder: plain(spec.example, LIMITS.placeholder),
    ...(spec.initial && spec.initial.length > 0 && { initial_users: [...spec.initial] }),
  });
}

/** One of several options. */
export function choiceInput(
  spec: InputSpec & {
    readonly options: readonly PlainTextOption[];
    readonly initial?: string | undefined;
    readonly example: string;
  },
): InputBlock {
  const initial = spec.options.find((it) => it.value === spec.initial);
  return input(spec, {
    type: 'static_select',
    action_id: INPUT,
    placeholder: plain(spec.example, LIMITS.placeholder),
    options: spec.options.slice(0, LIMITS.options),
    ...(initial && { initial_option: initial }),
  });
}

/** Several of up to 100 options. */
export function manyInput(
  spec: InputSpec & {
    readonly options: readonly PlainTextOption[];
    readonly initial: readonly string[];
    readonly example: string;
  },
): InputBlock {
  const initial = spec.options.filter((it) => it.value !== undefined && spec.initial.includes(it.value));
  return input(spec, {
    type: 'multi_static_select',
    action_id: INPUT,
    placeholder: plain(spec.example, LIMITS.placeholder),
    options: spec.options.slice(0, LIMITS.options),
    ...(initial.length > 0 && { initial_options: initial }),
  });
}

/** Boxes to tick. */
export function tickInput(
  spec: InputSpec & { readonly options: readonly PlainTextOption[]; readonly initial: readonly string[] },
): InputBlock {
  const ticked = spec.options.filter((it) => it.value !== undefined && spec.initial.includes(it.value));
  return input(spec, {
    type: 'checkboxes',
    action_id: INPUT,
    options: spec.options.slice(0, LIMITS.ticks),
    ...(ticked.length > 0 && { initial_options: ticked }),
  });
}
