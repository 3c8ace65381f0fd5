import type { Analysis } from '../../analysis/analysis.ts';
import { fromField } from '../../analysis/evidence.ts';
import type { Block, Phrase } from '../../document/nodes.ts';
import { prose, says } from '../../document/prose.ts';
import { open } from './statements.ts';

const FOLLOW_UP = /^\s*(?:[-*•]\s+)?follow-?up(?: meeting)?:\s*(?<words>\S.*)$/i;

/** A line of the notes that says when the actions are reviewed: `Follow-up: 2024-02-16`. */
export function isFollowUp(line: string): boolean {
  return FOLLOW_UP.test(line);
}

/** The notes without that line, each line a separate statement; nothing where there are none. */
export function noteBlocks({ record }: Analysis): Block[] {
  const lines = (record.meeting?.notes ?? '').split('\n').filter((line) => !isFollowUp(line));
  // Empty lines keep separate lines from running together; items of one list stay one list.
  const words = lines.map((line) => (isItem(line) ? line : `\n${line}\n`)).join('\n');
  return prose(record, words, fromField('meeting.notes'));
}

function isItem(line: string): boolean {
  return /^\s*(?:[-*•]|\d{1,3}[.)])\s/.test(line);
}

/** Whether anything says when the actions are reviewed. */
export function saysFollowUp({ record: { meeting } }: Analysis): boolean {
  return Boolean(meeting?.followUp) || (meeting?.notes ?? '').split('\n').some(isFollowUp);
}

/** When they are reviewed: from an answer, from that line, or the question for it. */
export function followUpLine({ record }: Analysis): Phrase[] {
  const { followUp } = record.meeting ?? {};
  if (followUp) return says(record, followUp, fromField('meeting.followUp'));
  const line = record.meeting?.notes?.split('\n').find(isFollowUp);
  const words = line && FOLLOW_UP.exec(line)?.groups?.['words'];
  return words ? says(record, words, fromField('meeting.notes')) : open('meeting.followUp');
}
