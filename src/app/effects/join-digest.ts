import { secondsToMilliseconds } from 'date-fns/secondsToMilliseconds';
import { type ActionItem, isPending } from '../../domain/actions/action-item.ts';
import { dateIn } from '../../domain/actions/calendar-date.ts';
import {
  type DigestLine,
  dayOfDigest,
  digestId,
  digestNote,
  digestsOf,
  unheardNote,
} from '../../domain/actions/digest.ts';
import type { ActionEffect } from '../../domain/effect.ts';
import { calendarOf, channelCalendarOf } from '../actions/action-calendar.ts';
import { placesFor, type ReminderPlace } from '../actions/reminder-places.ts';
import type { App } from '../app.ts';
import { canAct, personOf } from '../people/load-person.ts';
import type { KnownAction } from '../ports/actions.ts';
import type { KnownDigest } from '../ports/digests.ts';
import type { ExternalIds } from '../ports/external-ids.ts';
import { DONE, dropped, later, type Outcome } from './outcome.ts';
import { sentByEarlierVersion } from './reminders.ts';
import type { Task } from './task.ts';
import { untilTheyWork } from './until-they-work.ts';

type Ports = Pick<App, 'actions' | 'changedPeople' | 'digests' | 'directMessages'> &
  Parameters<typeof placesFor>[0] &
  Parameters<typeof sentByEarlierVersion>[0] &
  Parameters<typeof calendarOf>[0];

type Remind = Extract<ActionEffect, { kind: 'remind' }>;

/** So long the first digest of a day waits for what else falls due with it (ms). */
const GATHER_MS = secondsToMilliseconds(10);

/** One step of an item that fell due, in the hands of a worker. */
interface Joining {
  readonly item: ActionItem;
  readonly effect: Remind;
  readonly task: Task;
  readonly externalIds: ExternalIds;
}

/**
 * A step that fell due joins the digest of its receiver for that day. What was true when it fell due is checked again.
 * The digest is noted in the item before it is joined: a line counts only where its item notes it, so that a worker who
 * was away in between brings it nowhere else. A step of the same day joins what was sent already, which is edited.
 */
export async function joinDigest(
  app: Ports,
  { item, externalIds }: KnownAction,
  { effect, task }: { readonly effect: Remind; readonly task: Task },
): Promise<Outcome> {
  const earlier = await sentByEarlierVersion(app, { item, externalIds }, { effect, task });
  if (earlier) return earlier;
  if (await isIn(app, { item, externalIds }, effect)) return DONE;
  if (!isPending(item)) return noteUnheard(app, item, { effect, task });
  if ((item.due ?? '') !== effect.due) return dropped(`${item.key} is due on another day now`);
  // Somebody may have left without Scribe hearing of it.
  if (item.owner !== undefined && !canAct(await personOf(app, item.team, item.owner)))
    await app.changedPeople.note({ team: item.team, user: item.owner, at: app.clock() });
  const joining = { item, effect, task, externalIds };
  const asks = item.owner === undefined && !(await wasAsked(app, joining));
  for (const place of await placesFor(app, item, { to: effect.to ?? 'owner', asks })) {
    const outcome = await joinAt(app, joining, place);
    if (outcome) return outcome;
  }
  return dropped(`nobody to remind of ${item.key}`);
}

/** Whoever opens the item again has it told then. */
async function noteUnheard(
  app: Pick<App, 'actions'>,
  { team, id, key }: ActionItem,
  { effect: { due, rung, at, to = 'owner' }, task }: { readonly effect: Remind; readonly task: Task },
): Promise<Outcome> {
  await task.remember(unheardNote({ due, rung }), [to, at.toISOString()].join('/'));
  const now = await app.actions.byId(team, id);
  return now && isPending(now.item) ? later(0, 'it was opened again') : dropped(`${key} is closed`);
}

/** `undefined` where this receiver cannot be told today. */
async function joinAt(
  app: Ports,
  { item, effect, task }: Joining,
  { place, away }: ReminderPlace,
): Promise<Outcome | undefined> {
  const now = app.clock();
  const calendar =
    place.kind === 'person'
      ? await calendarOf(app, item.team, place.user)
      : await channelCalendarOf(app, item, effect.to ?? 'owner');
  const { snooze } = item;
  // What was due before is told on the day until which it was put off.
  if ((effect.to ?? 'owner') === 'owner' && snooze && dateIn(now, calendar.zone) < snooze.until)
    return dropped(`${item.key} was put off until ${snooze.until}`);
  const resting = untilTheyWork(now, calendar);
  if (resting) return resting;
  const day = dateIn(now, calendar.zone);
  const id = digestId(place, day);
  const known = await app.digests.byId({ team: item.team, id });
  if (known?.digest.closed !== undefined) return undefined;
  const { due, rung, at } = effect;
  const line: DigestLine = {
    ...{ item: item.id, rung, to: effect.to ?? 'owner', due: due as DigestLine['due'], at },
    ...(item.owner === undefined ? {} : { owner: item.owner }),
    ...(item.heldBy === undefined ? {} : { heldBy: item.heldBy }),
    ...(away === undefined ? {} : { away }),
  };
  await task.remember(digestNote(effect), id);
  await task.hold();
  const showAt = new Date(now.getTime() + GATHER_MS);
  const joined = await app.digests.join({ team: item.team, place, day, line, at: now, showAt });
  return joined === 'joined' ? DONE : undefined;
}

/** Whether an earlier try brought this step where it is told. */
async function isIn(app: Ports, { item, externalIds }: Noting, step: Remind): Promise<boolean> {
  const id = externalIds[digestNote(step)];
  const known = id === undefined ? undefined : await app.digests.byId({ team: item.team, id });
  return known !== undefined && tells(known, item);
}

type Noting = Pick<KnownAction, 'item' | 'externalIds'>;

function tells({ digest }: KnownDigest, item: ActionItem): boolean {
  return digest.closed === undefined && digest.lines.some((line) => line.item === item.id && !line.passed);
}

/**
 * Whether the channel was asked by a step of an earlier day who takes the item: steps that waited for the same morning
 * ask together. An id of a person begins with U or W.
 */
async function wasAsked(app: Ports, { item, externalIds, effect }: Joining): Promise<boolean> {
  const { [digestNote(effect)]: _, ...others } = externalIds;
  const asked = digestsOf(others).filter((id) => !/^[UW]/.test(id));
  if (asked.length === 0) return false;
  const { zone } = await channelCalendarOf(app, item, effect.to ?? 'owner');
  const today = dateIn(app.clock(), zone);
  return asked.some((id) => dayOfDigest(id) < today);
}
