import { hasSameAddress, labelledLink } from './links.ts';

/** One of Slack's codes: `<@U1|ana>`, `<!here>`, `<https://a.example|label>` (https://docs.slack.dev/messaging/formatting-message-text). */
const CODE = /<([@#!]?)([^<>|]+)(?:\|([^<>]*))?>/g;

/** Fenced and inline code, in which nothing is formatted. */
const CODE_SPAN = /```[\s\S]*?```|`[^`\n]+`/g;

/**
 * Bold and italic as Slack formats them: the signs hug the words, and stand where words begin and end. The length is
 * limited so that a line of many asterisks is read in no time.
 */
const EMPHASIS = /(?<=^|[\s(["'>])([*_])((?![\s*_])[^\n]{0,500}?[^\s*_])\1(?=$|\s|[.,:;!?)\]"'](?:\s|$))/g;

const BROADCASTS = ['here', 'channel', 'everyone', 'group'];

/**
 * Text that Slack marked up, as it is kept: its entities turned back, and its codes as people see them. What is named
 * by an id lives on as a code (people, channels, groups without a label), and so does a link whose label is not its
 * address. Bold and italic are looks, and go; code, struck text and lists keep their signs.
 */
export function mrkdwnText(text: string): string {
  const plain = parts(text, CODE_SPAN, { found: ([span]) => span, between: withoutEmphasis });
  return parts(plain, CODE, { found: readCode, between: unescapeEntities });
}

/** Slack's three entities turned back (https://docs.slack.dev/messaging/formatting-message-text#escaping). */
export function unescapeEntities(text: string): string {
  return text.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&');
}

/** A moment that came without words of its own, `2026-03-02 10:00 UTC`. `seconds` count from 1970. */
export function dateText(seconds: unknown): string {
  const at = new Date(Number(seconds) * 1_000);
  return Number.isNaN(at.getTime()) ? '' : `${at.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

function readCode([code, sign = '', rawTarget = '', rawLabel = '']: readonly string[]): string {
  const whole = unescapeEntities(code ?? '');
  const [target, label] = [unescapeEntities(rawTarget), unescapeEntities(rawLabel)];
  switch (sign) {
    case '@':
    case '#':
      return label === '' ? `<${sign}${target}>` : whole;
    case '!':
      return specialText(whole, target, label);
    default:
      return linkText(whole, target, label);
  }
}

/** `<!here>`, `<!subteam^S1|@oncall>`, `<!date^…|Mar 2>`: inert, so that nobody is called a second time. */
function specialText(code: string, target: string, label: string): string {
  const [name = '', seconds] = target.split('^');
  const named = label.replace(/^@/, '');
  if (name === 'subteam') return named === '' ? code : `@${named}`;
  if (name === 'date') return label || dateText(seconds);
  if (BROADCASTS.includes(name)) return `@${named || name}`;
  return label || code;
}

/** What has no scheme is no link: somebody's `a <b> c` stays. */
function linkText(code: string, target: string, label: string): string {
  const [, scheme = '', rest = ''] = /^([a-z][a-z0-9+.-]*):(.+)$/is.exec(target) ?? [];
  switch (scheme.toLowerCase()) {
    case '':
      return code;
    case 'http':
    case 'https':
      return label === '' || hasSameAddress(target, label) ? target : labelledLink(target, label);
    case 'mailto':
    case 'tel':
      return label || rest;
    default:
      return label || target;
  }
}

function withoutEmphasis(text: string): string {
  return text.replace(EMPHASIS, '$2').replace(EMPHASIS, '$2');
}

/** The text with each match of a pattern and everything between the matches rewritten. */
function parts(
  text: string,
  pattern: RegExp,
  rewrite: { readonly found: (match: RegExpExecArray) => string; readonly between: (text: string) => string },
): string {
  let written = '';
  let from = 0;
  for (const match of text.matchAll(pattern)) {
    written += rewrite.between(text.slice(from, match.index)) + rewrite.found(match);
    from = match.index + match[0].length;
  }
  return written + rewrite.between(text.slice(from));
}
