import type { KnownBlock } from '@slack/types';
import {
  type EntryChoice,
  type ResolveReview,
  type ReviewChoices,
  type ReviewedAttempt,
  suggestedCause,
  suggestedRelapse,
} from '../../app/incidents/resolve-review.ts';
import type { RecordEntry } from '../../domain/postmortem/record/record.ts';
import { OUTCOMES, type Outcome } from '../../domain/timeline/mark.ts';
import { plainLine } from '../words/escape.ts';
import { MARK_OFFERS, OUTCOME_OFFERS, REVIEW, suggestedOutcome } from '../words/meaning.ts';
import { MILESTONE_NAMES } from '../words/names.ts';
import { type Reader, when } from '../words/times.ts';
import { context, LIMITS, option } from './blocks.ts';
import { INPUTS } from './ids.ts';
import { choiceInput, tickInput } from './modals/inputs.ts';
import { chosen, ticked, type ViewValues } from './modals/view-state.ts';
import { truncate } from './truncate.ts';

/** The value of the one box, before the moment in milliseconds at which it was shown. */
const TAKE = 'suggested';

/**
 * What is asked once more about entries before an incident is resolved: what became of each attempt, the cause, whether
 * it was back in between. What the words suggest stands below each menu and is chosen in none: it counts only where
 * somebody chooses it, or ticks its box, which takes all that is suggested in `boxed`.
 */
export function reviewBlocks(
  review: ResolveReview,
  reader: Reader,
  boxed: ResolveReview = review,
): KnownBlock[] {
  const { attempts, causes, relapses } = review;
  const menus = [
    ...attempts.flatMap((attempt) => attemptMenu(attempt, reader)),
    ...entryMenu({ block: INPUTS.cause, label: REVIEW.cause }, causes, reader),
    ...entryMenu({ block: INPUTS.relapse, label: REVIEW.relapse }, relapses, reader),
  ];
  return [...(menus.length === 0 ? [] : [context(REVIEW.lead)]), ...menus, ...takeBox(boxed, reader)];
}

function attemptMenu({ entry, suggested }: ReviewedAttempt, reader: Reader): KnownBlock[] {
  const block = `${INPUTS.outcomeOf}${entry.id}`;
  if (block.length > LIMITS.blockId) return [];
  return [
    choiceInput({
      block,
      label: REVIEW.attempt(line(entry, reader)),
      optional: true,
      example: REVIEW.attemptExample,
      options: OUTCOMES.map((outcome) => option(OUTCOME_OFFERS[outcome], outcome)),
      ...(suggested
        ? { hint: suggestedOutcome(suggested.was, suggested.shown && line(suggested.shown, reader)) }
        : {}),
    }),
  ];
}

function entryMenu(
  { block, label }: { readonly block: string; readonly label: string },
  { suggested, others }: EntryChoice,
  reader: Reader,
): KnownBlock[] {
  const options = [...suggested, ...others]
    .filter(({ id }) => id.length <= LIMITS.optionValue)
    .map((entry) => option(line(entry, reader), entry.id));
  if (options.length === 0) return [];
  return [choiceInput({ block, label, optional: true, example: REVIEW.entryExample, options })];
}

/** Longest hint, and what stands between the parts of it: Slack keeps no line breaks in a hint. */
const HINT = LIMITS.label;
const BETWEEN = ' · ';

/** One box for everything that the words suggest, with all that it would take in plain sight. */
function takeBox(review: ResolveReview, reader: Reader): KnownBlock[] {
  const taken = takenByBox(review);
  if (taken.length === 0) return [];
  const room = Math.floor(HINT / taken.length) - BETWEEN.length;
  const lines = taken.map(({ as, entry: { at, text } }) =>
    truncate(`${as}: ${when(at, reader)} ${plainLine(text)}`, Math.min(room, SHOWN)),
  );
  return [
    tickInput({
      block: INPUTS.suggested,
      label: REVIEW.take,
      optional: true,
      hint: lines.join(BETWEEN),
      options: [option(REVIEW.takeBox, `${TAKE}@${reader.now.getTime()}`)],
      initial: [],
    }),
  ];
}

/** Longest part of the hint. */
const SHOWN = 100;

interface Taken {
  readonly as: string;
  readonly entry: RecordEntry;
}

function takenByBox(review: ResolveReview): Taken[] {
  const cause = suggestedCause(review);
  const relapse = suggestedRelapse(review);
  return [
    ...review.attempts.flatMap(({ entry, suggested }) =>
      suggested ? [{ as: OUTCOME_OFFERS[suggested.was], entry }] : [],
    ),
    ...(cause ? [{ as: MARK_OFFERS.cause, entry: cause }] : []),
    ...(relapse ? [{ as: MARK_OFFERS.relapse, entry: relapse }] : []),
    ...Object.entries(review.times).map(([milestone, entry]) => ({
      as: MILESTONE_NAMES[milestone as keyof typeof review.times],
      entry,
    })),
  ];
}

function line({ at, text }: RecordEntry, reader: Reader): string {
  return `${when(at, reader)} · ${plainLine(text)}`;
}

/** What somebody chose. */
export function readReview(values: ViewValues): Omit<ReviewChoices, 'times'> {
  const outcomes = Object.keys(values).flatMap((block) => {
    if (!block.startsWith(INPUTS.outcomeOf)) return [];
    const was: Outcome | undefined = OUTCOMES.find((outcome) => outcome === chosen(values, block));
    return was ? [{ entry: block.slice(INPUTS.outcomeOf.length), was }] : [];
  });
  return {
    outcomes,
    cause: chosen(values, INPUTS.cause),
    relapse: chosen(values, INPUTS.relapse),
    suggested: readBox(ticked(values, INPUTS.suggested)[0]),
  };
}

function readBox(value: string | undefined): ReviewChoices['suggested'] {
  const [name, shownAt] = value?.split('@') ?? [];
  if (name !== TAKE) return 'left';
  return { shownAt: shownAt === undefined ? undefined : new Date(Number(shownAt)) };
}
