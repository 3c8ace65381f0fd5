import type { CandidateKind } from '../../domain/postmortem/analysis/candidate.ts';
import type { Verdict } from '../../domain/postmortem/analysis/verdict.ts';
import type { RemarkFigures } from '../../domain/postmortem/document/remark.ts';
import { counted } from './entries.ts';
import { oneLine, person } from './escape.ts';
import { type Reader, when } from './times.ts';

export const SUGGESTIONS = {
  heading: 'Suggestions',
  intro:
    'The figures suggest these. None is anybody’s opinion yet: what you accept goes into the next draft in your name, where its template has a place for it; what you drop does not come back.',
  none: 'The figures suggest nothing.',
  accept: 'Accept',
  edit: 'Edit',
  drop: 'Drop',
  save: 'Save',
  text: 'In your words',
  example: 'Detected within 3 minutes, by the new alert',
} as const;

export const WORDINGS = {
  intro:
    'A language model reworded these sections from confirmed statements and times alone. The plain text stays until somebody takes them.',
  plain: 'As it stands',
  take: 'Take this',
  keep: 'Keep plain',
} as const;

/** Above a section in other words: `Executive Summary, in the words of NAME`. */
export function wordingHead(heading: string, model: string): string {
  return `*${oneLine(heading)}*, in the words of ${oneLine(model)}`;
}

/** How many sections wait in other words; nothing where there are none. */
export function wordingParts(waiting: number): readonly string[] {
  return waiting > 0 ? [`${counted(waiting, 'section', 'sections')} offered in other words`] : [];
}

/** The same beside a new draft, with where they are to be found. */
export function wordingNotes(waiting: number): readonly string[] {
  return wordingParts(waiting).map((part) => `${part} by the language model, under Suggestions.`);
}

/** What people are to know of the suggestions: how many wait for an answer, and what this template has no place for. */
export function remarkParts({ waiting, leftOut }: RemarkFigures): readonly string[] {
  return [
    ...(waiting > 0 ? [counted(waiting, 'suggestion waits', 'suggestions wait')] : []),
    ...(leftOut > 0
      ? [
          `${counted(leftOut, 'accepted suggestion has', 'accepted suggestions have')} no place in this template`,
        ]
      : []),
  ];
}

/** The same beside a new draft, with where they are to be found; nothing where there are none. */
export function remarkNotes(figures: RemarkFigures): readonly string[] {
  const { waiting, unseen } = figures;
  return remarkParts(figures).map((part, index) => {
    if (waiting === 0 || index > 0) return `${part}.`;
    const rest =
      unseen === 0
        ? ', and marked as such in the draft'
        : `; the text of this template has ${unseen === waiting ? 'none' : waiting - unseen} of them`;
    return `${part} for an answer, under Suggestions${rest}.`;
  });
}

export const CANDIDATE_NAMES: Readonly<Record<CandidateKind, string>> = {
  well: 'Went well',
  wrong: 'Went wrong',
  contributing: 'Contributed',
  lucky: 'Luck',
};

/** The moments behind a remark, as the reader's clock and UTC show them. */
export function evidenceLine(times: readonly Date[], reader: Reader): string {
  const shown = times.slice(0, 4).map((at) => when(at, reader));
  const rest = times.length - shown.length;
  if (shown.length === 0) return 'From what people filled in';
  return `From the entries of ${shown.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
}

export function verdictLine(verdict: Verdict | undefined): string {
  switch (verdict?.kind) {
    case undefined:
      return 'Nobody has commented yet';
    case 'accepted':
      return `Accepted by ${person(verdict.by)}`;
    case 'edited':
      return `In the words of ${person(verdict.by)}`;
    case 'dropped':
      return `Dropped by ${person(verdict.by)}`;
    default:
      return verdict satisfies never;
  }
}
