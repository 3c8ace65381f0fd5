import { fromUnixTime } from 'date-fns/fromUnixTime';
import type { Entry, EntrySource } from '../domain/timeline/entry.ts';
import { mentionText } from '../domain/timeline/mention-text.ts';
import { runsOf } from '../domain/timeline/message-runs.ts';
import { messageWords } from '../domain/timeline/message-words.ts';
import { type MessagePin, type MessageState, messageId, type StoredMessage } from './ports/messages.ts';

/** What a message said at one time, and when. */
export type Statement = Pick<Entry, 'text' | 'type' | 'occurredAt'> & {
  readonly message: StoredMessage;
  /** When it was put onto the timeline last, as Slack writes times. */
  readonly pinnedAt: string;
};

/** The id of the entry of a message, however that came onto the timeline. */
export function entryIdOf({ team, channel, ts }: Pick<StoredMessage, 'team' | 'channel' | 'ts'>): string {
  return messageId({ team, channel, ts }).replace(/^msg/, 'pin');
}

/** The ways that keep it on the timeline. */
export function timelinePins({ pins }: Pick<StoredMessage, 'pins'>): readonly MessagePin[] {
  return pins.filter(({ way }) => !way.startsWith('action:'));
}

/**
 * What is to stand on the timeline of a message, by the entry's id; `undefined` where nothing is. What was first said
 * is one entry, and each run of later changes by an app is another.
 */
export function statementsOf(message: StoredMessage): ReadonlyMap<string, Statement | undefined> {
  const pins = message.deleted ? [] : timelinePins(message);
  const { text, files, states } = message;
  const said = new Map<string, Statement | undefined>();
  said.set(
    entryIdOf(message),
    text === undefined ? undefined : statement(message, { ts: message.ts, text, files }, pins),
  );
  const runs = new Map(runsOf(states).map((run) => [run.first, run.last]));
  for (const { ts } of states) {
    const last = runs.get(ts);
    said.set(`${entryIdOf(message)}.${ts}`, last && statement(message, last, pins));
  }
  return said;
}

function statement(
  message: StoredMessage,
  { ts, text = '', files }: MessageState,
  pins: readonly MessagePin[],
): Statement | undefined {
  const newest = pins.at(-1);
  if (!newest) return undefined;
  const posted = fromUnixTime(Number(ts));
  const mention = pins.find((pin) => pin.mention !== undefined)?.mention;
  const read = mention && mentionText(text, { ...mention, posted });
  const type = pins.findLast((pin) => pin.type !== undefined)?.type ?? read?.type ?? 'note';
  return {
    text: messageWords({ text: read?.text ?? text, files }) ?? '(message without text)',
    type,
    occurredAt: read?.at ?? posted,
    message,
    pinnedAt: newest.ts,
  };
}

/** The entry that a statement makes, as its author's. The receipt is under the message's first entry. */
export function asEntry({ text, type, occurredAt, message }: Statement, id: string, now: Date): Entry {
  const byline = bylineOf(message);
  const { team, incident, channel, ts } = message;
  return {
    ...{ id, team, incident, text, type, occurredAt, loggedAt: now },
    author: message.user ?? '',
    ...(byline === undefined ? {} : { byline }),
    source: sourceOf(timelinePins(message)[0]),
    standing: { state: 'standing' },
    versions: [],
    ...(id === entryIdOf(message) ? { message: { channel, ts } } : {}),
    version: 0,
  };
}

function sourceOf(first: MessagePin | undefined): EntrySource {
  const way = first?.way ?? 'reaction:';
  return way === 'pin' || way === 'shortcut' || way === 'mention' ? way : 'reaction';
}

/** The name of this message's author where no id leads to it: an app's, or one that the app gave this message. */
function bylineOf({ user = '', names }: StoredMessage): string | undefined {
  return names?.byline ?? (/^[UW]/.test(user) ? undefined : names?.app);
}
