import { describe, expect, it } from '@jest/globals';
import PDFDocument from 'pdfkit';
import { draftPostmortem } from '../../../src/domain/postmortem/draft/draft-postmortem.ts';
import { standard } from '../../../src/domain/postmortem/templates/standard.ts';
import { diagnoseLetters } from '../../../src/render/letters/diagnose-letters.ts';
import { lettersNote, unlettered } from '../../../src/render/letters/unlettered.ts';
import { Fonts } from '../../../src/render/pdf/fonts.ts';
import { renderFiles } from '../../../src/render/render-file.ts';
import { recordOf } from '../../builders/incident-record.ts';

describe('scripts without letters', () => {
  it.each([
    ['Alarm “red” · 1 → 2 🚀', []],
    ['Ελληνικά Кириллица שירות الخدمة ہماری ქართული ລາວ', []],
    ['原因: nginx の設定 결제 数据库 資料庫 ระบบ भुगतान ㄅㄆㄇ', []],
    ['བོད་ཡིག and বাংলা, once more বাংলা', ['Tibetan', 'Bengali']],
    ['தமிழ் ಕನ್ನಡ አማርኛ ខ្មែរ', ['Tamil', 'Kannada', 'Ethiopic', 'Khmer']],
    ['ꦗꦮ', ['another script']],
  ])('of %s are %j', (words, scripts) => {
    expect(unlettered(words)).toEqual(scripts);
  });

  it('are said in a sentence, once each', () => {
    expect(lettersNote('བོད and বাংলা')).toBe('no letters for Tibetan, Bengali; HTML and Markdown have them');
    expect(lettersNote('原因')).toBeUndefined();
  });

  it('are those that the faces of a PDF lack', () => {
    const fonts = new Fonts(new PDFDocument());
    const alphabets = 'aαбԱაאاܐހकবਕકକதకಕമසกກཀကአᏣខᠠあア中ㄅ한ⴰᐃߊ';
    for (const letter of alphabets) {
      const isMissing = fonts.settable(letter, 'plain').some(({ actual }) => actual !== undefined);
      expect([letter, unlettered(letter).length > 0]).toEqual([letter, isMissing]);
    }
  });

  it('stand beside a PDF, and beside no other format', async () => {
    const record = recordOf([['10:00', 'note', 'བོད']]);
    const exported = { record, document: draftPostmortem(record, standard) };
    const [pdf] = await renderFiles('pdf', exported);
    const [html] = await renderFiles('html', exported);
    expect(pdf?.note).toBe('no letters for Tibetan; HTML and Markdown have them');
    expect(html).not.toHaveProperty('note');
  });
});

describe('what doctor says of letters', () => {
  it('is which scripts have them', () => {
    expect(diagnoseLetters()).toEqual({
      name: 'Letters',
      state: 'ok',
      text: 'PDFs and pictures have Latin, Greek, Cyrillic, Hebrew, Chinese (simplified), Chinese (traditional), Japanese, Korean, Arabic, Devanagari, Thai; other scripts stand there as Unicode numbers, and as letters in HTML and Markdown',
    });
  });

  it('names the packages that are not installed', () => {
    const { state, text, advice } = diagnoseLetters((font) => font !== 'kr');
    expect(state).toBe('warning');
    expect(text).toContain('No font for Korean.');
    expect(text).not.toContain('Japanese, Korean, Arabic');
    expect(advice).toBe('Install the packages again: npm ci brings @embedpdf/fonts-kr.');
  });
});
