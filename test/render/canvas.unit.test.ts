import { describe, expect, it } from '@jest/globals';
import type { BlockContent, PhrasingContent, RootContent, Table, TableCell, TableRow } from 'mdast';
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

/** A document of one section, `Deep`. */
function withBlocks(blocks: RootContent[]): Postmortem {
  const author = { kind: 'person', who: 'U1', at: new Date(0) } as const;
  return {
    ...draftPostmortem(recordOf([]), standard),
    sections: [{ id: 'x', heading: 'Deep', level: 4, entries: [], author, blocks }],
  };
}

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

  it('has no link in a table, since Slack shows it raw there: plain words, and the links below', () => {
    const cell = (...children: PhrasingContent[]): TableCell => ({ type: 'tableCell', children });
    const link = (words: string, url: string): PhrasingContent => ({
      type: 'link',
      url,
      children: [{ type: 'text', value: words }],
    });
    const word = (value: string): PhrasingContent => ({ type: 'text', value });
    const at = link('10:35', 'https://a.slack.com/1');
    const row = (...children: TableCell[]): TableRow => ({ type: 'tableRow', children });
    const table: Table = {
      type: 'table',
      children: [
        row(cell(word('What')), cell(word('Where'))),
        row(
          cell(word('Down ('), at, word(')')),
          cell({ type: 'strong', children: [link('graph', 'https://g/1')] }),
        ),
        row(
          cell(word('Up ('), at, word(')')),
          cell(link('https://www.example.org/x', 'https://www.example.org/x')),
        ),
      ],
    };
    const markdown = renderCanvas(withBlocks([table]))[0] ?? '';
    expect(markdown).toContain(
      '| Down (10:35) | **graph** |\n| Up (10:35) | example.org/x |\n\nLinks of this table: ',
    );
    const [found] = read(markdown).filter((node) => node.type === 'table');
    expect(JSON.stringify(found)).not.toContain('"link"');
    const below = markdown.split('Links of this table: ')[1]?.split('\n')[0];
    expect(below).toBe('[10:35](https://a.slack.com/1), [graph](https://g/1), <https://www.example.org/x>');
  });

  it('leaves a table without links as it is', () => {
    const [part = ''] = renderCanvas(draftPostmortem(seedRecord('comprehensive'), standard));
    expect(part).not.toContain('Links of this table');
  });

  it('says at its head that it is a copy, and where the original is', () => {
    const [part = ''] = renderCanvas(draftPostmortem(seedRecord('concise'), standard));
    expect(part.split('\n').slice(0, 20).join('\n')).toContain('A copy: Scribe writes it anew');
  });

  it('comes in smaller parts where a large change failed, with nothing lost', () => {
    const rows = Array.from({ length: 400 }, (_, index) => ['10:00', 'note', `Note ${index}`] as const);
    const document = draftPostmortem(recordOf(rows), standard);
    const parts = renderCanvas(document, 8_192);
    expect(parts.length).toBeGreaterThan(2);
    for (const part of parts) expect(Buffer.byteLength(part)).toBeLessThanOrEqual(8_192);
    expect(parts.join('\n').match(/Note \d+/g)).toEqual(
      renderCanvas(document)
        .join('\n')
        .match(/Note \d+/g),
    );
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
    const list: RootContent = {
      type: 'list',
      children: [
        { type: 'listItem', children: [{ type: 'paragraph', children: [{ type: 'text', value: 'a' }] }] },
      ],
    };
    const document = withBlocks([{ type: 'blockquote', children: [list as BlockContent] }]);
    expect(renderCanvas(document)[0]).toContain('**Deep**\n\n- a\n');
  });
});
