import type { ActionsBlockElement } from '@slack/types';
import type { NewsShown } from '../../app/ports/channel-posts.ts';
import { commanderOf, type Incident } from '../../domain/incident/incident.ts';
import {
  announcementText,
  cardOrigin,
  cardRoles,
  cardState,
  cardSummary,
  cardUpdate,
  newsText,
} from '../words/incidents.ts';
import { incidentName, plainName } from '../words/names.ts';
import {
  actions,
  button,
  confirmation,
  context,
  header,
  type Message,
  message,
  said,
  section,
} from './blocks.ts';
import { writeValue } from './button-values.ts';
import { ACTIONS } from './ids.ts';
import { undoMergeButton } from './merge.ts';

/** The one card of an incident: pinned in its channel, kept up to date by editing it. */
export function cardView(incident: Incident): Message {
  const facts = [cardState(incident), cardRoles(incident), cardUpdate(incident)];
  const summary = cardSummary(incident);
  const lines = [...facts.slice(0, 2), ...(summary ? [summary] : []), ...facts.slice(2)];
  const buttons = buttonsOf(incident);
  return message([incidentName(incident), ...lines, cardOrigin(incident)].join('\n'), [
    header(plainName(incident)),
    section(lines.join('\n')),
    context(cardOrigin(incident)),
    ...(buttons.length > 0 ? [actions(buttons)] : []),
  ]);
}

/** A step that everybody must notice. */
export function newsView(shown: NewsShown): Message {
  return said(newsText(shown));
}

/** The line in the announcements channel. */
export function announcementView(incident: Incident, channel: string | undefined): Message {
  const text = announcementText(incident, channel);
  return message(text, [section(text)]);
}

function buttonsOf(incident: Incident): readonly ActionsBlockElement[] {
  const value = writeValue({ incident: incident.key });
  const timeline = button({ id: ACTIONS.cardTimeline, label: 'Timeline', value });
  switch (incident.phase.state) {
    case 'active':
      return [
        button({ id: ACTIONS.cardAdd, label: 'Add entry', value }),
        timeline,
        button({ id: ACTIONS.cardLead, label: 'Take command', value, ...leadAsks(incident) }),
        button({ id: ACTIONS.cardResolve, label: 'Resolve', value }),
      ];
    case 'resolved':
      return [
        button({ id: ACTIONS.cardAdd, label: 'Add entry', value }),
        timeline,
        button({ id: ACTIONS.cardDraft, label: 'Draft again', value }),
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
      return [timeline];
    case 'merged':
      return [undoMergeButton(incident)];
    default:
      return incident.phase satisfies never;
  }
}

/** Taking command from somebody asks for confirmation. */
function leadAsks(incident: Incident) {
  if (commanderOf(incident) === undefined) return {};
  return {
    confirm: confirmation({
      title: 'Take command?',
      text: 'Somebody leads this incident already. You take over from them, and the record says so.',
      yes: 'Take command',
      no: 'Leave it',
    }),
  };
}
