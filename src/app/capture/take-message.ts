import type { EntryEdit } from '../../domain/timeline/change-entry.ts';
import type { Entry } from '../../domain/timeline/entry.ts';
import { mergeTarget } from '../access/merge-target.ts';
import type { SightPorts } from '../access/who-may-see.ts';
import type { App } from '../app.ts';
import { editEntry, putEntryBack } from '../entries/change-entry.ts';
import type { KnownIncident } from '../ports/incidents.ts';
import { SlackFault } from '../ports/slack-fault.ts';
import { capturePin } from './capture-message.ts';
import { entryIdOf } from './message-statements.ts';

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
  /** What the person saw of it: it stands there where nothing did. */
  readonly shown: EntryEdit;
  /** What the person changed of what they were shown: it stands from now on, whatever stood there. */
  readonly changed: Partial<EntryEdit>;
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
 * Takes a message onto the timeline of an incident: once, however often, and however else it came there. What people
 * made of its entry stays, but for what this person changed. In the incident's own channel the entry follows the
 * message from then on; from another channel it is what was said there, and the incident's channel knows of it from
 * now on. `undefined` where nothing stands there then: the message was deleted, or somebody took it back since. Throws
 * `StoreFault`.
 */
export async function takeMessage(
  app: Ports,
  known: KnownIncident,
  taken: TakenMessage,
): Promise<Entry | undefined> {
  const { team } = known.incident;
  const { changed, by } = taken;
  const room = await roomOf(app, known, taken.channel);
  const id = room ? await pinHere(app, { ...room, team }, taken) : await takeOver(app, known, taken);
  const entry = await app.entries.byId(team, id);
  if (entry?.standing.state !== 'standing') return undefined;
  if (Object.keys(changed).length === 0) return entry;
  const edit = ({ text, type, occurredAt }: Entry) => ({ text, type, occurredAt, ...changed });
  const after = await editEntry(app, { team, id, user: by.user }, edit);
  return after.kind === 'gone' ? undefined : after.entry;
}

async function pinHere(
  app: Ports,
  { team, room, incident }: Room & { readonly team: string },
  { ts, author, shown, changed, by }: TakenMessage,
): Promise<string> {
  const message = { team, channel: room, incident, ts };
  const id = entryIdOf(message);
  // The newest way onto the timeline says the type: this one is not to take away what another one said.
  const named = changed.type ?? shown.type;
  const type = named === 'note' ? (await app.entries.byId(team, id))?.type : named;
  await capturePin(app, {
    ...{ ...message, ...by, way: 'shortcut', on: true },
    ...(type === undefined || type === 'note' ? {} : { type }),
    seen: { author, text: shown.text },
  });
  return id;
}

/** From a channel whose messages are not kept: the entry stands for itself. */
async function takeOver(
  app: Ports,
  { incident: { team, key } }: KnownIncident,
  { channel, ts, author, shown, changed, by }: TakenMessage,
): Promise<string> {
  const id = `from.${team}.${channel}.${ts}.${key}`;
  const before = await app.entries.byId(team, id);
  if (before) {
    const { standing } = before;
    // Taken again, not only told of again.
    if (standing.state === 'struck' && standing.at.getTime() < Number(by.eventTs) * 1_000)
      await putEntryBack(app, { team, id, user: by.user });
    return id;
  }
  const permalink = await permalinkOf(app, team, { channel, ts });
  const now = app.clock();
  const entry: Entry = {
    ...{ id, team, incident: key, author, ...shown, ...changed, loggedAt: now },
    ...{ source: 'shortcut', standing: { state: 'standing' }, versions: [], version: 0 },
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
