import { authorsOf } from '../timeline/facts/counts.ts';
import { type Analysis, analyse, openGaps } from './analysis.ts';
import { askOnce } from './ask-once.ts';
import { fillClosedQuestions } from './fill-closed-questions.ts';
import type { Block } from './nodes.ts';
import type { Question } from './questions.ts';
import type { IncidentRecord } from './record.ts';
import type { Remark } from './remarks.ts';
import { citeAnswers, type Source, sourcesOf } from './sources.ts';
import type { Template } from './template.ts';
import type { JudgedCandidate } from './verdict.ts';
import { survey } from './walk.ts';
import { withCandidates } from './with-candidates.ts';
import { withQuestionLists } from './with-question-lists.ts';

/** Who wrote a section as it stands. */
export type SectionAuthor =
  | {
      readonly kind: 'scribe';
      readonly templateVersion: string;
      /** The language model that put the section's statements into other words, if one did, and what was refused of it. */
      readonly rewording?: { readonly model: string; readonly leftOut: number };
    }
  /** `name` is what documents print for the person, if it was known. */
  | { readonly kind: 'person'; readonly who: string; readonly name?: string; readonly at: Date };

/** One part of a document. Sections are a flat list; their level says how they nest. */
export interface Section {
  /** Stable over drafts and template versions: `impact.users`. */
  readonly id: string;
  /** Plain text; absent where the seed has text without a heading (the closing lines). */
  readonly heading?: string;
  readonly level: 1 | 2 | 3 | 4;
  /** In an operator's template: what it holds, by the names of slots and built-in sections. Pictures find their place by it. */
  readonly about?: readonly string[];
  readonly blocks: readonly Block[];
  /** Every entry that a statement of this section rests on. */
  readonly entries: readonly string[];
  readonly author: SectionAuthor;
}

/** What a template gives: a section without what follows from its blocks. */
export type DraftSection = Omit<Section, 'entries' | 'author'>;

/** The postmortem of one incident as data. The same record and template version give the same document. */
export interface Postmortem {
  readonly title: string;
  readonly incident: { readonly key?: string; readonly title: string };
  readonly template: { readonly name: string; readonly version: string };
  readonly sections: readonly Section[];
  /** The questions that stand open in the document, in its order. */
  readonly questions: readonly Question[];
  /** What the figures suggested, and where it is; absent where they suggested nothing. */
  readonly remarks?: readonly Remark[];
  /** The entries behind its statements, in timeline order, and the answers behind them. */
  readonly sources: readonly Source[];
  /** How many entries the record held when this was drafted. */
  readonly entryCount: number;
  /** How many people wrote those entries. */
  readonly authorCount: number;
  /** The last thing that the record knew of. */
  readonly asOf?: Date;
}

/**
 * Drafts the postmortem of an incident by a template. Pure: it reads no clock and invents nothing. `remarks` gives the
 * candidates that are to stand in it, marked as such until somebody accepts them; without it there are none.
 */
export function draftPostmortem(
  record: IncidentRecord,
  template: Template,
  remarks: (analysis: Analysis) => readonly JudgedCandidate[] = () => [],
): Postmortem {
  const analysis = analyse(record);
  const asked = askOnce(fillClosedQuestions(template.draft(analysis), record));
  const remarked = withCandidates(asked, remarks(analysis), record);
  const listed = withQuestionLists(remarked.sections, openGaps(analysis));
  const written = citeAnswers(listed, record);
  const drafted = written.map((section) => ({ section, found: survey(section.blocks) }));
  const author: SectionAuthor = { kind: 'scribe', templateVersion: template.version };
  const sections = drafted.map(
    ({ section, found }): Section => ({ ...section, entries: found.entries, author }),
  );
  const questions = new Map(drafted.flatMap(({ found }) => found.questions.map((each) => [each.id, each])));
  return {
    title: sections.find(({ level }) => level === 1)?.heading ?? record.title,
    incident: { ...(record.key ? { key: record.key } : {}), title: record.title },
    template: { name: template.name, version: template.version },
    sections,
    questions: [...questions.values()],
    ...(remarked.remarks.length > 0 ? { remarks: remarked.remarks } : {}),
    sources: sourcesOf(
      analysis,
      drafted.flatMap(({ found }) => found.cites),
    ),
    entryCount: record.entries.length,
    authorCount: authorsOf(record.entries).size,
    ...(analysis.lastEvent ? { asOf: analysis.lastEvent } : {}),
  };
}
