import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { coverage } from '../../../../src/domain/postmortem/document/coverage.ts';
import { draftPostmortem } from '../../../../src/domain/postmortem/draft/draft-postmortem.ts';
import { emptyRecord, type IncidentRecord } from '../../../../src/domain/postmortem/record/record.ts';
import { BUILT_IN } from '../../../../src/domain/postmortem/templates/registry.ts';
import { ENTRY_TYPES } from '../../../../src/domain/timeline/entry.ts';
import { documentHash } from '../../../../src/render/json.ts';
import { renderMarkdown } from '../../../../src/render/markdown.ts';
import { writeMarkdown } from '../../../../src/render/write-markdown.ts';
import { recordOf } from '../../../builders/incident-record.ts';

const words = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 });
const some = (each: fc.Arbitrary<string>) => fc.array(each, { maxLength: 3 });
const minutes = fc.integer({ min: -100_000, max: 100_000 });
const moment = (minute: number) => new Date(Date.UTC(2026, 2, 2, 10, minute));

const record: fc.Arbitrary<IncidentRecord> = fc
  .record({
    title: words,
    drill: fc.boolean(),
    rows: fc.array(fc.record({ minute: minutes, type: fc.constantFrom(...ENTRY_TYPES), text: words }), {
      maxLength: 20,
    }),
    sameTime: fc.boolean(),
    well: some(words),
    wrong: some(
      fc.oneof(
        words,
        words.map((text) => `Process: ${text}`),
      ),
    ),
    whys: some(words),
    prevention: some(words),
    due: fc.array(fc.option(fc.integer({ min: -5, max: 300 }), { nil: undefined }), { maxLength: 5 }),
    said: fc.array(minutes, { maxLength: 4 }),
    impactStarted: fc.option(minutes, { nil: undefined }),
    resolved: fc.option(minutes, { nil: undefined }),
  })
  .map(
    (each): IncidentRecord => ({
      ...emptyRecord(each.title),
      drill: each.drill,
      milestones: {
        ...(each.impactStarted === undefined ? {} : { impactStarted: moment(each.impactStarted) }),
        ...(each.resolved === undefined ? {} : { resolved: moment(each.resolved) }),
      },
      entries: each.rows.map(({ minute, type, text }, index) => ({
        id: `e${index + 1}`,
        at: moment(each.sameTime ? 0 : minute),
        type,
        text,
      })),
      well: each.well,
      wrong: each.wrong,
      whys: each.whys,
      prevention: each.prevention.map((text, index) => ({ text, done: index % 2 === 0 })),
      contributing: each.well.map((text) => ({ text, branch: 'process' as const })),
      lessons: each.wrong.map((text) => ({ kind: 'technical' as const, text })),
      actions: each.due.map((days, index) => ({
        title: `Do ${index}`,
        ...(days === undefined
          ? {}
          : {
              due: moment(days * 1440)
                .toISOString()
                .slice(0, 10),
            }),
      })),
      communications: each.said.map((minute, index) => ({
        at: moment(minute),
        audience: index % 2 === 0 ? ('external' as const) : ('internal' as const),
        text: `Said ${index}`,
      })),
    }),
  );

function draft(name: string, each: IncidentRecord) {
  const template = BUILT_IN.get(name);
  if (!template) throw new Error(`There is no template "${name}".`);
  return draftPostmortem(each, template);
}

const read = (markdown: string) =>
  fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });

describe.each([...BUILT_IN.keys()])('any record, drafted by %s', (name) => {
  it('gives the same bytes twice', () => {
    fc.assert(
      fc.property(record, (each) => {
        const [once, again] = [draft(name, each), draft(name, structuredClone(each))];
        expect(documentHash(again)).toBe(documentHash(once));
        expect(renderMarkdown(again)).toBe(renderMarkdown(once));
      }),
      { numRuns: 40 },
    );
  });

  it('gives statements with evidence or questions, nothing else', () => {
    fc.assert(
      fc.property(record, (each) => {
        expect(coverage(draft(name, each)).share).toBe(1);
      }),
      { numRuns: 60 },
    );
  });

  it('gives Markdown that reads and writes again to the same bytes', () => {
    fc.assert(
      fc.property(record, (each) => {
        const markdown = renderMarkdown(draft(name, each));
        expect(writeMarkdown(read(markdown))).toBe(markdown);
      }),
      { numRuns: 30 },
    );
  });

  const HOSTILE = [
    '<script>alert(1)</script>',
    '![x](javascript:alert(1))',
    '| a | b |',
    '=HYPERLINK("http://x")',
    '\u202Egnp.exe',
    '``` \n# not a heading',
    'Label: **bold** _it_',
    '- [ ] task\n- another',
    '[^1]: note',
  ];

  it.each(HOSTILE)('takes %j as text everywhere', (typed) => {
    const tree = read(renderMarkdown(draft(name, hostileRecord(typed))));
    const shown = JSON.stringify(tree);
    expect(shown).not.toContain('"type":"html"');
    expect(shown).not.toContain('"type":"image"');
    expect(shown).not.toContain('"url":"javascript');
    const headings = tree.children.filter((node) => node.type === 'heading').length;
    const plain = read(renderMarkdown(draft(name, hostileRecord('plain words'))));
    expect(headings).toBe(plain.children.filter((node) => node.type === 'heading').length);
  });
});

function hostileRecord(typed: string): IncidentRecord {
  return {
    ...recordOf(
      [
        ['10:00', 'detection', typed, { author: typed, permalink: 'https://example.com/a|b_c(d)' }],
        ['10:05', 'mitigation', `Rolled back ${typed}`],
        ['10:30', 'resolution', typed],
      ],
      { title: typed, summary: typed, rootCause: typed, well: [typed], wrong: [typed, `Process: ${typed}`] },
    ),
    whys: [typed, `Why so? ${typed}`],
    preventedWorse: [typed],
    contributing: [{ text: typed }, { text: typed, branch: 'people' }],
    lessons: [{ kind: 'organizational', text: typed }],
    actions: [{ id: 'A-1', title: typed, owner: typed, doneWhen: typed }],
    impact: {
      users: typed,
      functionality: typed,
      regions: [typed],
      services: [{ name: typed, state: typed }],
    },
    metrics: [{ name: typed, normal: typed, during: typed }],
    communications: [
      { at: new Date('2026-03-02T10:10:00Z'), audience: 'external', channel: typed, text: typed },
    ],
    related: [{ key: typed, why: typed, lessonsApplied: typed }],
    authors: [typed],
    signOff: [{ role: typed, name: typed }],
    evidence: [
      { kind: 'log', title: typed, text: typed },
      { kind: 'code-diff', title: typed, text: typed },
    ],
    references: [{ title: typed, url: 'https://example.com/' }],
    glossary: [{ term: typed, meaning: typed }],
    tools: [typed],
    distribution: [typed, `External: ${typed}`],
    meeting: { attendees: [typed], notes: `${typed}\nFollow-up: ${typed}` },
    prevention: [
      { text: typed, done: true },
      { kind: 'training', text: typed },
    ],
  };
}
