import type { CandidateKind } from '../../domain/postmortem/candidates.ts';
import type { Verdict } from '../../domain/postmortem/verdict.ts';
import { person } from './escape.ts';
import { type Reader, when } from './times.ts';

export const SUGGESTIONS = {
  heading: 'Suggestions',
  intro:
    'The figures suggest these. None is anybody’s opinion yet: what you accept stands in the next draft as yours, what you drop does not come back.',
  none: 'The figures suggest nothing.',
  accept: 'Accept',
  edit: 'Edit',
  drop: 'Drop',
  save: 'Save',
  text: 'In your words',
  example: 'Detected within 3 minutes, by the new alert',
} as const;

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
      return 'Nobody has said anything to it yet';
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
