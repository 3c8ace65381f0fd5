import { type ActionItem, isPending } from '../../domain/actions/action-item.ts';
import type { Receiver } from '../../domain/actions/ladder.ts';
import { nextWorkingMoment } from '../../domain/actions/working-hours.ts';
import type { ActionEffect } from '../../domain/effect.ts';
import { calendarOf, receiversOf } from '../action-calendar.ts';
import type { App } from '../app.ts';
import { personOf } from '../load-person.ts';
import type { KnownAction } from '../ports/actions.ts';
import type { Reminder } from '../ports/direct-messages.ts';
import { SlackFault } from '../ports/slack-fault.ts';
import { firstHearer, mayHear } from '../sharing.ts';
import type { SightPorts } from '../who-may-see.ts';
import { DONE, dropped, later, type Outcome } from './outcome.ts';
import type { Task } from './task.ts';
import { followGiven } from './tell-owner.ts';

type Ports = Pick<App, 'actions' | 'people' | 'peopleSource' | 'directMessages' | 'policy'> & SightPorts;

/** One reminder that is being sent. */
interface Sending {
  readonly item: ActionItem;
  /** Where it goes, kept before it is posted; `ts` once it is. */
  readonly before: Reminder | undefined;
  readonly effect: Extract<ActionEffect, { kind: 'remind' }>;
  readonly task: Task;
}

/**
 * Reminds the owner once. What was true when the reminder fell due is checked again before it is sent. One that
 * an earlier try sent is still remembered, so that it can be updated.
 */
export async function remind(
  app: Ports,
  { item, externalIds }: KnownAction,
  { effect, task }: Pick<Sending, 'effect' | 'task'>,
): Promise<Outcome> {
  const sending = { item, before: parseReminder(externalIds[nameOf(effect)]), effect, task };
  const sent = await findSentBefore(app, sending);
  if (sent) {
    await rememberReminder(sending, sent);
    return followReminders(app, item);
  }
  if (!isPending(item)) return dropped(`${item.key} is closed`);
  if ((item.due ?? '') !== effect.due) return dropped(`${item.key} is due on another day now`);
  // Somebody may have left without Scribe hearing of it.
  if (item.owner !== undefined) await personOf(app, item.team, item.owner);
  const receiver = await hearerOf(app, item, effect.to);
  const channel = receiver === undefined ? await channelOf(app, item) : undefined;
  if (receiver === undefined && channel === undefined) return dropped(`nobody to remind of ${item.key}`);
  const now = app.clock();
  const moment = nextWorkingMoment(now, await calendarOf(app, item.team, receiver));
  if (moment > now) return later(moment.getTime() - now.getTime(), 'outside working hours');
  try {
    await send(app, sending, receiver ?? channel ?? '');
  } catch (error) {
    if (receiver === undefined || !isUnreachable(error)) throw error;
    await rememberGone(app, item.team, receiver);
    return later(0, 'the person cannot be reached; it goes to somebody else');
  }
  const known = await app.actions.byId(item.team, item.id);
  return known && known.item.version !== item.version ? followReminders(app, known.item) : DONE;
}

/** Slack's words for people whom nobody can write to any more. */
const UNREACHABLE = ['cannot_dm_bot', 'user_disabled', 'user_not_found', 'users_not_found'];

function isUnreachable(error: unknown): boolean {
  if (!(error instanceof SlackFault) || error.trouble.kind !== 'refused') return false;
  return UNREACHABLE.includes(error.trouble.error);
}

async function rememberGone(app: Ports, team: string, user: string): Promise<void> {
  const known = await personOf(app, team, user);
  await app.people.put({ ...known, deactivated: true, readAt: app.clock() });
}

/** Where an item goes that nobody can act on: to everybody. */
async function channelOf(app: Ports, item: ActionItem): Promise<string | undefined> {
  return (await app.incidents.byKey(item.team, item.incident))?.channel;
}

/** Who is reminded; of an item of a private incident nobody who may not hear of it. */
async function hearerOf(app: Ports, item: ActionItem, to: Receiver = 'owner'): Promise<string | undefined> {
  if (to === 'channel') return undefined;
  const all = await receiversOf(app, item);
  const users = to === 'approver' ? all.filter((user) => user !== item.owner) : all;
  const known = await app.incidents.byKey(item.team, item.incident);
  if (!known) return users[0];
  return firstHearer(app, known, { users, what: item });
}

/** Whom it does not go to, and why. */
async function passedOver(app: Ports, item: ActionItem, to: string): Promise<Pick<Reminder, 'of'>> {
  const { owner } = item;
  if (owner === undefined || owner === to) return {};
  const able = (await receiversOf(app, item)).includes(owner);
  return { of: { owner, away: able ? 'outside' : 'gone' } };
}

async function send(app: Ports, sending: Sending, to: string): Promise<void> {
  const { item, before, effect, task } = sending;
  const channel = /^[UW]/.test(to) ? await app.directMessages.open(item.team, to) : to;
  const over = await passedOver(app, item, to);
  await rememberReminder(sending, { to, ...over, due: effect.due, channel, ts: undefined });
  const tag = await task.tag();
  // An earlier try was looked for already.
  const since = before ? undefined : tag.since;
  const where = { team: item.team, channel, ts: undefined, tag: { ...tag, since } };
  const ts = await app.directMessages.remind(where, to, [
    over.of === undefined ? item : { ...item, ownerAway: over.of.away },
  ]);
  await rememberReminder(sending, { to, ...over, due: effect.due, channel, ts });
}

/** The reminder that an earlier try of this effect posted, if it did. */
async function findSentBefore(app: Ports, { item, before, task }: Sending): Promise<Reminder | undefined> {
  if (before?.ts !== undefined || !before || !task.taken.triedAt) return before?.ts ? before : undefined;
  const ts = await app.directMessages.findSent({
    team: item.team,
    channel: before.channel,
    tag: await task.tag(),
  });
  return ts === undefined ? undefined : { ...before, ts };
}

/** Updates every reminder of the item that was sent. */
export async function followReminders(app: Ports, { team, id }: ActionItem): Promise<Outcome> {
  const known = await app.actions.byId(team, id);
  if (!known) return dropped('the action item is gone');
  const incident = await app.incidents.byKey(team, known.item.incident);
  await followGiven(app, known, { effect: `given/${id}`, since: undefined });
  for (const [name, value] of Object.entries(known.externalIds)) {
    const reminder = name.startsWith(SENT) ? parseReminder(value) : undefined;
    if (reminder?.ts === undefined) continue;
    // What was sent to somebody who has left since stays as it was.
    const hears = { user: reminder.to, what: known.item };
    const toPerson = /^[UW]/.test(reminder.to);
    if (!toPerson || !incident || (await mayHear(app, incident, hears)))
      await app.directMessages.updateReminder(team, reminder, known.item);
  }
  const now = await app.actions.byId(team, id);
  return now && now.item.version !== known.item.version ? later(0, 'the item changed meanwhile') : DONE;
}

const SENT = 'remind-';

/** Earlier versions named a reminder by the seconds of its time alone. */
function nameOf({ due, rung }: Sending['effect']): string {
  return /^\d+$/.test(rung) ? `${SENT}${rung}` : `${SENT}${due}-${rung}`;
}

async function rememberReminder({ effect, task }: Sending, reminder: Reminder): Promise<void> {
  const { to, due, channel, ts = '', of } = reminder;
  await task.remember(
    nameOf(effect),
    [to, due, channel, ts, ...(of === undefined ? [] : [of.owner, of.away])].join('/'),
  );
}

function parseReminder(kept: string | undefined): Reminder | undefined {
  const [to, due, channel, ts, owner, away] = kept?.split('/') ?? [];
  if (to === undefined || due === undefined || channel === undefined) return undefined;
  // Earlier versions noted no reason, and took every owner who was passed over to be gone.
  const of = owner === undefined ? {} : { of: { owner, away: away === 'outside' ? away : 'gone' } as const };
  return { to, due, channel, ts: ts || undefined, ...of };
}
