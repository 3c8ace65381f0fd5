import { Resvg } from '@resvg/resvg-js';
import { fontPath } from './letters/font-path.ts';
import { type HanStyle, hanStyle } from './letters/han-style.ts';
import { lettered } from './letters/picture-letters.ts';
import { opaquePng } from './opaque-png.ts';

const FONTS = [
  'dejavu-fonts-ttf/ttf/DejaVuSans.ttf',
  'dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf',
  '@expo-google-fonts/noto-emoji/400Regular/NotoEmoji_400Regular.ttf',
];

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

function drawn(svg: string, { scale = 2, style = () => hanStyle(svg, []) }: Drawing) {
  const picture = lettered(svg, style);
  return new Resvg(picture.svg, {
    background: '#ffffff',
    fitTo: { mode: 'zoom', value: scale },
    font: {
      fontFiles: [...FONTS.flatMap((file) => fontPath(file) ?? []), ...picture.files],
      loadSystemFonts: false,
      defaultFontFamily: 'DejaVu Sans',
    },
  }).render();
}
