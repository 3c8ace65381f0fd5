import { addDays } from 'date-fns/addDays';
import type { ActionItem } from '../../domain/actions/action-item.ts';
import { dateIn } from '../../domain/actions/calendar-date.ts';
import { dayOfDigest, digestsOf } from '../../domain/actions/digest.ts';
import type { ActionEffect } from '../../domain/effect.ts';
import { isPersonId } from '../../domain/timeline/slack-codes.ts';
import { mayHear } from '../access/sharing.ts';
import type { SightPorts } from '../access/who-may-see.ts';
import type { App } from '../app.ts';
import type { KnownAction } from '../ports/actions.ts';
import type { Reminder } from '../ports/direct-messages.ts';
import { DONE, dropped, later, type Outcome } from './outcome.ts';
import type { Task } from './task.ts';
import { followGiven } from './tell-owner.ts';

type Ports = Pick<
  App,
  'actions' | 'digests' | 'queue' | 'people' | 'peopleSource' | 'directMessages' | 'policy'
> &
  SightPorts;

type Remind = Extract<ActionEffect, { kind: 'remind' }>;

/** A digest that is older is left as it was; its buttons answer with what the item is now. */
const FOLLOWED_DAYS = 7;

/**
 * What becomes of a step that an earlier version, which sent a message for each item, sent or was about to send:
 * where it did, it is followed; `undefined` where it did not.
 */
export async function sentByEarlierVersion(
  app: Ports,
  { item, externalIds }: Pick<KnownAction, 'item' | 'externalIds'>,
  { effect, task }: { readonly effect: Remind; readonly task: Task },
): Promise<Outcome | undefined> {
  const before = parseReminder(externalIds[nameOf(effect)]);
  if (!before) return undefined;
  const { channel } = before;
  const ts =
    before.ts ??
    (task.taken.triedAt
      ? await app.directMessages.findSent({ team: item.team, channel, tag: await task.tag() })
      : undefined);
  if (ts === undefined) return undefined;
  await rememberReminder({ effect, task }, { ...before, ts });
  return followReminders(app, item);
}

/** Has every message that tells of the item say what it is now: digests of late, and what earlier versions sent. */
export async function followReminders(app: Ports, { team, id }: ActionItem): Promise<Outcome> {
  const known = await app.actions.byId(team, id);
  if (!known) return dropped('the action item is gone');
  const incident = await app.incidents.byKey(team, known.item.incident);
  await followGiven(app, known, { effect: `given/${id}`, since: undefined });
  await followDigests(app, known);
  for (const [name, value] of Object.entries(known.externalIds)) {
    const reminder = name.startsWith(SENT) ? parseReminder(value) : undefined;
    if (reminder?.ts === undefined) continue;
    // What was sent to somebody who has left since stays as it was.
    const hears = { user: reminder.to, what: known.item };
    const toPerson = isPersonId(reminder.to);
    if (!toPerson || !incident || (await mayHear(app, incident, hears)))
      await app.directMessages.updateReminder(team, reminder, known.item);
  }
  const now = await app.actions.byId(team, id);
  return now && now.item.version !== known.item.version ? later(0, 'the item changed meanwhile') : DONE;
}

async function followDigests(app: Ports, { item, externalIds }: KnownAction): Promise<void> {
  const now = app.clock();
  const first = dateIn(addDays(now, -FOLLOWED_DAYS), 'UTC');
  for (const id of digestsOf(externalIds)) {
    if (dayOfDigest(id) < first) continue;
    const wanted = await app.digests.follow({ team: item.team, id }, now);
    if (wanted) app.queue.offer([wanted]);
  }
}

const SENT = 'remind-';

/** Earlier versions named a reminder by the seconds of its time alone. */
function nameOf({ due, rung }: Remind): string {
  return /^\d+$/.test(rung) ? `${SENT}${rung}` : `${SENT}${due}-${rung}`;
}

async function rememberReminder(
  { effect, task }: { readonly effect: Remind; readonly task: Task },
  { to, due, channel, ts = '', of }: Reminder,
): Promise<void> {
  const kept = [to, due, channel, ts, ...(of === undefined ? [] : [of.owner, of.away])];
  await task.remember(nameOf(effect), kept.join('/'));
}

function parseReminder(kept: string | undefined): Reminder | undefined {
  const [to, due, channel, ts, owner, away] = kept?.split('/') ?? [];
  if (to === undefined || due === undefined || channel === undefined) return undefined;
  // Earlier versions noted no reason, and took every owner who was passed over to be gone.
  const of = owner === undefined ? {} : { of: { owner, away: away === 'outside' ? away : 'gone' } as const };
  return { to, due, channel, ts: ts || undefined, ...of };
}
