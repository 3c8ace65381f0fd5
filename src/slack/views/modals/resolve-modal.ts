import type { Button, InputBlock, KnownBlock, ModalView } from '@slack/types';
import type { ResolveReview } from '../../../app/incidents/resolve-review.ts';
import type { FormQuestion } from '../../../app/questions/question-form.ts';
import type { FieldSpec } from '../../../domain/incident/details.ts';
import type { Incident } from '../../../domain/incident/incident.ts';
import { MILESTONES, type MilestoneName } from '../../../domain/timeline/milestone-name.ts';
import { mrkdwn } from '../../words/escape.ts';
import { RESOLVE, resolveHeading, timeHint } from '../../words/modals.ts';
import { incidentName, MILESTONE_NAMES } from '../../words/names.ts';
import { type Reader, when } from '../../words/times.ts';
import { actions, button, context, section } from '../blocks.ts';
import { ACTIONS, INPUTS, MODALS } from '../ids.ts';
import { reviewBlocks } from '../resolve-review.ts';
import { fieldInputs } from './details-inputs.ts';
import { modal, momentInput, textInput } from './inputs.ts';
import type { ModalRefs } from './modal-metadata.ts';
import { questionBlocks } from './question-blocks.ts';
import { moment, typed, type ViewValues } from './view-state.ts';

/** A key time as it is known before the modal opens. */
export interface KeyTime {
  readonly milestone: MilestoneName;
  readonly at: Date | undefined;
  readonly from: 'stated' | 'record' | 'unknown';
}

export interface ResolveKnown {
  readonly incident: Incident;
  readonly summary?: string | undefined;
  /** Those that a person can correct, in the order in which they are shown. */
  readonly times: readonly KeyTime[];
  /** Questions that can be answered here. */
  readonly asked: readonly FormQuestion[];
  /** What else is missing, each as a question in plain words. */
  readonly missing: readonly string[];
  readonly review: ResolveReview;
  /** Fields of the team's own. */
  readonly fields?: readonly FieldSpec[];
}

export interface ResolveTyped {
  readonly summary: string | undefined;
  /** Every time in the submitted modal, to the minute; the caller finds out which ones changed. */
  readonly times: Readonly<Partial<Record<MilestoneName, Date>>>;
}

const MOST_QUESTIONS = 10;
/** Attempts that the short form asks about: what was tried last is what most likely brought it back. */
const FEW_ATTEMPTS = 2;

/**
 * The form that resolves. At first it asks what is needed and what nobody else will know in an hour; what the record has is
 * said in one line, and `refs.all` shows everything, with what was typed.
 */
export function resolveModal(known: ResolveKnown, refs: ModalRefs, reader: Reader): ModalView {
  const { incident, fields = [] } = known;
  return modal({
    callback: MODALS.resolve,
    title: resolveHeading(incident),
    submit: RESOLVE.submit,
    refs: { ...refs, incident: incident.key },
    blocks: [
      section(`*${incidentName(incident)}*`),
      textInput({
        block: INPUTS.summary,
        label: RESOLVE.summary,
        example: RESOLVE.summaryExample,
        initial: known.summary,
        multiline: true,
      }),
      ...(refs.all ? everything(known, reader) : fewBlocks(known, reader)),
      ...fieldInputs(fields, 'resolve', incident.fields),
      ...(refs.all ? missingBlocks(known.missing) : [actions([allButton()], INPUTS.all)]),
    ],
  });
}

function everything(known: ResolveKnown, reader: Reader): KnownBlock[] {
  return [
    ...(known.times.length > 0 ? [context(RESOLVE.times)] : []),
    ...known.times.map(timeInput),
    ...reviewBlocks(known.review, reader),
    ...(known.asked.length > 0 ? [context(RESOLVE.asked)] : []),
    ...known.asked.flatMap(({ none: _, ...question }) => questionBlocks(question)),
  ];
}

/** When it began, if nobody said so; what became of the last attempts; the cause; what the words suggest. */
function fewBlocks({ times, review }: ResolveKnown, reader: Reader): KnownBlock[] {
  const unknown = times.filter(({ milestone, at }) => milestone === 'impactStarted' && at === undefined);
  const recorded = times.flatMap(({ milestone, at }) =>
    at ? [`${MILESTONE_NAMES[milestone]} ${when(at, reader)}`] : [],
  );
  const few = {
    ...review,
    attempts: review.attempts.slice(-FEW_ATTEMPTS),
    relapses: { suggested: [], others: [] },
  };
  return [
    ...unknown.map(timeInput),
    ...(recorded.length > 0 ? [context(recorded.join(' · '))] : []),
    ...reviewBlocks(few, reader, review),
  ];
}

function timeInput({ milestone, at, from }: KeyTime): InputBlock {
  return momentInput({
    block: `${INPUTS.milestone}${milestone}`,
    label: MILESTONE_NAMES[milestone],
    hint: timeHint(milestone, from),
    optional: true,
    initial: at,
  });
}

function allButton(): Button {
  return button({ id: ACTIONS.resolveAll, label: RESOLVE.all });
}

export function readResolveModal(values: ViewValues): ResolveTyped {
  const times: Partial<Record<MilestoneName, Date>> = {};
  for (const milestone of MILESTONES) {
    const at = moment(values, `${INPUTS.milestone}${milestone}`);
    if (at) times[milestone] = at;
  }
  return { summary: typed(values, INPUTS.summary), times };
}

/** The key times that a modal showed when it was opened. */
export function timesShown(shown: Readonly<Record<string, Date>>): ResolveTyped['times'] {
  const times = MILESTONES.flatMap((milestone) => {
    const at = shown[`${INPUTS.milestone}${milestone}`];
    return at ? [[milestone, at] as const] : [];
  });
  return Object.fromEntries(times);
}

/** The block id of one key time, for errors. */
export function milestoneInput(milestone: MilestoneName): string {
  return `${INPUTS.milestone}${milestone}`;
}

function missingBlocks(missing: readonly string[]): KnownBlock[] {
  if (missing.length === 0) return [];
  const lines = missing.slice(0, MOST_QUESTIONS).map((question) => `• ${mrkdwn(question)}`);
  const rest = missing.length - lines.length;
  return [section([RESOLVE.missing, ...lines, ...(rest > 0 ? [`• and ${rest} more`] : [])].join('\n'))];
}
