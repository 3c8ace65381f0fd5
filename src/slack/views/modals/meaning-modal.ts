import type { ModalView } from '@slack/types';
import { PARTIAL_MARKS } from '../../../domain/incident/verbs/marking.ts';
import type { Entry } from '../../../domain/timeline/entry.ts';
import {
  MARK_NAMES,
  type MarkName,
  type MeaningChange,
  markOn,
  OUTCOMES,
} from '../../../domain/timeline/mark.ts';
import { statement } from '../../words/entries.ts';
import { MARK_OFFERS, MEANING, OUTCOME_OFFERS } from '../../words/meaning.ts';
import type { Reader } from '../../words/times.ts';
import { LIMITS, option, section } from '../blocks.ts';
import { INPUTS, MODALS } from '../ids.ts';
import { ENTRY_SHOWN, entryLabel } from '../meaning.ts';
import { truncateMrkdwn } from '../truncate.ts';
import { choiceInput, manyInput, modal, textInput } from './inputs.ts';
import type { ModalRefs } from './modal-metadata.ts';
import { chosen, ticked, typed, type ViewValues } from './view-state.ts';

/** Everything that one entry can mean. `attempts`: earlier attempts that a mitigation entry may go on with. */
export function meaningModal(
  entry: Entry,
  attempts: readonly Entry[],
  { reader, refs }: { readonly reader: Reader; readonly refs: ModalRefs },
): ModalView {
  const { marks = [], outcome, attempt } = entry;
  const part = marks.find((mark) => mark.part !== undefined)?.part;
  const named = attempts.filter(({ id }) => id.length <= LIMITS.optionValue);
  return modal({
    callback: MODALS.meaning,
    title: MEANING.heading,
    submit: MEANING.submit,
    refs: { ...refs, entry: entry.id, version: entry.version },
    blocks: [
      section(truncateMrkdwn(statement(entry, reader), ENTRY_SHOWN)),
      manyInput({
        block: INPUTS.marks,
        label: MEANING.marks,
        optional: true,
        example: MEANING.marksExample,
        options: MARK_NAMES.map((name) => option(MARK_OFFERS[name], name)),
        initial: marks.map(({ is }) => is),
      }),
      textInput({
        block: INPUTS.where,
        label: MEANING.part,
        optional: true,
        example: MEANING.partExample,
        initial: part,
        max: 100,
      }),
      ...(entry.type === 'mitigation' || outcome
        ? [
            choiceInput({
              block: INPUTS.outcome,
              label: MEANING.outcome,
              optional: true,
              example: MEANING.outcomeExample,
              options: OUTCOMES.map((name) => option(OUTCOME_OFFERS[name], name)),
              initial: outcome?.was,
            }),
          ]
        : []),
      ...(entry.type === 'mitigation' && named.length > 0
        ? [
            choiceInput({
              block: INPUTS.attempt,
              label: MEANING.attempt,
              optional: true,
              example: MEANING.attemptExample,
              options: named.map((each) => option(entryLabel(each, reader), each.id)),
              initial: attempt,
            }),
          ]
        : []),
    ],
  });
}

/** The changes that make the entry mean what was sent. */
export function readMeaningModal(entry: Entry, values: ViewValues): readonly MeaningChange[] {
  const wanted = new Set(ticked(values, INPUTS.marks));
  const had = new Set<string>((entry.marks ?? []).map(({ is }) => is));
  const part = typed(values, INPUTS.where);
  const parted = partedMarks(entry, wanted);
  const marks = MARK_NAMES.flatMap((is): MeaningChange[] => {
    if (wanted.has(is)) {
      const own = parted.has(is) ? part : markOn(entry, is)?.part;
      return [{ kind: 'set', is, ...(own === undefined ? {} : { part: own }) }];
    }
    return had.has(is) ? [{ kind: 'taken-back', is }] : [];
  });
  const was = OUTCOMES.find((outcome) => outcome === chosen(values, INPUTS.outcome));
  const of = chosen(values, INPUTS.attempt);
  return [
    ...marks,
    ...(INPUTS.outcome in values && was !== entry.outcome?.was
      ? [{ kind: 'outcome' as const, ...(was ? { was } : {}) }]
      : []),
    ...(INPUTS.attempt in values ? [{ kind: 'attempt' as const, ...(of === undefined ? {} : { of }) }] : []),
  ];
}

/** The marks that the one field for a part is about: new ones and those that had a part, or else every one chosen. */
function partedMarks(entry: Entry, wanted: ReadonlySet<string>): ReadonlySet<MarkName> {
  const partial = [...PARTIAL_MARKS].filter((is) => wanted.has(is));
  const meant = partial.filter((is) => {
    const before = markOn(entry, is);
    return before === undefined || before.part !== undefined;
  });
  return new Set(meant.length > 0 ? meant : partial);
}
