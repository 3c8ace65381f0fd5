import { setTimeout as sleep } from 'node:timers/promises';
import { openStores, type Stores } from '../src/mongo/open-stores.ts';
import { type Server, startServer } from './child-programs.ts';
import type { BenchContext, Figure } from './figure.ts';
import { withIndexes } from './figure-log.ts';
import { forEach } from './for-each.ts';
import { medianRow, type Row } from './measured-row.ts';
import { sampleEntry, sampleIncident } from './samples.ts';
import { startScribe } from './start-scribe.ts';
import { typeCommand } from './type-command.ts';

/** What two incidents hold, each in its channel. */
interface Size {
  readonly channel: string;
  readonly number: number;
  readonly messages: number;
  readonly entries: number;
}

export const SHORT: Size = { channel: 'C1SHORT', number: 1, messages: 10, entries: 10 };
const LONG: Size = { channel: 'C2LONG', number: 2, messages: 10_000, entries: 2_000 };
/** Ids and times of one incident's samples begin here, so that two incidents share none. */
const APART = 100_000;

/** What people type during an incident, and before its end; each is typed as often into both. */
export const COMMANDS = [
  'log error rate seen',
  'note looks like the cache',
  'status identified it is the cache',
  'sev 2',
  'update we are on it',
  'undo',
  'edit error rate seen again',
  'mark cause last',
  'timeline',
  'timeline all',
  'catchup',
  'at -10m',
  'action add Add an alarm',
  'action list',
  'impact',
  'resolve',
  'show',
  'list',
  'mine',
  'metrics',
  'help',
] as const;

/** Every command in an incident of 10,000 messages and 2,000 entries, beside the same in one of 10. */
export const longIncidentFigure: Figure = async (context) => {
  const slack = await startServer('./silent-slack.js');
  const stores = await withIndexes(context);
  const opened = await openStores(stores.mongodbUri);
  context.say(`long-incident: storing ${LONG.messages} messages and ${LONG.entries} entries`);
  for (const size of [SHORT, LONG]) await fill(opened, size);
  await opened.close();
  const scribe = await startScribe({ run: 'bot', stores, slack, profileDir: context.profileDir });
  try {
    const rows: Row[] = [];
    for (const text of COMMANDS) rows.push(...(await compare(scribe, text, context)));
    return rows;
  } finally {
    await scribe.stop();
    await slack.stop();
    await stores.remove();
  }
};

/** In turns, so that a busy moment of the machine affects both alike. */
async function compare(scribe: Server, text: string, { rounds }: BenchContext): Promise<Row[]> {
  const took: Record<'short' | 'long', number[]> = { short: [], long: [] };
  for (let round = -1; round < rounds; round += 1) {
    const [short, long] = [await timed(scribe, SHORT, text), await timed(scribe, LONG, text)];
    // The first turn warms up.
    if (round < 0) continue;
    took.short.push(short);
    took.long.push(long);
  }
  const figure = 'long-incident';
  const ratios = took.long.map((long, round) => long / (took.short[round] ?? long));
  return [
    medianRow({ figure, what: `${text}, 2,000 entries`, unit: 'ms' }, took.long),
    medianRow({ figure, what: `${text}, 2,000 entries to 10`, unit: '×', aim: { atMost: 1.2 } }, ratios),
  ];
}

async function timed(scribe: Server, { channel }: Size, text: string): Promise<number> {
  const began = performance.now();
  await typeCommand(scribe, channel, text);
  const took = performance.now() - began;
  // What a command does after its answer is not part of the next one.
  await sleep(20);
  return took;
}

/** Stores an incident with that much in it. */
export async function fill(stores: Stores, { channel, number, messages, entries }: Size): Promise<void> {
  const incident = sampleIncident({ number, channel, active: true });
  await stores.incidents.create({ incident, events: [], effects: [], at: incident.declaredAt });
  const { team, key } = incident;
  await forEach(entries, async (index) => {
    const entry = sampleEntry(number * APART + index, key);
    await stores.entries.insert(entry, [], entry.loggedAt);
  });
  await forEach(messages, async (index) => {
    const ts = `${1_700_000_000 + index}.000100`;
    const said = { user: 'U0ANA', text: `still looking, ${index}`, threadTs: undefined, files: [] };
    await stores.messages.put({ team, channel, incident: key, ts, ...said });
  });
}
