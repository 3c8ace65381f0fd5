import { type ActionItem, type DueMove, isPending } from '../../domain/actions/action-item.ts';
import type { ActionEffect } from '../../domain/effect.ts';
import { mayHear } from '../access/sharing.ts';
import { calendarOf } from '../actions/action-calendar.ts';
import type { App } from '../app.ts';
import { canAct, personOf } from '../people/load-person.ts';
import type { KnownAction } from '../ports/actions.ts';
import type { KnownIncident } from '../ports/incidents.ts';
import { answerable } from '../postmortems/approver.ts';
import { DONE, dropped, type Outcome } from './outcome.ts';
import type { Task } from './task.ts';
import { untilTheyWork } from './until-they-work.ts';

type OfMove = Extract<ActionEffect, { kind: 'ask-move' | 'tell-move' }>;

interface Asking {
  readonly effect: OfMove;
  readonly known: KnownIncident | undefined;
  readonly task: Task;
}

/** Asks whoever answers for the postmortem about a move, in working hours; whoever moved the date needs no asking. */
export async function askAboutMove(
  app: App,
  { item }: KnownAction,
  { effect, known, task }: Asking,
): Promise<Outcome> {
  const move = item.moves[effect.move - 1];
  if (!known || !move) return dropped('there is nothing to ask about');
  if (!isPending(item) || move.answer || effect.move < item.moves.length || item.due !== move.to)
    return dropped('the move is over');
  const to = await askedAbout(app, known, { item, move });
  if (to === undefined) return dropped('nobody else answers for the incident');
  const now = app.clock();
  const resting = untilTheyWork(now, await calendarOf(app, item.team, to));
  if (resting) return resting;
  const channel = await app.directMessages.open(item.team, to);
  const where = { team: item.team, channel, ts: undefined, tag: await task.tag() };
  await app.followUpPosts.askAboutMove(where, { to, item, move, number: effect.move });
  return DONE;
}

/** Tells whoever moved a date that the approver did not agree. */
export async function tellMoveJudged(
  app: App,
  { item }: KnownAction,
  { effect, known, task }: Asking,
): Promise<Outcome> {
  const move = item.moves[effect.move - 1];
  if (!move?.answer || move.answer.agreed || move.answer.by === move.by)
    return dropped('there is nothing to tell');
  const to = move.by;
  if (!canAct(await personOf(app, item.team, to))) return dropped(`${to} is an app, or deactivated`);
  if (known && !(await mayHear(app, known, { user: to, what: item })))
    return dropped(`${to} may not hear of the incident`);
  const channel = await app.directMessages.open(item.team, to);
  const where = { team: item.team, channel, ts: undefined, tag: await task.tag() };
  await app.followUpPosts.tellMoveJudged(where, { to, item, move, number: effect.move });
  return DONE;
}

/** The first who can answer and may hear of it; nobody, where that is whoever moved the date. */
async function askedAbout(
  app: App,
  known: KnownIncident,
  { item, move }: { readonly item: ActionItem; readonly move: DueMove },
): Promise<string | undefined> {
  for (const user of await answerable(app, known)) {
    if (!canAct(await personOf(app, item.team, user))) continue;
    if (await mayHear(app, known, { user, what: item })) return user === move.by ? undefined : user;
  }
  return undefined;
}
