import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { draftPostmortem } from '../src/domain/postmortem/draft/draft-postmortem.ts';
import { emptyRecord } from '../src/domain/postmortem/record/record.ts';
import { BUILT_IN } from '../src/domain/postmortem/templates/registry.ts';
import { renderMarkdown } from '../src/render/markdown.ts';
import { median, type Row } from './measured-row.ts';
import { sampleRecord } from './samples.ts';

const TEMPLATES = ['standard', 'comprehensive'] as const;
const REPEATS = 9;
const MOST = 10_000;

/** What drafts with one build of Scribe. */
interface Build {
  readonly draftPostmortem: typeof draftPostmortem;
  readonly BUILT_IN: typeof BUILT_IN;
  readonly renderMarkdown: typeof renderMarkdown;
  readonly emptyRecord: typeof emptyRecord;
}

const NOW: Build = { draftPostmortem, BUILT_IN, renderMarkdown, emptyRecord };

/** CPU time of a draft against an earlier build, whose folder `SCRIBE_BENCH_BEFORE` names; no rows without it. */
export async function againstBefore(): Promise<Row[]> {
  const folder = process.env['SCRIBE_BENCH_BEFORE'];
  if (!folder) return [];
  const before = await buildIn(folder);
  return TEMPLATES.flatMap((template) => ratios(before, template));
}

async function buildIn(folder: string): Promise<Build> {
  const load = async (...paths: readonly [string, ...string[]]) => {
    const path = paths.map((each) => `${folder}/src/${each}.js`).find(existsSync);
    return import(pathToFileURL(path ?? `${folder}/src/${paths[0]}.js`).href);
  };
  // Some builds have these files elsewhere.
  const [draft, registry, record, markdown] = await Promise.all([
    load('domain/postmortem/draft/draft-postmortem', 'domain/postmortem/draft-postmortem'),
    load('domain/postmortem/templates/registry'),
    load('domain/postmortem/record/record', 'domain/postmortem/record'),
    load('render/markdown'),
  ]);
  return { ...draft, ...registry, ...record, ...markdown };
}

/** Both builds take turns in one process, so that they meet the same machine. */
function ratios(before: Build, template: string): Row[] {
  const times = Array.from({ length: REPEATS }, () => [timesOf(NOW, template), timesOf(before, template)]);
  const middle = (build: 0 | 1, part: 'document' | 'both') =>
    median(times.map((each) => each[build]?.[part] ?? 0));
  const row = (what: string, part: 'document' | 'both', atMost: number): Row => ({
    figure: 'draft',
    what: `${what} of 10,000 entries, ${template}: this build : the one before`,
    unit: '×',
    value: middle(0, part) / middle(1, part),
    aim: { atMost },
  });
  return [row('document', 'document', 0.35), row('document and Markdown', 'both', 0.6)];
}

function timesOf(build: Build, name: string): { readonly document: number; readonly both: number } {
  const sample = sampleRecord(MOST);
  const record = { ...build.emptyRecord(sample.title), ...sample };
  const template = build.BUILT_IN.get(name);
  if (!template) throw new Error(`There is no built-in template ${name}.`);
  globalThis.gc?.();
  const began = process.cpuUsage();
  const drafted = build.draftPostmortem(record, template);
  const document = since(began);
  build.renderMarkdown(drafted);
  return { document, both: since(began) };
}

function since(began: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(began);
  return (user + system) / 1_000;
}
