import { type Font, openSync } from 'fontkit';
import { fontPath } from './font-path.ts';

/** Fonts that were read; to parse one takes longer than to set a page, and each document embeds a subset of its own. */
const fonts = new Map<string, Font>();

/** The font in this file, which is read and parsed at its first use. */
export function openFont(file: string): Font {
  let font = fonts.get(file);
  if (!font) {
    const path = fontPath(file);
    if (path === undefined) throw new Error(`The font file ${file} is not installed.`);
    font = openSync(path) as Font;
    fonts.set(file, font);
  }
  return font;
}
