/** A Scribe as `scribe start` runs it, by the clock of the workspaces: SCRIBE_CLOCK_FILE says by how much it is ahead (ms). */
import { readFileSync } from 'node:fs';
import { readConfig } from '../../src/config.ts';
import { startService } from '../../src/service.ts';

/** How long what was read of the clock counts; shorter than a pause of the process. */
const READ_MS = 20;

let aheadMs = 0;
let readAt = Number.NEGATIVE_INFINITY;

function now(): Date {
  if (performance.now() - readAt > READ_MS) {
    aheadMs = Number(readFileSync(process.env['SCRIBE_CLOCK_FILE'] ?? '', 'utf8'));
    readAt = performance.now();
  }
  return new Date(Date.now() + aheadMs);
}

const service = await startService(readConfig(process.env), {
  clock: now,
  // Days go by in seconds here.
  timings: { reminders: 3_000, nudges: 3_000 },
});
process.on('SIGTERM', () => {
  service.stop({ by: 'SIGTERM', drainMs: 0 }).then(
    () => process.exit(0),
    () => process.exit(1),
  );
});
process.stdout.write(`${JSON.stringify({ port: service.port })}\n`);
