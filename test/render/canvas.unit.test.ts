import { describe, expect, it } from '@jest/globals';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import type { Postmortem } from '../../src/domain/postmortem/document/document.ts';
import { draftPostmortem } from '../../src/domain/postmortem/draft/draft-postmortem.ts';
import { standard } from '../../src/domain/postmortem/templates/standard.ts';
import { renderCanvas } from '../../src/render/canvas.ts';
import { recordOf } from '../builders/incident-record.ts';
import { seedRecord } from '../builders/seed-record.ts';
import { HOSTILE, recordSaying } from './hostile.ts';

const read = (markdown: string) =>
  fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] }).children;

const MiB = 1024 * 1024;

describe('a canvas', () => {
  it('has no footnotes, no deep headings, and evidence as times', () => {
    const [part = ''] = renderCanvas(draftPostmortem(seedRecord('concise'), standard));
    expect(part).not.toContain('[^');
    expect(part).toContain('**Incident Duration:** 25 minutes (14:32–14:57 UTC) (14:32, 14:57)');
    for (const node of read(part)) if (node.type === 'heading') expect(node.depth).toBeLessThanOrEqual(3);
  });

  it('splits a long timeline into tables of at most 300 cells, none of its rows lost', () => {
    const rows = Array.from({ length: 1000 }, (_, index) => ['10:00', 'note', `Note ${index}`] as const);
    const parts = renderCanvas(draftPostmortem(recordOf(rows), standard));
    const tables = parts.flatMap(read).filter((node) => node.type === 'table');
    let events = 0;
    for (const table of tables) {
      const cells = table.children.reduce((sum, row) => sum + row.children.length, 0);
      expect(cells).toBeLessThanOrEqual(300);
      if (JSON.stringify(table.children[0]).includes('"Event"')) events += table.children.length - 1;
    }
    expect(events).toBe(1000);
  });

  it('comes in parts of at most 1 MiB', () => {
    const rows = Array.from(
      { length: 600 },
      (_, index) => ['10:00', 'note', `${index} ${'x'.repeat(4000)}`] as const,
    );
    const record = { ...recordOf(rows), rootCause: 'word '.repeat(400_000) };
    const parts = renderCanvas(draftPostmortem(record, standard));
    expect(parts.length).toBeGreaterThan(3);
    for (const part of parts) expect(Buffer.byteLength(part)).toBeLessThanOrEqual(MiB);
    // The summary repeats the beginning.
    expect(parts.join('\n').match(/word/g)?.length).toBeGreaterThanOrEqual(400_000);
  });

  it.each(HOSTILE)('takes %j as text: nobody is pinged, nothing is embedded', (words) => {
    for (const part of renderCanvas(draftPostmortem(recordSaying(words), standard))) {
      const tree = JSON.stringify(read(part));
      expect(tree).not.toMatch(/"type":"(html|image)"/);
      expect(tree).not.toMatch(/"url":"(?!https?:|mailto:)/);
    }
  });

  it('puts no list inside a quote, and no heading below the third level', () => {
    const document: Postmortem = {
      ...draftPostmortem(recordOf([]), standard),
      sections: [
        {
          id: 'x',
          heading: 'Deep',
          level: 4,
          entries: [],
          author: { kind: 'person', who: 'U1', at: new Date(0) },
          blocks: [
            {
              type: 'blockquote',
              children: [
                {
                  type: 'list',
                  children: [
                    {
                      type: 'listItem',
                      children: [{ type: 'paragraph', children: [{ type: 'text', value: 'a' }] }],
                    },
                  ],
                },
              ],
            },
          ],
        },
      ],
    };
    expect(renderCanvas(document)[0]).toContain('**Deep**\n\n- a\n');
  });
});
