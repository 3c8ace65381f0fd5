import type { KnownBlock } from '@slack/types';
import type { PostmortemShown, Reminded, ReviewMeeting } from '../../app/ports/review-posts.ts';
import { drillMark } from '../../domain/incident/drill-mark.ts';
import { askedOf } from '../../domain/postmortem/review/workflow.ts';
import { mrkdwn, plainLine } from '../words/escape.ts';
import {
  agendaLines,
  draftFigures,
  meetingHead,
  overviewFigures,
  overviewHead,
  overviewMore,
  postmortemDueText,
  published,
  reviewAsked,
  reviewOver,
  reviewTold,
  workflowLine,
} from '../words/postmortems.ts';
import { TEXT_ITEMS } from '../words/text-items.ts';
import { actions, button, header, type Message, message, option, said, section, select } from './blocks.ts';
import { writeValue } from './button-values.ts';
import { DISCARD, draftDiscardedView } from './draft.ts';
import { ACTIONS } from './ids.ts';

/**
 * The one message of a postmortem: its state, what is open, and what can be done. `url` is the canvas, or the file
 * where there is none.
 */
export function overviewView(
  what: PostmortemShown,
  { now, url }: { readonly now: Date; readonly url: string | undefined },
): Message {
  const { incident, revision: draft, coverage } = what;
  if (what.discardedBy !== undefined) return draftDiscardedView(incident, what.discardedBy, draft);
  const isDraft = what.state.workflow.state === 'draft';
  const figures = isDraft ? overviewMore(what) : overviewFigures(what);
  const head = isDraft ? draftFigures(what) : workflowLine(what.state.workflow, now);
  const lines = [`*${head}*`, ...(figures ? [figures] : [])];
  const value = writeValue({ incident: incident.key, draft });
  const options = what.document.sections
    .filter(({ heading }) => heading !== undefined)
    .map(({ id, heading = id, author }) =>
      option(`${author.kind === 'person' ? 'edited: ' : ''}${heading}`, id),
    );
  const can = (id: string, label: string) => button({ id, label, value });
  const text = isDraft ? [head, overviewHead(what)] : [overviewHead(what), head];
  return message([...text, ...(figures ? [figures] : [])].join('\n'), [
    header(`Postmortem of ${incident.key} · ${drillMark(incident)}${plainLine(incident.title)}`),
    section(lines.join('\n')),
    actions([
      ...(url ? [button({ id: ACTIONS.draftOpen, label: 'Open', value, style: 'primary', url })] : []),
      ...(coverage.openQuestions > 0 ? [can(ACTIONS.draftQuestions, 'Answer questions')] : []),
      can(ACTIONS.draftAgain, 'Draft again'),
      ...(isDraft && coverage.writers.length === 0
        ? [button({ id: ACTIONS.draftDiscard, label: 'Discard', value, style: 'danger', confirm: DISCARD })]
        : []),
    ]),
    actions(
      [
        ...(options.length > 0 ? [select(ACTIONS.sectionEdit, 'Edit a section', options)] : []),
        can(ACTIONS.candidates, 'Suggestions'),
        can(ACTIONS.textItems, TEXT_ITEMS.open),
        can(ACTIONS.revisions, 'Revisions'),
      ],
      `sections ${incident.key}`,
    ),
  ]);
}

/** Whom a direct message about a review is for, and where Open leads. */
export interface AskedReader {
  readonly to: string;
  readonly now: Date;
  readonly url: string | undefined;
}

/** The direct message to whoever is asked to approve or review it; once that is over, what came of it. */
export function reviewAskedView(what: PostmortemShown, { to, now, url }: AskedReader): Message {
  const { workflow } = what.state;
  if (workflow.state !== 'in review' || !askedOf(workflow).includes(to)) return said(reviewOver(what, now));
  const text = reviewAsked(what, to);
  const value = writeValue({ incident: what.incident.key, draft: what.revision, team: what.incident.team });
  return said(
    text,
    actions([
      ...(url ? [button({ id: ACTIONS.draftOpen, label: 'Open', value, url })] : []),
      button({ id: ACTIONS.approve, label: 'Approve', value, style: 'primary' }),
      button({ id: ACTIONS.requestChanges, label: 'Request changes', value }),
    ]),
  );
}

export function reviewToldView(what: PostmortemShown, now: Date): Message {
  return said(reviewTold(what, now));
}

/** What readers see first: who published it, and the summary as plain text, so that nothing in it is markup. */
export function publicationView(what: PostmortemShown, summary: readonly KnownBlock[], now: Date): Message {
  const text = published(what, now);
  return message(text, [section(text), ...summary]);
}

/** The agenda of the review meeting. */
export function meetingView(what: PostmortemShown, meeting: ReviewMeeting): Message {
  return said(`${meetingHead(what, meeting)}\n${agendaLines(meeting).map(mrkdwn).join('\n')}`);
}

export function postmortemDueView(what: PostmortemShown, as: Reminded['as'], now: Date): Message {
  return said(postmortemDueText(what, as, now));
}
