import type { Entry } from '../domain/timeline/entry.ts';
import type { App } from './app.ts';
import { capturePin } from './capture-message.ts';
import { editEntry, putEntryBack } from './change-entry.ts';
import { mergeTarget } from './merge-target.ts';
import { entryIdOf } from './message-statements.ts';
import type { KnownIncident } from './ports/incidents.ts';
import { SlackFault } from './ports/slack-fault.ts';
import type { SightPorts } from './who-may-see.ts';

type Ports = SightPorts &
  Pick<
    App,
    'entries' | 'messages' | 'people' | 'policy' | 'incidentChannels' | 'peopleMessages' | 'fileCopies'
  >;

/** A message that somebody takes onto a timeline, and what is to stand there. */
export interface TakenMessage {
  readonly channel: string;
  readonly ts: string;
  readonly author: string;
  readonly stated: Pick<Entry, 'text' | 'type' | 'occurredAt'>;
  /** Who takes it, and when, as Slack writes times. */
  readonly by: { readonly user: string; readonly eventTs: string };
}

/** The id under which a channel's messages are kept, and the incident that they belong to there. */
interface Room {
  readonly room: string;
  readonly incident: string;
}

/** Whether the messages of a channel belong to the record of this incident. Throws `StoreFault`. */
export async function roomOf(
  app: Pick<App, 'incidents' | 'incidentChannels'>,
  { incident: { team, key } }: Pick<KnownIncident, 'incident'>,
  channel: string,
): Promise<Room | undefined> {
  for (const here of await app.incidentChannels.incidentsIn(channel)) {
    if (here.incident.team !== team) continue;
    const target = await mergeTarget(app, here);
    if (target.incident.key === key) return { room: here.room, incident: here.incident.key };
  }
  return undefined;
}

/**
 * Takes a message onto the timeline of an incident: once, however often, and however else it came there. In the
 * incident's own channel the entry follows the message from then on; from another channel it is what was said there,
 * and the incident's channel knows of it from now on. `undefined` where the message has yet to be read. Throws
 * `StoreFault`.
 */
export async function takeMessage(
  app: Ports,
  known: KnownIncident,
  taken: TakenMessage,
): Promise<Entry | undefined> {
  const { team } = known.incident;
  const { stated, by } = taken;
  const room = await roomOf(app, known, taken.channel);
  const id = room ? await pinHere(app, { ...room, team }, taken) : await takeOver(app, known, taken);
  const entry = await app.entries.byId(team, id);
  if (!entry) return undefined;
  const occurredAt = sameMinute(entry.occurredAt, stated.occurredAt) ? entry.occurredAt : stated.occurredAt;
  const changed = await editEntry(app, { team, id, user: by.user }, { ...stated, occurredAt });
  return changed.kind === 'gone' ? undefined : changed.entry;
}

async function pinHere(
  app: Ports,
  { team, room, incident }: Room & { readonly team: string },
  { ts, stated, by }: TakenMessage,
): Promise<string> {
  const message = { team, channel: room, incident, ts };
  const type = stated.type === 'note' ? {} : { type: stated.type };
  await capturePin(app, { ...message, ...by, ...type, way: 'shortcut', on: true });
  return entryIdOf(message);
}

/** From a channel whose messages are not kept: the entry stands for itself. */
async function takeOver(
  app: Ports,
  { incident: { team, key } }: KnownIncident,
  { channel, ts, author, stated, by }: TakenMessage,
): Promise<string> {
  const id = `from.${team}.${channel}.${ts}.${key}`;
  const before = await app.entries.byId(team, id);
  if (before) {
    if (before.standing.state === 'struck') await putEntryBack(app, { team, id, user: by.user });
    return id;
  }
  const permalink = await permalinkOf(app, team, { channel, ts });
  const now = app.clock();
  const entry: Entry = {
    ...{ id, team, incident: key, author, ...stated, loggedAt: now, source: 'shortcut' },
    ...{ standing: { state: 'standing' }, versions: [], version: 0 },
    ...(permalink === undefined ? {} : { permalink }),
  };
  await app.entries.insert(entry, [{ key: 'echo', effect: { kind: 'echo' } }], now);
  app.queue.echoSoon(team, key);
  return id;
}

/** A convenience: an entry is worth more than its link. */
async function permalinkOf(
  app: Pick<App, 'peopleMessages'>,
  team: string,
  message: { readonly channel: string; readonly ts: string },
): Promise<string | undefined> {
  try {
    return await app.peopleMessages.permalink(team, message);
  } catch (error) {
    if (error instanceof SlackFault) return undefined;
    throw error;
  }
}

/** A form's time is precise to the minute; one that nobody changed keeps its seconds. */
function sameMinute(a: Date, b: Date): boolean {
  return Math.floor(a.getTime() / 60_000) === Math.floor(b.getTime() / 60_000);
}
