import { durationWords } from '../../../timeline/time-words.ts';
import { type Analysis, firstDay } from '../../analysis/analysis.ts';
import { agreedCauses, isChangeInDoubt } from '../../analysis/causes.ts';
import { fromEntries, fromField, together } from '../../analysis/evidence.ts';
import { factNamed } from '../../analysis/facts.ts';
import { isChangeTheCause } from '../../analysis/milestones.ts';
import { cite, type Phrase, text } from '../../document/nodes.ts';
import { inline, joinTexts } from '../../document/prose.ts';
import type { IncidentRecord, RecordEntry } from '../../record/record.ts';
import { inSentences, kindOf, quotedShort } from './sentences.ts';
import { asSentence, capitalised, firstSentence, LONGEST, linesOf, shortened } from './typed-text.ts';
import type { WriteTime } from './write-time.ts';

/** `Cause: v2 leaked connections`: a label that people typed themselves. */
const LABEL = /^(?:root )?cause:\s*/i;

/** The first sentence of the cause that people wrote; undefined where nobody did. */
export function writtenCause({ rootCause }: IncidentRecord): string | undefined {
  const [line] = linesOf(rootCause ?? '');
  return line === undefined ? undefined : shortened(firstSentence(line.replace(LABEL, '')), LONGEST);
}

/** The entries besides the change that people marked as the cause, or pointed at when they said when it was found. */
export function namedCauses(analysis: Analysis): readonly RecordEntry[] {
  const { record, reading } = analysis;
  const marked = agreedCauses(reading.causes);
  if (reading.causes.state !== 'none') return marked.filter((entry) => entry !== changeThatDid(analysis));
  const pointedAt = record.overrides.causeIdentified?.entries ?? [];
  return reading.entries.filter(({ id }) => pointedAt.includes(id));
}

/** The change that people marked as the cause; of several, none is singled out. */
function changeThatDid({ reading }: Analysis): RecordEntry | undefined {
  const changes = agreedCauses(reading.causes).filter(({ type }) => type === 'change');
  return changes.length < 2 && isChangeTheCause(reading) ? reading.change : undefined;
}

/** What set it off, as far as people wrote or marked it; otherwise the last change before it, called just that. */
export function triggerSentences(analysis: Analysis, write: WriteTime): Phrase[] {
  const { record } = analysis;
  const words = writtenCause(record);
  if (words !== undefined) {
    const cause = [...inline(record, asSentence(`Cause: ${words}`)), cite(fromField('rootCause'))];
    return inSentences([cause, changeSentence(analysis, write, 'The change that did it was ')]);
  }
  const change = changeSentence(analysis, write, `The ${kindOf(analysis)} was caused by `);
  const named = namedSentence(analysis, write, 'Cause, as noted: ');
  if (change.length > 0 || named.length > 0) return inSentences([change, named]);
  const contested = contestedSentence(analysis, write);
  return contested.length > 0 ? contested : lastChangeSentence(analysis, write);
}

/** `People marked different entries as cause: “v2 deployed” (14:15) and “Pool is full” (14:38).` */
export function contestedSentence(analysis: Analysis, write: WriteTime): Phrase[] {
  const { causes } = analysis.reading;
  if (causes.state !== 'contested') return [];
  const quotes = quotedInRow(analysis, causes.entries, write);
  return [
    ...joinTexts([text('People marked different entries as cause: '), ...quotes, text('.')]),
    cite(fromEntries(...causes.entries)),
  ];
}

/** `The incident was caused by “v2 deployed” (14:15), 17 minutes before the impact.` */
export function changeSentence(analysis: Analysis, write: WriteTime, lead: string): Phrase[] {
  const change = changeThatDid(analysis);
  if (!change) return [];
  const gap = gapAfterChange(analysis);
  return [
    text(lead),
    ...quotedAt(analysis.record, change, write.said(firstDay(analysis))),
    text(`${gap ? `, ${gap.words}` : ''}.`),
    cite(together(fromEntries(change), gap)),
  ];
}

/** `Cause, as noted: “Pool is full” (14:38).` */
export function namedSentence(analysis: Analysis, write: WriteTime, lead: string): Phrase[] {
  const causes = namedCauses(analysis);
  if (causes.length === 0) return [];
  return [text(lead), ...quotedInRow(analysis, causes, write), text('.'), cite(fromEntries(...causes))];
}

/** A change longer ago than this is in the timeline, but does not open the story. */
const RECENT_MINUTES = 24 * 60;

/** `The last change before the incident was “v2 deployed” (14:15), 17 minutes before the impact.` */
function lastChangeSentence(analysis: Analysis, write: WriteTime): Phrase[] {
  const { record, reading } = analysis;
  const gap = gapAfterChange(analysis);
  if (!reading.change || !gap || gap.minutes > RECENT_MINUTES || isChangeInDoubt(reading)) return [];
  return [
    text(`The last change before the ${kindOf(analysis)} was `),
    ...quotedAt(record, reading.change, write.said(firstDay(analysis))),
    text(`, ${gap.words}.`),
    cite(gap),
  ];
}

function gapAfterChange({ facts }: Analysis) {
  const impact = factNamed(facts, 'change-to-impact');
  const gap = impact ?? factNamed(facts, 'change-to-detection');
  if (!gap) return undefined;
  const end = impact ? 'the impact' : 'it was detected';
  const words =
    gap.minutes === 0
      ? `just ${impact ? 'as the impact began' : 'when it was detected'}`
      : `${durationWords(gap.minutes)} before ${end}`;
  return { ...gap, words };
}

/** `“Pool is full” (14:38) and “v2 deployed” (14:15)`. */
export function quotedInRow(analysis: Analysis, entries: readonly RecordEntry[], write: WriteTime): Phrase[] {
  const time = write.said(firstDay(analysis));
  return entries.flatMap((entry, index) => {
    const before = index === 0 ? '' : index === entries.length - 1 ? ' and ' : ', ';
    return [text(before), ...quotedAt(analysis.record, entry, time)];
  });
}

function quotedAt(record: IncidentRecord, entry: RecordEntry, time: (at: Date) => string): Phrase[] {
  return [...quotedShort(record, entry), text(` (${time(entry.at)})`)];
}

/** The cause in one sentence for a place that is labelled as such; nothing where nobody wrote or marked one. */
export function causeInBrief(analysis: Analysis, write: WriteTime): Phrase[] {
  const { record } = analysis;
  const words = writtenCause(record);
  if (words !== undefined)
    return [...inline(record, capitalised(asSentence(words))), cite(fromField('rootCause'))];
  const change = changeThatDid(analysis);
  const causes = [...(change ? [change] : []), ...namedCauses(analysis)];
  if (causes.length === 0) return [];
  return [...quotedInRow(analysis, causes, write), text('.'), cite(fromEntries(...causes))];
}
