import { describe, expect, it } from '@jest/globals';
import type { Postmortem } from '../../../src/domain/postmortem/document/document.ts';
import { draftPostmortem } from '../../../src/domain/postmortem/draft/draft-postmortem.ts';
import { emptyRecord } from '../../../src/domain/postmortem/record/record.ts';
import { standard } from '../../../src/domain/postmortem/templates/standard.ts';
import { BOTTOM, PAGE } from '../../../src/render/pdf/page-style.ts';
import { renderPdf } from '../../../src/render/pdf.ts';
import { recordOf } from '../../builders/incident-record.ts';
import { openPdf, pagesOf, textOf } from './read-pdf.ts';

type Blocks = Postmortem['sections'][number]['blocks'];

/** A document of one section. */
function saying(blocks: Blocks): Postmortem {
  const document = draftPostmortem(emptyRecord('Checkout errors'), standard);
  const [title] = document.sections;
  if (!title) throw new Error('A draft has sections.');
  return { ...document, sections: [{ ...title, blocks }] };
}

const paragraph = (value: string): Blocks[number] => ({
  type: 'paragraph',
  children: [{ type: 'text', value }],
});

function table(words: readonly string[], rows = 1): Blocks[number] {
  const children = words.map((value) => ({
    type: 'tableCell' as const,
    children: [{ type: 'text' as const, value }],
  }));
  const row = { type: 'tableRow' as const, children };
  return { type: 'table', children: [row, ...Array.from({ length: rows }, () => row)] };
}

/** Where each piece of text is on its page, from the top. */
async function placesOf(bytes: Uint8Array): Promise<{ page: number; words: string; x: number; y: number }[]> {
  const pdf = await openPdf(bytes);
  const pages = Array.from({ length: pdf.numPages }, (_, index) => index + 1);
  const found = await Promise.all(
    pages.map(async (page) => {
      const { items } = await (await pdf.getPage(page)).getTextContent();
      return (items as { str: string; transform: number[]; width: number }[]).map((item) => ({
        page,
        words: item.str,
        x: (item.transform[4] ?? 0) + item.width,
        y: PAGE.height - (item.transform[5] ?? 0),
      }));
    }),
  );
  return found.flat();
}

describe('the pages of a PDF', () => {
  it('say from the second on which incident they are of, as far as a line goes', async () => {
    const rows = Array.from({ length: 120 }, (_, index) => ['10:00', 'note', `Row ${index}`] as const);
    const title = `Checkout errors ${'in many more places '.repeat(12)}after deploy`;
    const pages = await pagesOf(
      await renderPdf(draftPostmortem(recordOf(rows, { title, key: 'INC-2025-0007' }), standard)),
    );
    expect(pages[0]).not.toMatch(/^INC-2025-0007/);
    for (const page of pages.slice(1)) {
      expect(page).toMatch(/Checkout errors in many more places .* …/);
      expect(page).not.toContain('after deploy');
    }
  });

  it('hold everything within their margins, however wide', async () => {
    const wide = Array.from({ length: 14 }, (_, index) => `column-${index}-with-a-name`);
    const bytes = await renderPdf(
      saying([
        table(wide),
        { type: 'code', value: `+ ${'long '.repeat(60)}end-of-line\n${'x'.repeat(400)}` },
        paragraph(`${'y'.repeat(500)} ${'words '.repeat(80)}`),
      ]),
    );
    for (const { x, y, words } of await placesOf(bytes)) {
      if (words.trim() === '') continue;
      expect(x).toBeLessThanOrEqual(PAGE.width - PAGE.right + 1);
      if (!words.startsWith('Page ')) expect(y).toBeLessThan(BOTTOM + 1);
    }
    const text = (await textOf(bytes)).replaceAll(' ', '');
    expect(text).toContain('x'.repeat(400));
    expect(text).toContain('end-of-line');
    expect(text.split('column-13-with-a-name')).toHaveLength(3);
  });

  it('set a table in smaller type where its words then stay whole', async () => {
    const names = Array.from({ length: 7 }, (_, index) => `column-${index}-name`);
    const places = await placesOf(await renderPdf(saying([table(names)])));
    for (const name of names) expect(places.filter(({ words }) => words === name)).toHaveLength(2);
  });

  it('end with no heading, and begin with no last line', async () => {
    for (let lines = 30; lines < 42; lines += 1) {
      const bytes = await renderPdf(
        saying([
          ...Array.from({ length: lines }, () => paragraph('Filler.')),
          { type: 'heading', depth: 2, children: [{ type: 'text', value: 'The heading' }] },
          { type: 'heading', depth: 3, children: [{ type: 'text', value: 'Below it' }] },
          paragraph(`Begins ${'and goes on with more words '.repeat(20)} to its end.`),
        ]),
      );
      const places = await placesOf(bytes);
      const pageOf = (start: string) => places.find(({ words }) => words.startsWith(start))?.page;
      expect(pageOf('The heading')).toBe(pageOf('Begins'));
      expect(pageOf('Below it')).toBe(pageOf('Begins'));
      const end = places.filter(({ words }) => /goes on|to its end/.test(words));
      const last = end.at(-1)?.page;
      expect(end.filter(({ page }) => page === last).length).toBeGreaterThan(1);
    }
  });

  it('begin a table with its head and two rows, and end it with two', async () => {
    // Fills the first page line by line, so that the table begins at every height.
    for (let lines = 30; lines < 44; lines += 1) {
      const blocks: Blocks = [
        ...Array.from({ length: lines }, () => paragraph('words')),
        { type: 'heading', depth: 2, children: [{ type: 'text', value: 'Table' }] },
        table(['cell of a row', 'second'], 45),
      ];
      const pages = await pagesOf(await renderPdf(saying(blocks)));
      const rows = pages.map((page) => page.split('cell of a row').length - 1);
      // The head is repeated on each page, and counts as one.
      expect(rows.filter((count) => count > 0 && count < 3)).toEqual([]);
      const heading = pages.findIndex((page) => page.includes('Table'));
      expect(rows[heading]).toBeGreaterThanOrEqual(3);
    }
  });

  it('keep a bullet with the lines behind it', async () => {
    const two = 'words that go on to a second line '.repeat(4);
    const item = { type: 'listItem' as const, spread: false, children: [paragraph(two)] };
    const list = { type: 'list', ordered: false, children: Array.from({ length: 60 }, () => item) };
    for (const lines of [1, 2]) {
      const blocks = [...Array.from({ length: lines }, () => paragraph('words')), list] as Blocks;
      const places = await placesOf(await renderPdf(saying(blocks)));
      const bullets = places.filter(({ words }) => words === '•').slice(0, 60);
      for (const bullet of bullets) {
        const beside = places.find(
          ({ page, words, y }) => page === bullet.page && y === bullet.y && /\w/.test(words),
        );
        expect(beside?.words).toContain('words that go on');
      }
    }
  });

  it('have the labels and figures of the incident, and its days above their rows', async () => {
    const record = recordOf(
      [
        ['23:50', 'detection', 'Alarm'],
        ['2026-03-03T00:40:00Z', 'resolution', 'Resolved'],
      ],
      { severity: 1, status: 'resolved' },
    );
    const text = (await pagesOf(await renderPdf(draftPostmortem(record, standard)))).join(' ');
    expect(text).toMatch(/SEV-1 +Resolved +50 min/);
    expect(text).toMatch(/Acknowledged after +– +not recorded/);
    expect(text).toMatch(
      /Monday, March 2, 2026 +23:50 Alarm Detection +Tuesday, March 3, 2026 +00:40 Resolved Resolution/,
    );
  });

  it('keep a bold word and the comma behind it on one line', async () => {
    for (let letters = 0; letters < 32; letters += 1) {
      const bytes = await renderPdf(
        saying([
          {
            type: 'paragraph',
            children: [
              { type: 'text', value: `${'word '.repeat(18)}${'i'.repeat(letters)} ` },
              { type: 'strong', children: [{ type: 'text', value: 'bold' }] },
              { type: 'text', value: ', and more' },
            ],
          },
        ]),
      );
      const places = await placesOf(bytes);
      const comma = places.find(({ words: each }) => each.startsWith(','));
      expect(places.some((each) => each.words === 'bold' && each.y === comma?.y)).toBe(true);
    }
  });
});
