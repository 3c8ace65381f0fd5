import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { parseIncidentFile } from '../../../src/cli/incident-file.ts';
import { checkBlamelessMarkdown } from '../../../src/domain/blameless/check-markdown.ts';
import { draftPostmortem } from '../../../src/domain/postmortem/draft/draft-postmortem.ts';
import { emptyRecord, type IncidentRecord } from '../../../src/domain/postmortem/record/record.ts';
import { BUILT_IN } from '../../../src/domain/postmortem/templates/registry.ts';
import { renderMarkdown } from '../../../src/render/markdown.ts';
import { recordOf } from '../../builders/incident-record.ts';
import { SEEDS } from '../../builders/seed-record.ts';

/** Fields whose words are a person's; in the drafts below something harmless stands in for them. */
const PEOPLE_WROTE =
  /^(?:text|title|users|functionality|data|revenue|sloBudget|reputation|sla|compliance|rootCause|whys|well|wrong|lucky|preventedWorse|summary|why|lessonsApplied|doneWhen|meaning|term|notes|successMetrics|followUp)$/;

function inNeutralWords(value: unknown, field: string): unknown {
  if (typeof value === 'string') return PEOPLE_WROTE.test(field) ? `Note about ${field}` : value;
  if (Array.isArray(value)) return value.map((each) => inNeutralWords(each, field));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, inNeutralWords(each, key)]));
}

function neutralRecord(seed: string): IncidentRecord {
  const file = readFileSync(new URL(`../../postmortem/seeds/${seed}.json`, import.meta.url), 'utf8');
  return parseIncidentFile(JSON.stringify(inNeutralWords(JSON.parse(file), '')), `${seed}.json`);
}

function findingsIn(name: string, record: IncidentRecord): string[] {
  const template = BUILT_IN.get(name);
  if (!template) throw new Error(`There is no template "${name}".`);
  const source = renderMarkdown(draftPostmortem(record, template));
  const tree = fromMarkdown(source, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
  return checkBlamelessMarkdown(tree, source).map(
    ({ line, rule, text }) => `${rule}: ${text}: ${source.split('\n')[line - 1]}`,
  );
}

describe('what Scribe itself writes into a draft', () => {
  it.each([...BUILT_IN.keys()])('passes its own check in an empty %s', (name) => {
    expect(findingsIn(name, emptyRecord('Note'))).toEqual([]);
  });

  it.each([...BUILT_IN.keys()])('passes its own check in a filled %s', (name) => {
    expect(SEEDS.flatMap((seed) => findingsIn(name, neutralRecord(seed)))).toEqual([]);
  });

  it.each([...BUILT_IN.keys()])('passes its own check where causes are agreed or contested: %s', (name) => {
    const by = (person: string) => ({ by: person, at: new Date('2026-03-02T12:00:00Z') });
    const marked = (person: string) => ({ marks: [{ is: 'cause' as const, ...by(person) }] });
    for (const second of ['U1', 'U2']) {
      const record = recordOf([
        ['09:58', 'change', 'Note one', marked('U1')],
        ['10:00', 'detection', 'Note two'],
        ['10:03', 'investigation', 'Note three', marked(second)],
        ['10:09', 'resolution', 'Note four'],
      ]);
      expect(findingsIn(name, record)).toEqual([]);
      expect(findingsIn(name, { ...record, rootCause: 'Note five' })).toEqual([]);
    }
  });

  it('is looked at', () => {
    const record = { ...emptyRecord('Note'), rootCause: 'human error' };
    expect(findingsIn('standard', record).join()).toContain('human error');
  });
});
