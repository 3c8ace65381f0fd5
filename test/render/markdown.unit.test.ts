import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { PhrasingContent, Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown, gfmToMarkdown } from 'mdast-util-gfm';
import { toMarkdown } from 'mdast-util-to-markdown';
import { gfm } from 'micromark-extension-gfm';
import { remarksBy } from '../../src/domain/postmortem/analysis/remarks.ts';
import { draftPostmortem } from '../../src/domain/postmortem/draft/draft-postmortem.ts';
import { emptyRecord, type IncidentRecord } from '../../src/domain/postmortem/record/record.ts';
import { standard } from '../../src/domain/postmortem/templates/standard.ts';
import { renderMarkdown } from '../../src/render/markdown.ts';
import { writeMarkdown } from '../../src/render/write-markdown.ts';
import { expectGolden } from '../builders/golden.ts';
import { recordOf } from '../builders/incident-record.ts';
import { SEEDS, seedRecord } from '../builders/seed-record.ts';

const draft = (record: IncidentRecord) => renderMarkdown(draftPostmortem(record, standard, remarksBy()));
const read = (markdown: string): Root =>
  fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });

const HOSTILE = [
  '<script>alert(1)</script> & <b>bold</b>',
  '| a | b |\n| - | - |\n| c',
  '# not a heading\n\n- not a list\n1. nor this',
  '<!channel> <!here> @everyone',
  '\u202Ereversed\u202C and \u202Eleft open',
  'a\u0000b',
  '![](@U123) [x](javascript:alert(1)) **bold** _em_ ~~gone~~ `code`',
  '[^10:00] [^1]: note',
  '---\nfront: matter\n---',
  'www.example.com a@example.com https://example.com/a_(b)?c=d|e',
  '&lt;b&gt; &amp; \\| \\\\',
  '```\nfence\n```',
  '- [ ] task',
  'setext\n===',
];

describe('Markdown of the standard template', () => {
  it.each(['standard', 'concise'] as const)('%s is as in the golden file', (seed) => {
    expectGolden(`standard/${seed}.md`, draft(seedRecord(seed)));
  });

  it('of an incident with an empty record is as in the golden file', () => {
    expectGolden('standard/empty.md', draft(emptyRecord('Checkout errors')));
  });

  it.each(SEEDS)('reads and writes again to the same bytes: %s', (seed) => {
    const markdown = draft(seedRecord(seed));
    expect(writeMarkdown(read(markdown))).toBe(markdown);
  });

  it.each(HOSTILE)('takes %j as text everywhere', (words) => {
    const record: IncidentRecord = {
      ...recordOf([
        ['10:00', 'detection', words],
        [
          '10:05',
          'mitigation',
          `Rolled back ${words}`,
          { author: words, permalink: 'https://example.com/a|b_c(d)' },
        ],
        ['10:30', 'resolution', words],
      ]),
      title: words,
      summary: words,
      rootCause: words,
      well: [words],
      actions: [{ title: words, owner: words, doneWhen: words }],
      impact: { users: words, functionality: words },
      authors: [words],
      evidence: [{ kind: 'log', title: words, text: words }],
      references: [{ title: words, url: 'https://example.com/' }],
    };
    const markdown = draft(record);
    const tree = read(markdown);
    const types = JSON.stringify(tree);
    expect(types).not.toContain('"type":"html"');
    expect(types).not.toContain('"type":"image"');
    expect(types).not.toContain('"url":"javascript');
    expect(markdown).not.toContain('\u0000');
    expect(writeMarkdown(tree)).toBe(markdown);
    const tables = tree.children.filter((node) => node.type === 'table');
    expect(tables[0]?.children.map((row) => row.children.length)).toEqual([3, 3, 3, 3]);
    expect(tables[1]?.children.map((row) => row.children.length)).toEqual([5, 5]);
    expect(tree.children.filter((node) => node.type === 'heading')).toHaveLength(28);
  });

  it('numbers no footnote twice and refers to none that is not there', () => {
    const markdown = draft(seedRecord('comprehensive'));
    const defined = [...markdown.matchAll(/^\[\^([^\]]+)\]:/gm)].map((match) => match[1]);
    const used = new Set([...markdown.matchAll(/\[\^([^\]]+)\](?!:)/g)].map((match) => match[1]));
    expect(new Set(defined).size).toBe(defined.length);
    expect(new Set(defined)).toEqual(used);
  });

  it('leads from a statement to its entry, with author and message', () => {
    const markdown = draft(
      recordOf([
        ['10:00', 'detection', 'Alarm', { author: 'Jane', permalink: 'https://x.slack.com/p1' }],
        ['10:30', 'resolution', 'Resolved'],
      ]),
    );
    expect(markdown).toContain('[^10:00]: [10:00](https://x.slack.com/p1) UTC, detection, Jane: “Alarm”');
    expect(markdown).toContain('| [10:00](https://x.slack.com/p1) | Alarm — Jane | Detection |');
  });
});

describe('the quick writer', () => {
  const words = fc.string({
    unit: fc.oneof(
      fc.constantFrom(...'ab1 .:-_*|[]()<>&#!~`\\@w/+=\'"'),
      fc.constantFrom('www.', 'https://', 'a@b.c', 'é', '😀'),
    ),
    minLength: 1,
    maxLength: 24,
  });
  const phrase: fc.Arbitrary<PhrasingContent> = fc.oneof(
    words.map((value): PhrasingContent => ({ type: 'text', value })),
    words.map((value): PhrasingContent => ({ type: 'strong', children: [{ type: 'text', value }] })),
    words.map((value): PhrasingContent => ({ type: 'inlineCode', value })),
    fc
      .tuple(words, fc.webUrl({ withQueryParameters: true }))
      .map(([value, url]): PhrasingContent => ({ type: 'link', url, children: [{ type: 'text', value }] })),
  );
  const cells = fc.array(phrase, { minLength: 1, maxLength: 2 });

  it('writes what the library writes', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(cells, cells), { minLength: 1, maxLength: 3 }), cells, (rows, line) => {
        const root: Root = {
          type: 'root',
          children: [
            { type: 'paragraph', children: line },
            {
              type: 'table',
              align: [null, null],
              children: rows.map(([a, b]) => ({
                type: 'tableRow',
                children: [
                  { type: 'tableCell', children: a },
                  { type: 'tableCell', children: b },
                ],
              })),
            },
          ],
        };
        const plain = toMarkdown(root, {
          bullet: '-',
          emphasis: '*',
          rule: '-',
          fences: true,
          listItemIndent: 'one',
          extensions: [gfmToMarkdown({ tablePipeAlign: false, tableCellPadding: true })],
        });
        expect(writeMarkdown(root)).toBe(plain);
      }),
      { numRuns: 500 },
    );
  });
});
