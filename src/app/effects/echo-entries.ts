import { FIRST_LINES, MOST_LINES, roomIn } from '../../domain/timeline/burst.ts';
import type { Entry, EntryMessage } from '../../domain/timeline/entry.ts';
import { STANDS_OUTSIDE, standsOutside } from '../access/sharing.ts';
import type { App } from '../app.ts';
import { summarizeError } from '../error-report.ts';
import { learnNames } from '../people/learn-names.ts';
import { ClaimLost } from '../ports/claim-lost.ts';
import type { ClaimedBatch, EchoBatch, EchoPlace, EchoWish } from '../ports/echoes.ts';
import type { KnownIncident } from '../ports/incidents.ts';
import { namedIn } from '../postmortems/incident-record.ts';
import { isChannelComing } from './channel.ts';
import { failureOf, pauseMs } from './failure.ts';
import { notifyOfRefusal } from './give-up.ts';
import { holdClaim } from './hold-claim.ts';
import { AWAKE_BY_ITSELF_MS, DONE, dropped, later, type Outcome, untilCame } from './outcome.ts';
import type { Task } from './task.ts';
import { authorsOf, withBylines } from './with-bylines.ts';

type Ports = Pick<
  App,
  | 'incidents'
  | 'echoes'
  | 'effects'
  | 'externalIds'
  | 'queue'
  | 'channelPosts'
  | 'channelRateLimit'
  | 'messages'
  | 'people'
  | 'peopleSource'
  | 'journal'
  | 'clock'
>;

/** What is logged within this time comes into its message by one edit. */
const BETWEEN_EDITS_MS = 3_000;
/** When one incident's entries are being shown by this process already, ask again after this time. */
const BUSY_MS = 200;

/**
 * Shows entries on behalf of one process. While it posts a batch, for at most `leaseMs` after its last sign of life,
 * nobody else does. After a failure midway the process takes up its own batch at once, where
 * others would have to wait until its lease ends. Within the process, one run at a time handles an incident.
 */
export function echoRunner(
  app: Ports,
  { process, leaseMs }: { readonly process: string; readonly leaseMs: number },
): (team: string, incident: string) => Promise<Outcome> {
  const running = new Set<string>();
  return async (team, incident) => {
    const batchId = `echo.${team}.${incident}.${process}`;
    if (running.has(batchId)) return later(BUSY_MS, 'this process is at it already');
    running.add(batchId);
    try {
      return await echoEntries(app, { team, incident }, { batch: batchId, leaseMs });
    } finally {
      running.delete(batchId);
    }
  };
}

/**
 * Posts what has piled up for one incident as one message. A process that was paused for longer than its lease leaves
 * the batch to whoever took it. Throws `SlackFault` and `StoreFault`; the job is then retried.
 */
async function echoEntries(
  app: Ports,
  { team, incident }: { readonly team: string; readonly incident: string },
  lease: { readonly batch: string; readonly leaseMs: number },
): Promise<Outcome> {
  const known = await app.incidents.byKey(team, incident);
  if (!known) return dropped(`there is no incident ${incident}`);
  if (isChannelComing(known)) return waitForChannel(app, { team, incident });
  const waitMs = known.channel === undefined ? 0 : await app.channelRateLimit.wait(team, known.channel);
  if (waitMs > 0) return later(waitMs, 'the channel had a message less than a second ago');
  const wish = await nextInto(app, known);
  const gatherMs = wish.goesOn === undefined ? 0 : await app.channelRateLimit.waitForEdit(team);
  if (gatherMs > 0) return later(gatherMs, 'lines gather, so that edits are left for what matters more');
  const askedAt = performance.now();
  const batch = await app.echoes.next(team, incident, { ...lease, at: app.clock(), ...wish });
  if (!batch) {
    if (wish.goesOn !== undefined) await app.channelRateLimit.giveBackEdit(team);
    return DONE;
  }
  const { claim } = batch;
  const renew = (now: Date) => app.echoes.renew(claim, now, lease.leaseMs);
  const hold = holdClaim(app, { what: batch.id, leaseMs: lease.leaseMs, askedAt, renew });
  try {
    await show(app, { known, batch, hold: hold.check });
  } catch (error) {
    if (error instanceof ClaimLost) return dropped(SHOWN_BY_ANOTHER);
    return await notShown(app, { known, batch }, error);
  } finally {
    hold.release();
  }
  if (known.channel === undefined) return dropped('there is no channel to show entries in');
  await learnNames(app, team, namedIn(batch.entries));
  const goesOn = batch.into && batch.entries.length < MOST_LINES;
  return later(goesOn ? BETWEEN_EDITS_MS : 0, 'more may have piled up');
}

const SHOWN_BY_ANOTHER = 'another process shows it by now';

/** Whether the next lines go on with the message that was posted last, and how many fit. */
async function nextInto(
  app: Pick<Ports, 'echoes' | 'messages' | 'clock'>,
  { incident: { team, key }, channel }: KnownIncident,
): Promise<Pick<EchoWish, 'limit' | 'goesOn'>> {
  const anew = { limit: FIRST_LINES };
  const burst = await app.echoes.burst({ team, incident: key });
  if (!burst || burst.message === undefined || burst.message === 'nowhere') return anew;
  if (burst.message.channel !== channel) return anew;
  const below = await app.messages.countBelow({ team, ...burst.message }, FIRST_LINES);
  const lastAt = new Date(Math.max(...burst.entries.map(({ loggedAt }) => loggedAt.getTime())));
  const limit = roomIn({ lines: burst.entries.length, lastAt, below }, app.clock());
  return limit > 0 ? { limit, goesOn: burst.id } : anew;
}

/** A batch on its way into its channel. */
interface Showing {
  readonly known: KnownIncident;
  readonly batch: ClaimedBatch;
  readonly hold: () => Promise<void>;
}

async function show(app: Ports, showing: Showing): Promise<void> {
  const { known, batch } = showing;
  const { incident, channel } = known;
  const message =
    channel === undefined
      ? 'nowhere'
      : { channel, ts: await post(app, { team: incident.team, channel }, showing) };
  const { into } = batch;
  // Somebody deleted the message of the burst, so a new one was posted, with all its lines.
  if (into && message !== 'nowhere' && into.ts !== message.ts)
    await app.echoes.reposted(incident.team, batch.id, message);
  if (!(await app.echoes.sent(batch.claim, message))) throw new ClaimLost(batch.id);
  await wakeEdits(app, batch);
  if (into) await showAgain(app, batch);
}

/** Lines that were shown already may have been edited while the others came into their message. */
async function showAgain(app: Ports, shown: EchoBatch): Promise<void> {
  const [first] = shown.entries;
  if (!first) return;
  const { team } = first;
  const now = await app.echoes.batchOf(team, first.id);
  if (!now || now.message === undefined || now.message === 'nowhere' || sameVersions(shown, now)) return;
  const where = { team, ...now.message, tag: { effect: now.id, since: undefined } };
  await app.channelPosts.echo(where, await withBylines(app, team, now.entries));
  await showAgain(app, now);
}

/** They are shown when the channel is made, or refused; somebody may have made it since it was looked at. */
async function waitForChannel(app: Ports, of: EchoPlace): Promise<Outcome> {
  await app.echoes.rest(of, new Date(app.clock().getTime() + AWAKE_BY_ITSELF_MS));
  const now = await app.incidents.byKey(of.team, of.incident);
  if (now && isChannelComing(now)) return later(AWAKE_BY_ITSELF_MS, 'the channel is being made');
  await app.echoes.wake(of);
  return later(0, 'the channel is there by now');
}

/**
 * What fails is tried again, with pauses that grow. Where Slack refuses an edit for good the lines begin a new message;
 * where it refuses that too they are given up, and the entries stay in the record.
 */
async function notShown(
  app: Ports,
  { known, batch }: Pick<Showing, 'known' | 'batch'>,
  error: unknown,
): Promise<Outcome> {
  const { key: incident } = known.incident;
  const failure = failureOf(error);
  switch (failure.kind) {
    case 'refused':
      if (batch.into && (await app.echoes.beginAnew(batch.claim)))
        return later(0, `the message takes no edits: ${failure.error}`);
      app.journal.warn({ incident, entries: batch.entries.length, error: failure.error }, 'echo given up');
      // First, so that nobody is left untold by a crash in between.
      await notifyOfRefusal(app, known, { what: 'echo', ...failure });
      if (!(await app.echoes.sent(batch.claim, 'nowhere'))) return dropped(SHOWN_BY_ANOTHER);
      await wakeEdits(app, batch);
      return later(0, 'more may have piled up');
    case 'store':
      throw error;
    case 'limited':
    case 'uninstalled':
    case 'slack':
    case 'ours': {
      const delayMs = pauseMs(failure, batch.failures + 1);
      app.journal.warn({ incident, error, delayMs }, 'echo put off');
      const failed = failure.kind === 'slack' || failure.kind === 'ours';
      const until = new Date(app.clock().getTime() + delayMs);
      if (!(await app.echoes.putOff(batch.claim, until, failed))) return dropped(SHOWN_BY_ANOTHER);
      return later(delayMs, summarizeError(error));
    }
    default:
      return failure satisfies never;
  }
}

async function post(
  app: Ports,
  place: { readonly team: string; readonly channel: string },
  { batch, hold }: Showing,
): Promise<string> {
  if (!batch.triedAt && !(await app.echoes.tried(batch.claim, app.clock()))) throw new ClaimLost(batch.id);
  // Where the message of a burst is gone, the one in its place must not be taken for it.
  const effect = batch.into ? `${batch.id}.${batch.entries.length}` : batch.id;
  const tag = { effect, since: batch.triedAt, hold };
  await learnNames(app, place.team, authorsOf(batch.entries));
  const entries = await withBylines(app, place.team, batch.entries);
  return app.channelPosts.echo({ ...place, ts: batch.into?.ts, tag }, entries);
}

/** An edit is wanted again when its line is posted, or given up. */
function untilShown({ team, id }: Entry): Outcome {
  return untilCame('its line is being posted', async ({ echoes }) => {
    const now = await echoes.batchOf(team, id);
    return now === undefined || now.message !== undefined;
  });
}

/** Offers the edits that waited for these lines. A process that dies before it leaves that to their own time. */
async function wakeEdits(app: Ports, { claim: { team }, entries }: ClaimedBatch): Promise<void> {
  const holders = entries.map(({ id }) => ({ holder: 'entries' as const, team, id }));
  app.queue.offer(await app.effects.wake(holders, app.clock()));
}

/** Edits a changed entry's line in the channel. Until the entry was echoed there is nothing to edit. */
export async function editEcho(
  app: Pick<Ports, 'incidents' | 'echoes' | 'channelPosts' | 'people'>,
  entry: Entry,
  task: Pick<Task, 'tag'>,
): Promise<Outcome> {
  const batch = await app.echoes.batchOf(entry.team, entry.id);
  if (!batch) return dropped('not echoed yet; its line will say what it says by then');
  if (batch.message === undefined) return untilShown(entry);
  if (batch.message === 'nowhere') return dropped('there is no channel to show entries in');
  if (await showsPrivate(app, batch, batch.message)) return dropped(STANDS_OUTSIDE);
  const where = { team: entry.team, ...batch.message, tag: { ...(await task.tag()), effect: batch.id } };
  const ts = await app.channelPosts.echo(where, await withBylines(app, entry.team, batch.entries));
  // Somebody deleted the message, so a new one was posted.
  if (ts !== where.ts) await app.echoes.reposted(entry.team, batch.id, { channel: where.channel, ts });
  const now = await app.echoes.batchOf(entry.team, entry.id);
  return sameVersions(batch, now) ? DONE : later(0, 'an entry changed meanwhile');
}

/** Whether a line would say in another channel what belongs to a private incident by now. */
async function showsPrivate(
  app: Pick<Ports, 'incidents'>,
  { entries }: EchoBatch,
  { channel }: EntryMessage,
): Promise<boolean> {
  const oneOfEach = new Map(entries.map((entry) => [entry.incident, entry]));
  for (const { team, incident } of oneOfEach.values()) {
    const known = await app.incidents.byKey(team, incident);
    if (known && standsOutside(known, channel)) return true;
  }
  return false;
}

/** Two edits of one line may overtake each other: whoever showed an older version edits again. */
function sameVersions(shown: EchoBatch, now: EchoBatch | undefined): boolean {
  const versions = ({ entries }: EchoBatch) =>
    entries.map(({ id, version }) => `${id} ${version}`).join('\n');
  return now === undefined || versions(shown) === versions(now);
}
