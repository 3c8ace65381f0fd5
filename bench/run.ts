import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { type Services, startServices } from '../packages/dev-services/services/start-services.ts';
import { untilSignal } from '../packages/dev-services/services/until-signal.ts';
import { databasesOn } from './databases.ts';
import type { BenchContext, Figure } from './figure.ts';
import { draftFigure } from './figure-draft.ts';
import { effectsFigure } from './figure-effects.ts';
import { factsFigure } from './figure-facts.ts';
import { logFigure } from './figure-log.ts';
import { longIncidentFigure } from './figure-long-incident.ts';
import { messagesFigure } from './figure-messages.ts';
import { overviewFigure } from './figure-overview.ts';
import { renderFigure } from './figure-render.ts';
import { slowAnswersFigure } from './figure-slow-answers.ts';
import { startFigure } from './figure-start.ts';
import { storeSizeFigure } from './figure-store-size.ts';
import { sweepFigure } from './figure-sweep.ts';
import { met, type Row } from './measured-row.ts';
import { table } from './table.ts';

const FIGURES: Readonly<Record<string, Figure>> = {
  draft: draftFigure,
  facts: factsFigure,
  start: startFigure,
  log: logFigure,
  messages: messagesFigure,
  'long-incident': longIncidentFigure,
  'slow-answers': slowAnswersFigure,
  'store-size': storeSizeFigure,
  sweep: sweepFigure,
  effects: effectsFigure,
  overview: overviewFigure,
  render: renderFigure,
};

const USAGE = `npm run bench -- [--only NAME]... [--json FILE] [--rounds 10] [--seconds 2] [--items 1000000] [--profile DIR]
  NAME is one of ${Object.keys(FIGURES).join(', ')}; --profile writes CPU profiles of Scribe under load, which slows it.`;

/** `npm run bench`: figures and ratios within one run, as a table and as JSON. */
async function main(): Promise<number> {
  const options = readOptions();
  const asked = untilSignal();
  const services = await startServices({ log: say });
  for (const line of services.summary) say(line);
  const fullServer = !services.summary.some((line) => line.includes('embedded'));
  if (!fullServer)
    say('The embedded database is for development: its figures are only a hint. Set MONGODB_URI.');
  const databases = databasesOn(services);
  try {
    const rows = await Promise.race([
      measure(options.only, { ...options, databases, fullServer, say }),
      asked,
    ]);
    if (!rows) return 130;
    report(rows, services, options.json);
    return 0;
  } finally {
    await databases.removeAll();
    await services.stop();
  }
}

async function measure(only: readonly string[], context: BenchContext): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (const [name, figure] of Object.entries(FIGURES)) {
    if (only.length === 0 || only.includes(name)) rows.push(...(await figure(context)));
  }
  return rows;
}

function report(rows: readonly Row[], services: Services, file: string | undefined): void {
  const judged = rows.map((row) => {
    const verdict = met(row);
    return verdict === undefined ? row : { ...row, met: verdict };
  });
  const machine = `${cpus().length} CPUs, ${cpus()[0]?.model ?? 'unknown'}`;
  const about = {
    node: process.version,
    machine,
    servers: services.summary.map((line) => line.replace(/, [^,]*$/, '')),
  };
  const json = JSON.stringify({ ...about, rows: judged }, undefined, 2);
  process.stdout.write(`\n${table(rows)}\n\n`);
  if (file === undefined) process.stdout.write(`${json}\n`);
  else writeFileSync(file, `${json}\n`);
}

function readOptions() {
  const { values } = parseArgs({
    options: {
      only: { type: 'string', multiple: true, default: [] },
      json: { type: 'string' },
      rounds: { type: 'string', default: '10' },
      seconds: { type: 'string', default: '2' },
      items: { type: 'string', default: '1000000' },
      profile: { type: 'string' },
    },
  });
  const unknown = values.only.find((name) => !Object.hasOwn(FIGURES, name));
  if (unknown !== undefined) throw new Error(`There is no figure "${unknown}".\n${USAGE}`);
  return {
    only: values.only,
    json: values.json,
    rounds: count('rounds', values.rounds),
    seconds: count('seconds', values.seconds),
    items: count('items', values.items),
    profileDir: values.profile,
  };
}

function count(name: string, value: string): number {
  const number = Number(value);
  if (!Number.isInteger(number) || number < 1)
    throw new Error(`--${name} is "${value}", expected a whole number, for example --${name} 3\n${USAGE}`);
  return number;
}

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    say(error instanceof Error ? error.message : String(error));
    process.exit(1);
  },
);
