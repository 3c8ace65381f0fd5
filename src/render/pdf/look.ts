/** Sizes of a page in points (1/72 inch): A4 with margins. */
export const PAGE = { width: 595.28, height: 841.89, left: 54, right: 54, top: 56, bottom: 64 } as const;
export const COLUMN = PAGE.width - PAGE.left - PAGE.right;
export const BOTTOM = PAGE.height - PAGE.bottom;

export const INK = {
  text: '#1d2125',
  quiet: '#545b64',
  link: '#0b57a4',
  line: '#c6cbd2',
  raised: '#f0f2f5',
  question: '#7a4a00',
} as const;

/** Type sizes by what they set. */
export const SIZE = { body: 9.5, table: 8.5, code: 8, small: 7.5, h1: 19, h2: 14, h3: 11.5, h4: 10 } as const;
/** Height of a line as a multiple of its type size. */
export const LEADING = 1.38;

/** The faces of a document, by the name under which they are registered. */
export type Face = 'plain' | 'bold' | 'italic' | 'boldItalic' | 'code';

/** DejaVu: Latin, Greek, Cyrillic, arrows, marks and box drawing; free to embed (Bitstream Vera licence). */
export const FACE_FILES: Readonly<Record<Face, string>> = {
  plain: 'DejaVuSansCondensed.ttf',
  bold: 'DejaVuSansCondensed-Bold.ttf',
  italic: 'DejaVuSansCondensed-Oblique.ttf',
  boldItalic: 'DejaVuSansCondensed-BoldOblique.ttf',
  code: 'DejaVuSansMono.ttf',
};
