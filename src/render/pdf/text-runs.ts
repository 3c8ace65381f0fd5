import type { PhrasingContent } from 'mdast';
import type { Face } from './page-style.ts';
import { INK } from './page-style.ts';

/** Text in one style. */
export interface Run {
  readonly text: string;
  readonly face: Face;
  readonly color: string;
  /** A web or mail address, or `#name` of a place in this document. */
  readonly target?: string;
  /** Superscript. */
  readonly raised?: true;
  /** The number of the note that this run refers to. */
  readonly note?: number;
  /** The line ends here. */
  readonly end?: true;
}

interface Style {
  readonly bold: boolean;
  readonly italic: boolean;
  readonly code: boolean;
  readonly color: string;
  readonly target?: string;
}

const PLAIN: Style = { bold: false, italic: false, code: false, color: INK.text };

export const plainRun = (text: string, face: Face = 'plain', color: string = INK.text): Run => ({
  text,
  face,
  color,
});

/** Phrases as runs. `noteNumber` gives the number of a note at the end of the document. */
export function runsOf(
  phrases: readonly PhrasingContent[],
  noteNumber: (label: string) => number,
  style: Partial<Style> = {},
): Run[] {
  return phrases.flatMap((phrase) => runOf(phrase, noteNumber, { ...PLAIN, ...style }));
}

function runOf(phrase: PhrasingContent, noteNumber: (label: string) => number, style: Style): Run[] {
  const inside = (children: readonly PhrasingContent[], change: Partial<Style>) =>
    children.flatMap((child) => runOf(child, noteNumber, { ...style, ...change }));
  switch (phrase.type) {
    case 'text':
      return [setIn(style, phrase.value)];
    case 'html':
      return [setIn(style, phrase.value)];
    case 'inlineCode':
      return [setIn({ ...style, code: true }, phrase.value)];
    case 'strong':
      return inside(phrase.children, { bold: true });
    case 'emphasis':
      return inside(phrase.children, {
        italic: true,
        ...(phrase.data?.hName === 'mark' ? { color: INK.question } : {}),
      });
    case 'delete':
      return inside(phrase.children, { color: INK.quiet });
    case 'link':
      return inside(phrase.children, linkStyle(phrase.url));
    case 'linkReference':
      return inside(phrase.children, {});
    case 'image':
      return [setIn({ ...style, ...linkStyle(phrase.url) }, phrase.alt || phrase.url)];
    case 'imageReference':
      return [setIn(style, phrase.alt ?? '')];
    case 'break':
      return [{ ...setIn(style, ''), end: true }];
    case 'footnoteReference': {
      const number = noteNumber(phrase.label ?? phrase.identifier);
      const target = `#note-${number}`;
      return [{ text: `[${number}]`, face: 'plain', color: INK.link, target, raised: true, note: number }];
    }
    case 'openQuestion':
    case 'cite':
      return [];
    default:
      return phrase satisfies never;
  }
}

function linkStyle(url: string): Partial<Style> {
  return /^(https?:|mailto:|#)/i.test(url) ? { color: INK.link, target: url } : {};
}

function setIn({ bold, italic, code, color, target }: Style, text: string): Run {
  const face = code ? 'code' : bold ? (italic ? 'boldItalic' : 'bold') : italic ? 'italic' : 'plain';
  return { text, face, color, ...(target === undefined ? {} : { target }) };
}
