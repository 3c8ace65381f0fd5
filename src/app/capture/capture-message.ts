import { isDeepStrictEqual } from 'node:util';
import type { EntryEffect, MessageEffect, Wanted } from '../../domain/effect.ts';
import type { Entry } from '../../domain/timeline/entry.ts';
import { mergeTarget } from '../access/merge-target.ts';
import type { App } from '../app.ts';
import { following, followMessage } from '../entries/change-entry.ts';
import { keepNames } from '../people/keep-names.ts';
import {
  type CapturedMessage,
  type IncidentMessageRef,
  type MessageRef,
  messageId,
  type PinChange,
  type StoredMessage,
} from '../ports/messages.ts';
import { asEntry, type Statement, type StatementRules, statementsOf } from './message-statements.ts';
import { dropQuotes } from './transcripts.ts';

type Ports = Pick<
  App,
  | 'incidents'
  | 'incidentChannels'
  | 'messages'
  | 'fileCopies'
  | 'entries'
  | 'people'
  | 'policy'
  | 'queue'
  | 'clock'
>;

/**
 * Keeps a message of an incident channel. Throws `StoreFault`, so that Slack delivers it again; what the first delivery
 * kept may have no entry yet then, so that each one sees to it.
 */
export async function captureMessage(app: Ports, message: CapturedMessage): Promise<void> {
  const kept = await app.messages.put(message);
  await wantFiles(app, message);
  // Whoever puts it onto the timeline from now on finds it there.
  if (kept !== 'new') await syncEntry(app, message);
}

/** Keeps an edit, in whatever order edits arrive; an entry made from the message follows. Throws `StoreFault`. */
export async function captureEdit(
  app: Ports,
  message: CapturedMessage & { readonly editedTs: string },
): Promise<void> {
  await app.messages.edit(message);
  await wantFiles(app, message);
  await syncEntry(app, message);
}

/**
 * Keeps what an app made of its message. An alert that turns from firing to resolved says two things at two times, so
 * what it said first stays on the timeline where it was, and the change stands at its own time.
 */
export async function captureState(
  app: Ports,
  message: CapturedMessage & { readonly changedTs: string },
): Promise<void> {
  const stored = await app.messages.addState(message);
  await follow(app, stored, stored.user ?? '');
}

/** Marks a message as deleted; what becomes of its words and its entry is configured. */
export async function captureDeletion(app: Ports, message: IncidentMessageRef): Promise<void> {
  const erase = app.policy.capture.deletion === 'redact';
  // Before its files are forgotten.
  await dropQuotes(app, message);
  await app.messages.remove(message, { erase });
  if (erase) await app.fileCopies.removeOf(message);
  await syncEntry(app, message);
}

/** Something that puts the message onto the timeline was done or taken back: it is there while any such thing stands. */
export async function capturePin(app: Ports, change: PinChange): Promise<void> {
  const message = await app.messages.pin(change);
  if (change.on && !message.deleted && message.text === undefined && message.states.length === 0) {
    await askForMessage(app, change);
    if (!change.seen) return;
  }
  await follow(app, message, change.user);
}

/** Brings the entries of a message into line with the message and its reactions, whatever came first. */
export async function syncEntry(app: Ports, ref: MessageRef): Promise<void> {
  const message = await app.messages.find(ref);
  if (message) await follow(app, message, message.user ?? '');
}

/**
 * Brings the entries of a message into line with what is known of it. What became of the message meanwhile, in another
 * delivery, may have found no entry to change, or have been overtaken by this one: so it is looked at again.
 */
async function follow(app: Ports, message: StoredMessage, by: string): Promise<void> {
  for (let seen = message; await followAll(app, seen, by); ) {
    const now = await app.messages.find(message);
    if (!now || isDeepStrictEqual(now, seen)) return;
    seen = now;
  }
}

/**
 * What was first said is one entry, and each run of later changes by an app is another. Tells whether one of them
 * changed. Apps change messages by the hundred: where nobody ever pinned one, nothing is read.
 */
async function followAll(app: Ports, message: StoredMessage, by: string): Promise<boolean> {
  if (!message.everPinned) return false;
  const said = statementsOf(message, rulesOf(app));
  const entries = await app.entries.byIds(message.team, [...said.keys()]);
  const before = new Map(entries.map((entry) => [entry.id, entry]));
  let changed = false;
  for (const [id, entry] of said)
    changed = (await followOne(app, { message, id, entry, before: before.get(id), by })) || changed;
  return changed;
}

function rulesOf({ policy }: Pick<App, 'policy'>): StatementRules {
  return { types: policy.vocabulary.types, deletion: policy.capture.deletion };
}

interface Follow {
  readonly message: StoredMessage;
  readonly id: string;
  /** `undefined` where nothing is to stand there. */
  readonly entry: Statement | undefined;
  /** What stands there. */
  readonly before: Entry | undefined;
  readonly by: string;
}

/** Tells whether the entry changed. */
async function followOne(app: Ports, { message, id, entry, before, by }: Follow): Promise<boolean> {
  const { team } = message;
  if (before ? !following(before, entry, { by, at: app.clock() }) : !entry) return false;
  if (!before && entry?.erased) return false;
  if (!before && entry) {
    const incident = await incidentNow(app, entry.message);
    const made = { ...asEntry(entry, id, app.clock()), incident };
    const effects = made.message ? NEW_EFFECTS : [ECHO];
    if ((await app.entries.insert(made, effects, made.loggedAt)) === 'new') {
      app.queue.echoSoon(team, made.incident);
      if (made.message) app.queue.offer([{ holder: 'entries', team, id, key: 'receipt-0' }]);
      const { names, user = '' } = entry.message;
      if (names) await keepNames(app, { team, user, names }, app.policy.names);
      return true;
    }
  }
  const followed = await followMessage(app, { team, id, user: by }, async () => {
    const now = await app.messages.find(message);
    return statementsOf(now ?? message, rulesOf(app)).get(id);
  });
  return followed.kind === 'changed';
}

/**
 * The incident whose timeline a message goes onto: the one that it was said in, or where that was merged into. What was
 * said in a channel while it led to another incident goes with the channel, wherever that leads now.
 */
export async function incidentNow(
  app: Pick<App, 'incidents' | 'incidentChannels'>,
  { team, channel, incident }: StoredMessage,
): Promise<string> {
  const here = (await app.incidentChannels.incidentsIn(channel)).filter((one) => one.incident.team === team);
  const known = here.find((one) => one.incident.key === incident) ?? here[0];
  return known ? (await mergeTarget(app, known)).incident.key : incident;
}

const ECHO: Wanted<EntryEffect> = { key: 'echo', effect: { kind: 'echo' } };
const NEW_EFFECTS: readonly Wanted<EntryEffect>[] = [ECHO, { key: 'receipt-0', effect: { kind: 'receipt' } }];

/** Files are copied and read soon: people delete what they shared, and Slack what is old. */
async function wantFiles(app: Ports, message: CapturedMessage): Promise<void> {
  for (const { id, begin } of message.files) {
    if (begin !== undefined) await wantFile(app, message, { kind: 'read-file', file: id });
    if (app.policy.capture.fileBytes > 0) await wantFile(app, message, { kind: 'copy', file: id });
  }
}

async function wantFile(
  app: Ports,
  message: CapturedMessage,
  effect: Extract<MessageEffect, { kind: 'read-file' | 'copy' }>,
): Promise<void> {
  const key = `${effect.kind}-${effect.file.replace(/[^A-Za-z0-9_-]/g, '_')}`;
  await app.messages.want(message, { key, effect }, app.clock());
  app.queue.offer([{ holder: 'messages', team: message.team, id: messageId(message), key }]);
}

/** It was posted before Scribe was here: a job reads it from Slack once. */
async function askForMessage(app: Ports, message: PinChange): Promise<void> {
  await app.messages.want(message, { key: 'fetch', effect: { kind: 'fetch' } }, app.clock());
  app.queue.offer([{ holder: 'messages', team: message.team, id: messageId(message), key: 'fetch' }]);
}
