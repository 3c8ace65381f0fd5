import { saysCause } from '../../../timeline/cues.ts';
import { fromEntries, fromField, together } from '../../../timeline/evidence.ts';
import { factNamed } from '../../../timeline/facts.ts';
import type { Milestone, TimelineReading } from '../../../timeline/milestones.ts';
import { clockTime, counted, day, durationWords, timeOn } from '../../../timeline/time-words.ts';
import type { DraftSection } from '../../document.ts';
import { type Findings, firstDay } from '../../findings.ts';
import { type Block, cite, type Phrase, paragraph, strongly, text } from '../../nodes.ts';
import { inline, oneLine, prose, quoted } from '../../prose.ts';
import type { RecordEntry } from '../../record.ts';
import { open, stated } from './wording.ts';

type Milestones = TimelineReading['milestones'];

/** What a person wrote; where that is nothing, or one line, a few sentences of figures and the entries' own words. */
export function summary(findings: Findings): DraftSection {
  return { id: 'summary', heading: 'Executive Summary', level: 2, blocks: summaryBlocks(findings) };
}

/** A summary of fewer characters is a line typed while it was still hot: it says what was done, not what happened. */
const SAYS_IT_ALL = 160;

export function summaryBlocks(findings: Findings): Block[] {
  const { record } = findings;
  const written = record.summary?.trim() ? prose(record, record.summary, fromField('summary')) : [];
  if ((record.summary?.trim().length ?? 0) >= SAYS_IT_ALL) return written;
  const computed = figuresInProse(findings);
  if (computed) return [...written, computed];
  return written.length > 0 ? written : [paragraph(...open('summary'))];
}

function figuresInProse(findings: Findings): Block | undefined {
  const sentences = [
    whenSentence(findings),
    relapseSentence(findings),
    impactSentence(findings),
    changeSentence(findings),
    causeSentence(findings),
    mitigationSentence(findings),
  ].filter((sentence) => sentence.length > 0);
  if (sentences.length === 0) return undefined;
  return paragraph(
    ...sentences.flatMap((sentence, index) => (index === 0 ? sentence : [text(' '), ...sentence])),
  );
}

/** `**Checkout errors** lasted 1 hour 30 minutes on 2024-01-15, from 10:15 to 11:45 UTC.` */
function whenSentence(findings: Findings): Phrase[] {
  const { facts, record, began, reading } = findings;
  if (!began) return [];
  const title = strongly(inline(record, record.title));
  const duration = factNamed(facts, 'duration');
  const known = day(began.at);
  if (duration) {
    const oneDay = day(duration.to) === known;
    const began = `${duration.since ? 'its detection at ' : ''}${timeOn(oneDay ? known : '', duration.from)}`;
    const span = `from ${began} to ${timeOn(known, duration.to)} UTC`;
    const words = `${durationWords(duration.minutes)}${oneDay ? ` on ${known}` : ''}, ${span}`;
    return [title, ...stated(` lasted ${words}.`, duration)];
  }
  const { resolved } = reading.milestones;
  // Without a stated start nobody knows when it began; what is known is when it was noticed.
  const verb = reading.milestones.impactStarted
    ? 'began'
    : reading.milestones.detected
      ? 'was detected'
      : 'was first recorded';
  const begun = ` ${verb} on ${known} at ${clockTime(began.at)} UTC`;
  return [title, ...stated(resolved ? `${begun}.` : `${begun}; the record has no resolution.`, began)];
}

/** That it came back is part of what happened, and keeps the duration from being read as the time of impact. */
function relapseSentence({ facts }: Findings): Phrase[] {
  const duration = factNamed(facts, 'duration');
  if (!duration?.periods || duration.impactMinutes === undefined) return [];
  const words = `It came back after a resolution: impact in ${counted(duration.periods.length, 'period')}, ${durationWords(duration.impactMinutes)} in all.`;
  return stated(words, duration);
}

/** `Impact: ~5,000 users; US-East-1; document uploads.` */
function impactSentence({ record }: Findings): Phrase[] {
  const { users, regions, functionality } = record.impact;
  const fields = { users, regions: regions?.join(', '), functionality };
  const filled = Object.entries(fields).filter((pair): pair is [string, string] => Boolean(pair[1]?.trim()));
  if (filled.length === 0) return [];
  const words = filled.map(([, value]) => withoutStop(value)).join('; ');
  const evidence = together(...filled.map(([name]) => fromField(`impact.${name}`)));
  return [...inline(record, `Impact: ${words}.`), cite(evidence)];
}

function changeSentence(findings: Findings): Phrase[] {
  const { record, facts, reading } = findings;
  const gap = factNamed(facts, 'change-to-impact') ?? factNamed(facts, 'change-to-detection');
  if (!reading.change || !gap) return [];
  const once = gap.minutes === 0;
  return [
    text(once ? 'The last change, ' : 'The last change before it, '),
    ...quote(findings, reading.change, record),
    text(once ? ', came at the same time.' : `, was ${durationWords(gap.minutes)} earlier.`),
    cite(gap),
  ];
}

function causeSentence(findings: Findings): Phrase[] {
  const { record, reading, facts } = findings;
  const { causeIdentified } = reading.milestones;
  if (!causeIdentified) return [];
  const entry = reading.entries.find(({ id }) => id === causeIdentified.entries[0]);
  const after = factNamed(facts, 'detection-to-cause');
  const named = !entry || namedCause(findings);
  const verb = named ? 'The cause was identified at' : 'The last finding before what worked was at';
  const when = `${verb} ${timeOn(firstDay(findings), causeIdentified.at)}`;
  const since = after ? `, ${durationWords(after.minutes)} after detection` : '';
  const words = entry
    ? [text(`${when}${since}: `), ...quoted(record, withoutStop(entry.text)), text('.')]
    : [text(`${when}${since}.`)];
  return [...words, cite(causeIdentified)];
}

/** The entry that names the cause, because a person or the file says so or because it does itself; not any last finding. */
export function namedCause({ reading }: Findings): RecordEntry | undefined {
  const { causeIdentified } = reading.milestones;
  const entry = reading.entries.find(({ id }) => id === causeIdentified?.entries[0]);
  return entry && (causeIdentified?.from !== 'rule' || saysCause(entry.text)) ? entry : undefined;
}

/** `2 attempts to mitigate it had no effect. What worked: “Rollback initiated” (10:45–10:50); mitigated at 10:55.` */
function mitigationSentence(findings: Findings): Phrase[] {
  const failed = factNamed(findings.facts, 'ineffective-mitigations');
  const tried =
    failed && failed.count > 0
      ? stated(`${counted(failed.count, 'attempt')} to mitigate it had no effect.`, failed)
      : [];
  const worked = workedWords(findings);
  return tried.length > 0 && worked.length > 0 ? [...tried, text(' '), ...worked] : [...tried, ...worked];
}

/** What worked is only claimed when a recovery or resolution shows that it did. */
function workedWords(findings: Findings): Phrase[] {
  const { reading, record } = findings;
  const { mitigated, resolved } = endTimes(findings);
  const known = firstDay(findings);
  const ends = endsInWords(mitigated, resolved, (at) => timeOn(known, at));
  const first = reading.effective?.entries[0];
  if (!reading.effective || !first) {
    return ends
      ? stated(`${ends.charAt(0).toUpperCase()}${ends.slice(1)}.`, together(mitigated, resolved))
      : [];
  }
  const shown =
    resolved !== undefined ||
    reading.entries.some(({ id, type }) => type === 'recovery' && mitigated?.entries.includes(id));
  const { end } = reading.effective;
  const times = `${timeOn(known, first.at)}${end ? `–${timeOn(known, end)}` : ''}`;
  return [
    text(shown ? 'What worked: ' : 'The last attempt: '),
    ...quoted(record, withoutStop(first.text)),
    text(shown && ends ? ` (${times}); ${ends}.` : ` (${times}).`),
    cite(together(fromEntries(first), ...(shown ? [mitigated, resolved] : []))),
  ];
}

/** When it was mitigated and resolved. A resolution from before the incident has a wrong time: it is asked about. */
export function endTimes({ reading, began }: Findings): Pick<Milestones, 'mitigated' | 'resolved'> {
  const { mitigated, resolved, impactStarted, detected } = reading.milestones;
  const start = impactStarted ?? detected ?? began;
  const wrong = resolved && start && resolved.at < start.at;
  return { ...(mitigated ? { mitigated } : {}), ...(resolved && !wrong ? { resolved } : {}) };
}

/** `mitigated at 10:55, resolved at 11:45`, or `mitigated and resolved at 11:45`. */
export function endsInWords(
  mitigated: Milestone | undefined,
  resolved: Milestone | undefined,
  time: (at: Date) => string,
): string {
  if (mitigated && mitigated.at.getTime() === resolved?.at.getTime()) {
    return `mitigated and resolved at ${time(mitigated.at)}`;
  }
  return [
    ...(mitigated ? [`mitigated at ${time(mitigated.at)}`] : []),
    ...(resolved ? [`resolved at ${time(resolved.at)}`] : []),
  ].join(', ');
}

function quote(findings: Findings, entry: RecordEntry, record: Findings['record']): Phrase[] {
  return [...quoted(record, withoutStop(entry.text)), text(` (${timeOn(firstDay(findings), entry.at)})`)];
}

/** A statement on one line, to be built into a sentence. */
export function withoutStop(words: string): string {
  return oneLine(words).replace(/[.;,\s]+$/, '');
}
