import { setImmediate } from 'node:timers/promises';
import { expect, it } from '@jest/globals';
import PDFDocument from 'pdfkit';
import { INK, PAGE, SIZE } from '../../../src/render/pdf/page-style.ts';
import { PageWriter } from '../../../src/render/pdf/page-writer.ts';

it('packs what a page holds when the next one begins, so that a long document is never whole in memory', async () => {
  const pdf = new PDFDocument({ size: 'A4', bufferPages: true, tagged: true });
  let packed = '';
  pdf.on('data', (chunk: Uint8Array) => {
    packed += Buffer.from(chunk).toString('latin1');
  });
  const writer = new PageWriter(pdf);
  writer.words(
    'The pool was full',
    { x: PAGE.left, top: PAGE.top },
    { face: 'plain', size: SIZE.small, color: INK.quiet },
  );
  await setImmediate();
  expect(packed).not.toContain('endstream');
  writer.newPage();
  await setImmediate();
  expect(packed).toContain('endstream');
});
