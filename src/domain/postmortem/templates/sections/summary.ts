import { fromEntries, fromField, together } from '../../../timeline/evidence.ts';
import { factNamed } from '../../../timeline/facts.ts';
import { clockTime, counted, day, durationWords, timeOn } from '../../../timeline/time-words.ts';
import type { DraftSection } from '../../document.ts';
import { type Findings, firstDay } from '../../findings.ts';
import { type Block, cite, type Phrase, paragraph, strong, text } from '../../nodes.ts';
import { inline, oneLine, prose, quoted } from '../../prose.ts';
import type { RecordEntry } from '../../record.ts';
import { open, stated } from './wording.ts';

/** What a person wrote, or else a few sentences of figures and the entries' own words. */
export function summary(findings: Findings): DraftSection {
  return { id: 'summary', heading: 'Executive Summary', level: 2, blocks: summaryBlocks(findings) };
}

export function summaryBlocks(findings: Findings): Block[] {
  const { record } = findings;
  if (record.summary?.trim()) return prose(record, record.summary, fromField('summary'));
  const sentences = [
    whenSentence(findings),
    impactSentence(findings),
    changeSentence(findings),
    causeSentence(findings),
    mitigationSentence(findings),
  ].filter((sentence) => sentence.length > 0);
  if (sentences.length === 0) return [paragraph(...open('summary'))];
  return [
    paragraph(...sentences.flatMap((sentence, index) => (index === 0 ? sentence : [text(' '), ...sentence]))),
  ];
}

/** `**Checkout errors** lasted 1 hour 30 minutes on 2024-01-15, from 10:15 to 11:45 UTC.` */
function whenSentence(findings: Findings): Phrase[] {
  const { facts, record, began, reading } = findings;
  if (!began) return [];
  const title = strong(oneLine(record.title));
  const duration = factNamed(facts, 'duration');
  const known = day(began.at);
  if (duration) {
    const from = duration.since ? `its detection at ${clockTime(duration.from)}` : clockTime(duration.from);
    const words = ` lasted ${durationWords(duration.minutes)} on ${known}, from ${from} to ${timeOn(known, duration.to)} UTC.`;
    return [title, ...stated(words, duration)];
  }
  const { resolved } = reading.milestones;
  const begun = ` began on ${known} at ${clockTime(began.at)} UTC`;
  return [title, ...stated(resolved ? `${begun}.` : `${begun}; the record has no resolution.`, began)];
}

function impactSentence({ record }: Findings): Phrase[] {
  const { users, regions, functionality } = record.impact;
  const parts = [
    ...(users?.trim() ? [{ words: `Affected: ${users}`, field: 'impact.users' }] : []),
    ...(regions?.length ? [{ words: `in ${regions.join(', ')}`, field: 'impact.regions' }] : []),
    ...(functionality?.trim()
      ? [{ words: `what did not work: ${functionality}`, field: 'impact.functionality' }]
      : []),
  ];
  if (parts.length === 0) return [];
  const words = `${parts.map((part) => withoutStop(part.words)).join('; ')}.`;
  const [initial = '', ...rest] = [...words];
  return [
    ...inline(record, initial.toUpperCase() + rest.join('')),
    cite(together(...parts.map(({ field }) => fromField(field)))),
  ];
}

function changeSentence(findings: Findings): Phrase[] {
  const { record, facts, reading } = findings;
  const gap = factNamed(facts, 'change-to-impact') ?? factNamed(facts, 'change-to-detection');
  if (!reading.change || !gap) return [];
  return [
    text('The last change before it, '),
    ...quote(findings, reading.change, record),
    text(`, was ${durationWords(gap.minutes)} earlier.`),
    cite(gap),
  ];
}

function causeSentence(findings: Findings): Phrase[] {
  const { record, reading, facts } = findings;
  const { causeIdentified } = reading.milestones;
  if (!causeIdentified) return [];
  const after = factNamed(facts, 'detection-to-cause');
  const when = `The cause was identified at ${timeOn(firstDay(findings), causeIdentified.at)}`;
  const since = after ? `, ${durationWords(after.minutes)} after detection` : '';
  const entry = reading.entries.find(({ id }) => id === causeIdentified.entries[0]);
  const words = entry
    ? [text(`${when}${since}: `), ...quoted(record, withoutStop(entry.text)), text('.')]
    : [text(`${when}${since}.`)];
  return [...words, cite(causeIdentified)];
}

/** `2 attempts had no effect; “Rollback initiated” (10:45) worked: mitigated at 10:55, resolved at 11:45.` */
function mitigationSentence(findings: Findings): Phrase[] {
  const { record, reading, facts } = findings;
  const { mitigated, resolved } = reading.milestones;
  const failed = factNamed(facts, 'ineffective-mitigations');
  const effective = reading.effective?.entries[0];
  const known = firstDay(findings);
  const ends = [
    ...(mitigated ? [`mitigated at ${timeOn(known, mitigated.at)}`] : []),
    ...(resolved ? [`resolved at ${timeOn(known, resolved.at)}`] : []),
  ].join(', ');
  const tried =
    failed && failed.count > 0
      ? stated(`${counted(failed.count, 'attempt')} to mitigate it had no effect.`, failed)
      : [];
  const evidence = together(effective && fromEntries(effective), mitigated, resolved);
  const worked: Phrase[] = effective
    ? [
        text('What worked: '),
        ...quote(findings, effective, record),
        text(ends ? `; ${ends}.` : '.'),
        cite(evidence),
      ]
    : ends
      ? stated(`${ends.charAt(0).toUpperCase()}${ends.slice(1)}.`, evidence)
      : [];
  return tried.length > 0 && worked.length > 0 ? [...tried, text(' '), ...worked] : [...tried, ...worked];
}

function quote(findings: Findings, entry: RecordEntry, record: Findings['record']): Phrase[] {
  return [...quoted(record, withoutStop(entry.text)), text(` (${timeOn(firstDay(findings), entry.at)})`)];
}

function withoutStop(words: string): string {
  return oneLine(words).replace(/[.;,\s]+$/, '');
}
