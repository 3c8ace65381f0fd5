import { openStores } from '../src/mongo/open-stores.ts';
import { startServer } from './child.ts';
import type { OwnStores } from './databases.ts';
import { interleaved, loadRows, ratioRows } from './rounds.ts';
import type { Figure, Setting } from './setting.ts';
import { floor, scribe } from './subject.ts';

/** `/incident log` beside a Bolt app that does a single insert, and beside one that does nothing. */
export const logFigure: Figure = async (setting) => {
  const slack = await startServer('./silent-slack.js');
  try {
    const { profileDir } = setting;
    const empty = { prepare: () => withIndexes(setting), keep: false };
    const acks = floor('Bolt, ack only');
    const inserts = floor('Bolt, one insert', () => setting.databases.fresh());
    const bot = scribe('Scribe, bot', { run: 'bot', slack, profileDir }, empty);
    const both = scribe('Scribe, bot and worker', { run: 'bot,worker', slack, profileDir }, empty);
    const rounds = await interleaved('log', [acks, inserts, bot, both], setting);
    return [
      ...[acks, inserts, bot, both].flatMap((subject) => loadRows('log', subject, rounds)),
      ...ratioRows('log', { subject: bot, to: inserts, atLeast: 0.67, p99AtMost: 2 }, rounds),
      ...ratioRows('log', { subject: both, to: inserts, atLeast: 0.67, p99AtMost: 2 }, rounds),
    ];
  } finally {
    await slack.stop();
  }
};

/** Empty stores with all indexes. */
export async function withIndexes({ databases }: Setting): Promise<OwnStores> {
  const own = await databases.fresh();
  const stores = await openStores(own.mongodbUri);
  await stores.createIndexes();
  await stores.close();
  return own;
}
