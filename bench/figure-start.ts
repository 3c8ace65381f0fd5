import { setTimeout as sleep } from 'node:timers/promises';

import { type Server, startServer } from './child-programs.ts';
import type { Figure } from './figure.ts';
import { withIndexes } from './figure-log.ts';
import { median, medianRow, type Row } from './measured-row.ts';
import { memoryMb } from './process-cost.ts';
import { startScribe } from './start-scribe.ts';

const STARTS = 7;
const IDLE_MS = 5_000;
/** Memory is read for the first starts only, since each reading takes a while. */
const LOOKS = 3;

/** Time from the start of the process until it is ready, and its idle memory. */
export const startFigure: Figure = async (context) => {
  const slack = await startServer('./silent-slack.js');
  const stores = await withIndexes(context);
  try {
    const scribes: Began[] = [];
    const imports: Began[] = [];
    for (let start = 0; start < STARTS; start++) {
      const look = start < LOOKS;
      scribes.push(await begin(() => startScribe({ run: 'bot,worker', stores, slack }), look));
      imports.push(await begin(() => startServer('./imports-only.js'), look));
      context.say(`start ${start + 1} of ${STARTS}: ready after ${scribes.at(-1)?.ms.toFixed(0)} ms`);
    }
    return rowsOf(scribes, imports);
  } finally {
    await stores.remove();
    await slack.stop();
  }
};

/** One start: how long it took, and the resident memory after some idle seconds if it was read. */
interface Began {
  readonly ms: number;
  readonly memory?: number;
}

async function begin(start: () => Promise<Server>, look: boolean): Promise<Began> {
  const began = performance.now();
  const server = await start();
  const ms = performance.now() - began;
  try {
    if (!look) return { ms };
    await sleep(IDLE_MS);
    return { ms, memory: memoryMb(server.pid) };
  } finally {
    await server.stop();
  }
}

function rowsOf(scribes: readonly Began[], imports: readonly Began[]): readonly Row[] {
  const figure = 'start';
  const memory = (all: readonly Began[]) => all.flatMap((one) => one.memory ?? []);
  const ratios = scribes.map(({ ms }, start) => ms / (imports[start]?.ms ?? ms));
  return [
    medianRow(
      { figure, what: 'process that only imports the same packages', unit: 'ms' },
      imports.map(({ ms }) => ms),
    ),
    medianRow(
      { figure, what: 'Scribe until ready', unit: 'ms', aim: { atMost: 1_000 } },
      scribes.map(({ ms }) => ms),
    ),
    medianRow({ figure, what: 'Scribe until ready : imports only', unit: '×' }, ratios),
    medianRow({ figure, what: 'memory of imports only', unit: 'MB' }, memory(imports)),
    medianRow({ figure, what: 'memory of Scribe, bot and worker, idle', unit: 'MB' }, memory(scribes)),
    {
      figure,
      what: 'memory of Scribe : imports only',
      unit: '×',
      value: median(memory(scribes)) / median(memory(imports)),
      aim: { atMost: 1.3 },
    },
  ];
}
