/** What stays alive in a user's text: a person, a channel, a plain web address. Everything else is shown as typed. */
const ALIVE = /<(?:@[UW][A-Z0-9]+|#[CG][A-Z0-9]+|https?:\/\/[^\s<>|]+)(?:\|[^<>]*)?>/g;

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

/** Mentions and addresses stay, everything between them is made safe. */
function aliveIn(text: string, safely: (plain: string) => string): string {
  let safe = '';
  let from = 0;
  for (const match of text.matchAll(ALIVE)) {
    safe += `${safely(text.slice(from, match.index))}${withoutLabel(match[0])}`;
    from = match.index + match[0].length;
  }
  return safe + safely(text.slice(from));
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

/** As it reads where nothing is formatted (a modal, a menu): one line, mentions as they are. */
export function plainLine(text: string): string {
  return flat(text);
}

/**
 * What a person typed, out of what Slack sends: its three entities turned back, and web addresses as they were typed.
 * Mentions of people and channels stay as Slack writes them.
 */
export function unescapeSlack(text: string): string {
  return text
    .replace(/<((?:https?|mailto):[^<>|\s]+)(?:\|[^<>]*)?>/g, (_, address: string) =>
      address.replace(/^mailto:/, ''),
    )
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&');
}

/** `<@U1>`; the name is Slack's to show. Whoever came with a name of their own (an imported record) is named by it. */
export function person(user: string): string {
  if (user === '') return 'somebody';
  if (/^[UW][A-Z0-9]+$/.test(user)) return `<@${user}>`;
  return literal(/^B[A-Z0-9]{7,}$/.test(user) ? `an app (${user})` : user);
}

export function channelLink(channel: string): string {
  return `<#${channel}>`;
}

/** Struck out; a tilde in the text would end it. */
export function struck(text: string): string {
  return `~${text.replaceAll('~', '∼')}~`;
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

/** A label could say something else than the address. */
function withoutLabel(link: string): string {
  const bar = link.indexOf('|');
  return (bar === -1 ? link : `${link.slice(0, bar)}>`).replace(/&(?!amp;|lt;|gt;)/g, '&amp;');
}
