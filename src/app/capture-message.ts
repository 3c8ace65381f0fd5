import { fromUnixTime } from 'date-fns/fromUnixTime';
import type { EntryEffect, Wanted } from '../domain/effect.ts';
import { cleanText, isBlank } from '../domain/timeline/clean-text.ts';
import type { Entry } from '../domain/timeline/entry.ts';
import type { App } from './app.ts';
import { followMessage } from './change-entry.ts';
import {
  type CapturedMessage,
  type IncidentMessageRef,
  type MessageRef,
  messageId,
  type PinChange,
  type StoredMessage,
} from './ports/messages.ts';

type Ports = Pick<App, 'messages' | 'entries' | 'queue' | 'clock'>;

/** Keeps a message of an incident channel. Throws `StoreFault`, so that Slack delivers it again. */
export async function captureMessage(app: Ports, message: CapturedMessage): Promise<void> {
  if ((await app.messages.put(message)) === 'new') await syncEntry(app, message);
}

/** Keeps an edit, in whatever order edits arrive; an entry made from the message follows. */
export async function captureEdit(
  app: Ports,
  message: CapturedMessage & { readonly editedTs: string },
): Promise<void> {
  if ((await app.messages.edit(message)) === 'applied') await syncEntry(app, message);
}

/** Marks a message as deleted; its text stays in the record, and its entry is struck out. */
export async function captureDeletion(app: Ports, message: IncidentMessageRef): Promise<void> {
  await app.messages.remove(message);
  await syncEntry(app, message);
}

/** A capture reaction was added or removed: the message is on the timeline while anybody has one on it. */
export async function capturePin(app: Ports, change: PinChange): Promise<void> {
  const message = await app.messages.pin(change);
  if (message.text === undefined && change.on) {
    await askForMessage(app, change);
    return;
  }
  await follow(app, message, change.user);
}

/** Brings the entry of a message into line with the message and its reactions, whatever came first. */
export async function syncEntry(app: Ports, ref: MessageRef): Promise<void> {
  const message = await app.messages.find(ref);
  if (message) await follow(app, message, message.user ?? '');
}

async function follow(app: Ports, message: StoredMessage, by: string): Promise<void> {
  const id = entryIdOf(message);
  const standing = message.pinnedBy.length > 0 && !message.deleted;
  const text = words(message);
  if (standing && message.text !== undefined) {
    const entry = asEntry(message, text, app.clock());
    if ((await app.entries.insert(entry, NEW_EFFECTS, entry.loggedAt)) === 'new') {
      app.queue.echoSoon(entry.team, entry.incident);
      app.queue.offer([{ holder: 'entries', team: entry.team, id, key: 'receipt-0' }]);
      return;
    }
  }
  await followMessage(app, { team: message.team, id, user: by }, { standing, text });
}

const NEW_EFFECTS: readonly Wanted<EntryEffect>[] = [
  { key: 'echo', effect: { kind: 'echo' } },
  { key: 'receipt-0', effect: { kind: 'receipt' } },
];

function entryIdOf(message: StoredMessage): string {
  return `pin.${message.team}.${message.channel}.${message.ts}`;
}

/** The message at the time it was posted, as its author's statement. */
function asEntry(message: StoredMessage, text: string, now: Date): Entry {
  return {
    id: entryIdOf(message),
    team: message.team,
    incident: message.incident,
    text,
    type: 'note',
    occurredAt: fromUnixTime(Number(message.ts)),
    loggedAt: now,
    author: message.user ?? '',
    source: 'reaction',
    standing: { state: 'standing' },
    versions: [],
    message: { channel: message.channel, ts: message.ts },
    version: 0,
  };
}

/** A message may consist of files only; then it says their names. */
function words(message: StoredMessage): string {
  const text = cleanText(message.text ?? '');
  if (!isBlank(text)) return text;
  return message.files.map((file) => file.name).join(', ') || '(message without text)';
}

/** It was posted before Scribe was here: a job reads it from Slack once. */
async function askForMessage(app: Ports, message: PinChange): Promise<void> {
  await app.messages.want(message, { key: 'fetch', effect: { kind: 'fetch' } }, app.clock());
  app.queue.offer([{ holder: 'messages', team: message.team, id: messageId(message), key: 'fetch' }]);
}
