import { isAuthorId, isPersonId, nameless, textParts, wordsOnly } from '../../domain/timeline/slack-codes.ts';
import { settled, unmarked } from '../messages/code-marks.ts';
import { keptPart, unescapeEntities } from '../messages/mrkdwn-text.ts';

/**
 * A user's text, safe inside mrkdwn: `<!channel>`, groups and disguised links are inert, mentions of one person and of
 * channels still show their names.
 */
export function mrkdwn(text: string): string {
  return aliveIn(text, inert);
}

/** As `mrkdwn`, on one line; half a code block does not wait for its other half in another line. */
export function oneLine(text: string): string {
  const line = flat(text);
  const whole = line.split(FENCE).length % 2 === 1;
  return mrkdwn(whole ? line : line.replaceAll(FENCE, unformatted(FENCE)));
}

/**
 * A name, a title, a quoted word: on one line and without any formatting of its own, so that it is safe inside
 * bold or struck text and before code, whatever signs are in it.
 */
export function literal(text: string): string {
  return aliveIn(flat(text), (plain) => inert(unformatted(plain)));
}

const FENCE = '```';

/**
 * Mentions of one person, channels and web addresses stay alive; everything else is made safe, groups and `<!here>`
 * too. A label that could pass for another address is left out.
 */
function aliveIn(text: string, safely: (plain: string) => string): string {
  return textParts(text)
    .map((part) => {
      switch (part.kind) {
        case 'words':
          return safely(part.text);
        case 'person':
          return person(part.id);
        case 'channel':
          return channelLink(part.id);
        case 'group':
          return nameless(part.id);
        case 'link':
          return `<${ampersands(part.address)}${looksLikeAddress(part.label) ? '' : `|${safely(part.label)}`}>`;
        default:
          return part satisfies never;
      }
    })
    .join('');
}

/** `bank.example.com`, `https://…`, and no label at all. */
export function looksLikeAddress(label: string): boolean {
  return label.trim() === '' || /:\/\/|\p{L}\.\p{L}{2}|@/u.test(label);
}

function ampersands(text: string): string {
  return text.replace(/&(?!amp;|lt;|gt;)/g, '&amp;');
}

/** Signs that begin or end formatting, each with a look-alike. Slack has no way to escape them. */
const LOOK_THE_SAME: Readonly<Record<string, string>> = { '*': '∗', _: 'ˍ', '~': '∼', '`': 'ˋ' };

/** Inside a word (`pool_size`) they format nothing and can be copied; a backtick formats everywhere. */
function unformatted(text: string): string {
  return text.replace(
    /(?<![\p{L}\p{N}])[*_~]|[*_~](?![\p{L}\p{N}])|`/gu,
    (sign) => LOOK_THE_SAME[sign] ?? sign,
  );
}

/** Line breaks and runs of spaces become one space. */
export function flat(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** As it reads where nothing is formatted (a header, a menu): one line, codes as words. */
export function plainLine(text: string): string {
  return flat(wordsOnly(text));
}

/**
 * What a person typed, out of what Slack sends: its three entities turned back, addresses as they were typed, groups by
 * their names. Mentions of people and channels stay as Slack writes them.
 */
export function unescapeSlack(text: string): string {
  const parts = textParts(unmarked(text)).map((part) =>
    part.kind === 'link' ? unescapeEntities(part.address) : keptPart(part),
  );
  return settled(parts.join(''));
}

/** `<@U1>`; the name is Slack's to show. Whoever came with a name of their own (an imported record) is named by it. */
export function person(user: string): string {
  if (user === '') return 'somebody';
  if (isPersonId(user)) return `<@${user}>`;
  return literal(isAuthorId(user) ? nameless(user) : user);
}

/** The same for where nothing is formatted and codes are read: a cell of a table. */
export function personCode(user: string): string {
  if (user === '') return 'somebody';
  if (isPersonId(user)) return `<@${user}>`;
  return isAuthorId(user) ? nameless(user) : user;
}

export function channelLink(channel: string): string {
  return `<#${channel}>`;
}

/** Struck out; a tilde in the text would end it. */
export function struck(text: string): string {
  return `~${text.replaceAll('~', '∼')}~`;
}

/** Mentions as people type them (`@chi`, `#general`), where Slack sent their names along; sent again, they are read again. */
export function asTyped(text: string): string {
  return text
    .replace(/<@[UW][A-Z0-9]+\|@?([^<>|]+)>/g, '@$1')
    .replace(/<#[CG][A-Z0-9]+\|([^<>|]+)>/g, '#$1')
    .replace(/<!subteam\^S[A-Z0-9]+\|@?([^<>|]+)>/g, '@$1');
}

/** The text in a code block, as it can be copied and sent again. */
export function codeBlock(text: string): string {
  return `\`\`\`\n${inert(text.replaceAll('```', '`\u200b`\u200b`'))}\n\`\`\``;
}

/** Text that came from Slack is escaped already: its entities stay as they are, so that nothing is escaped twice. */
function inert(text: string): string {
  return text
    .replace(/&(?!(?:amp|lt|gt);)/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;');
}
