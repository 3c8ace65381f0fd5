import { describe, expect, it } from '@jest/globals';
import { remarksBy } from '../../src/domain/postmortem/analysis/remarks.ts';
import { draftPostmortem } from '../../src/domain/postmortem/draft/draft-postmortem.ts';
import { emptyRecord, type IncidentRecord } from '../../src/domain/postmortem/record/record.ts';
import { BUILT_IN } from '../../src/domain/postmortem/templates/registry.ts';
import { renderMarkdown } from '../../src/render/markdown.ts';
import { expectGolden } from '../builders/golden.ts';
import { SEEDS, seedRecord } from '../builders/seed-record.ts';

function markdown(name: string, record: IncidentRecord): string {
  const template = BUILT_IN.get(name);
  if (!template) throw new Error(`There is no template "${name}".`);
  return renderMarkdown(draftPostmortem(record, template, remarksBy()));
}

describe('the five templates', () => {
  it('are the ones that are named', () => {
    expect([...BUILT_IN.keys()]).toEqual(['standard', 'comprehensive', 'numbered', 'concise', 'narrative']);
  });

  const documents = [...BUILT_IN.keys()].flatMap((name) => SEEDS.map((seed) => [name, seed] as const));

  it.each(documents)('%s of the incident %s is as in the golden file', (name, seed) => {
    expectGolden(`${name}/${seed}.md`, markdown(name, seedRecord(seed)));
  });

  it.each([...BUILT_IN.keys()])('%s of an incident with an empty record is as in the golden file', (name) => {
    expectGolden(`${name}/empty.md`, markdown(name, emptyRecord('Checkout errors')));
  });
});
