import type { Entry, EntryMessage } from '../domain/timeline/entry.ts';
import type { App } from './app.ts';
import { isChannelComing } from './effects/channel.ts';
import { notifyOfRefusal } from './effects/give-up.ts';
import { DONE, dropped, later, type Outcome } from './effects/outcome.ts';
import { namedIn } from './incident-record.ts';
import { learnNames } from './learn-names.ts';
import type { EchoBatch } from './ports/echoes.ts';
import type { KnownIncident } from './ports/incidents.ts';
import { SlackFault } from './ports/slack-fault.ts';
import { STANDS_OUTSIDE, standsOutside } from './sharing.ts';
import { namelessApps, withBylines } from './with-bylines.ts';

type Ports = Pick<
  App,
  | 'incidents'
  | 'echoes'
  | 'effects'
  | 'externalIds'
  | 'queue'
  | 'channelPosts'
  | 'channelRateLimit'
  | 'people'
  | 'peopleSource'
  | 'journal'
  | 'clock'
>;

/** How many entries one message shows at most; Slack takes 50 blocks. */
const MAX_PER_MESSAGE = 40;
/** While a worker posts a batch, nobody else does. */
const LEASE_MS = 30_000;

/** When one incident's entries are being shown by this process already, ask again after this time. */
const BUSY_MS = 200;

/**
 * Shows entries on behalf of one process. After a failure midway the process takes up its own batch at once, where
 * others would have to wait until its lease ends. Within the process, one run at a time handles an incident.
 */
export function echoRunner(
  app: Ports,
  process: string,
): (team: string, incident: string) => Promise<Outcome> {
  const running = new Set<string>();
  return async (team, incident) => {
    const batchId = `echo.${team}.${incident}.${process}`;
    if (running.has(batchId)) return later(BUSY_MS, 'this process is at it already');
    running.add(batchId);
    try {
      return await echoEntries(app, { team, incident }, batchId);
    } finally {
      running.delete(batchId);
    }
  };
}

/**
 * Posts what has piled up for one incident as one message. Throws `SlackFault` and `StoreFault`; the job is then
 * retried.
 */
async function echoEntries(
  app: Ports,
  { team, incident }: { readonly team: string; readonly incident: string },
  batchId: string,
): Promise<Outcome> {
  const known = await app.incidents.byKey(team, incident);
  if (!known) return dropped(`there is no incident ${incident}`);
  if (isChannelComing(known)) return later(500, 'the channel is being made');
  const waitMs = known.channel === undefined ? 0 : await app.channelRateLimit.wait(team, known.channel);
  if (waitMs > 0) return later(waitMs, 'the channel had a message less than a second ago');
  const claim = { batch: batchId, at: app.clock(), leaseMs: LEASE_MS, limit: MAX_PER_MESSAGE };
  const batch = await app.echoes.next(team, incident, claim);
  if (!batch) return DONE;
  if (known.channel === undefined) {
    await app.echoes.sent(team, batch.id, 'nowhere');
    return dropped('there is no channel to show entries in');
  }
  const { channel } = known;
  try {
    const ts = await post(app, { team, channel }, batch);
    await app.echoes.sent(team, batch.id, { channel, ts });
  } catch (error) {
    return notShown(app, { known, batch }, error);
  }
  await learnNames(app, team, namedIn(batch.entries));
  return later(0, 'more may have piled up');
}

/** Slack asks to wait, or refuses for good: then these lines are given up, the entries stay in the record. */
async function notShown(
  app: Ports,
  { known, batch }: { readonly known: KnownIncident; readonly batch: EchoBatch },
  error: unknown,
): Promise<Outcome> {
  if (!(error instanceof SlackFault)) throw error;
  const { trouble } = error;
  switch (trouble.kind) {
    case 'limited':
      return later(trouble.retryAfterMs, 'Slack asks to wait');
    case 'refused': {
      const { team, key } = known.incident;
      app.journal.warn(
        { incident: key, entries: batch.entries.length, error: trouble.error },
        'echo given up',
      );
      await app.echoes.sent(team, batch.id, 'nowhere');
      await notifyOfRefusal(app, known, { what: 'echo', ...trouble });
      return later(0, 'more may have piled up');
    }
    case 'doubt':
    case 'unavailable':
      throw error;
    default:
      return trouble satisfies never;
  }
}

async function post(
  app: Ports,
  place: { readonly team: string; readonly channel: string },
  batch: EchoBatch,
): Promise<string> {
  if (!batch.triedAt) await app.echoes.tried(place.team, batch.id, app.clock());
  const tag = { effect: batch.id, since: batch.triedAt };
  await learnNames(app, place.team, namelessApps(batch.entries));
  const entries = await withBylines(app, place.team, batch.entries);
  return app.channelPosts.echo({ ...place, ts: undefined, tag }, entries);
}

/** Edits a changed entry's line in the channel. Until the entry was echoed there is nothing to edit. */
export async function editEcho(
  app: Pick<Ports, 'incidents' | 'echoes' | 'channelPosts' | 'people'>,
  entry: Entry,
): Promise<Outcome> {
  const batch = await app.echoes.batchOf(entry.team, entry.id);
  if (!batch) return dropped('not echoed yet; its line will say what it says by then');
  if (batch.message === undefined) return later(1_000, 'its line is being posted');
  if (batch.message === 'nowhere') return dropped('there is no channel to show entries in');
  if (await showsPrivate(app, batch, batch.message)) return dropped(STANDS_OUTSIDE);
  const where = { team: entry.team, ...batch.message, tag: { effect: batch.id, since: undefined } };
  const ts = await app.channelPosts.echo(where, await withBylines(app, entry.team, batch.entries));
  // Somebody deleted the message, so a new one was posted.
  if (ts !== where.ts) await app.echoes.sent(entry.team, batch.id, { channel: where.channel, ts });
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
