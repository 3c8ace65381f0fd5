/** @new-process since fonts are read once in one. */
import fs from 'node:fs';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { draftPostmortem } from '../../../src/domain/postmortem/draft/draft-postmortem.ts';
import { standard } from '../../../src/domain/postmortem/templates/standard.ts';
import { lettered } from '../../../src/render/letters/picture-letters.ts';
import { renderPdf } from '../../../src/render/pdf.ts';
import { picturesOf } from '../../../src/render/pictures.ts';
import { recordOf } from '../../builders/incident-record.ts';
import { SEEDS, seedRecord } from '../../builders/seed-record.ts';

const FONT = /\.(ttf|otf)$/;

describe('fonts', () => {
  let read: string[] = [];
  beforeEach(() => {
    read = [];
    const readFileSync = fs.readFileSync.bind(fs);
    jest.spyOn(fs, 'readFileSync').mockImplementation(((path: string, options?: BufferEncoding) => {
      if (FONT.test(path)) read.push(path.replace(/^.*\//, ''));
      return readFileSync(path, options);
    }) as typeof fs.readFileSync);
  });
  afterEach(() => {
    jest.restoreAllMocks();
  });

  const pdfSaying = async (words: string) => {
    await renderPdf(draftPostmortem(recordOf([['10:00', 'note', words]]), standard));
  };

  it('of other scripts are not read for a Latin record, and each at most once', async () => {
    await pdfSaying('Alarm · “timeouts” in München → 41 % ✓');
    expect(read.length).toBeGreaterThan(0);
    for (const file of read) expect(file).toMatch(/^DejaVu/);
    read = [];
    await pdfSaying('決済エラー');
    await pdfSaying('決済');
    await pdfSaying('エラー');
    expect(read.filter((file) => !file.startsWith('DejaVu'))).toEqual(['NotoSansJP-Regular.otf']);
    read = [];
    await pdfSaying('결제 ระบบ');
    await pdfSaying('Alarm 결제 ระบบ');
    expect(read).toEqual(['NotoSansKR-Regular.otf', 'NotoSansThai_400Regular.ttf']);
  });

  it.each(SEEDS)('of other scripts are not given to the pictures of %s', (seed) => {
    for (const { svg } of picturesOf(seedRecord(seed)))
      expect(lettered(svg, () => 'sc')).toEqual({ svg, files: [] });
  });

  it('are embedded as the letters that are used', async () => {
    const bytes = await renderPdf(draftPostmortem(recordOf([['10:00', 'note', '決済エラー']]), standard));
    expect(bytes.byteLength).toBeLessThan(150_000);
  });
});
