import { draftPostmortem, type Postmortem } from '../src/domain/postmortem/document.ts';
import { standard } from '../src/domain/postmortem/templates/standard.ts';
import { renderMarkdown } from '../src/render/markdown.ts';
import { median, medianRow, type Row } from './row.ts';
import { sampleRecord } from './samples.ts';
import type { Figure } from './setting.ts';

const SIZES = [10, 1_000, 10_000] as const;
const REPEATS = 9;

/** What a draft is turned into, and how long the largest may take (ms). */
const FORMATS: readonly {
  readonly name: string;
  readonly render: (document: Postmortem) => unknown;
  readonly atMost: number;
}[] = [{ name: 'Markdown', render: renderMarkdown, atMost: 500 }];

/** From a record in memory to the finished document, by the number of its entries. */
export const draftFigure: Figure = async ({ say }) => {
  return FORMATS.flatMap(({ name, render, atMost }) => {
    const once = (entries: number) => {
      const record = sampleRecord(entries);
      const began = performance.now();
      render(draftPostmortem(record, standard));
      return performance.now() - began;
    };
    const cold = once(10_000);
    const times = SIZES.map((entries) => Array.from({ length: REPEATS }, () => once(entries)));
    say(`draft, ${name}: ${times.map((each) => `${median(each).toFixed(1)} ms`).join(', ')}`);
    return rowsOf(name, atMost, cold, times);
  });
};

function rowsOf(name: string, atMost: number, cold: number, times: readonly (readonly number[])[]): Row[] {
  const figure = 'draft';
  const [small = [], middle = [], large = []] = times;
  const what = (entries: number) => `${entries.toLocaleString('en')} entries to ${name}`;
  return [
    medianRow({ figure, what: what(10), unit: 'ms' }, small),
    medianRow({ figure, what: what(1_000), unit: 'ms' }, middle),
    medianRow({ figure, what: what(10_000), unit: 'ms', aim: { atMost } }, large),
    { figure, what: `${what(10_000)}, first of the process`, unit: 'ms', value: cold, aim: { atMost } },
    {
      figure,
      what: `${name}: 10,000 entries : 1,000`,
      unit: '×',
      value: median(large) / median(middle),
      aim: { atMost: 10 },
    },
  ];
}
