import { hasSameAddress } from '../../domain/timeline/labelled-link.ts';
import { type TextPart, textParts } from '../../domain/timeline/slack-codes.ts';
import { codeMark, linkMark } from './code-marks.ts';

/** Fenced and inline code, in which nothing is formatted. */
const CODE_SPAN = /```[\s\S]*?```|`[^`\n]+`/g;

/**
 * Bold and italic as Slack formats them: the signs hug the words, and stand where words begin and end. The length is
 * limited so that a line of many asterisks is read in no time.
 */
const EMPHASIS = /(?<=^|[\s(["'>])([*_])((?![\s*_])[^\n]{0,500}?[^\s*_])\1(?=$|\s|[.,:;!?)\]"'](?:\s|$))/g;

/**
 * Text that Slack marked up, as it is kept once it is `settled`: its entities turned back, and its codes as people see them. What is named
 * by an id lives on as a code (people, channels, groups without a label), and so does a link whose label is not its
 * address. Bold and italic are looks, and go; code, struck text and lists keep their signs.
 */
export function mrkdwnText(text: string): string {
  return textParts(withoutEmphasis(text)).map(keptPart).join('');
}

/** Slack's three entities turned back (https://docs.slack.dev/messaging/formatting-message-text#escaping). */
export function unescapeEntities(text: string): string {
  return text.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&');
}

/** One part as it is kept once it is `settled`: codes that name something by its id, and what people see of the others. */
export function keptPart(part: TextPart): string {
  switch (part.kind) {
    case 'words':
      return unescapeEntities(part.text);
    case 'person':
      return codeMark(`@${part.id}${part.label && `|${part.label}`}`);
    case 'channel':
      return codeMark(`#${part.id}${part.label && `|${part.label}`}`);
    case 'group':
      return codeMark(`!subteam^${part.id}`);
    case 'link': {
      const address = unescapeEntities(part.address);
      const label = unescapeEntities(withoutEmphasis(part.label));
      return label === '' || hasSameAddress(address, label) ? address : linkMark(address, label);
    }
    default:
      return part satisfies never;
  }
}

function withoutEmphasis(text: string): string {
  let changed = '';
  let from = 0;
  const plain = (part: string) => part.replace(EMPHASIS, '$2').replace(EMPHASIS, '$2');
  for (const span of text.matchAll(CODE_SPAN)) {
    changed += plain(text.slice(from, span.index)) + span[0];
    from = span.index + span[0].length;
  }
  return changed + plain(text.slice(from));
}
