/**
 * A part of text that came from Slack (https://docs.slack.dev/messaging/formatting-message-text): words, or what Slack
 * writes as a code and shows as something else. Codes that need nobody's name are words already: `<!here>`,
 * `<!date^…|Mar 2>`, a group with its label, `<tel:…>`, `<mailto:…>`, `<slack://…>`.
 */
export type TextPart =
  | { readonly kind: 'words'; readonly text: string }
  | { readonly kind: 'person' | 'channel' | 'group'; readonly id: string; readonly label: string }
  /** A web address; `label` is `''` where it shows itself. */
  | { readonly kind: 'link'; readonly address: string; readonly label: string };

/** `<sign target|label>`. */
const CODE = /<([@#!]?)([^<>|]+)(?:\|([^<>]*))?>/g;

const BROADCASTS = ['here', 'channel', 'everyone', 'group'];

/** The text in order; neighbouring words are one part. What only looks like a code stays as it was typed. */
export function textParts(text: string): readonly TextPart[] {
  const parts: TextPart[] = [];
  const add = (part: TextPart) => {
    const last = parts.at(-1);
    if (part.kind !== 'words' || last?.kind !== 'words') parts.push(part);
    else parts[parts.length - 1] = { kind: 'words', text: last.text + part.text };
  };
  let from = 0;
  for (const match of text.matchAll(CODE)) {
    if (match.index > from) add({ kind: 'words', text: text.slice(from, match.index) });
    add(partOf(match));
    from = match.index + match[0].length;
  }
  if (from < text.length) add({ kind: 'words', text: text.slice(from) });
  return parts;
}

/** Codes within codes go no deeper in what people type. */
const DEEPEST = 4;

/**
 * Words that only look like codes (`&lt;@U1&gt;` in Slack), made to stay words: what would name or link something
 * stands between look-alike brackets, `‹@U1›`.
 */
export function uncoded(text: string): string {
  let words = text;
  for (let depth = 0; depth < DEEPEST; depth++) {
    const before = words;
    words = before.replace(CODE, (code, ...match: string[]) =>
      partOf([code, ...match.slice(0, 3)]).kind === 'words' ? code : `‹${code.slice(1, -1)}›`,
    );
    if (words === before) return words;
  }
  return words.replaceAll('<', '‹');
}

function partOf([code = '', sign, target = '', label = '']: readonly string[]): TextPart {
  switch (sign) {
    case '@':
      return /^[UWB][A-Z0-9]+$/.test(target) ? { kind: 'person', id: target, label } : words(code);
    case '#':
      return /^[CDG][A-Z0-9]+$/.test(target) ? { kind: 'channel', id: target, label } : words(code);
    case '!':
      return specialPart(code, target, label);
    default:
      return linkPart(code, target, label);
  }
}

function words(text: string): TextPart {
  return { kind: 'words', text };
}

/** Inert, so that nobody is called a second time. */
function specialPart(code: string, target: string, label: string): TextPart {
  const [name = '', detail = ''] = target.split('^');
  const named = label.replace(/^@/, '');
  if (name === 'subteam') return named === '' ? { kind: 'group', id: detail, label: '' } : words(`@${named}`);
  if (name === 'date') return words(label || dateWords(detail));
  if (BROADCASTS.includes(name)) return words(`@${named || name}`);
  return words(label || code);
}

/** A moment that came without words of its own, `2026-03-02 10:00 UTC`. `seconds` count from 1970. */
export function dateWords(seconds: string): string {
  const at = new Date(Number(seconds) * 1_000);
  return seconds === '' || Number.isNaN(at.getTime())
    ? ''
    : `${at.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

/** What has no scheme is no link: somebody's `a <b> c` stays. */
function linkPart(code: string, target: string, label: string): TextPart {
  const [, scheme = '', rest = ''] = /^([a-z][a-z0-9+.-]*):(\S+)$/i.exec(target) ?? [];
  switch (scheme.toLowerCase()) {
    case '':
      return words(code);
    case 'http':
    case 'https':
      return { kind: 'link', address: target, label };
    case 'mailto':
    case 'tel':
      return words(label || rest);
    default:
      return words(label || (rest.startsWith('//') ? target : code));
  }
}

/** How names of ids are found; `undefined` where there is none. */
export type NameOf = (id: string) => string | undefined;

/**
 * The text without codes, for where nothing can be marked: a cell, a menu, a file. A link keeps its address beside its
 * label.
 */
export function wordsOnly(text: string, nameOf: NameOf = () => undefined): string {
  return textParts(text)
    .map((part) => {
      switch (part.kind) {
        case 'words':
          return part.text;
        case 'person':
          return nameOf(part.id) ?? (part.label || nameless(part.id));
        case 'channel':
          return part.label === '' ? nameless(part.id) : `#${part.label}`;
        case 'group':
          return nameless(part.id);
        case 'link':
          return part.label === '' ? part.address : `${part.label} (${part.address})`;
        default:
          return part satisfies never;
      }
    })
    .join('');
}

/** An id for which no name can be had: what it is, with the id, so that it can still be looked up. */
export function nameless(id: string): string {
  switch (id.charAt(0)) {
    case 'U':
    case 'W':
      return `somebody (${id})`;
    case 'B':
      return `an app (${id})`;
    case 'S':
      return `a group (${id})`;
    default:
      return `a channel (${id})`;
  }
}

/** Whether somebody can be written to by this: an id of Slack, and not a name or address that an imported file has. */
export function isPersonId(user: string): boolean {
  return /^[UW][A-Z0-9]+$/.test(user);
}

/** Whether this is an id of Slack and no name: `U024BE7LH`, `W012A3CDE`, `B01ABC2DEF`. */
export function isAuthorId(text: string): boolean {
  return /^[UWB](?=[A-Z0-9]*\d)[A-Z0-9]{7,}$/.test(text);
}
