import type { IncidentEffect } from '../../domain/effect.ts';
import { commanderOf } from '../../domain/incident/incident.ts';
import { NUDGE_KINDS, type NudgeKind } from '../../domain/incident/nudge-kind.ts';
import { overtaken, stillHolds } from '../../domain/incident/nudges.ts';
import { mayHear, standsOutside } from '../access/sharing.ts';
import type { App } from '../app.ts';
import { nudgeFacts } from '../incidents/nudge-facts.ts';
import { canAct, personOf } from '../people/load-person.ts';
import type { KnownIncident } from '../ports/incidents.ts';
import type { NudgeShown } from '../ports/nudge-posts.ts';
import { isChannelComing, untilChannel } from './channel.ts';
import { DONE, dropped, type Outcome } from './outcome.ts';
import type { Task } from './task.ts';

/** The external id of the nudge that was sent last: `kind/when it fell due/to whom/channel/ts/what it says`. */
const LAST = 'nudge';

/** A nudge that was sent, or is being sent while it has no `ts`. */
interface Sent {
  readonly kind: NudgeKind;
  readonly at: Date;
  /** A person; `undefined`: the channel. */
  readonly to: string | undefined;
  readonly channel: string;
  readonly ts: string | undefined;
  /** Nothing is asked in it any more. */
  readonly settled: boolean;
}

/**
 * Sends a nudge that is still called for: to the commander, or into the channel where nobody leads or the commander
 * cannot be reached. The one before it asks nothing any more then.
 */
export async function sendNudge(
  app: App,
  known: KnownIncident,
  { effect, task }: { readonly effect: Extract<IncidentEffect, { kind: 'nudge' }>; readonly task: Task },
): Promise<Outcome> {
  const { incident, externalIds } = known;
  const { nudge: kind, at } = effect;
  if (isChannelComing(known)) return untilChannel(known);
  const before = readSent(externalIds[LAST]);
  const begun = before?.at.getTime() === at.getTime() ? before : undefined;
  if (begun?.ts !== undefined) return DONE;
  const now = app.clock();
  const facts = await nudgeFacts(app, known);
  // A try that was begun may have posted it: it is found first, and settled by what came between.
  if (!begun && !stillHolds(kind, facts, { now, policy: app.policy.nudges }))
    return dropped('what it asks for came meanwhile');
  const place = begun ?? (await placeOf(app, known, kind));
  if (!place) return dropped('there is nobody to hear it');
  const sending: Sent = { kind, at, to: place.to, channel: place.channel, ts: undefined, settled: false };
  if (!begun) {
    if (before)
      await settle(app, known, { sent: before, now: overtaken(before, facts) ?? { what: 'later' } });
    await task.remember(LAST, writeSent(sending));
  }
  const where = { team: incident.team, channel: place.channel, ts: undefined, tag: await task.tag() };
  const ts = await app.nudgePosts.post(where, { incident, kind, at, to: place.to });
  await task.remember(LAST, writeSent({ ...sending, ts }));
  const seen = await app.incidents.byId(incident.team, incident.id);
  if (seen) await followNudge(app, seen, task);
  return DONE;
}

/** The nudge that was sent last says what became of it, once what it asks for came, or somebody put it off. */
export async function followNudge(app: App, known: KnownIncident, task: Task): Promise<void> {
  const sent = readSent(known.externalIds[LAST]);
  if (!sent || sent.settled || sent.ts === undefined) return;
  const now = overtaken(sent, await nudgeFacts(app, known));
  if (!now) return;
  await settle(app, known, { sent, now });
  await task.remember(LAST, writeSent({ ...sent, settled: true }));
}

/** What stands where the incident may not be told of any more is left as it is. */
async function settle(
  app: App,
  known: KnownIncident,
  { sent, now }: { readonly sent: Sent; readonly now: NonNullable<NudgeShown['now']> },
): Promise<void> {
  const { kind, at, to, channel, ts, settled } = sent;
  if (ts === undefined || settled) return;
  const { incident } = known;
  const hears = to === undefined ? !standsOutside(known, channel) : await mayHear(app, known, { user: to });
  if (hears)
    await app.nudgePosts.settle({ team: incident.team, channel, ts }, { incident, kind, at, to, now });
}

async function placeOf(
  app: App,
  known: KnownIncident,
  kind: NudgeKind,
): Promise<Pick<Sent, 'to' | 'channel'> | undefined> {
  const { team } = known.incident;
  const user = kind === 'commander' ? undefined : commanderOf(known.incident);
  if (user !== undefined && canAct(await personOf(app, team, user)) && (await mayHear(app, known, { user })))
    return { to: user, channel: await app.directMessages.open(team, user) };
  return known.channel === undefined ? undefined : { to: undefined, channel: known.channel };
}

function writeSent({ kind, at, to = '', channel, ts = '', settled }: Sent): string {
  return [kind, at.getTime(), to, channel, ts, settled ? 'settled' : ''].join('/');
}

function readSent(kept: string | undefined): Sent | undefined {
  const [name, at, to, channel, ts, settled] = kept?.split('/') ?? [];
  const kind = NUDGE_KINDS.find((one) => one === name);
  if (!kind || channel === undefined) return undefined;
  return {
    ...{ kind, at: new Date(Number(at)), to: to || undefined, channel, ts: ts || undefined },
    settled: settled === 'settled',
  };
}
