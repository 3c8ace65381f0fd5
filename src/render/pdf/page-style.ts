import type { ScriptFace } from '../letters/script-fonts.ts';

/** Sizes of a page in points (1/72 inch): A4 with margins. */
export const PAGE = { width: 595.28, height: 841.89, left: 54, right: 54, top: 60, bottom: 58 } as const;
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

/** Type sizes in points. */
export const SIZE = { body: 9.5, table: 8.5, code: 8, small: 7.5, h1: 19, h2: 14, h3: 11.5, h4: 10 } as const;
/** Height of a line as a multiple of its type size. */
export const LEADING = 1.38;
/** Distance from the upper edge to the base line as a share of the type size: that of DejaVu, for every face. */
export const ASCENT = 0.928;

/** Free space inside the cells of a table. */
export const PAD = { x: 5, y: 3 } as const;

/** The faces of a document, by the name under which they are registered. */
export type Face = OwnFace | ScriptFace;
type OwnFace = 'plain' | 'bold' | 'italic' | 'boldItalic' | 'code' | 'emoji';

/**
 * DejaVu: Latin, Greek, Cyrillic, Hebrew, arrows, marks and box drawing; free to embed (Bitstream Vera licence). Noto
 * Emoji: every emoji in outline; free to embed (SIL Open Font License). Other scripts have fonts of their own.
 */
export const FACE_FILES: Readonly<Record<OwnFace, string>> = {
  plain: 'dejavu-fonts-ttf/ttf/DejaVuSansCondensed.ttf',
  bold: 'dejavu-fonts-ttf/ttf/DejaVuSansCondensed-Bold.ttf',
  italic: 'dejavu-fonts-ttf/ttf/DejaVuSansCondensed-Oblique.ttf',
  boldItalic: 'dejavu-fonts-ttf/ttf/DejaVuSansCondensed-BoldOblique.ttf',
  code: 'dejavu-fonts-ttf/ttf/DejaVuSansMono.ttf',
  emoji: '@expo-google-fonts/noto-emoji/400Regular/NotoEmoji_400Regular.ttf',
};

/** The faces searched for a character, in order: the slanted and fixed-width ones cover fewer scripts. */
export const FALLBACKS: Readonly<Record<OwnFace, readonly OwnFace[]>> = {
  plain: ['plain', 'emoji'],
  bold: ['bold', 'plain', 'emoji'],
  italic: ['italic', 'plain', 'emoji'],
  boldItalic: ['boldItalic', 'bold', 'plain', 'emoji'],
  code: ['code', 'plain', 'emoji'],
  emoji: ['emoji', 'plain'],
};
