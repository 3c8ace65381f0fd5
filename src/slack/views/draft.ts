import type { DraftPart, DraftStep } from '../../app/ports/draft-posts.ts';
import { markedKey } from '../../domain/incident/drill-mark.ts';
import type { Incident } from '../../domain/incident/incident.ts';
import type { RemarkFigures } from '../../domain/postmortem/document/remark.ts';
import {
  DRAFT_IS_OLDER,
  type DraftFigures,
  draftDiscarded,
  draftedAgain,
  draftPlaces,
  draftProgress,
  draftProposed,
  draftReady,
  draftRefused,
  templateGone,
} from '../words/drafts.ts';
import { person } from '../words/escape.ts';
import { incidentName } from '../words/names.ts';
import { remarkNotes, wordingNotes } from '../words/suggestions.ts';
import { actions, button, confirmation, context, type Message, message, said, section } from './blocks.ts';
import { writeValue } from './button-values.ts';
import { ACTIONS } from './ids.ts';

/** One message, edited while the draft proceeds; a failed one can be asked for again. */
export function draftProgressView(incident: Incident, step: DraftStep): Message {
  const text = draftProgress(markedKey(incident), step);
  if (step.step !== 'failed') return message(text, [context(text)]);
  const value = writeValue({ incident: incident.key, draft: step.draft });
  return message(text, [
    section(text),
    actions([button({ id: ACTIONS.draftAgain, label: 'Draft again', value })]),
  ]);
}

/** What the "ready" message shows. `url` is the canvas, or the file where there is none. */
export interface ReadyShown extends DraftFigures {
  readonly incident: Incident;
  readonly draft: string;
  readonly canvas: boolean;
  readonly file: boolean;
  readonly picture: boolean;
  readonly url: string | undefined;
  readonly remarks: RemarkFigures;
  /** Sections that a language model offers in other words. */
  readonly wordings: number;
  readonly refused: readonly {
    readonly what: DraftPart;
    readonly error: string;
    readonly needed: string | undefined;
  }[];
  readonly proposal?: { readonly changes: number; readonly kept: number } | undefined;
  /** A draft of a later moment was announced before it. */
  readonly older: boolean;
  /** A template that is gone from the configuration, and the one that was taken for it. */
  /** The postmortem's own message, to which this is a reply, has the figures and the buttons. */
  readonly reply: 'notes' | 'again' | undefined;
  readonly laidOut?: { readonly gone: string; readonly by: string } | '' | undefined;
}

export function draftReadyView(ready: ReadyShown): Message {
  const { reply, proposal, older, laidOut } = ready;
  if (proposal) return proposalView(ready, proposal);
  const refused = refusals(ready).map(({ what, error, needed }) => draftRefused(what, error, needed));
  const more = [
    ...(older ? [DRAFT_IS_OLDER] : []),
    ...remarkNotes(ready.remarks),
    ...wordingNotes(ready.wordings),
    ...refused,
    ...(laidOut ? [templateGone(laidOut)] : []),
  ];
  switch (reply) {
    case 'notes': {
      const nowhere = ready.canvas || ready.file ? [] : [draftPlaces(ready)];
      const notes = [
        ...nowhere,
        ...(older ? [DRAFT_IS_OLDER] : []),
        ...refused,
        ...(laidOut ? [templateGone(laidOut)] : []),
      ];
      return message(
        notes.join('\n'),
        notes.map((note) => section(note)),
      );
    }
    case 'again': {
      const head = `${draftedAgain(ready.entries)} ${draftPlaces(ready)}`;
      return message([head, ...more].join('\n'), [section(head), ...more.map((note) => context(note))]);
    }
    case undefined:
      return aloneView(ready, more);
    default:
      return reply satisfies never;
  }
}

/** Where there is no message of the postmortem: everything in one. */
function aloneView(ready: ReadyShown, more: readonly string[]): Message {
  const head = draftReady(ready);
  const notes = [`${incidentName(ready.incident)}. ${draftPlaces(ready)}`, ...more];
  const value = writeValue({ incident: ready.incident.key, draft: ready.draft });
  const open = { id: ACTIONS.draftOpen, label: 'Open', value, style: 'primary' } as const;
  return message([head, ...notes].join('\n'), [
    section(head),
    ...notes.map((note) => context(note)),
    actions([
      ...(ready.url ? [button({ ...open, url: ready.url })] : []),
      ...(ready.questions > 0
        ? [button({ id: ACTIONS.draftQuestions, label: 'Answer questions', value })]
        : []),
      button({ id: ACTIONS.draftAgain, label: 'Draft again', value }),
      button({ id: ACTIONS.draftDiscard, label: 'Discard', value, style: 'danger', confirm: DISCARD }),
    ]),
  ]);
}

/** A picture that is refused for the same reason as the file needs no words of its own. */
function refusals({ refused }: ReadyShown): ReadyShown['refused'] {
  const files = refused.find(({ what }) => what === 'file');
  return refused.filter(({ what, error }) => what !== 'picture' || error !== files?.error);
}

/** The document is as people left it; what the new draft would change is shown where somebody asks. */
function proposalView(
  ready: ReadyShown,
  proposal: { readonly changes: number; readonly kept: number },
): Message {
  const { incident, draft, entries, questions, laidOut, older, reply } = ready;
  const gone = laidOut ? ` ${templateGone(laidOut)}` : '';
  const would = `${draftProposed(proposal)}${gone}${older ? ` ${DRAFT_IS_OLDER}` : ''}`;
  const head = reply ? draftedAgain(entries) : draftReady(ready);
  const note = reply ? would : `${incidentName(incident)}. ${would}`;
  const value = writeValue({ incident: incident.key, draft });
  const buttons = [
    ...(proposal.changes > 0
      ? [button({ id: ACTIONS.showChanges, label: 'Show changes', value, style: 'primary' })]
      : []),
    ...(questions > 0 && !reply
      ? [button({ id: ACTIONS.draftQuestions, label: 'Answer questions', value })]
      : []),
    ...(reply ? [] : [button({ id: ACTIONS.draftAgain, label: 'Draft again', value })]),
  ];
  return message(`${head}\n${note}`, [
    section(head),
    context(note),
    ...(buttons.length > 0 ? [actions(buttons)] : []),
  ]);
}

/** Replaces the "ready" message. */
export function draftDiscardedView(incident: Incident, by: string, draft: string): Message {
  const text = draftDiscarded(markedKey(incident), person(by));
  const value = writeValue({ incident: incident.key, draft });
  return said(text, actions([button({ id: ACTIONS.draftAgain, label: 'Draft again', value })]));
}

/** Asked before a draft is set aside. */
export const DISCARD = confirmation({
  title: 'Discard this draft?',
  text: 'The draft is set aside. The record stays as it is, and a new draft can be made at any time.',
  yes: 'Discard',
  no: 'Keep it',
});
