import { execFileSync } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';

import { type Server, startServer } from './child.ts';
import { withIndexes } from './figure-log.ts';
import { median, medianRow, type Row } from './row.ts';
import { startScribe } from './scribe.ts';
import type { Figure } from './setting.ts';

const STARTS = 7;
const MEMORIES = 3;
const IDLE_MS = 5_000;

/** From the start of the process until it is ready, and its memory when nothing happens. */
export const startFigure: Figure = async (setting) => {
  const figure = 'start';
  const slack = await startServer('./silent-slack.js');
  const stores = await withIndexes(setting);
  const tookMs: number[] = [];
  const scribeMb: number[] = [];
  const importsMb: number[] = [];
  try {
    for (let start = 0; start < STARTS; start++) {
      const measureMemory = start < MEMORIES;
      const scribe = await startScribe({ run: 'bot,worker', stores, slack });
      tookMs.push(scribe.tookMs);
      setting.say(`start ${start + 1} of ${STARTS}: ready after ${scribe.tookMs.toFixed(0)} ms`);
      if (measureMemory) scribeMb.push(await idleMemory(scribe));
      else await scribe.stop();
      if (measureMemory) importsMb.push(await idleMemory(await startServer('./imports-only.js')));
    }
    return [
      medianRow({ figure, what: 'start until ready', unit: 'ms', aim: { atMost: 1_000 } }, tookMs),
      medianRow(
        { figure, what: 'memory of a process that only imports the same packages', unit: 'MB' },
        importsMb,
      ),
      medianRow({ figure, what: 'memory of Scribe, idle, bot and worker', unit: 'MB' }, scribeMb),
      {
        figure,
        what: 'memory : imports only',
        unit: '×',
        value: median(scribeMb) / median(importsMb),
        aim: { atMost: 1.3 },
      },
    ] satisfies Row[];
  } finally {
    await stores.remove();
    await slack.stop();
  }
};

/** Resident memory in megabytes (10⁶ bytes) after a few idle seconds; stops the process. */
async function idleMemory(server: Server): Promise<number> {
  try {
    await sleep(IDLE_MS);
    const kibibytes = Number(
      execFileSync('ps', ['-o', 'rss=', '-p', String(server.pid)], { encoding: 'utf8' }),
    );
    return (kibibytes * 1_024) / 1_000_000;
  } finally {
    await server.stop();
  }
}
