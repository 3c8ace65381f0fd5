import { draftPostmortem } from '../src/domain/postmortem/draft/draft-postmortem.ts';
import { comprehensive } from '../src/domain/postmortem/templates/comprehensive.ts';
import { BUILT_IN } from '../src/domain/postmortem/templates/registry.ts';
import { standard } from '../src/domain/postmortem/templates/standard.ts';
import type { Template } from '../src/domain/postmortem/templates/template.ts';
import { renderMarkdown } from '../src/render/markdown.ts';
import { againstBefore } from './draft-before.ts';
import type { Figure } from './figure.ts';
import { median, medianRow, type Row } from './measured-row.ts';
import { sampleRecord } from './samples.ts';

const SIZES = [10, 100, 1_000, 10_000] as const;
const BOTH = [standard, comprehensive] as const;
const REPEATS = 9;
const MOST_MS = 500;

/** Time from a record in memory to the finished Markdown, by number of entries; and the slowest template. */
export const draftFigure: Figure = async ({ say }) => {
  const cold = once(10_000, standard);
  const times = SIZES.map((entries) => timesOf(entries, standard));
  say(`draft, standard: ${times.map((each) => `${median(each).toFixed(1)} ms`).join(', ')}`);
  return [...rowsOf(cold, times), ...BOTH.map(documentGrowth), slowest(say), ...(await againstBefore())];
};

function once(entries: number, template: Template): number {
  const record = sampleRecord(entries);
  const began = performance.now();
  renderMarkdown(draftPostmortem(record, template));
  return performance.now() - began;
}

function timesOf(entries: number, template: Template): number[] {
  return Array.from({ length: REPEATS }, () => once(entries, template));
}

function rowsOf(cold: number, times: readonly (readonly number[])[]): Row[] {
  const figure = 'draft';
  const [ten = [], hundred = [], thousand = [], most = []] = times;
  const row = (entries: number) => ({ figure, what: what(entries), unit: 'ms' }) as const;
  const aim = { atMost: MOST_MS };
  return [
    medianRow(row(10), ten),
    medianRow(row(100), hundred),
    medianRow(row(1_000), thousand),
    medianRow({ ...row(10_000), aim }, most),
    { figure, what: `${what(10_000)}, first of the process`, unit: 'ms', value: cold, aim },
    growth('Markdown: 1,000 entries : 100', thousand, hundred),
    growth('Markdown: 10,000 entries : 1,000', most, thousand),
  ];
}

function what(entries: number): string {
  return `${entries.toLocaleString('en')} entries to Markdown`;
}

/** Ten times the entries take at most ten times as long. */
function growth(name: string, large: readonly number[], small: readonly number[]): Row {
  const value = median(large) / median(small);
  return { figure: 'draft', what: name, unit: '×', value, aim: { atMost: 10 } };
}

/** The document alone, without its Markdown. */
function documentGrowth(template: Template): Row {
  const times = (entries: number) =>
    Array.from({ length: REPEATS }, () => {
      const record = sampleRecord(entries);
      const began = performance.now();
      draftPostmortem(record, template);
      return performance.now() - began;
    });
  const value = median(times(10_000)) / median(times(1_000));
  const what = `document, ${template.name}: 10,000 entries : 1,000`;
  return { figure: 'draft', what, unit: '×', value, aim: { atMost: 11 } };
}

function slowest(say: (line: string) => void): Row {
  const all = [...BUILT_IN.values()].map((template) => ({
    template,
    times: timesOf(10_000, template),
  }));
  say(
    `draft, 10,000 entries: ${all.map(({ template, times }) => `${template.name} ${median(times).toFixed(0)} ms`).join(', ')}`,
  );
  const [last] = all.toSorted((a, b) => median(b.times) - median(a.times));
  if (!last) throw new Error('There is no built-in template.');
  const words = `${what(10_000)}, slowest template (${last.template.name})`;
  return medianRow({ figure: 'draft', what: words, unit: 'ms', aim: { atMost: MOST_MS } }, last.times);
}
