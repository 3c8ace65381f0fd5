import type { ActionsBlockElement } from '@slack/types';
import type { CardShown, NewsShown } from '../../app/ports/channel-posts.ts';
import type { Incident } from '../../domain/incident/incident.ts';
import { cardExposed, topicLeft } from '../words/channels.ts';
import {
  announcementText,
  cardDetails,
  cardImpact,
  cardRoles,
  cardState,
  cardSummary,
  cardUpdate,
  newsText,
} from '../words/incidents.ts';
import { incidentName, plainName } from '../words/names.ts';
import { actions, button, confirmation, header, type Message, message, section, sections } from './blocks.ts';
import { writeValue } from './button-values.ts';
import { ACTIONS } from './ids.ts';
import { undoMergeButton } from './merge.ts';
import { truncate } from './truncate.ts';

/** Two lines on a phone; the text beside the blocks has the whole title. */
const HEADER = 42;

/** The one card of an incident: pinned in its channel, kept up to date by editing it. It fits a phone’s screen. */
export function cardView({ incident, impact, topicByHand, exposed }: CardShown): Message {
  const summary = cardSummary(incident);
  const details = cardDetails(incident);
  const lines = [
    cardState(incident),
    ...(exposed ? [cardExposed()] : []),
    ...(details === undefined ? [] : [details]),
    ...(impact === undefined ? [] : [cardImpact(impact)]),
    cardRoles(incident),
    ...(summary ? [summary] : []),
    // What was said before the end is over with it.
    ...(incident.phase.state === 'active' ? [cardUpdate(incident)] : []),
    ...(topicByHand ? [topicLeft()] : []),
  ];
  const buttons = buttonsOf(incident);
  return message([incidentName(incident), ...lines].join('\n'), [
    header(truncate(plainName(incident), HEADER)),
    section(lines.join('\n')),
    ...(buttons.length > 0 ? [actions(buttons)] : []),
  ]);
}

/** A step that everybody must notice. */
export function newsView(shown: NewsShown): Message {
  return message(newsText(shown), sections(newsText(shown, (step) => `*${step}*`)));
}

/** The line in the announcements channel. */
export function announcementView(incident: Incident, channel: string | undefined): Message {
  const text = announcementText(incident, channel);
  return message(text, [section(text)]);
}

function buttonsOf(incident: Incident): readonly ActionsBlockElement[] {
  const value = writeValue({ incident: incident.key });
  const can = (id: string, label: string) => button({ id, label, value });
  switch (incident.phase.state) {
    case 'active':
      return [
        can(ACTIONS.cardUpdate, 'Update'),
        can(ACTIONS.cardAdd, 'Log'),
        can(ACTIONS.cardRoles, 'Roles'),
        can(ACTIONS.cardResolve, 'Resolve'),
      ];
    case 'resolved':
      return [
        can(ACTIONS.cardPostmortem, 'Postmortem'),
        can(ACTIONS.cardAdd, 'Log'),
        button({
          id: ACTIONS.cardReopen,
          label: 'Reopen',
          value,
          confirm: confirmation({
            title: 'Reopen the incident?',
            text: `${incident.key} goes back to mitigating, and its clock continues.`,
            yes: 'Reopen',
            no: 'Leave it resolved',
          }),
        }),
      ];
    case 'cancelled':
      return [can(ACTIONS.cardTimeline, 'Timeline')];
    case 'merged':
      return [undoMergeButton(incident)];
    default:
      return incident.phase satisfies never;
  }
}
