import { messageWords } from '../../domain/timeline/message-words.ts';
import { fieldsOf, listOf } from '../../slack/messages/json-fields.ts';
import { isStatement, readSlackMessage, type SlackMessage } from '../../slack/messages/read-message.ts';

/** A message of an export that can be an entry. */
export interface ExportMessage extends SlackMessage {
  /** Whether somebody marked it with :pushpin:. */
  readonly pinned: boolean;
  /** Its words, and the names of its files. */
  readonly words: string;
}

/** Why a message is no entry, in words for one and for several. */
const REASONS = {
  join: ['join', 'joins and leaves'],
  topic: ['change of the channel, such as its topic', 'changes of the channel, such as its topic'],
  deleted: ['deleted message', 'deleted messages'],
  kind: ['message of another kind', 'messages of other kinds'],
  wordless: ['message without words', 'messages without words'],
  unreadable: ['unreadable message', 'unreadable messages'],
  unpinned: ['message without a pin', 'messages without a pin'],
} as const;
export type Reason = keyof typeof REASONS;

/** `3 joins and leaves`, of each reason that there is. */
export function reasonsInWords(reasons: readonly Reason[]): readonly string[] {
  return Object.entries(REASONS).flatMap(([reason, [one, several]]) => {
    const count = reasons.filter((each) => each === reason).length;
    return count === 0 ? [] : [`${count} ${count === 1 ? one : several}`];
  });
}

/** The messages of lists as exports and dumps have them, oldest first, and why the others are none. */
export function readMessages(lists: readonly (readonly unknown[])[]): {
  readonly messages: readonly ExportMessage[];
  readonly leftOut: readonly Reason[];
} {
  const leftOut: Reason[] = [];
  const byTs = new Map<string, { readonly message: ExportMessage; readonly fields: number }>();
  for (const value of lists.flat().flatMap(withReplies)) {
    const read = readOne(value);
    if (typeof read === 'string') {
      leftOut.push(read);
      continue;
    }
    const fields = Object.keys(fieldsOf(value)).length;
    // A reply that was sent to the channel too is there twice; the copy that says more counts.
    if (fields > (byTs.get(read.ts)?.fields ?? -1)) byTs.set(read.ts, { message: read, fields });
  }
  const messages = [...byTs.values()].map(({ message }) => message);
  return { messages: messages.sort((a, b) => Number(a.ts) - Number(b.ts)), leftOut };
}

/** Replies stand after their parent in an export, and inside it in dumps. In an export `replies` are references alone. */
function withReplies(value: unknown): readonly unknown[] {
  const found: unknown[] = [];
  const open = [value];
  while (open.length > 0) {
    const next = open.pop();
    found.push(next);
    for (const reply of repliesIn(next).toReversed()) open.push(reply);
  }
  return found;
}

function repliesIn(message: unknown): readonly unknown[] {
  const fields = fieldsOf(message);
  return [fields['slackdump_thread_replies'], fields['replies']].flatMap(listOf).filter(isWhole);
}

function isWhole(reply: unknown): boolean {
  const fields = fieldsOf(reply);
  return ['text', 'blocks', 'attachments', 'files', 'subtype'].some((name) => fields[name] != null);
}

const JOINS = /^(?:channel|group)_(?:join|leave)$|^joiner_|^bot_(?:add|remove)$/;
const TOPICS = /^(?:channel|group)_|^(?:un)?pinned_item$/;

function readOne(value: unknown): ExportMessage | Reason {
  const fields = fieldsOf(value);
  const type = fields['type'] ?? 'message';
  const message = readSlackMessage(fields);
  const { subtype = '' } = message;
  if (type !== 'message' || !/^\d{9,10}(?:\.\d{1,6})?$/.test(message.ts)) return 'unreadable';
  if (JOINS.test(subtype)) return 'join';
  if (TOPICS.test(subtype)) return 'topic';
  if (subtype === 'tombstone' || subtype === 'message_deleted') return 'deleted';
  if (!isStatement(message)) return 'kind';
  const words = messageWords(message);
  if (words === undefined) return 'wordless';
  return { ...message, words, pinned: listOf(fields['reactions']).some(isPin) };
}

const PINS: readonly unknown[] = ['pushpin', 'round_pushpin'];

function isPin(reaction: unknown): boolean {
  return PINS.includes(fieldsOf(reaction)['name']);
}
