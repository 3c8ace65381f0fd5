import { fromUnixTime } from 'date-fns/fromUnixTime';
import type { WordsFor } from '../../domain/incident/own-word.ts';
import type { Entry, EntrySource, EntryType } from '../../domain/timeline/entry.ts';
import { mentionText } from '../../domain/timeline/mention-text.ts';
import { runsOf } from '../../domain/timeline/message-runs.ts';
import { messageWords } from '../../domain/timeline/message-words.ts';
import { isPersonId } from '../../domain/timeline/slack-codes.ts';
import type { CapturePolicy } from '../app.ts';
import { FROM_MESSAGE } from '../entries/change-entry.ts';
import { type MessagePin, type MessageState, messageId, type StoredMessage } from '../ports/messages.ts';

/** What a message said at one time, and when. */
export type Statement = Pick<Entry, 'text' | 'type' | 'occurredAt'> & {
  readonly message: StoredMessage;
  /** When it was put onto the timeline last, as Slack writes times. */
  readonly pinnedAt: string;
  /** Its words were taken out of the record with the message. */
  readonly erased: boolean;
};

/** How messages are read: a team's own words for types, and what becomes of a deleted one. */
export interface StatementRules {
  readonly types: WordsFor<EntryType>;
  readonly deletion: CapturePolicy['deletion'];
}

/** Stands where the words of a deleted message stood. */
export const ERASED = '(message deleted)';

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
export function statementsOf(
  message: StoredMessage,
  { types, deletion }: StatementRules,
): ReadonlyMap<string, Statement | undefined> {
  const gone = message.deleted && !message.erased && deletion !== 'keep';
  const pins = gone ? [] : timelinePins(message);
  const { files, states } = message;
  const text = message.erased ? ERASED : (message.text ?? seenBefore(message)?.text);
  const said = new Map<string, Statement | undefined>();
  said.set(
    entryIdOf(message),
    text === undefined ? undefined : statement(message, { ts: message.ts, text, files }, { pins, types }),
  );
  const runs = new Map(runsOf(states).map((run) => [run.first, run.last]));
  for (const { ts } of states) {
    const last = runs.get(ts);
    said.set(`${entryIdOf(message)}.${ts}`, last && statement(message, last, { pins, types }));
  }
  return said;
}

function statement(
  message: StoredMessage,
  { ts, text = '', files }: MessageState,
  { pins, types }: { readonly pins: readonly MessagePin[]; readonly types: WordsFor<EntryType> },
): Statement | undefined {
  const { erased } = message;
  const newest = pins.at(-1);
  if (!newest) return undefined;
  const posted = fromUnixTime(Number(ts));
  const mention = pins.find((pin) => pin.mention !== undefined)?.mention;
  const read = mention && mentionText(text, { ...mention, posted, types });
  const type = pins.findLast((pin) => pin.type !== undefined)?.type ?? read?.type ?? 'note';
  return {
    text: erased ? ERASED : (messageWords({ text: read?.text ?? text, files }) ?? '(message without text)'),
    erased,
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
    author: message.user ?? seenBefore(message)?.author ?? '',
    ...(byline === undefined ? {} : { byline }),
    source: sourceOf(timelinePins(message)[0]),
    standing: { state: 'standing' },
    versions: id === entryIdOf(message) ? earlier(message, { text, type, occurredAt }) : [],
    ...(id === entryIdOf(message) ? { message: { channel, ts } } : {}),
    version: 0,
  };
}

/** What somebody saw of a message that has yet to be read. */
function seenBefore({ pins, user }: Pick<StoredMessage, 'pins' | 'user'>): MessagePin['seen'] {
  return user === undefined ? pins.find(({ seen }) => seen !== undefined)?.seen : undefined;
}

/** What a person's message said before it was put onto the timeline. */
function earlier({ versions, editedTs }: StoredMessage, now: Pick<Entry, 'text' | 'type' | 'occurredAt'>) {
  return versions.map(({ text, files }, index) => {
    const until = versions[index + 1]?.ts ?? editedTs ?? '0';
    const words = messageWords({ text, files }) ?? '';
    return { ...now, text: words, editedBy: FROM_MESSAGE, editedAt: fromUnixTime(Number(until)) };
  });
}

function sourceOf(first: MessagePin | undefined): EntrySource {
  const way = first?.way ?? 'reaction:';
  return way === 'pin' || way === 'shortcut' || way === 'mention' ? way : 'reaction';
}

/** The name of this message's author where no id leads to it: an app's, or one that the app gave this message. */
function bylineOf({ user = '', names }: StoredMessage): string | undefined {
  return names?.byline ?? (isPersonId(user) ? undefined : names?.app);
}
