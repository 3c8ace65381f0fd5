import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { renderIncidentJson } from '../src/render/incident-json.ts';
import { program } from './child-programs.ts';
import type { Figure } from './figure.ts';
import { median, medianRow } from './measured-row.ts';
import { sampleRecord } from './samples.ts';

const ENTRIES = 50;
const STARTS = 9;

const run = promisify(execFile);

/** `scribe facts --file` as a person calls it: from the start of the process to its end. */
export const factsFigure: Figure = async ({ say }) => {
  const folder = mkdtempSync(join(tmpdir(), 'scribe-bench-'));
  try {
    const file = join(folder, 'incident.json');
    writeFileSync(file, renderIncidentJson(sampleRecord(ENTRIES)));
    const times: number[] = [];
    for (let start = 0; start < STARTS; start += 1) times.push(await once(file));
    say(`facts of ${ENTRIES} entries: ${median(times).toFixed(0)} ms`);
    const what = `scribe facts of ${ENTRIES} entries, from a cold start`;
    return [medianRow({ figure: 'facts', what, unit: 'ms', aim: { atMost: 400 } }, times)];
  } finally {
    rmSync(folder, { recursive: true });
  }
};

async function once(file: string): Promise<number> {
  const began = performance.now();
  const { stdout } = await run(process.execPath, [program('../src/cli/scribe.js'), 'facts', '--file', file]);
  const took = performance.now() - began;
  const { facts }: { readonly facts?: readonly unknown[] } = JSON.parse(stdout);
  if (!facts || facts.length === 0) throw new Error(`scribe facts gave no facts:\n${stdout}`);
  return took;
}
