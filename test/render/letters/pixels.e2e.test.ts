import { createRequire } from 'node:module';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import PDFDocument from 'pdfkit';
import { fontPath } from '../../../src/render/letters/font-path.ts';
import { fileOf, type ScriptFace } from '../../../src/render/letters/script-fonts.ts';
import { PageWriter } from '../../../src/render/pdf/page-writer.ts';
import { plainRun } from '../../../src/render/pdf/text-runs.ts';
import { renderPng } from '../../../src/render/png.ts';
import { type Ink, likeness, Pixels } from '../drawn-pixels.ts';

const require = createRequire(import.meta.url);
const DEJAVU = require.resolve('dejavu-fonts-ttf/ttf/DejaVuSansCondensed.ttf');
const SIZE = 60;
/** Two programs that shape alike; what another shape or order of letters gives is below. */
const ALIKE = 0.97;

/** A PDF with these words on one line and nothing else. */
function pdfOf(words: string, face: 'plain' | 'bold' = 'plain'): Promise<Uint8Array> {
  const pdf = new PDFDocument({ size: [2000, 842], tagged: true, bufferPages: true });
  const chunks: Uint8Array[] = [];
  const done = new Promise<Uint8Array>((resolve) => {
    pdf.on('data', (chunk: Uint8Array) => chunks.push(chunk));
    pdf.on('end', () => resolve(Buffer.concat(chunks)));
  });
  const writer = new PageWriter(pdf);
  writer.tags.within('P', () =>
    writer.paragraph([plainRun(words, face, '#000000')], { x: 20, width: 1900, size: SIZE }),
  );
  writer.tags.end();
  pdf.end();
  return done;
}

const pngOf = (words: string) =>
  renderPng(
    `<svg xmlns="http://www.w3.org/2000/svg" width="2000" height="200"><text x="20" y="100" font-family="DejaVu Sans, sans-serif" font-size="${SIZE}">${words}</text></svg>`,
    { scale: 1 },
  );

const file = (face: ScriptFace) => fontPath(fileOf(face)) ?? '';

describe('drawn letters, pixel by pixel', () => {
  let pixels: Pixels;
  beforeAll(async () => {
    pixels = await Pixels.open();
  });
  afterAll(() => pixels.close());

  const WORDS = [
    ['Japanese', '決済サービスの設定を変更した。', 'jp'],
    ['simplified Chinese', '数据库连接失败，已回滚', 'sc'],
    ['traditional Chinese', '資料庫連線失敗，已回復', 'tc'],
    ['Korean', '데이터베이스 연결 오류', 'kr'],
    ['Thai', 'น้ำ ที่นี่ กี้ ปู่ ฐานข้อมูล', 'thai'],
    ['Devanagari', 'स्थिति किर्ति क्षत्रिय र्‍ह हिन्दी', 'devanagari'],
    ['Urdu', 'ہماری سروس بند ہے۔ ٹھیک', 'arabic'],
  ] as const;

  it.each(WORDS)('of %s are in a PDF as a browser shapes them', async (_, words, face) => {
    const drawn = await pixels.ofPdf(await pdfOf(words), 1);
    const shaped = await pixels.ofText(words, { file: file(face), size: SIZE });
    expect(shaped.length).toBeGreaterThan(20);
    expect(likeness(drawn, shaped)).toBeGreaterThan(ALIKE);
  });

  it.each([
    ['Arabic', 'الخدمة متوقفة لا إله'],
    ['Persian', 'می\u200Cشود نمی\u200Cکند'],
    ['Hebrew', 'שירות התשלומים נפל שָׁלוֹם'],
  ])('of %s are in a PDF as a browser shapes them', async (_, words) => {
    const drawn = await pixels.ofPdf(await pdfOf(words), 1);
    expect(likeness(drawn, await pixels.ofText(words, { file: DEJAVU, size: SIZE }))).toBeGreaterThan(ALIKE);
  });

  it.each(WORDS)('of %s are in a picture', async (_, words, face) => {
    // The spaces of Urdu are those of DejaVu.
    const shown = face === 'arabic' ? (words.split(' ')[0] ?? '') : words;
    const drawn = await pixels.ofPng(pngOf(shown));
    const shaped = await pixels.ofText(shown, { file: file(face), size: SIZE });
    expect(likeness(drawn, shaped)).toBeGreaterThan(ALIKE);
  });

  it('differ between letters, and where they are bold', async () => {
    const [regular, other, bold] = await Promise.all(
      [pdfOf('決済'), pdfOf('障害'), pdfOf('決済', 'bold')].map(async (pdf) => pixels.ofPdf(await pdf, 1)),
    );
    expect(likeness(regular ?? [], other ?? [])).toBeLessThan(0.8);
    const weight = (ink: Ink = []) => ink.join('').replaceAll(' ', '').length;
    expect(weight(bold)).toBeGreaterThan(1.2 * weight(regular));
    const shaped = await pixels.ofText('決済', { file: file('jp-bold'), size: SIZE });
    expect(likeness(bold ?? [], shaped)).toBeGreaterThan(ALIKE);
  });
});
