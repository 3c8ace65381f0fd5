import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, Page } from 'playwright-core';
import { launchChromium } from '../packages/local-slack/page/chromium.ts';

const ORIGIN = 'http://pixels.test';
const require = createRequire(import.meta.url);
const READER = require.resolve('unpdf').replace(/index\.\w+$/, 'pdfjs.mjs');

/** What is drawn within the smallest box around it: rows of `#` for ink and spaces for paper. */
export type Ink = readonly string[];

/** Runs in the page: the ink of a canvas. */
const INK_OF = `(canvas) => {
  const { width, height } = canvas;
  const { data } = canvas.getContext('2d').getImageData(0, 0, width, height);
  const dark = (x, y) => data[(y * width + x) * 4 + 3] > 0 && data[(y * width + x) * 4 + 1] < 140;
  let [left, right, top, bottom] = [width, -1, height, -1];
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1)
      if (dark(x, y)) {
        left = Math.min(left, x); right = Math.max(right, x); top = Math.min(top, y); bottom = Math.max(bottom, y);
      }
  const rows = [];
  for (let y = top; y <= bottom; y += 1) {
    let row = '';
    for (let x = left; x <= right; x += 1) row += dark(x, y) ? '#' : ' ';
    rows.push(row);
  }
  return rows;
}`;

/** A browser that draws PDFs, pictures and text, to be compared by their pixels. */
export class Pixels {
  private readonly browser: Browser;
  private readonly page: Page;

  private constructor(browser: Browser, page: Page) {
    this.browser = browser;
    this.page = page;
  }

  static async open(): Promise<Pixels> {
    const browser = await launchChromium();
    const page = await browser.newPage();
    await page.route(`${ORIGIN}/**`, (route) =>
      route.request().url().endsWith('.mjs')
        ? route.fulfill({ contentType: 'text/javascript', body: readFileSync(READER) })
        : route.fulfill({ contentType: 'text/html', body: '<!doctype html>' }),
    );
    await page.goto(ORIGIN);
    return new Pixels(browser, page);
  }

  close(): Promise<void> {
    return this.browser.close();
  }

  /** The first page of a PDF, `scale` pixels to a point. */
  ofPdf(bytes: Uint8Array, scale: number): Promise<Ink> {
    return this.draw(`
      const reader = await import('${ORIGIN}/pdfjs.mjs');
      const data = Uint8Array.from(atob('${base64(bytes)}'), (each) => each.charCodeAt(0));
      const page = await (await reader.getDocument({ data }).promise).getPage(1);
      const viewport = page.getViewport({ scale: ${scale} });
      Object.assign(canvas, { width: viewport.width, height: viewport.height });
      await page.render({ canvas, canvasContext: canvas.getContext('2d'), viewport }).promise;`);
  }

  ofPng(bytes: Uint8Array): Promise<Ink> {
    return this.draw(`
      const image = new Image();
      image.src = 'data:image/png;base64,${base64(bytes)}';
      await image.decode();
      Object.assign(canvas, { width: image.width, height: image.height });
      canvas.getContext('2d').drawImage(image, 0, 0);`);
  }

  /** Text as the browser shapes it with one font file. */
  ofText(words: string, { file, size }: { readonly file: string; readonly size: number }): Promise<Ink> {
    return this.draw(`
      const source = 'url(data:font/otf;base64,${base64(readFileSync(file))})';
      const font = await new FontFace('tried', source).load();
      document.fonts.clear();
      document.fonts.add(font);
      Object.assign(canvas, { width: 2000, height: ${size * 4} });
      const context = canvas.getContext('2d');
      context.font = '${size}px tried';
      context.fillText(${JSON.stringify(words)}, ${size}, ${size * 2});`);
  }

  private draw(drawing: string): Promise<Ink> {
    return this.page.evaluate<Ink>(
      `(async () => { const canvas = document.createElement('canvas'); ${drawing}; return (${INK_OF})(canvas); })()`,
    );
  }
}

/** Pixels by which the same letter may be shifted or thicker, as two programs draw it. */
const NEAR = 2;

/**
 * How much of each one's ink has ink of the other nearby, from 0 to 1, with their upper left corners on one another. One
 * missing letter of ten gives 0.9 at most.
 */
export function likeness(a: Ink, b: Ink): number {
  return Math.min(covered(a, b), covered(b, a));
}

function covered(ink: Ink, by: Ink): number {
  const isNear = (x: number, y: number) => {
    for (let row = y - NEAR; row <= y + NEAR; row += 1)
      if (by[row]?.slice(Math.max(0, x - NEAR), x + NEAR + 1).includes('#')) return true;
    return false;
  };
  let [all, near] = [0, 0];
  for (const [y, row] of ink.entries()) {
    for (let x = row.indexOf('#'); x !== -1; x = row.indexOf('#', x + 1)) {
      all += 1;
      if (isNear(x, y)) near += 1;
    }
  }
  return all === 0 ? 0 : near / all;
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}
