import type { Analysis } from '../../analysis/analysis.ts';
import { saysNoEffect } from '../../analysis/cues.ts';
import { fromEntries } from '../../analysis/evidence.ts';
import type { MitigationAttempt } from '../../analysis/mitigations.ts';
import { cite, type Phrase, text } from '../../document/nodes.ts';
import type { IncidentRecord, RecordEntry } from '../../record/record.ts';
import { endTimes, recoveryOf, type WriteTime } from './recovery.ts';
import { quotedLast, quotedShort } from './sentences.ts';
import { countWord } from './typed-text.ts';

/** Attempts by outcome: without effect, unknown, and the one that worked. */
export interface Tried {
  readonly failed: readonly MitigationAttempt[];
  /** In order of time, including the one presumed to have worked. */
  readonly others: readonly MitigationAttempt[];
  readonly effective: MitigationAttempt | undefined;
  /** A recovery or a resolution shows that something worked. */
  readonly shown: boolean;
}

export function triedIn(analysis: Analysis): Tried {
  const { attempts, effective } = analysis.reading;
  const { mitigated, resolved } = endTimes(analysis);
  return {
    failed: attempts.filter(({ noEffect }) => noEffect),
    others: attempts.filter(({ noEffect }) => !noEffect),
    effective,
    shown: Boolean(resolved || recoveryOf(analysis) || (mitigated && mitigated.from !== 'rule')),
  };
}

/** Up to this many attempts are described one by one. */
const TOLD = 3;

/** Each attempt without effect, with the words that say so, in a sentence of its own. */
export function failedInFull({ record, reading }: Analysis, { failed }: Tried, time: WriteTime): Phrase[][] {
  const told = failed.slice(0, TOLD).map((attempt, index): Phrase[] => {
    const who = index === 0 ? 'One attempt' : 'Another';
    const { noEffect, entries } = attempt;
    if (!noEffect || noEffect === entries[0]) {
      return [text(`${who} was `), ...quoteAttempt(record, attempt, time), text('.'), ...sourceOf(attempt)];
    }
    const verdict = saysNoEffect(noEffect.text) === 'plainly' ? 'did not help' : 'was not enough';
    // If the next attempt's entry says it of this one, the words go into that attempt's sentence.
    const elsewhere = reading.attempts.some(({ entries: own }) => own[0] === noEffect);
    const words = elsewhere ? [text('.')] : [text(': '), ...quote(record, noEffect, time), text('.')];
    return [
      text(`${who}, `),
      ...quoteAttempt(record, attempt, time),
      text(`, ${verdict}`),
      ...words,
      ...sourceOf(attempt),
    ];
  });
  const rest = failed.slice(TOLD);
  if (rest.length === 0) return told;
  const more = `${countWord(rest.length)} more ${rest.length === 1 ? 'attempt' : 'attempts'} did not help either.`;
  return [...told, [text(more), ...sourceOf(...rest)]];
}

/** `Tried at 15:30: “Restart failed”.`, `Two attempts did not end it: “…” (14:42), “…” (14:45).` */
export function failedInBrief({ record }: Analysis, { failed }: Tried, time: WriteTime): Phrase[][] {
  const [first, ...more] = failed;
  if (!first) return [];
  const evidence = sourceOf(...failed);
  const itself = failed.every(({ noEffect, entries }) => noEffect === entries[0]);
  const [entry] = first.entries;
  if (more.length === 0 && entry) {
    const lead = itself
      ? `Tried at ${time(entry.at)}: `
      : `One attempt, at ${time(entry.at)}, did not end it: `;
    return [[text(lead), ...quotedLast(record, entry), ...evidence]];
  }
  const shown = failed.slice(0, TOLD).map((attempt) => quoteBeginning(record, attempt, time));
  const lead = itself ? 'Tried: ' : `${countWord(failed.length)} attempts did not end it: `;
  return [[text(lead), ...row(shown), text(`${andMore(failed.length - shown.length)}.`), ...evidence]];
}

/**
 * What ended it, in the words of its entries, from beginning to end; all steps where nothing tells which one worked.
 */
export function workedInFull(analysis: Analysis, tried: Tried, time: WriteTime): Phrase[][] {
  const { record } = analysis;
  const { effective, others, failed, shown } = tried;
  if (!effective) return [];
  if (!shown) {
    return [
      [
        text('The last attempt was '),
        ...quoteAttempt(record, effective, time),
        text('; the record does not say whether it worked.'),
        ...sourceOf(effective),
      ],
    ];
  }
  if (others.length > 1) {
    const listed = others.length <= TOLD ? others : [...others.slice(0, TOLD - 1), ...others.slice(-1)];
    const left = others.length - listed.length;
    const quotes = listed.map((attempt) => quoteAttempt(record, attempt, time));
    return [[text('Steps taken: '), ...row(quotes), text(`${andMore(left)}.`), ...sourceOf(...others)]];
  }
  const enough = failed.some(({ noEffect }) => noEffect && saysNoEffect(noEffect.text) === 'still broken');
  return [
    [
      text(enough ? 'What worked in the end: ' : 'What worked: '),
      ...row(endsOf(effective).map((entry) => quote(record, entry, time))),
      text('.'),
      ...sourceOf(effective),
    ],
  ];
}

/** The same, with only the last of several steps. */
export function workedInBrief(analysis: Analysis, tried: Tried, time: WriteTime): Phrase[][] {
  const { others, shown } = tried;
  const last = others.at(-1);
  const [entry] = last?.entries ?? [];
  if (!shown || others.length < 2 || !last || !entry) return workedInFull(analysis, tried, time);
  const lead = `${countWord(others.length)} steps were taken, the last at ${time(entry.at)}: `;
  return [[text(lead), ...quotedLast(analysis.record, entry), ...sourceOf(...others)]];
}

/** Its first entry, and the one that says it was done. */
function endsOf({ entries, end, noEffect }: MitigationAttempt): RecordEntry[] {
  const [first] = entries;
  const last = end && entries.findLast(({ at }) => at.getTime() === end.getTime());
  return [...(first ? [first] : []), ...(last && last !== first && last !== noEffect ? [last] : [])];
}

function quoteAttempt(record: IncidentRecord, attempt: MitigationAttempt, time: WriteTime): Phrase[] {
  return endsOf(attempt).flatMap((entry, index) => [
    ...(index === 0 ? [] : [text(' to ')]),
    ...quote(record, entry, time),
  ]);
}

function quoteBeginning(record: IncidentRecord, { entries: [first] }: MitigationAttempt, time: WriteTime) {
  return first ? quote(record, first, time) : [];
}

/** `“Rollback initiated” (14:45)`. */
function quote(record: IncidentRecord, entry: RecordEntry, time: WriteTime): Phrase[] {
  return [...quotedShort(record, entry), text(` (${time(entry.at)})`)];
}

function row(quotes: readonly Phrase[][]): Phrase[] {
  return quotes.flatMap((each, index) => (index === 0 ? each : [text(', '), ...each]));
}

function andMore(count: number): string {
  return count > 0 ? `, and ${count} more` : '';
}

function sourceOf(...attempts: readonly MitigationAttempt[]): Phrase[] {
  const entries = attempts.flatMap((attempt) => [...endsOf(attempt), attempt.noEffect ?? []].flat());
  return [cite(fromEntries(...new Set(entries)))];
}
