import type { KnownBlock } from '@slack/types';
import type { ResolveReview, ReviewChoices, ReviewedAttempt } from '../../app/resolve-review.ts';
import type { RecordEntry } from '../../domain/postmortem/record/record.ts';
import { OUTCOMES, type Outcome } from '../../domain/timeline/mark.ts';
import { plainLine } from '../words/escape.ts';
import { OUTCOME_OFFERS, REVIEW, suggestedOutcome } from '../words/meaning.ts';
import { MILESTONE_NAMES } from '../words/names.ts';
import { type Reader, when } from '../words/times.ts';
import { context, option } from './blocks.ts';
import { INPUTS } from './ids.ts';
import { choiceInput, tickInput } from './inputs.ts';
import { chosen, ticked, type ViewValues } from './view-state.ts';

/** Slack's limits for a block id and for the value of an option. */
const BLOCK_ID = 255;
const OPTION_VALUE = 150;
const TAKE = 'suggested';

/**
 * What is asked once more about entries before an incident is resolved: what became of each attempt, the cause, whether
 * it was back in between. What the words suggest stands below each menu and is chosen in none: it counts only where
 * somebody chooses it, or ticks its box.
 */
export function reviewBlocks(review: ResolveReview, reader: Reader): KnownBlock[] {
  const { attempts, causes, relapses } = review;
  const menus = [
    ...attempts.flatMap((attempt) => attemptMenu(attempt, reader)),
    ...entryMenu({ block: INPUTS.cause, label: REVIEW.cause }, causes, reader),
    ...entryMenu({ block: INPUTS.relapse, label: REVIEW.relapse }, relapses, reader),
    ...takeBox(review, reader),
  ];
  return menus.length === 0 ? [] : [context(REVIEW.lead), ...menus];
}

function attemptMenu({ entry, suggested }: ReviewedAttempt, reader: Reader): KnownBlock[] {
  const block = `${INPUTS.outcomeOf}${entry.id}`;
  if (block.length > BLOCK_ID) return [];
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
  entries: readonly RecordEntry[],
  reader: Reader,
): KnownBlock[] {
  const options = entries
    .filter(({ id }) => id.length <= OPTION_VALUE)
    .map((entry) => option(line(entry, reader), entry.id));
  if (options.length === 0) return [];
  return [choiceInput({ block, label, optional: true, example: REVIEW.entryExample, options })];
}

/** One box for everything that the words suggest, with what it would take for key times in plain sight. */
function takeBox({ attempts, causes, relapses, times }: ResolveReview, reader: Reader): KnownBlock[] {
  const named = Object.entries(times).map(
    ([milestone, entry]) => `${MILESTONE_NAMES[milestone as keyof typeof times]}: ${line(entry, reader)}`,
  );
  const suggests = attempts.some(({ suggested }) => suggested) || causes.length === 1 || relapses.length > 0;
  if (!suggests && named.length === 0) return [];
  return [
    tickInput({
      block: INPUTS.suggested,
      label: REVIEW.take,
      optional: true,
      ...(named.length > 0 ? { hint: named.join('\n') } : {}),
      options: [option(REVIEW.takeBox, TAKE)],
      initial: [],
    }),
  ];
}

function line({ at, text }: RecordEntry, reader: Reader): string {
  return `${when(at, reader)} · ${plainLine(text)}`;
}

/** What somebody chose. */
export function readReview(values: ViewValues): ReviewChoices {
  const outcomes = Object.keys(values).flatMap((block) => {
    if (!block.startsWith(INPUTS.outcomeOf)) return [];
    const was: Outcome | undefined = OUTCOMES.find((outcome) => outcome === chosen(values, block));
    return was ? [{ entry: block.slice(INPUTS.outcomeOf.length), was }] : [];
  });
  return {
    outcomes,
    cause: chosen(values, INPUTS.cause),
    relapse: chosen(values, INPUTS.relapse),
    takeSuggested: ticked(values, INPUTS.suggested).includes(TAKE),
  };
}
