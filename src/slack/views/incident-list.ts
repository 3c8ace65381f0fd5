import type { IncidentPage } from '../../app/access/find-incident.ts';
import type { Home } from '../../domain/home/home.ts';
import type { Incident } from '../../domain/incident/incident.ts';
import type { EffectReviews } from '../../domain/postmortem/review/effect-review.ts';
import { actionLineAnywhere } from '../words/actions.ts';
import { helpedLines } from '../words/effect-review.ts';
import { channelLink } from '../words/escape.ts';
import { HOME, heldLeftOut, postmortemsLeftOut, waitingLine } from '../words/home.ts';
import {
  LIST_COLUMNS,
  listCaption,
  listDoubtful,
  listEmpty,
  listHead,
  listLine,
  mineEmpty,
  mineHead,
  showLines,
} from '../words/incidents.ts';
import { incidentName, phaseIn, plainName, severityName } from '../words/names.ts';
import type { Reader } from '../words/times.ts';
import { myActionsView } from './action-line.ts';
import {
  actions,
  button,
  context,
  type Forms,
  type Message,
  message,
  said,
  section,
  sections,
} from './blocks.ts';
import { writeValue } from './button-values.ts';
import { ACTIONS } from './ids.ts';
import { richCell } from './rich-text.ts';
import { type Cell, dataTable, rowsThatFit, table } from './tables.ts';
import { truncate, truncateMrkdwn } from './truncate.ts';

/** An incident, and its channel once that is known. */
export interface ListedIncident {
  readonly incident: Incident;
  readonly channel: string | undefined;
}

const MOST = 20;

/** A page of incidents, newest first; `more` of which nobody can tell yet whether this person may see them. */
export function listView(
  { known, more, page, older }: Omit<IncidentPage, 'known'> & { readonly known: readonly ListedIncident[] },
  reader: Reader,
  command: string,
): Forms {
  const note = more > 0 ? [listDoubtful(more, command)] : [];
  if (known.length === 0) return [said(note[0] ?? listEmpty(command))];
  const asLine = ({ incident, channel }: ListedIncident) =>
    truncateMrkdwn(listLine(incident, channel, reader), 400);
  const cellsOf = ({ incident, channel }: ListedIncident): readonly Cell[] => [
    truncate(plainName(incident), CELL),
    // Together, so that three columns fit a phone; sorted, the worst come first.
    richCell({ text: truncate(`${severityName(incident.severity)} · ${phaseIn(incident, reader)}`, CELL) }),
    channel === undefined ? '' : richCell({ text: channelLink(channel) }),
  ];
  const tabled = rowsThatFit(known, cellsOf);
  const rows = tabled.map(cellsOf);
  const headOf = (shown: number) => listHead(shown, { page, more: older || known.length > shown });
  const textOf = (shown: readonly ListedIncident[]) =>
    [`*${headOf(shown.length)}*`, ...shown.map(asLine), ...note].join('\n');
  const caption = listCaption(
    headOf(rows.length),
    reader,
    tabled.map(({ incident: { phase } }) => (phase.state === 'active' ? phase.since : phase.at)),
  );
  const below = note.map((line) => context(line));
  return [
    message(textOf(tabled), [dataTable(caption, LIST_COLUMNS, rows), ...below]),
    message(textOf(tabled), [section(`*${caption}*`), table(LIST_COLUMNS, rows), ...below]),
    said(textOf(known.slice(0, MOST))),
  ];
}

const CELL = 200;

/** The same as on the home tab: open incidents, postmortems that wait, and items, the soonest due first. */
export function mineView({ mine, postmortems, items, held }: Home, reader: Reader): Forms {
  const lines = mine
    .slice(0, MOST)
    .map(({ incident, channel }) => truncateMrkdwn(listLine(incident, channel, reader), 150));
  const head = lines.length > 0 ? `*${mineHead(mine.length)}*` : mineEmpty();
  const waiting = postmortems.slice(0, MOST).map((one) => truncateMrkdwn(waitingLine(one), 200));
  const more = postmortems.length - waiting.length;
  const above = [
    ...[head, ...lines],
    ...(waiting.length > 0 ? [`*${HOME.postmortems}*`, ...waiting] : []),
    ...(more > 0 ? [postmortemsLeftOut(more)] : []),
    ...(held.length > 0 ? [`*${HOME.held}*`, ...held.slice(0, HELD).map(heldLine)] : []),
    ...(held.length > HELD ? [heldLeftOut(held.length - HELD)] : []),
  ].join('\n');
  const both = (items: Message) => message(`${above}\n${items.text}`, [...sections(above), ...items.blocks]);
  const [best, ...simpler] = myActionsView(items.map(({ item }) => item));
  return [both(best), ...simpler.map(both)];
}

const HELD = 8;

function heldLine({ item }: Home['held'][number]): string {
  return truncateMrkdwn(actionLineAnywhere(item), 200);
}

/** An incident, and how long it lasted (ms), as its draft says it, where it is resolved. */
export interface ShownIncident extends ListedIncident {
  readonly lasted?: number | undefined;
}

/** One incident, whole. */
export function showView(
  { incident, ...rest }: ShownIncident,
  reader: Reader,
  reviews?: EffectReviews,
): Message {
  const lines = [...showLines(incident, rest, reader), ...helpedLines(reviews, reader)];
  const name = incidentName(incident);
  return message([name, ...lines].join('\n'), [
    section(`*${name}*`),
    section(lines.join('\n')),
    actions([
      button({ id: ACTIONS.cardTimeline, label: 'Timeline', value: writeValue({ incident: incident.key }) }),
    ]),
  ]);
}
