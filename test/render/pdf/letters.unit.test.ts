import { createRequire } from 'node:module';
import { describe, expect, it } from '@jest/globals';
import PDFDocument from 'pdfkit';
import { draftPostmortem } from '../../../src/domain/postmortem/draft/draft-postmortem.ts';
import { BUILT_IN } from '../../../src/domain/postmortem/templates/registry.ts';
import { standard } from '../../../src/domain/postmortem/templates/standard.ts';
import { Fonts } from '../../../src/render/pdf/fonts.ts';
import { FACE_FILES } from '../../../src/render/pdf/page-style.ts';
import { backwards, directed, fromLeft } from '../../../src/render/pdf/reading-order.ts';
import { plainRun } from '../../../src/render/pdf/text-runs.ts';
import { renderPdf } from '../../../src/render/pdf.ts';
import { recordOf } from '../../builders/incident-record.ts';
import { SEEDS, seedRecord } from '../../builders/seed-record.ts';
import { textOf } from './read-pdf.ts';

const pdfSaying = (words: string) =>
  renderPdf(draftPostmortem(recordOf([['10:00', 'note', words]]), standard));
const shown = async (words: string) => textOf(await pdfSaying(words));
const partsOf = (words: string, face: keyof typeof FACE_FILES = 'plain') =>
  new Fonts(new PDFDocument()).settable(words, face);

describe('words that are read from right to left', () => {
  it.each([
    ['the services of the checkout in Europe: שירות התשלומים נפל', 'in Europe: שירות התשלומים נפל'],
    ['שגיאה 500 (זמן קצוב) in checkout', 'שגיאה 500'],
    ['הגרסה v2.4.5 הוחזרה לאחור', 'הגרסה v2.4.5 הוחזרה לאחור'],
    ['الخدمة متوقفة منذ 10:30', 'الخدمة متوقفة منذ 10:30'],
  ])('%s', async (words, expected) => {
    expect(await shown(words)).toContain(expected);
  });

  it('start at the right in a paragraph of their own, and within the line in another', () => {
    const levels = (words: string) =>
      directed([plainRun(words)]).map(({ text, level, base }) => [text, level, base]);
    expect(levels('אב cd')).toEqual([
      ['אב ', 1, 1],
      ['cd', 2, 1],
    ]);
    expect(levels('ab גד 12')).toEqual([
      ['ab ', 0, 0],
      ['גד ', 1, 0],
      ['12', 2, 0],
    ]);
    expect(levels('plain')).toEqual([['plain', undefined, undefined]]);
  });

  it('leave the order of letters as it is where a mark asks to turn them around', async () => {
    expect(await shown('\u202Egpj.exe\u202C and א')).toContain('gpj.exe and א');
  });

  it('have their brackets the other way round, and marks alone are turned around here', () => {
    expect(backwards('(אב)')).toBe(')אב(');
    expect(backwards('.(')).toBe(').');
  });

  it('are ordered by their levels, spaces at the end of a line by the paragraph’s', () => {
    const line = [
      { text: 'a', level: 0 },
      { text: 'ב', level: 1 },
      { text: '1', level: 2 },
      { text: 'ג', level: 1 },
      { text: ' ', level: 1 },
    ];
    expect(fromLeft(line, 0).map(({ text }) => text)).toEqual(['a', 'ג', '1', 'ב', ' ']);
  });
});

describe('a character', () => {
  it('is set in a face that has it', () => {
    expect(partsOf('a🚀✓', 'bold')).toEqual([
      { text: 'a', face: 'bold' },
      { text: '🚀', face: 'emoji' },
      { text: '✓', face: 'bold' },
    ]);
    expect(partsOf('aבג', 'code')).toEqual([
      { text: 'a', face: 'code' },
      { text: 'בג', face: 'plain' },
    ]);
    expect(partsOf('خطأ', 'italic').map(({ face }) => face)).not.toContain('emoji');
  });

  it.each([
    ['原因: nginx の設定', ['jp', 'plain', 'jp']],
    ['결제 실패율(資料)', ['kr', 'plain', 'kr', 'plain']],
    ['数据库连接失败，已回滚', ['sc']],
    ['ระบบ 41% ล่ม', ['thai', 'plain', 'thai']],
    ['भुगतान सेवा', ['devanagari']],
    ['می\u200Cشود', ['plain']],
    ['ہماری سروس بند ہے۔', ['arabic']],
    ['Grüße, Привет', ['plain']],
  ])('of %s has the face of its script', (words, faces) => {
    expect(partsOf(words).map(({ face }) => face)).toEqual(faces);
    expect(
      partsOf(words)
        .map(({ text }) => text)
        .join(''),
    ).toBe(words);
  });

  it('of another script is bold where its text is', () => {
    expect(partsOf('決済', 'bold')).toEqual([{ text: '決済', face: 'sc-bold' }]);
    expect(partsOf('決済', 'boldItalic')).toEqual([{ text: '決済', face: 'sc-bold' }]);
    expect(partsOf('決済', 'code')).toEqual([{ text: '決済', face: 'sc' }]);
  });

  it('of Han has the shapes that kana and Hangul around it say, else those of the document', () => {
    const fonts = new Fonts(new PDFDocument(), () => 'tc');
    expect(fonts.settable('設定', 'plain')).toEqual([{ text: '設定', face: 'tc' }]);
    expect(fonts.settable('設定エラー', 'plain')).toEqual([{ text: '設定エラー', face: 'jp' }]);
    expect(fonts.settable('오류(資料)', 'plain').map(({ face }) => face)).toEqual([
      'kr',
      'plain',
      'kr',
      'plain',
    ]);
  });

  it('of Han that one font lacks comes from another', () => {
    const fonts = new Fonts(new PDFDocument(), () => 'jp');
    expect(fonts.settable('数库', 'plain').map(({ face }) => face)).toEqual(['jp', 'sc']);
  });

  it.each(['👩‍💻', '🇩🇪', '👍🏽', '1️⃣', '⚠️', '✅', '❌', '⏳', '🔄', '📋'])('%s is one emoji', (emoji) => {
    expect(partsOf(`a ${emoji} b`)).toEqual([
      { text: 'a ', face: 'plain' },
      { text: emoji.replace('\uFE0F', ''), face: 'emoji' },
      { text: ' b', face: 'plain' },
    ]);
  });

  it('that no face has is written by its number, and the document says so', async () => {
    const text = await shown('restarted ཀཁ twice');
    expect(text).toContain('restarted [U+0F40 U+0F41] twice');
    expect(text).toContain('2 different characters have no letter in the typefaces of this file');
    expect(await shown('restarted twice')).not.toContain('no letter in the typefaces');
  });

  it('of western languages is in every face of text, as the short way supposes', () => {
    const require = createRequire(import.meta.url);
    const { openSync } = createRequire(require.resolve('pdfkit'))('fontkit') as {
      openSync(file: string): { hasGlyphForCodePoint(codePoint: number): boolean };
    };
    const cases = new Fonts(new PDFDocument());
    const plain = Array.from({ length: 0x2fff }, (_, index) => String.fromCodePoint(index + 0x20)).filter(
      (each) => cases.isPlain(each),
    );
    expect(plain.length).toBeGreaterThan(300);
    for (const [face, file] of Object.entries(FACE_FILES)) {
      if (face === 'emoji') continue;
      const font = openSync(require.resolve(file));
      expect(plain.filter((each) => !font.hasGlyphForCodePoint(each.codePointAt(0) ?? 0))).toEqual([]);
    }
  });

  it.each(SEEDS)('of %s needs no number, whatever the template', async (seed) => {
    for (const template of BUILT_IN.values()) {
      const text = await textOf(await renderPdf(draftPostmortem(seedRecord(seed), template)));
      expect(text).not.toContain('[U+');
    }
  });

  it.each(['✓ ✗ ⚠ → ≤ ≥ µ … – — ☐ ☑ ± ≈ ∼ ↩ ↑ ½ № €', '│ ┌─┐ └─┘ ├ ┤ ╔═╗ ▼ ▲ •'])(
    'among %s has a letter in text and in listings',
    (words) => {
      for (const face of ['plain', 'bold', 'italic', 'boldItalic', 'code'] as const)
        expect(partsOf(words, face).filter(({ actual }) => actual !== undefined)).toEqual([]);
    },
  );
});
