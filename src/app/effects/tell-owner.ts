import { type ActionItem, isPending } from '../../domain/actions/action-item.ts';
import type { ActionEffect } from '../../domain/effect.ts';
import { isPersonId } from '../../domain/timeline/slack-codes.ts';
import { mayHear, standsOutside } from '../access/sharing.ts';
import type { SightPorts } from '../access/who-may-see.ts';
import type { App } from '../app.ts';
import { canAct, personOf } from '../people/load-person.ts';
import type { KnownAction } from '../ports/actions.ts';
import { DONE, dropped, type Outcome } from './outcome.ts';
import type { Task } from './task.ts';

type Ports = Pick<App, 'actions' | 'people' | 'peopleSource' | 'directMessages'> & SightPorts;

/** Before the person or the channel, the name under which the message to them is kept: `by/channel/ts`. */
export const GIVEN = 'given-';

/** Tells the owner once that an item is theirs now, unless it is somebody else's already, or done. */
export async function tellOwner(
  app: Ports,
  { item }: KnownAction,
  {
    effect: { to, by, why },
    task,
  }: { readonly effect: Extract<ActionEffect, { kind: 'tell-owner' }>; readonly task: Task },
): Promise<Outcome> {
  if (item.owner !== to || !isPending(item)) return dropped('it is not theirs any more');
  if (!canAct(await personOf(app, item.team, to))) return dropped(`${to} is an app, or deactivated`);
  const known = await app.incidents.byKey(item.team, item.incident);
  if (known && !(await mayHear(app, known, { user: to, what: item })))
    return dropped(`${to} may not hear of the incident`);
  const channel = await app.directMessages.open(item.team, to);
  const where = { team: item.team, channel, ts: undefined, tag: await task.tag() };
  const ts = await app.directMessages.give(where, {
    ...{ item, to, by, channel: known?.channel },
    ...(why ? { why } : {}),
  });
  await task.remember(`${GIVEN}${to}`, [by, channel, ts].join('/'));
  return DONE;
}

/** Messages that told somebody of an item say what it is now. */
export async function followGiven(
  app: Ports,
  { item, externalIds }: KnownAction,
  tag: { readonly effect: string; readonly since: undefined },
): Promise<void> {
  const known = await app.incidents.byKey(item.team, item.incident);
  for (const [name, value] of Object.entries(externalIds)) {
    const [by, channel, ts] = name.startsWith(GIVEN) ? value.split('/') : [];
    if (by === undefined || channel === undefined || ts === undefined) continue;
    const to = name.slice(GIVEN.length);
    const toPerson = isPersonId(to);
    if (known && toPerson && !(await mayHear(app, known, { user: to, what: item }))) continue;
    if (known && !toPerson && standsOutside(known, channel)) continue;
    const where = { team: item.team, channel, ts, tag };
    await app.directMessages.give(where, {
      item: item satisfies ActionItem,
      to,
      by,
      channel: known?.channel,
    });
  }
}
