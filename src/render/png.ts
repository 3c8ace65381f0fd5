import { createRequire } from 'node:module';
import { Resvg } from '@resvg/resvg-js';
import { opaquePng } from './opaque-png.ts';

const require = createRequire(import.meta.url);
const FONTS = [
  'dejavu-fonts-ttf/ttf/DejaVuSans.ttf',
  'dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf',
  '@expo-google-fonts/noto-emoji/400Regular/NotoEmoji_400Regular.ttf',
].map((file) => require.resolve(file));

/** An SVG as PNG, `scale` times its size. Uses only the fonts of Scribe, so that every machine gives the same bytes. */
export function renderPng(svg: string, scale = 2): Uint8Array {
  return drawn(svg, scale).asPng();
}

/** The same on white and without transparency, for a PDF. */
export function renderOpaquePng(svg: string, scale: number): Uint8Array {
  return opaquePng(drawn(svg, scale));
}

function drawn(svg: string, scale: number) {
  const picture = new Resvg(svg, {
    background: '#ffffff',
    fitTo: { mode: 'zoom', value: scale },
    font: { fontFiles: FONTS, loadSystemFonts: false, defaultFontFamily: 'DejaVu Sans' },
  });
  return picture.render();
}
