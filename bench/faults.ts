import { randomBytes, randomInt } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { startMongo } from '../packages/dev-services/services/mongo.ts';
import { untilSignal } from '../packages/dev-services/services/until-signal.ts';
import { withDatabase } from '../packages/dev-services/services/with-database.ts';
import { type FaultRun, openFaultRun } from './faults/fault-run.ts';

const USAGE = 'npm run faults -- [--faults 120] [--seed NUMBER]';

/** `npm run faults`: people type while everything is broken and mended at random; then everything must be as it should. */
async function main(): Promise<number> {
  const { values } = parseArgs({ options: { faults: { type: 'string' }, seed: { type: 'string' } } });
  const faults = numberOf('faults', values.faults ?? '120');
  const seed = numberOf('seed', values.seed ?? String(randomInt(1_000_000)));
  const asked = untilSignal();
  const given = process.env['MONGODB_URI'];
  const server = given ? undefined : await startMongo({ log: say });
  const uri = withDatabase(given ?? server?.url ?? '', `scribe_faults_${randomBytes(4).toString('hex')}`);
  say(`MongoDB: ${server?.what ?? 'as the environment says'}. Seed ${seed}, ${faults} faults.`);
  let run: FaultRun | undefined;
  try {
    run = await openFaultRun({ uri, server, seed, say });
    const wrong = await Promise.race([run.play(faults), asked]);
    if (typeof wrong === 'number' || wrong === undefined) return 130;
    for (const line of wrong) say(`WRONG: ${line}`);
    say(wrong.length === 0 ? `Nothing wrong (seed ${seed}).` : `${wrong.length} wrong (seed ${seed}).`);
    return wrong.length === 0 ? 0 : 1;
  } finally {
    await run?.close();
    await server?.stop();
    // What still hangs on a connection that was held back ends with this process.
    await sleep(100);
  }
}

function numberOf(name: string, value: string): number {
  const number = Number(value);
  if (!Number.isInteger(number) || number < 1)
    throw new Error(`--${name} is "${value}", expected a whole number\n${USAGE}`);
  return number;
}

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    say(error instanceof Error ? (error.stack ?? error.message) : String(error));
    process.exit(1);
  },
);
