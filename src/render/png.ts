import { Resvg } from '@resvg/resvg-js';
import { fontPath } from './letters/font-path.ts';
import { type HanStyle, hanStyle } from './letters/han-style.ts';
import { fileOf, scriptFontsFor } from './letters/script-fonts.ts';
import { opaquePng } from './opaque-png.ts';

const FONTS = ['dejavu-fonts-ttf/ttf/DejaVuSans.ttf', 'dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf'];
const EMOJI = '@expo-google-fonts/noto-emoji/400Regular/NotoEmoji_400Regular.ttf';

/** How a picture is drawn. */
export interface Drawing {
  /** Times its size; 2 unless told. */
  readonly scale?: number;
  /** The style of Han characters; by default as the picture's own letters say. */
  readonly style?: () => HanStyle;
}

/** An SVG as PNG. Uses only the fonts of Scribe, so that every machine gives the same bytes. */
export function renderPng(svg: string, drawing: Drawing = {}): Uint8Array {
  return drawn(svg, drawing).asPng();
}

/** The same on white and without transparency, for a PDF. */
export function renderOpaquePng(svg: string, drawing: Drawing): Uint8Array {
  return opaquePng(drawn(svg, drawing));
}

function drawn(svg: string, { scale = 2, style }: Drawing) {
  const picture = new Resvg(svg, {
    background: '#ffffff',
    fitTo: { mode: 'zoom', value: scale },
    font: { fontFiles: fontFiles(svg, style), loadSystemFonts: false, defaultFontFamily: 'DejaVu Sans' },
  });
  return picture.render();
}

/** Fonts of other scripts come only with a picture that has their letters; the first one that has a letter draws it. */
function fontFiles(svg: string, style = () => hanStyle(svg, [])): string[] {
  const others = scriptFontsFor(svg, style).map(fileOf);
  return [...FONTS, ...others, EMOJI].flatMap((file) => fontPath(file) ?? []);
}
