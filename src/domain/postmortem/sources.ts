import type { EntryType } from '../timeline/entry.ts';
import { clockTime, day } from '../timeline/time-words.ts';
import { type Findings, firstDay } from './findings.ts';
import type { Cite, Phrase } from './nodes.ts';
import { inline, oneLine } from './prose.ts';
import { nameOf, type RecordAnswer } from './record.ts';
import { answerField } from './settle.ts';

/** An entry that a statement rests on, as notes show it; or what somebody answered. */
export interface Source {
  readonly id: string;
  /** Unique in the document, readable, made of its time: `10:35`, `10:35-2`, `01-16-00:05`, `answer-2026-01-18-09:12`. */
  readonly label: string;
  readonly at: Date;
  readonly loggedAt?: Date;
  readonly type: EntryType | 'answer';
  /** What the entry says, on one line; empty for an answer, whose words are the statement. */
  readonly words: readonly Phrase[];
  readonly author?: string;
  readonly permalink?: string;
  /** The fields of the record that an answer filled. */
  readonly fields?: readonly string[];
}

/** Sources by what statements name: entries by id, answers by the fields that they filled. */
export type SourceIndex = ReadonlyMap<string, Source>;

export function sourceIndex(sources: readonly Source[]): SourceIndex {
  const named = (source: Source): readonly string[] =>
    source.fields?.map((field) => `field ${field}`) ?? [source.id];
  return new Map(sources.flatMap((source) => named(source).map((name) => [name, source] as const)));
}

/** The sources that a statement rests on, each once. */
export function sourcesOfCite(
  { entries, fields }: Pick<Cite, 'entries' | 'fields'>,
  index: SourceIndex,
): Source[] {
  const named = [...entries, ...fields.map((field) => `field ${field}`)];
  return [...new Set(named.flatMap((name) => index.get(name) ?? []))];
}

/** What statements rest on: entries in timeline order, then answers. A row of the timeline is its own source. */
export function sourcesOf(findings: Findings, cites: readonly Cite[]): Source[] {
  return [...entrySources(findings, cites), ...answerSources(findings, cites)];
}

function entrySources(findings: Findings, cites: readonly Cite[]): Source[] {
  const wanted = new Set(cites.flatMap((cite) => cite.entries));
  const known = firstDay(findings);
  const label = labels();
  return findings.reading.entries
    .filter((entry) => wanted.has(entry.id))
    .map(({ id, at, loggedAt, type, text, author, permalink }) => ({
      id,
      label: label(day(at) === known ? clockTime(at) : `${day(at).slice(5)}-${clockTime(at)}`),
      at,
      type,
      words: inline(findings.record, text),
      ...(loggedAt ? { loggedAt } : {}),
      ...(author ? { author: oneLine(nameOf(findings.record, author)) } : {}),
      ...(permalink ? { permalink } : {}),
    }));
}

/** What one person said at one moment is one source, however many fields it filled. */
function answerSources({ record }: Findings, cites: readonly Cite[]): Source[] {
  const latest = new Map<string, RecordAnswer>();
  for (const answer of record.answers) {
    for (const field of [...answer.fields, answerField(answer.question)]) latest.set(field, answer);
  }
  const filled = new Map<string, { answer: RecordAnswer; fields: string[] }>();
  for (const field of new Set(latest.size === 0 ? [] : cites.flatMap((cite) => cite.fields))) {
    const answer = latest.get(field);
    if (!answer) continue;
    const id = `answer.${answer.by}.${answer.at.toISOString()}`;
    const known = filled.get(id);
    if (known) known.fields.push(field);
    else filled.set(id, { answer, fields: [field] });
  }
  const label = labels();
  return [...filled]
    .sort(([, a], [, b]) => a.answer.at.getTime() - b.answer.at.getTime())
    .map(([id, { answer, fields }]) => ({
      id,
      label: label(`answer-${day(answer.at)}-${clockTime(answer.at)}`),
      at: answer.at,
      type: 'answer',
      words: [],
      author: oneLine(nameOf(record, answer.by)),
      fields,
    }));
}

/** Tells sources of one minute apart. */
function labels(): (time: string) => string {
  const used = new Map<string, number>();
  return (time) => {
    const count = (used.get(time) ?? 0) + 1;
    used.set(time, count);
    return count === 1 ? time : `${time}-${count}`;
  };
}
