import type { Finding } from '../../domain/blameless/finding.ts';
import { MOST_NESTED } from '../../domain/postmortem/document/nesting.ts';
import { counted } from './entries.ts';
import { literal, mrkdwn, person } from './escape.ts';

export const SECTION = {
  submit: 'Save',
  open: 'Open',
  page: 'Part of the section',
  long: 'This section is longer than a form can hold. It is edited a part at a time; the other parts stay as they are.',
  text: 'Text, as Markdown',
  more: 'Text (continued)',
  add: 'Anything to add at the end',
  example: 'What happened, in your own words',
  intro:
    'Notes such as `[^10:35]` lead to the entry of that time; leave them where they are. New drafts keep what you write.',
  theirs: 'As it stands now:',
  yours: 'Your text is below. Saving it replaces theirs, so copy over what should stay.',
} as const;

export const CHANGES = {
  heading: 'What a new draft changes',
  submit: 'Apply',
  intro: 'Choose what to take. Everything else stays as it is.',
  take: 'Take this change',
  none: 'Nothing would change.',
} as const;

export const REVISIONS = {
  heading: 'Revisions',
  compare: 'Compare',
  from: 'Compare',
  to: 'with',
  choose: 'Choose a revision',
  restore: 'Restore',
  confirmTitle: 'Restore this revision?',
  confirmText: 'It becomes the latest one again. Nothing is lost: what is there now stays in this list.',
  yes: 'Restore',
  no: 'Leave it',
  one: 'There is one revision; there is nothing to compare it with yet.',
} as const;

export function sectionOvertaken(by: string): string {
  return `${person(by)} changed this section while you were writing. ${SECTION.theirs}`;
}

/** A part of a long section cannot be laid over a text that changed: it is kept in the form, to be copied. */
export function pageOvertaken(by: string): string {
  return `${person(by)} changed this section while you were writing, so this is not saved. Your text is below: copy it, close this, and open the section again.`;
}

/** Said under the text, which stays in the form. */
export function sectionTooDeep(line: number): string {
  return `Not saved: line ${line} nests more than ${MOST_NESTED} quotes and lists. Remove some of its “>” or indentation.`;
}

export function sectionGone(command: string): string {
  return `This section is no longer in the document. The latest draft: \`${command} draft\``;
}

export function sectionSaved(heading: string, backToDraft: boolean): string {
  const again = backToDraft ? ' It was approved before, so it is a draft again.' : '';
  return `Saved "${literal(heading)}". New drafts keep it.${again}`;
}

export function sectionUnchanged(heading: string): string {
  return `"${literal(heading)}" is as it was; nothing was changed.`;
}

const FINDINGS_SHOWN = 5;

/** Advice about wording; the text is saved as it was written. */
export function wordingAdvice(findings: readonly Pick<Finding, 'text' | 'why' | 'instead'>[]): string {
  const lines = findings
    .slice(0, FINDINGS_SHOWN)
    .map(({ text, why, instead }) => `• “${mrkdwn(text)}”: ${mrkdwn(why)} ${mrkdwn(instead)}`);
  const rest = findings.length - lines.length;
  return [
    'It is saved as it is. Some wordings put blame where the system belongs:',
    ...lines,
    ...(rest > 0 ? [`• and ${rest} more`] : []),
  ].join('\n');
}

/** Said once to a person in an incident, after an entry whose wording is about people rather than conditions. */
export function wordingHint({ text, why, instead }: Pick<Finding, 'text' | 'why' | 'instead'>): string {
  return `A thought on “${mrkdwn(text)}”, for you alone, and only this once: ${mrkdwn(why)} ${mrkdwn(instead)} The entry stays as you wrote it.`;
}

export function changesApplied(count: number, backToDraft: boolean): string {
  const again = backToDraft ? ' It was approved before, so it is a draft again.' : '';
  return `${counted(count, 'section is', 'sections are')} as the new draft has ${count === 1 ? 'it' : 'them'}.${again}`;
}

export function changesNone(): string {
  return 'Nothing was chosen; the document is as it was.';
}

export function changesGone(command: string): string {
  return `This proposal is gone. A new one: \`${command} draft\``;
}

/** How long a shown difference is at most; the rest is counted. */
export function diffCut(lines: number): string {
  return `… and ${counted(lines, 'more line', 'more lines')}`;
}

export function changesLeftOut(count: number): string {
  return `${counted(count, 'more section', 'more sections')} would change; they are offered when these are applied.`;
}
