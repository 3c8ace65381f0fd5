import type { RichTextBlock, RichTextElement, RichTextStyleable } from '@slack/types';
import { nameless, textParts } from '../../domain/timeline/slack-codes.ts';
import { looksLikeAddress } from '../words/escape.ts';

type Style = NonNullable<RichTextStyleable['style']>;

/** One run of a cell: a user's text, and how it looks. */
export interface Run {
  readonly text: string;
  readonly style?: Style;
}

/** A cell of a table. Nothing in it is read as formatting, so nothing has to be escaped; no mention in it calls anybody. */
export function richCell(...runs: readonly Run[]): RichTextBlock {
  return {
    type: 'rich_text',
    elements: [{ type: 'rich_text_section', elements: richElements(...runs) }],
  };
}

/** The same as the elements of one line of rich text. */
export function richElements(...runs: readonly Run[]): RichTextElement[] {
  return runs.flatMap(({ text, style }) => elementsOf(text, style));
}

/** A user's text as elements of rich text; mentions of one person, channels and web addresses stay what they are. */
function elementsOf(text: string, style: Style | undefined): RichTextElement[] {
  const look = style === undefined ? {} : { style };
  return textParts(text).map((part): RichTextElement => {
    switch (part.kind) {
      case 'words':
        return { type: 'text', text: part.text, ...look };
      case 'person':
        return { type: 'user', user_id: part.id, ...look };
      case 'channel':
        return { type: 'channel', channel_id: part.id, ...look };
      case 'group':
        return { type: 'text', text: nameless(part.id), ...look };
      case 'link':
        return {
          type: 'link',
          url: part.address,
          ...(looksLikeAddress(part.label) ? {} : { text: part.label }),
          ...look,
        };
      default:
        return part satisfies never;
    }
  });
}
