import { hasSameAddress } from '../../domain/timeline/labelled-link.ts';
import { blockPieces, type Piece } from './blocks-text.ts';
import { codeMark, linkMark } from './code-marks.ts';
import { fieldLines } from './field-lines.ts';
import { fieldsOf, listOf, optionalText, textOf } from './json-fields.ts';
import { mrkdwnText, unescapeEntities } from './mrkdwn-text.ts';

type Fields = Readonly<Record<string, unknown>>;

/** The attachments of a message: what its author put there, and previews that Slack or an app added to links. */
export interface Attachments {
  readonly said: readonly Fields[];
  readonly previews: readonly Fields[];
}

/**
 * Tells what was said from previews of links. A quoted message is said where it was shared or forwarded, and is a
 * preview where its address stands in a sentence.
 */
export function sortAttachments(attachments: unknown, main: string): Attachments {
  const all = listOf(attachments).map(fieldsOf);
  return {
    said: all.filter((attachment) => !isPreview(attachment, main)),
    previews: all.filter((attachment) => isPreview(attachment, main)),
  };
}

function isPreview(attachment: Fields, main: string): boolean {
  const address = optionalText(attachment['from_url']) ?? optionalText(attachment['original_url']);
  if (attachment['is_share'] === true) return false;
  if (attachment['is_msg_unfurl'] !== true) {
    return (
      address !== undefined ||
      attachment['is_app_unfurl'] === true ||
      textOf(attachment['app_unfurl_url']) !== ''
    );
  }
  const target = (address ?? '').split('?')[0] ?? '';
  if (target === '' || !main.includes(target)) return false;
  return !isOnlyAddress(main, target);
}

/** A message that consists of the address alone: quoting is all that it does. */
function isOnlyAddress(main: string, target: string): boolean {
  return main.trim().startsWith(target) && !/\s/.test(main.trim());
}

/** What people see in one attachment (https://docs.slack.dev/messaging/formatting-message-text#attachments), in order. */
export function attachmentPieces(attachment: Fields): readonly Piece[] {
  const quoted = attachment['is_share'] === true || attachment['is_msg_unfurl'] === true;
  const blocks = [...blockPieces(attachment['blocks']), ...messageBlocks(attachment)];
  const body = blocks.length > 0 ? blocks : bodyOf(attachment);
  const head = quoted ? [source(attachment)] : [marked(attachment['pretext']), authorOf(attachment)];
  const foot = quoted ? '' : footer(attachment);
  const pieces = [
    ...head.map((text) => ({ text, head: true })),
    ...body,
    ...pictureOf(attachment, body),
    { text: foot, head: false },
  ].filter(({ text }) => text !== '');
  const own = pieces.some(({ text }) => !head.includes(text) && text !== foot);
  return own ? pieces : [...pieces, ...fallback(attachment)];
}

/** A shared message comes with its own blocks. */
function messageBlocks(attachment: Fields): readonly Piece[] {
  return listOf(attachment['message_blocks']).flatMap((it) =>
    blockPieces(fieldsOf(fieldsOf(it)['message'])['blocks'], 1),
  );
}

function bodyOf(attachment: Fields): readonly Piece[] {
  const pieces = [
    { text: titleOf(attachment), head: true },
    { text: marked(attachment['text']), head: true },
    { text: fieldsText(attachment['fields']), head: false },
  ];
  return pieces.filter(({ text }) => text !== '');
}

/** The title leads to where the message is from. */
function titleOf(attachment: Fields): string {
  const title = unescapeEntities(textOf(attachment['title'])).trim();
  const address = unescapeEntities(textOf(attachment['title_link'])).trim();
  if (title === '' || !/^https?:/i.test(address)) return title;
  return hasSameAddress(address, title) ? address : linkMark(address, title);
}

/** In one line, or each on lines of its own where one of them has several. */
function fieldsText(fields: unknown): string {
  const texts = listOf(fields).map((it) => {
    const { title, value } = fieldsOf(it);
    const [name, words] = [unescapeEntities(textOf(title)).trim(), marked(value)];
    return name === '' || words === ''
      ? fieldLines(name || words)
      : fieldLines(`${name.replace(/:$/, '')}:\n${words}`);
  });
  const once = [...new Set(texts)].filter((text) => text !== '');
  return once.join(once.some((text) => text.includes('\n')) ? '\n' : ' · ');
}

/** Where a shared message is from: `Ana in <#C1|payments>:`. */
function source(attachment: Fields): string {
  const id = optionalText(attachment['author_id']);
  const who = authorOf(attachment) || (id === undefined ? '' : codeMark(`@${id}`));
  const channel = optionalText(attachment['channel_id']);
  const name = optionalText(attachment['channel_name']);
  const where = channel ? codeMark(`#${channel}${name ? `|${name}` : ''}`) : name ? `#${name}` : '';
  const from = [who, where].filter((part) => part !== '').join(' in ');
  return from === '' ? '' : `${from}:`;
}

function authorOf(attachment: Fields): string {
  return unescapeEntities(textOf(attachment['author_name']) || textOf(attachment['author_subname'])).trim();
}

function footer(attachment: Fields): string {
  return marked(attachment['footer']);
}

/** A picture is named where nothing else says what it shows. */
function pictureOf(attachment: Fields, body: readonly Piece[]): readonly Piece[] {
  if (body.length > 0 || textOf(attachment['fallback']) !== '') return [];
  return textOf(attachment['image_url']) === '' ? [] : [{ text: 'a picture', head: false }];
}

/** Slack's own filler for attachments made of blocks. */
const NO_PREVIEW = '[no preview available]';

function fallback(attachment: Fields): readonly Piece[] {
  const text = marked(attachment['fallback']) || textOf(attachment['filename']).trim();
  return text === '' || text === NO_PREVIEW ? [] : [{ text, head: false }];
}

function marked(value: unknown): string {
  return mrkdwnText(textOf(value)).trim();
}
