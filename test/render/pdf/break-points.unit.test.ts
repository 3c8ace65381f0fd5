import { describe, expect, it } from '@jest/globals';
import PDFDocument from 'pdfkit';
import { breakable, unbreakable } from '../../../src/render/pdf/break-points.ts';
import { Fonts } from '../../../src/render/pdf/fonts.ts';
import { linesOf } from '../../../src/render/pdf/line-breaking.ts';
import { plainRun } from '../../../src/render/pdf/text-runs.ts';

const SIZE = 10;
const fonts = new Fonts(new PDFDocument());
const linesIn = (words: string, width: number) =>
  linesOf([plainRun(words)], { width, size: SIZE }, fonts).map((line) =>
    line.map(({ text }) => text).join(''),
  );

describe('lines of scripts without spaces', () => {
  it('end between any two Han characters or kana, as wide as there is room', () => {
    const words = '決済サービスの設定を変更したことで接続が切れました';
    // Ten squares of the type size each.
    expect(linesIn(words, 10 * SIZE)).toEqual(['決済サービスの設定を', '変更したことで接続が', '切れました']);
  });

  it('neither begin with a full stop or a closing bracket nor end with an opening one', () => {
    expect(linesIn('一二三四五六七八九十。次の文', 10 * SIZE)[1]).toMatch(/^十。/);
    expect(linesIn('一二三四五六七八九「決済」', 10 * SIZE)[1]).toMatch(/^「決済/);
    expect(linesIn('一二三四五六七八」。決済', 9 * SIZE)[0]).toBe('一二三四五六七');
    expect(linesIn('一二三四五六七八九っと', 9 * SIZE)[1]).toBe('九っと');
  });

  it('keep western words whole among them', () => {
    for (const line of linesIn('原因はnginxとcheckout-apiとpostgresqlの設定', 7 * SIZE))
      expect(line).toMatch(/^(?:[^a-z]|nginx|checkout-api|postgresql)+$/);
  });

  it('end between the words of Thai, never within a syllable', () => {
    const words = 'ระบบชำระเงินล่มตั้งแต่เวลาสิบโมงเช้าและทีมงานกำลังตรวจสอบฐานข้อมูล';
    const lines = linesIn(words, 120);
    expect(lines.join('')).toBe(words);
    expect(lines.length).toBeGreaterThan(2);
    const known = Array.from(
      new Intl.Segmenter('th', { granularity: 'word' }).segment(words),
      ({ index }) => index,
    );
    let at = 0;
    for (const line of lines) {
      expect(known).toContain(at);
      at += line.length;
    }
  });

  it('keep marks with their letter where one word is wider than a line', () => {
    const lines = linesIn('กี้'.repeat(40), 60);
    expect(lines.length).toBeGreaterThan(2);
    for (const line of lines) expect(line).toMatch(/^(กี้)+$/);
  });

  it('end between the words of Korean', () => {
    expect(linesIn('데이터베이스 연결 오류로 결제', 60)).toEqual(['데이터베이스 ', '연결 오류로 ', '결제']);
  });

  it('keep the style of the paragraph where it is cut into pieces, and are left alone without such letters', () => {
    const [first] = breakable([plainRun('決済エラー')]);
    expect(first).toMatchObject({ text: '決', breaks: true, style: 'jp' });
    const runs = [plainRun('well-known, plain/words')];
    expect(breakable(runs)).toBe(runs);
    expect(unbreakable('決済API の')).toEqual(['決', '済', 'API', 'の']);
    expect(unbreakable('well-known words')).toEqual(['well-known', 'words']);
  });

  it('may end between two runs', () => {
    const parts = breakable([plainRun('原'), plainRun('因、', 'bold'), plainRun('次')]);
    expect(parts.map(({ text, breaks }) => [text, breaks])).toEqual([
      ['原', true],
      ['因、', true],
      ['次', undefined],
    ]);
  });
});
