import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import type { Table } from 'mdast';
import { coverage } from '../../../../src/domain/postmortem/document/coverage.ts';
import type { Postmortem } from '../../../../src/domain/postmortem/document/document.ts';
import { plainText, walk } from '../../../../src/domain/postmortem/document/walk.ts';
import { draftPostmortem } from '../../../../src/domain/postmortem/draft/draft-postmortem.ts';
import { emptyRecord, type IncidentRecord } from '../../../../src/domain/postmortem/record/record.ts';
import { BUILT_IN } from '../../../../src/domain/postmortem/templates/registry.ts';
import { renderMarkdown } from '../../../../src/render/markdown.ts';
import { recordOf } from '../../../builders/incident-record.ts';
import { SEEDS, type Seed, seedRecord } from '../../../builders/seed-record.ts';
import { SEED_SHAPES } from './seed-shape.ts';

function draft(name: string, record: IncidentRecord): Postmortem {
  const template = BUILT_IN.get(name);
  if (!template) throw new Error(`There is no template "${name}".`);
  return draftPostmortem(record, template);
}

const recordNamed = (seed: string) => (seed === 'empty' ? emptyRecord('Empty') : seedRecord(seed as Seed));

const shapeOf = (name: string) => SEED_SHAPES[name] ?? { headings: [], fields: [], tables: [] };

const everyDraft = [...BUILT_IN.keys()].flatMap((name) =>
  ['empty', ...SEEDS].map((seed) => [name, seed] as const),
);

function headColumns(document: Postmortem): string[][] {
  const tables: Table[] = [];
  for (const { blocks } of document.sections) {
    walk(blocks, (node) => {
      if (node.type === 'table') tables.push(node);
      return undefined;
    });
  }
  return tables.map(({ children }) => (children[0]?.children ?? []).map((cell) => plainText([cell])));
}

/** Whether the text contains these in this order, whatever comes between them. */
function firstMissing(text: string, wanted: readonly string[]): string | undefined {
  let from = 0;
  return wanted.find((each) => {
    const found = text.indexOf(each, from);
    if (found < 0) return true;
    from = found + each.length;
    return false;
  });
}

describe('every template', () => {
  it.each(everyDraft)('%s has the headings of its seed in order: %s', (name, seed) => {
    const headings = draft(name, recordNamed(seed)).sections.flatMap(({ heading, level }) =>
      heading === undefined ? [] : [`${'#'.repeat(level)} ${level === 1 ? '…' : heading}`],
    );
    expect(headings).toEqual(shapeOf(name).headings);
  });

  it.each(everyDraft)('%s has the fields of its seed in order: %s', (name, seed) => {
    const markdown = renderMarkdown(draft(name, recordNamed(seed)));
    const labels = shapeOf(name).fields.map((label) => `**${label}`);
    expect(firstMissing(markdown, labels)).toBeUndefined();
  });

  it.each([...BUILT_IN.keys()])('%s has the columns of the tables of its seed in order', (name) => {
    const columns = headColumns(draft(name, seedRecord(name as Seed))).map((head) => head.join(' | '));
    const wanted = shapeOf(name).tables.map((head) => head.join(' | '));
    expect(firstMissing(columns.join('\n'), wanted)).toBeUndefined();
  });

  it.each(everyDraft)('%s states nothing without evidence: %s', (name, seed) => {
    const record = recordNamed(seed);
    const document = draft(name, record);
    expect(coverage(document).share).toBe(1);
    const known = new Set(record.entries.map(({ id }) => id));
    for (const { entries } of document.sections) for (const id of entries) expect(known).toContain(id);
  });

  it.each(everyDraft)('%s numbers every question once: %s', (name, seed) => {
    const { questions } = draft(name, recordNamed(seed));
    expect(new Set(questions.map(({ id }) => id)).size).toBe(questions.length);
    expect(questions.map(({ number }) => number)).toEqual(questions.map((_, index) => index + 1));
  });

  it.each([...BUILT_IN.keys()])('%s shows every entry of the timeline', (name) => {
    const record = recordOf([
      ['10:00', 'detection', 'First thing'],
      ['10:05', 'note', 'Second thing'],
      ['10:30', 'resolution', 'Third thing'],
      ['11:30', 'note', 'Fourth thing'],
    ]);
    const many = { ...record, entries: Array.from({ length: 500 }, (_, index) => ({ ...entryAt(index) })) };
    for (const each of [record, many]) {
      const document = draft(name, each);
      const shown = new Set(document.sections.flatMap(({ entries }) => entries));
      expect(shown.size).toBe(each.entries.length);
    }
  });

  it.each([...BUILT_IN.keys()])('%s of a drill says so, and apologizes to nobody', (name) => {
    const drill = { ...recordOf([['10:00', 'detection', 'Alarm']]), drill: true };
    const markdown = renderMarkdown(draft(name, drill));
    expect(markdown.split('\n')[0]).toMatch(/ – drill$/);
    expect(markdown).not.toContain('apologize');
  });

  it('numbered apologizes for a resolved incident that users felt, and for no other', () => {
    const record = recordOf(
      [
        ['10:00', 'detection', 'Alarm'],
        ['10:30', 'resolution', 'Over'],
      ],
      { kind: 'outage', status: 'resolved', impact: { users: 'All' } },
    );
    const apologizes = (rest: Partial<IncidentRecord> = {}) =>
      renderMarkdown(draft('numbered', { ...record, ...rest })).includes('apologize');
    expect(apologizes()).toBe(true);
    expect(apologizes({ kind: 'security', impact: { functionality: 'Login' } })).toBe(true);
    expect(
      [
        { status: 'cancelled' },
        { status: 'investigating' },
        { impact: {} },
        { kind: 'security' },
        { drill: true },
      ].map((rest) => apologizes(rest as Partial<IncidentRecord>)),
    ).toEqual([false, false, false, false, false]);
  });

  it.each([...BUILT_IN.keys()])('%s says that a question below the timeline is about it', (name) => {
    const record = recordOf([
      ['10:00', 'detection', 'Alarm'],
      ['10:05', 'mitigation', 'Restarted'],
    ]);
    expect(renderMarkdown(draft(name, record))).toMatch(
      /Open about the timeline:\*?\n\n(?:- )?\*(?:open|not recorded yet) · question/,
    );
  });
});

describe('docs/templates.md', () => {
  const docs = readFileSync(new URL('../../../../docs/templates.md', import.meta.url), 'utf8');
  const part = (name: string) => docs.split(/^## /m).find((each) => each.startsWith(`\`${name}\``)) ?? '';

  it.each([...BUILT_IN.keys()])(
    'tells of every heading, field and column of %s where it comes from',
    (name) => {
      const { headings, fields, tables } = shapeOf(name);
      const wanted = [
        ...headings.slice(1).map((each) => each.replace(/^#+ /, '')),
        ...fields,
        ...tables.flat(),
      ];
      const rows = part(name)
        .split('\n')
        .filter((line) => line.startsWith('| '))
        .map((line) => line.split(' | ')[0])
        .join('\n');
      const missing = wanted.filter((each) => !rows.includes(each));
      expect(missing).toEqual([]);
    },
  );

  it.each(SEEDS)('lists where the seed of %s contradicts its own timeline', (seed) => {
    expect(docs).toContain(`### The seed of \`${seed}\``);
  });
});

function entryAt(index: number) {
  const at = new Date(Date.UTC(2026, 2, 2, 10, index));
  return { id: `e${index}`, at, type: 'note' as const, text: `Thing ${index}` };
}
