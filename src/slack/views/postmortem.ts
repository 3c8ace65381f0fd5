import type { KnownBlock } from '@slack/types';
import type { PostmortemShown, ReviewMeeting } from '../../app/ports/review-posts.ts';
import { drillMark } from '../../domain/incident/drill-mark.ts';
import { mrkdwn, plainLine } from '../words/escape.ts';
import {
  agendaLines,
  meetingHead,
  overviewFigures,
  overviewHead,
  postmortemDueText,
  published,
  reviewAsked,
  reviewTold,
  workflowLine,
} from '../words/postmortems.ts';
import { actions, button, header, type Message, message, option, said, section, select } from './blocks.ts';
import { writeValue } from './button-values.ts';
import { ACTIONS } from './ids.ts';

/** The overview message of a postmortem: its state, what is open, and what can be done. */
export function overviewView(what: PostmortemShown, now: Date): Message {
  const lines = [`*${workflowLine(what.state.workflow, now)}*`, overviewFigures(what)];
  const value = writeValue({ incident: what.incident.key, draft: what.revision });
  const sections = what.document.sections.filter(({ heading }) => heading !== undefined);
  const options = sections.map(({ id, heading = id, author }) =>
    option(`${author.kind === 'person' ? 'edited: ' : ''}${heading}`, id),
  );
  return message([overviewHead(what), ...lines].join('\n'), [
    header(
      `Postmortem of ${what.incident.key} · ${drillMark(what.incident)}${plainLine(what.incident.title)}`,
    ),
    section(lines.join('\n')),
    ...(options.length > 0
      ? [actions([select(ACTIONS.sectionEdit, 'Edit a section', options)], `sections ${what.incident.key}`)]
      : []),
    actions([
      button({ id: ACTIONS.draftQuestions, label: 'Answer questions', value }),
      button({ id: ACTIONS.candidates, label: 'Suggestions', value }),
      button({ id: ACTIONS.revisions, label: 'Revisions', value }),
      button({ id: ACTIONS.draftAgain, label: 'Draft again', value }),
    ]),
  ]);
}

/** The direct message to whoever is asked to approve or review it. */
export function reviewAskedView(what: PostmortemShown, of: string): Message {
  const text = reviewAsked(what, of);
  const value = writeValue({ incident: what.incident.key, draft: what.revision, team: what.incident.team });
  return said(
    text,
    actions([
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

export function postmortemDueView(what: PostmortemShown): Message {
  return said(postmortemDueText(what));
}
