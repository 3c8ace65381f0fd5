import { fromField } from '../../../timeline/evidence.ts';
import type { Findings } from '../../findings.ts';
import type { Phrase } from '../../nodes.ts';
import { says } from '../../prose.ts';
import { open } from './wording.ts';

const FOLLOW_UP = /^\s*(?:[-*•]\s+)?follow-?up(?: meeting)?:\s*(?<words>\S.*)$/i;

/** A line of the notes that says when the actions are looked at again: `Follow-up: 2024-02-16`. */
export function isFollowUp(line: string): boolean {
  return FOLLOW_UP.test(line);
}

/** When they are: as somebody answered, as that line says, or the question for it. */
export function followUpLine({ record }: Findings): Phrase[] {
  const { followUp } = record.meeting ?? {};
  if (followUp) return says(record, followUp, fromField('meeting.followUp'));
  const line = record.meeting?.notes?.split('\n').find(isFollowUp);
  const words = line && FOLLOW_UP.exec(line)?.groups?.['words'];
  return words ? says(record, words, fromField('meeting.notes')) : open('meeting.followUp');
}
