import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { parseIncidentFile } from '../../src/cli/incident-file.ts';
import { contradictionsOf } from '../../src/domain/postmortem/analysis/contradictions.ts';
import type { Fact } from '../../src/domain/postmortem/analysis/facts/fact.ts';
import { computeFacts, factNamed } from '../../src/domain/postmortem/analysis/facts.ts';
import { readTimeline } from '../../src/domain/postmortem/analysis/milestones.ts';
import { draftPostmortem } from '../../src/domain/postmortem/draft/draft-postmortem.ts';
import { comprehensive } from '../../src/domain/postmortem/templates/comprehensive.ts';
import { concise } from '../../src/domain/postmortem/templates/concise.ts';
import { narrative } from '../../src/domain/postmortem/templates/narrative.ts';
import { numbered } from '../../src/domain/postmortem/templates/numbered.ts';
import { standard } from '../../src/domain/postmortem/templates/standard.ts';
import { renderMarkdown } from '../../src/render/markdown.ts';
import { ELSEWHERE } from './elsewhere-figures.ts';

const FOLDER = new URL('elsewhere/', import.meta.url);
const FILES = readdirSync(FOLDER).map((file) => file.replace('.json', ''));

function record(name: string) {
  return parseIncidentFile(readFileSync(new URL(`${name}.json`, FOLDER), 'utf8'), `${name}.json`);
}

function figure(fact: Fact): number {
  if ('count' in fact) return fact.count;
  return 'share' in fact ? fact.share : fact.minutes;
}

describe('incidents from elsewhere', () => {
  it('each have a published figure', () => {
    expect(Object.keys(ELSEWHERE).sort()).toEqual([...FILES].sort());
  });

  const figures = Object.entries(ELSEWHERE).flatMap(([name, rows]) =>
    rows.map((row) => [name, row.says, row] as const),
  );

  it.each(figures)('%s: %s', (name, _says, { fact, published, ours, differs }) => {
    const found = computeFacts(record(name)).facts.find((each) => each.name === fact);
    expect(found ? figure(found) : 'missing').toBe(ours);
    expect(differs !== undefined).toBe(published !== ours);
  });

  it('state the periods of an incident that came back, and their sum', () => {
    const periods = (name: string) => {
      const duration = factNamed(computeFacts(record(name)), 'duration');
      return [duration?.periods?.map(({ minutes }) => minutes), duration?.impactMinutes];
    };
    expect(periods('stripe-2019')).toEqual([[27, 93], 120]);
    expect(periods('azure-2025')).toEqual([[195, 70], 265]);
    expect(FILES.filter((name) => periods(name)[0])).toEqual(['azure-2025', 'stripe-2019']);
  });

  it('contradict themselves in one file only, which has one wrong date', () => {
    const found = FILES.flatMap((name) =>
      contradictionsOf(readTimeline(record(name))).map(({ text }) => `${name}: ${text}`),
    );
    expect(found).toEqual(['moj-prometheus-2023: the resolution is before the detection']);
  });

  it.each(FILES)('%s is drafted with every template, the same each time', (name) => {
    for (const template of [standard, comprehensive, numbered, concise, narrative]) {
      const draft = () => renderMarkdown(draftPostmortem(record(name), template));
      expect(draft()).toBe(draft());
      expect(draft()).not.toMatch(/undefined|NaN|Invalid Date|\[object/);
    }
  });
});
