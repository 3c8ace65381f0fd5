import { draftPostmortem } from '../src/domain/postmortem/draft/draft-postmortem.ts';
import { standard } from '../src/domain/postmortem/templates/standard.ts';
import { type Exported, renderFile } from '../src/render/render-file.ts';
import type { Figure } from './figure.ts';
import { median, medianRow, type Row } from './measured-row.ts';
import { sampleRecord } from './samples.ts';

const SIZES = [100, 1_000, 10_000] as const;

/** What a document is rendered to, pictures and all, how long the largest may take (ms), and how often it is tried. */
const FORMATS = [
  { name: 'Markdown', format: 'md', atMost: 500, repeats: 7 },
  { name: 'HTML', format: 'html', atMost: 1_000, repeats: 5 },
  { name: 'PDF', format: 'pdf', atMost: 10_000, repeats: 3 },
] as const;

/** Time from a finished document to the bytes of a file, by number of entries. */
export const renderFigure: Figure = async ({ say }) => {
  const drafted = SIZES.map((entries): Exported => {
    const record = sampleRecord(entries);
    return { record, document: draftPostmortem(record, standard) };
  });
  const rows: Row[] = [];
  for (const { name, format, atMost, repeats } of FORMATS) {
    const times: number[][] = [];
    for (const exported of drafted) times.push(await timesOf(() => renderFile(format, exported), repeats));
    say(`render, ${name}: ${times.map((each) => `${median(each).toFixed(0)} ms`).join(', ')}`);
    rows.push(...rowsOf(name, atMost, times));
  }
  return rows;
};

/** The first one loads the libraries and is not counted. */
async function timesOf(render: () => Promise<unknown>, repeats: number): Promise<number[]> {
  await render();
  const times: number[] = [];
  for (let turn = 0; turn < repeats; turn += 1) {
    const began = performance.now();
    await render();
    times.push(performance.now() - began);
  }
  return times;
}

function rowsOf(name: string, atMost: number, times: readonly (readonly number[])[]): Row[] {
  const figure = 'render';
  const [small = [], middle = [], large = []] = times;
  const what = (entries: number) => `${entries.toLocaleString('en')} entries to ${name}`;
  return [
    medianRow({ figure, what: what(100), unit: 'ms' }, small),
    medianRow({ figure, what: what(1_000), unit: 'ms' }, middle),
    medianRow({ figure, what: what(10_000), unit: 'ms', aim: { atMost } }, large),
    growth(`${name}: 1,000 entries : 100`, middle, small),
    growth(`${name}: 10,000 entries : 1,000`, large, middle),
  ];
}

/** Ten times the entries take at most ten times as long. */
function growth(what: string, large: readonly number[], small: readonly number[]): Row {
  const value = median(large) / median(small);
  return { figure: 'render', what, unit: '×', value, aim: { atMost: 10 } };
}
