import type { NewsShown } from '../../app/ports/channel-posts.ts';
import type { News } from '../../domain/effect.ts';
import { markedKey } from '../../domain/incident/drill-mark.ts';
import { COMMANDER, commanderOf, type Incident } from '../../domain/incident/incident.ts';
import { duration, shortDuration } from '../../domain/timeline/zoned-time.ts';
import { truncateMrkdwn } from '../views/truncate.ts';
import { nowPublic } from './channels.ts';
import { detailsLine } from './details.ts';
import { counted } from './entries.ts';
import { channelLink, flat, literal, mrkdwn, oneLine, person } from './escape.ts';
import { incidentName, MILESTONE_NAMES, phaseFor, phaseForAll, roleName, severityName } from './names.ts';
import { linkedLines } from './related.ts';
import { statusName } from './team-words.ts';
import { type Reader, utcWhen, when, zoneWords } from './times.ts';

/** The card: severity, status and since when; who can see it, where that is not everybody; whether it is a drill. */
export function cardState(incident: Incident): string {
  const started = incident.milestones.impactStarted;
  const since = started ? `impact since ${utcWhen(started.at, incident.declaredAt)}` : '';
  const marks = [since, incident.private ? 'private' : '', incident.drill ? 'drill' : ''].filter(Boolean);
  const state = `*${severityName(incident.severity)}* · ${phaseForAll(incident, incident.declaredAt)}`;
  return [state, ...marks].join(' · ');
}

/** The card: what it concerns, where that is said. */
export function cardDetails(incident: Incident): string | undefined {
  return truncateMrkdwn(detailsLine(incident), CARD_DETAILS) || undefined;
}

/** The card: what users notice. */
export function cardImpact(impact: string): string {
  return `Impact: ${truncateMrkdwn(oneLine(impact), CARD_IMPACT)}`;
}

/** A card is read on a phone: what is longer is in the record. */
const CARD_LINE = 44;

/** With its label, one line of a phone. */
const CARD_IMPACT = 30;

/** One line of a phone, below the one that says when. */
const CARD_UPDATE = 36;

/** What a team chose to have on its cards may take three lines. */
const CARD_DETAILS = 120;

function shortLine(text: string): string {
  return truncateMrkdwn(oneLine(text), CARD_LINE);
}

/** The card: who does what. */
export function cardRoles(incident: Incident): string {
  const others = Object.entries(incident.roles).filter(
    ([role, users]) => role !== COMMANDER && users.length > 0,
  );
  const commander = commanderOf(incident);
  const lead = `Incident commander: ${commander ? person(commander) : 'nobody yet'}`;
  return [
    lead,
    ...others.map(([role, users]) => `${capital(roleName(role))}: ${users.map(person).join(', ')}`),
  ].join(' · ');
}

/** The card: what was said last, when, and how long ago that is whenever somebody reads it (Slack counts). */
export function cardUpdate(incident: Incident): string {
  const update = incident.lastUpdate;
  if (!update) return 'No update yet';
  const ago = `<!date^${Math.floor(update.at.getTime() / 1_000)}^{ago}|a while ago>`;
  return `Last update ${utcWhen(update.at, incident.declaredAt)}, ${ago}: ${truncateMrkdwn(oneLine(update.text), CARD_UPDATE)}`;
}

/** The card: how it ended; `show` has the whole of it. */
export function cardSummary(incident: Incident): string | undefined {
  return endSummary(incident, shortLine);
}

function endSummary({ phase }: Incident, line: (text: string) => string): string | undefined {
  switch (phase.state) {
    case 'active':
      return undefined;
    case 'resolved':
      return phase.summary ? `Resolution: ${line(phase.summary)}` : undefined;
    case 'cancelled':
    case 'merged':
      return phase.why.trim() === '' ? undefined : `Why: ${line(phase.why)}`;
    default:
      return phase satisfies never;
  }
}

/** A step, who took it and when, and what they said: `Status: monitoring, after identified · bo, 14:05 UTC`. */
export function newsText(shown: NewsShown, mark: (step: string) => string = (step) => step): string {
  const { incident, news, at, by, lasted, announced } = shown;
  const name = announced ? `${incidentName(incident)}\n` : '';
  const who = `${person(by)}, ${utcWhen(at, at)}`;
  const said = news.text ? mrkdwn(news.text) : news.what === 'channel-public' ? nowPublic(incident) : '';
  const text = said && `\n${said}`;
  return `${name}${mark(stepWords(news, lasted))} · ${who}${text}`;
}

function stepWords(news: News, lasted = 0): string {
  switch (news.what) {
    case 'status':
      return news.from === news.to
        ? `Status: still ${statusName(news.to)}`
        : `Status: ${statusName(news.to)}, after ${statusName(news.from)}`;
    case 'resolved':
      return `Resolved after ${shortDuration(lasted)}`;
    case 'reopened':
      return `Open again, status ${statusName(news.status)}`;
    case 'cancelled':
      return 'Cancelled';
    case 'channel-public':
      return 'This channel is public now';
    default:
      return news satisfies never;
  }
}

export function announcementText(incident: Incident, channel: string | undefined): string {
  // It was announced before its channel became private.
  if (incident.private) return 'An incident that was announced here is private now.';
  const where = channel ? ` · ${channelLink(channel)}` : '';
  return `${incidentName(incident)} · ${severityName(incident.severity)} · ${phaseForAll(incident, incident.declaredAt)}${where}`;
}

/**
 * At most 250 characters. By Slack's documentation a topic is not formatted; brackets that could notify people are
 * replaced anyway.
 */
export function topicText(incident: Incident): string {
  const state = incident.phase.state === 'active' ? '' : ` · ${incident.phase.state}`;
  const head = `${markedKey(incident)} · ${severityName(incident.severity)}${state} · `;
  const title = flat(incident.title).replaceAll('<', '‹').replaceAll('>', '›');
  const room = 250 - head.length;
  return head + (title.length > room ? `${title.slice(0, room - 1)}…` : title);
}

export function chooseHead(among: readonly Incident[]): string {
  const count = (state: Incident['phase']['state']) =>
    among.filter(({ phase }) => phase.state === state).length;
  const [active, resolved, merged] = [count('active'), count('resolved'), count('merged')];
  if (merged > 0)
    return `Which incident? ${counted(merged, 'was', 'were')} merged${merged > 1 ? ', the newest first' : ''}.`;
  const open = counted(active, 'is', 'are');
  if (resolved === 0) return `Which incident? ${open} active${active > 1 ? ', the newest first' : ''}.`;
  const over = `${counted(resolved, 'was', 'were')} resolved${resolved > 1 ? ', the last one first' : ''}`;
  return active === 0 ? `Which incident? ${over}.` : `Which incident? ${open} active; ${over}.`;
}

/** Nothing says which incident is meant, and there is none to offer. */
export function noneToChoose(offers: 'active' | 'resolved too' | 'merged', command: string): string {
  switch (offers) {
    case 'active':
      return noActive(command);
    case 'resolved too':
      return listEmpty(command);
    case 'merged':
      return `No incident that you can see was merged. All of them: \`${command} list\``;
    default:
      return offers satisfies never;
  }
}

export function chooseMore(others: number): string {
  return counted(others, 'other', 'others');
}

/** More are open than one menu can hold. */
export function chooseLeftOut(count: number): string {
  return `${counted(count, 'older one is', 'older ones are')} not in the menu; type the command in the channel of the incident.`;
}

export function noActive(command: string): string {
  return `No incident is active. Declare one: \`${command} declare Checkout errors after deploy --sev 2\``;
}

export function noSuchIncident(key: string, command: string): string {
  return `There is no incident ${literal(key)} that you can see. The latest ones: \`${command} list\``;
}

/** For somebody who was in the channel of a private incident, while nobody can tell whether they still are. */
export function membersInDoubt(key: string, why: 'outside' | 'unsure'): string {
  switch (why) {
    case 'outside':
      return `${key} is private, and Scribe is no longer in its channel, so it cannot tell who may see it. Somebody in the channel can invite it again: \`/invite @Scribe\``;
    case 'unsure':
      return `${key} is private, and Slack does not say right now who is in its channel. Try again in a moment.`;
    default:
      return why satisfies never;
  }
}

export function listHead(
  shown: number,
  { page, more }: { readonly page: number; readonly more: boolean },
): string {
  if (page > 1) return `${counted(shown, 'earlier incident', 'earlier incidents')}, page ${page}`;
  return more ? `The latest ${shown} incidents` : counted(shown, 'incident', 'incidents');
}

/** The head of the table of incidents, whose caption names the zone of its times. */
export const LIST_COLUMNS = ['Incident', 'State', 'Channel'] as const;

export function listCaption(head: string, reader: Reader, moments: readonly Date[]): string {
  return `${head}, times in ${zoneWords(reader, moments)}`;
}

/** Of private incidents whose members are not read yet. */
export function listDoubtful(count: number, command: string): string {
  const more = count === 1 ? '1 private incident is' : `${count} private incidents are`;
  return `${more} still being looked at; in a minute: \`${command} list\``;
}

export function listEmpty(command: string): string {
  return `No incidents yet. Declare one: \`${command} declare Checkout errors after deploy --sev 2\``;
}

export function mineHead(count: number): string {
  return `Your ${counted(count, 'open incident', 'open incidents')}`;
}

export function mineEmpty(): string {
  return 'You have no open incidents: none that you declared or have a role in.';
}

/** `line` is the command as it was typed. */
export function listNone(line: string, command: string): string {
  const filters = line.replace(/^\s*\S+\s*/, '');
  return `No incident that you can see is “${literal(filters)}”. The latest ones: \`${command} list\``;
}

export function listLine(incident: Incident, channel: string | undefined, reader: Reader): string {
  const where = channel ? ` · ${channelLink(channel)}` : '';
  return `${incidentName(incident)} · ${severityName(incident.severity)} · ${phaseFor(incident, reader)}${where}`;
}

/** Everything about one incident, line by line. */
export function showLines(
  incident: Incident,
  { channel, lasted }: { readonly channel: string | undefined; readonly lasted?: number | undefined },
  reader: Reader,
): readonly string[] {
  const times = Object.entries(MILESTONE_NAMES).flatMap(([name, label]) => {
    const stated = Object.entries(incident.milestones).find(([known]) => known === name)?.[1];
    return stated ? [`${label}: ${when(stated.at, reader)}, stated by ${person(stated.by)}`] : [];
  });
  const summary = endSummary(incident, oneLine);
  return [
    `${severityName(incident.severity)} · ${phaseFor(incident, reader)}${channel ? ` · ${channelLink(channel)}` : ''}`,
    `Declared ${when(incident.declaredAt, reader)} by ${person(incident.declaredBy)}, ${sinceDeclared(incident, { lasted, now: reader.now })}${incident.reopened > 0 ? `, reopened ${counted(incident.reopened, 'time', 'times')}` : ''}`,
    cardRoles(incident),
    ...[detailsLine(incident)].filter(Boolean),
    ...times,
    ...(incident.lastUpdate
      ? [`Last update ${when(incident.lastUpdate.at, reader)}: ${oneLine(incident.lastUpdate.text)}`]
      : []),
    ...(summary ? [summary] : []),
    ...linkedLines(incident, reader),
  ];
}

/** How long ago, or how it ended: what is resolved lasted as long as the message of its end and its draft say. */
function sinceDeclared(
  { phase, declaredAt }: Incident,
  { lasted, now }: { readonly lasted: number | undefined; readonly now: Date },
): string {
  if (lasted !== undefined) return `resolved after ${shortDuration(lasted)}`;
  const ended = phase.state === 'active' ? now : phase.at;
  const since = duration(ended.getTime() - declaredAt.getTime());
  return phase.state === 'active' ? `${since} ago` : `${phase.state} ${since} later`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
