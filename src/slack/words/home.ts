import type { HomeItem, PostmortemWait, WaitingPostmortem } from '../../domain/home/home.ts';
import { incidentOfItem } from './actions.ts';
import { counted } from './entries.ts';
import { channelLink, literal } from './escape.ts';
import { holderWords } from './holders.ts';
import { incidentName } from './names.ts';
import { dueDay } from './times.ts';

/** The parts of the home tab. */
export const HOME = {
  items: 'Your action items',
  held: 'For you or others to take',
  mine: 'Your open incidents',
  postmortems: 'Postmortems that wait for you',
  others: 'Other active incidents',
  declare: 'Declare an incident',
} as const;

/** `Due in 3 days, Fri 20 Nov 2026`; the day stands beside how far it is, which is only true today. */
export function timeLeft({ item: { due }, daysLeft }: HomeItem): string {
  if (due === undefined || daysLeft === undefined) return 'No due date yet';
  const day = dueDay(due);
  if (daysLeft < 0) return `${counted(-daysLeft, 'day', 'days')} late, was due ${day}`;
  if (daysLeft === 0) return `Due today, ${day}`;
  return daysLeft === 1 ? `Due tomorrow, ${day}` : `Due in ${counted(daysLeft, 'day', 'days')}, ${day}`;
}

/** `A-3 · Add a memory alarm`. */
export function itemName({ item }: HomeItem): string {
  return `${item.key} · ${literal(item.title)}`;
}

/** `INC-2026-0012 · P1 · in progress`; where nobody took it yet, `INC-2026-0012 · P1 · open · @sre`. */
export function itemState({ item }: HomeItem): string {
  const holder = item.heldBy ? [holderWords(item.heldBy)] : [];
  return [incidentOfItem(item), item.priority, item.status.state, ...holder].join(' · ');
}

/** `*To approve*: INC-2026-0012 · Checkout errors · due Fri 20 Nov 2026`. */
export function waitingLine({ incident, channel, waitsFor, due }: WaitingPostmortem): string {
  const where = channel === undefined ? '' : ` · ${channelLink(channel)}`;
  const when = due === undefined ? '' : ` · due ${dueDay(due)}`;
  return `*${WAITS[waitsFor]}*: ${incidentName(incident)}${when}${where}`;
}

const WAITS: Readonly<Record<PostmortemWait, string>> = {
  write: 'To finish and send to review',
  review: 'To read',
  approve: 'To approve',
  publish: 'To publish',
};

export function itemsLeftOut(count: number, command: string): string {
  return `${counted(count, 'more item', 'more items')}: \`${command} action mine\``;
}

/** Of those that a group, a role or a team has. */
export function heldLeftOut(count: number): string {
  return `${counted(count, 'more item', 'more items')}, due later`;
}

export function incidentsLeftOut(count: number, command: string): string {
  return `${counted(count, 'more', 'more')}: \`${command} list\``;
}

/** Without `command` there is no longer list than the one that this stands below. */
export function postmortemsLeftOut(count: number, command?: string): string {
  const more = counted(count, 'more', 'more');
  return command === undefined ? `${more}, due later` : `${more}: \`${command} mine\``;
}

/** Nothing to do and nothing going on: what this page is for, and how to begin. */
export function homeEmpty(command: string): string {
  return [
    '*Nothing waits for you, and no incident is active.*',
    'Your action items, your incidents and the postmortems that need you will appear here.',
    `• When something breaks: \`${command} declare Checkout errors after deploy --sev 2\``,
    `• To look for an earlier incident: \`${command} search redis timeout\``,
    `• To see what else there is: \`${command} help\``,
  ].join('\n');
}

export function noItems(): string {
  return 'No open action items.';
}

export function noActiveIncidents(): string {
  return 'No incident is active.';
}

/** At the end of the page. */
export function homeFoot(command: string): string {
  return `All incidents: \`${command} list\` · Look something up: \`${command} search WORDS\` · Everything else: \`${command} help\``;
}
