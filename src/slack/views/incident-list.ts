import type { ActionItem } from '../../domain/actions/action-item.ts';
import type { Incident } from '../../domain/incident/incident.ts';
import {
  listDoubtful,
  listEmpty,
  listHead,
  listLine,
  rolesEmpty,
  rolesHead,
  showLines,
} from '../words/incidents.ts';
import { incidentName } from '../words/names.ts';
import type { Reader } from '../words/times.ts';
import { myActionsView } from './action-line.ts';
import { actions, button, type Message, message, said, section, sections } from './blocks.ts';
import { writeValue } from './button-values.ts';
import { ACTIONS } from './ids.ts';
import { truncateMrkdwn } from './truncate.ts';

/** An incident, and its channel once that is known. */
export interface ListedIncident {
  readonly incident: Incident;
  readonly channel: string | undefined;
}

const MOST = 20;

/** The latest incidents, newest first; `more` of which nobody can tell yet whether this person may see them. */
export function listView(
  { known, more }: { readonly known: readonly ListedIncident[]; readonly more: number },
  reader: Reader,
  command: string,
): Message {
  const note = more > 0 ? [listDoubtful(more, command)] : [];
  if (known.length === 0) return said(note[0] ?? listEmpty(command));
  const lines = known
    .slice(0, MOST)
    .map(({ incident, channel }) => truncateMrkdwn(listLine(incident, channel, reader), 400));
  const head = listHead(lines.length, known.length > MOST);
  return said([`*${head}*`, ...lines, ...note].join('\n'));
}

/** The roles that a person holds in active incidents, and what they have to do, the soonest first. */
export function mineView(
  listed: readonly ListedIncident[],
  items: readonly ActionItem[],
  reader: Reader,
): Message {
  const lines = listed
    .slice(0, MOST)
    .map(({ incident, channel }) => truncateMrkdwn(listLine(incident, channel, reader), 400));
  const head = lines.length > 0 ? `*${rolesHead(listed.length)}*` : rolesEmpty();
  const roles = [head, ...lines].join('\n');
  const actions = myActionsView(items);
  return message(`${roles}\n${actions.text}`, [...sections(roles), ...actions.blocks]);
}

/** One incident, whole. */
export function showView({ incident, channel }: ListedIncident, reader: Reader): Message {
  const lines = showLines(incident, channel, reader);
  const name = incidentName(incident);
  return message([name, ...lines].join('\n'), [
    section(`*${name}*`),
    section(lines.join('\n')),
    actions([
      button({ id: ACTIONS.cardTimeline, label: 'Timeline', value: writeValue({ incident: incident.key }) }),
    ]),
  ]);
}
