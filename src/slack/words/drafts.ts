import type { DraftPart, DraftStep } from '../../app/ports/draft-posts.ts';
import { markedKey } from '../../domain/incident/drill-mark.ts';
import type { Incident } from '../../domain/incident/incident.ts';
import type { MilestoneName } from '../../domain/timeline/milestone-name.ts';
import { counted } from './entries.ts';
import { literal, mrkdwn } from './escape.ts';
import { MILESTONE_NAMES } from './names.ts';
import { refusedWords } from './notices.ts';
import { type Reader, when } from './times.ts';

/** The one message that tells how far a draft is. */
export function draftProgress(key: string, step: DraftStep): string {
  switch (step.step) {
    case 'reading':
      return `Drafting the postmortem of ${key}: reading the record`;
    case 'writing':
      return `Drafting the postmortem of ${key}: writing from ${counted(step.entries, 'entry', 'entries')}`;
    case 'delivering':
      return `Drafting the postmortem of ${key}: putting it into Slack`;
    case 'failed':
      return `The draft of ${key} failed: ${mrkdwn(step.why)} The record is complete, and Draft again makes another one.`;
    default:
      return step satisfies never;
  }
}

/** What a finished draft says about itself. `share` runs from 0 to 1; `older`: a later one was announced before it. */
export interface DraftFigures {
  readonly entries: number;
  readonly questions: number;
  readonly share: number;
  readonly older: boolean;
}

/** Under a draft that was finished after a later one. */
export const DRAFT_IS_OLDER = 'The draft above it is newer and reads more of the record.';

/** `Draft ready: 42 entries, 3 open questions, 100% of statements with evidence.` */
export function draftReady({ entries, questions, share, older }: DraftFigures): string {
  const evidence = `${Math.floor(share * 100)}% of statements with evidence`;
  return `${older ? 'Older draft' : 'Draft'} ready: ${counted(entries, 'entry', 'entries')}, ${counted(questions, 'open question', 'open questions')}, ${evidence}.`;
}

/** In the thread of the postmortem's message, which has the figures. */
export function draftedAgain(entries: number): string {
  return `Drafted again from ${counted(entries, 'entry', 'entries')}.`;
}

/** Where the draft is, and what Slack refused of it. */
export function draftPlaces(has: Readonly<Record<DraftPart, boolean>>): string {
  const picture = has.picture ? ' The timeline is in the picture above.' : '';
  const original = ` The record is the original.${picture}`;
  if (has.canvas && has.file) return `In the canvas, and as a file above.${original}`;
  if (has.canvas) return `In the canvas.${original}`;
  if (has.file) return `In the file above.${original}`;
  return `Slack took neither the canvas nor the file; the draft is kept, and Draft again delivers it.${picture}`;
}

/** A new draft beside a document that people wrote in. */
export function draftProposed(proposal: { readonly changes: number; readonly kept: number }): string {
  const { changes, kept } = proposal;
  const stays =
    kept === 0
      ? ''
      : ` ${counted(kept, 'section', 'sections')} that people wrote ${kept === 1 ? 'stays' : 'stay'} as ${kept === 1 ? 'it is' : 'they are'}.`;
  return changes === 0
    ? `It would change nothing.${stays}`
    : `It would change ${counted(changes, 'section', 'sections')}; nothing is changed yet.${stays}`;
}

export function draftRefused(what: DraftPart, error: string, needed: string | undefined): string {
  return refusedWords(what, error, needed);
}

export function draftDiscarded(key: string, by: string): string {
  return `The draft of ${key} was discarded by ${by}. The record stays; Draft again makes a new one.`;
}

export function draftGone(key: string, command: string): string {
  return `This draft of ${key} is no longer the latest one. A new one: \`${command} draft\``;
}

/** The postmortem was asked for before there is a draft. */
export function draftNotThere(incident: Incident, command: string): string {
  return `${markedKey(incident)} has no draft. One comes right after the resolution, or with \`${command} draft\`.`;
}

/** How an answer about a key time was read. */
export function timeTaken(milestone: MilestoneName, at: Date, reader: Reader): string {
  return `${MILESTONE_NAMES[milestone]}: ${when(at, reader)}`;
}

/** A template that does not exist, and those that do. */
export function unknownTemplate(said: string, known: readonly string[], command: string): string {
  const example = `\`${command} draft ${known[0] ?? 'standard'}\``;
  return `There is no template "${literal(said)}". There ${known.length === 1 ? 'is' : 'are'}: ${known.join(', ')}. For example ${example}`;
}

/** A document's template that is gone from the configuration, and the one that lays the draft out in its place. */
export function templateGone({ gone, by }: { readonly gone: string; readonly by: string }): string {
  return `The template "${literal(gone)}" is no longer in the configuration; this draft is laid out by "${literal(by)}".`;
}
