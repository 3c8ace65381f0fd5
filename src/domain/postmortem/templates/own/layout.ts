import type { Block, Phrase } from '../../document/nodes.ts';

declare module 'mdast' {
  interface TextData {
    /** In a layout: the value that replaces this text in a document. */
    slot?: string;
  }
  interface ParagraphData {
    /** In a layout: the blocks that replace this paragraph in a document. */
    slot?: string;
  }
}

/** An operator's template as it was read and checked: fixed text, and slots for what a record holds. */
export interface Layout {
  readonly name: string;
  /** Changes whenever its texts or what the slots write change. */
  readonly version: string;
  readonly sections: readonly LayoutSection[];
}

/** A heading and its content, up to the next heading. */
export interface LayoutSection {
  readonly id: string;
  readonly level: 1 | 2 | 3 | 4;
  readonly heading?: readonly Phrase[];
  readonly blocks: readonly Block[];
}
