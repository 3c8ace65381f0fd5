import type { Nodes } from 'mdast';
import { knownSince } from '../../timeline/known-then.ts';
import { clockTime, day } from '../../timeline/time-words.ts';
import { type Analysis, firstDay } from '../analysis/analysis.ts';
import { answerField } from '../questions/closing-answers.ts';
import { type IncidentRecord, nameOf, type RecordAnswer } from '../record/record.ts';
import type { DraftSection } from './document.ts';
import type { Cite } from './nodes.ts';
import { inline, oneLine } from './prose.ts';
import { replaceNodes } from './replace-nodes.ts';
import type { Source } from './source.ts';

/** What statements rest on: entries in timeline order, then answers. A row of the timeline is its own source. */
export function sourcesOf(analysis: Analysis, cites: readonly Cite[]): Source[] {
  return [...entrySources(analysis, cites), ...answerSources(analysis, cites)];
}

function entrySources(analysis: Analysis, cites: readonly Cite[]): Source[] {
  const wanted = new Set(cites.flatMap((cite) => cite.entries));
  const known = firstDay(analysis);
  const label = labels();
  return analysis.reading.entries
    .filter((entry) => wanted.has(entry.id))
    .map(({ id, at, loggedAt, source, type, text, author, permalink }) => ({
      id,
      label: label(day(at) === known ? clockTime(at) : `${day(at).slice(5)}-${clockTime(at)}`),
      at,
      type,
      words: inline(analysis.record, text),
      ...(loggedAt ? { loggedAt: knownSince({ at, loggedAt, source }) } : {}),
      ...(author ? { author: oneLine(nameOf(analysis.record, author)) } : {}),
      ...(permalink ? { permalink } : {}),
    }));
}

/** Answers are named by who gave them and when: what one person said at one moment is one source. */
const answerId = ({ by, at }: RecordAnswer): string => `answer.${by}.${at.toISOString()}`;

/** Adds to every citation the answers behind its fields. */
export function citeAnswers(
  sections: readonly DraftSection[],
  record: IncidentRecord,
): readonly DraftSection[] {
  if (record.answers.length === 0) return sections;
  const latest = new Map<string, string>();
  for (const answer of record.answers) {
    for (const field of [...answer.fields, answerField(answer.question)]) latest.set(field, answerId(answer));
  }
  const cited = (node: Nodes): Cite[] | undefined => {
    if (node.type !== 'cite') return undefined;
    const answers = new Set(node.fields.flatMap((field) => latest.get(field) ?? []));
    return answers.size === 0 ? undefined : [{ ...node, fields: [...node.fields, ...answers] }];
  };
  return sections.map((section) => ({
    ...section,
    blocks: section.blocks.map((block) => replaceNodes(block, cited)),
  }));
}

function answerSources({ record }: Analysis, cites: readonly Cite[]): Source[] {
  const known = new Map(record.answers.map((answer) => [answerId(answer), answer]));
  const wanted = new Set(known.size === 0 ? [] : cites.flatMap(({ fields }) => fields));
  const label = labels();
  return [...known]
    .filter(([id]) => wanted.has(id))
    .sort(([, a], [, b]) => a.at.getTime() - b.at.getTime())
    .map(([id, { by, at }]) => ({
      id,
      label: label(`answer-${day(at)}-${at.toISOString().slice(11, 19)}`),
      at,
      type: 'answer',
      words: [],
      author: oneLine(nameOf(record, by)),
    }));
}

/** Tells sources of one time apart. */
function labels(): (time: string) => string {
  const used = new Map<string, number>();
  return (time) => {
    const count = (used.get(time) ?? 0) + 1;
    used.set(time, count);
    return count === 1 ? time : `${time}-${count}`;
  };
}
