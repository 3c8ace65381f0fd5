import type { MessageFile } from '../../app/ports/messages.ts';
import { cleanText } from '../../domain/timeline/clean-text.ts';
import { attachmentPieces, sortAttachments } from './attachments.ts';
import { blockPieces, type Piece } from './blocks-text.ts';
import { settled, withoutAddresses } from './code-marks.ts';
import { fileWords } from './file-words.ts';
import { messageFiles } from './files.ts';
import { fieldsOf, optionalText, textOf } from './json-fields.ts';
import { withLabels } from './labels.ts';
import { mrkdwnText } from './mrkdwn-text.ts';
import { type MessageSource, messageSource } from './source.ts';

/** One message of Slack: who said it, and everything that a person would see in it. */
export interface SlackMessage {
  /** Slack's id of the message in its channel; `''` where there is none. */
  readonly ts: string;
  /** The message that it replies to. */
  readonly threadTs: string | undefined;
  readonly subtype: string | undefined;
  readonly source: MessageSource;
  /** Its words, unescaped, each said once; `''` where it has none. */
  readonly text: string;
  readonly files: readonly MessageFile[];
  /** When its author edited it; changes by Slack and by some apps have no such mark. */
  readonly editedTs: string | undefined;
}

/**
 * Reads a message of Slack, wherever it is from: an event, `conversations.history`, an export
 * (https://docs.slack.dev/reference/events/message). As Slack shows it: `blocks`, or `text` where there are none; then
 * attachments; previews of links only where there is nothing else. Never throws: what cannot be read is left out, and
 * `null` is the same as a field that is not there.
 */
export function readSlackMessage(value: unknown): SlackMessage {
  const message = fieldsOf(value);
  const ts = textOf(message['ts']);
  const threadTs = optionalText(message['thread_ts']);
  const { text, files } = contentOf(message);
  return {
    ts,
    threadTs: threadTs === ts ? undefined : threadTs,
    subtype: optionalText(message['subtype']),
    source: messageSource(message),
    text: cleanText(text),
    files: messageFiles(files),
    editedTs: optionalText(fieldsOf(message['edited'])['ts']),
  };
}

/** Subtypes of messages that somebody or something said; joins, topics and the like are no statements. */
const STATEMENTS = ['file_share', 'file_comment', 'thread_broadcast', 'bot_message', 'me_message'];

export function isStatement({ subtype }: Pick<SlackMessage, 'subtype'>): boolean {
  return subtype === undefined || STATEMENTS.includes(subtype);
}

/** Words and files; what is attached is part of both. */
function contentOf(message: Readonly<Record<string, unknown>>): {
  readonly text: string;
  readonly files: readonly unknown[];
} {
  const raw = textOf(message['text']);
  const blocks = blockPieces(message['blocks']);
  const main = blocks.length > 0 ? composed(blocks) : mrkdwnText(raw).trim();
  const { said, previews } = sortAttachments(message['attachments'], main);
  const files = [message, ...said].flatMap(filesOf);
  const words = withFileWords(withAttachments(main, said), files);
  const text = words === '' && files.length === 0 ? withAttachments('', previews) : words;
  return { text: withLabels(settled(text), raw), files };
}

/** Old exports have one `file` instead of a list. */
function filesOf({ files, file }: Readonly<Record<string, unknown>>): readonly unknown[] {
  return Array.isArray(files) ? files : [file].filter((it) => Object.keys(fieldsOf(it)).length > 0);
}

/** What people read of the files below the words, unless the words say it. */
function withFileWords(words: string, files: readonly unknown[]): string {
  return files.map(fileWords).reduce((said, text) => {
    if (text === '' || repeats(said, text)) return said;
    return said === '' ? text : `${said}\n${text}`;
  }, words);
}

/** Each attachment on lines of its own, without what the message or an earlier one says already. */
function withAttachments(main: string, attachments: readonly Readonly<Record<string, unknown>>[]): string {
  const said = main === '' ? [] : [main];
  for (const attachment of attachments) {
    const fresh = attachmentPieces(attachment).filter((piece) => !repeats(main, piece.text));
    const text = composed(fresh.filter((piece, at) => !repeats(composed(fresh.slice(0, at)), piece.text)));
    if (text !== '' && !said.includes(text)) said.push(text);
  }
  return said.join('\n');
}

/** The pieces one below the other; a head of one line stands before what it leads into. */
function composed(pieces: readonly Piece[]): string {
  return pieces.reduce((written, { text }, at) => {
    const before = pieces[at - 1];
    return before === undefined ? text : `${written}${between(before, text)}${text}`;
  }, '');
}

function between(before: Piece, after: string): string {
  if (!before.head || before.text.includes('\n') || after.includes('\n')) return '\n';
  return before.text.endsWith(':') ? ' ' : ' — ';
}

/** Words of at least this length that stand in what was said are a repetition; shorter ones if they are a line of it. */
const TELLING = 20;

function repeats(said: string, text: string): boolean {
  const now = flat(text);
  if (now.length >= TELLING) return flat(said).includes(now);
  return said.split('\n').some((line) => flat(line) === now);
}

function flat(text: string): string {
  return withoutAddresses(text).replace(/\s+/g, ' ').trim().toLowerCase();
}
