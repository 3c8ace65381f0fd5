import type { InputBlock, ModalView } from '@slack/types';
import { ENTRY_TYPES, type Entry, type EntryType } from '../../../domain/timeline/entry.ts';
import { ENTRY } from '../../words/modals.ts';
import { typeChoice } from '../../words/team-words.ts';
import { LIMITS, option } from '../blocks.ts';
import { INPUTS, MODALS } from '../ids.ts';
import { choiceInput, modal, momentInput, textInput } from './inputs.ts';
import type { ModalRefs } from './modal-metadata.ts';
import { chosen, moment, typed, type ViewValues } from './view-state.ts';

/** What the modal shows at first. */
export interface EntryKnown {
  readonly occurredAt: Date;
  readonly type: EntryType;
  readonly text: string;
}

/** `text` is undefined where it was left empty. The time is precise to the minute. */
export interface EntryTyped {
  readonly occurredAt: Date | undefined;
  readonly type: EntryType;
  readonly text: string | undefined;
}

/** What joins two inputs of one text; the block id of the second carries it. */
const JOINTS = { n: '\n', s: ' ', x: '' } as const;
type Joint = keyof typeof JOINTS;
const PART = /^text-(\d+)-([nsx])$/;

/** A new entry of an incident. */
export function addEntryModal(incident: string, known: EntryKnown, refs: ModalRefs): ModalView {
  return entryModal(ENTRY.add, known, { ...refs, incident });
}

/** The current entry, with its version, so that an edit in between is noticed. */
export function editEntryModal(entry: Entry, refs: ModalRefs): ModalView {
  return entryModal(ENTRY.edit, entry, { ...refs, entry: entry.id, version: entry.version });
}

/** A time within the same minute as `before` was not changed and keeps its seconds. */
export function readEntryModal(values: ViewValues): EntryTyped {
  const type = chosen(values, INPUTS.type);
  return {
    occurredAt: moment(values, INPUTS.time),
    type: ENTRY_TYPES.find((it) => it === type) ?? 'note',
    text: joined(values),
  };
}

function entryModal(title: string, known: EntryKnown, refs: ModalRefs): ModalView {
  return modal({
    callback: MODALS.entry,
    title,
    submit: ENTRY.save,
    refs,
    blocks: [...entryInputs(known)],
  });
}

/** Time, type and text; `readEntryModal` reads them. */
export function entryInputs(known: EntryKnown): readonly InputBlock[] {
  return [
    momentInput({ block: INPUTS.time, label: ENTRY.time, hint: ENTRY.timeHint, initial: known.occurredAt }),
    choiceInput({
      block: INPUTS.type,
      label: ENTRY.type,
      example: typeChoice('note'),
      options: ENTRY_TYPES.map((type) => option(typeChoice(type), type)),
      initial: known.type,
    }),
    ...parts(known.text).map(({ block, text }, index) =>
      textInput({
        block,
        label: index === 0 ? ENTRY.text : ENTRY.more,
        example: ENTRY.textExample,
        initial: text,
        multiline: true,
        optional: index > 0,
      }),
    ),
  ];
}

/** An input holds 3,000 characters: a longer text is spread over several, so that none of it is lost. */
function parts(text: string): { block: string; text: string }[] {
  const found: { block: string; text: string }[] = [];
  let rest = text;
  let block: string = INPUTS.text;
  while (rest.length > LIMITS.input) {
    const { end, joint } = breakOf(rest);
    found.push({ block, text: rest.slice(0, end) });
    rest = rest.slice(end + JOINTS[joint].length);
    block = `${INPUTS.text}-${found.length}-${joint}`;
  }
  return [...found, { block, text: rest }];
}

/** The last place to break with no space on either side: Slack trims an input at both ends. */
function breakOf(text: string): { end: number; joint: Joint } {
  for (let end = LIMITS.input; end > LIMITS.input / 2; end -= 1) {
    const joint = text[end] === '\n' ? 'n' : text[end] === ' ' ? 's' : undefined;
    if (joint && /\S/.test(text[end - 1] ?? '') && /\S/.test(text[end + 1] ?? '')) return { end, joint };
  }
  return { end: LIMITS.input - (/[\uD800-\uDBFF]/.test(text[LIMITS.input - 1] ?? '') ? 1 : 0), joint: 'x' };
}

function joined(values: ViewValues): string | undefined {
  const more = Object.keys(values)
    .flatMap((block) => {
      const match = PART.exec(block);
      return match ? [{ block, index: Number(match[1]), joint: match[2] ?? 'x' }] : [];
    })
    .sort((a, b) => a.index - b.index);
  let text = typed(values, INPUTS.text) ?? '';
  for (const { block, joint } of more) {
    const part = typed(values, block);
    if (part) text += `${joint === 'n' ? '\n' : joint === 's' ? ' ' : ''}${part}`;
  }
  return text || undefined;
}
