import { openStores } from '../src/mongo/open-stores.ts';
import { startServer } from './child-programs.ts';
import type { OwnStores } from './databases.ts';
import type { BenchContext, Figure } from './figure.ts';
import { boltApp, scribe } from './load-target.ts';
import { loadRows, ratioRows, takeTurns } from './take-turns.ts';

/** `/incident log` beside a Bolt app that does a single insert, and beside one that does nothing. */
export const logFigure: Figure = async (context) => {
  const figure = 'log';
  const slack = await startServer('./silent-slack.js');
  try {
    const { profileDir } = context;
    const empty = () => withIndexes(context);
    const acks = boltApp('Bolt, ack only');
    const inserts = boltApp('Bolt, one insert', () => context.databases.fresh());
    const bot = scribe('Scribe, bot', { run: 'bot', slack, profileDir }, empty);
    const both = scribe('Scribe, bot and worker', { run: 'bot,worker', slack, profileDir }, empty);
    const targets = [acks, inserts, bot, both];
    const rounds = await takeTurns(figure, targets, context);
    return [
      ...targets.flatMap((target) => loadRows(figure, target, rounds)),
      ...[bot, both].flatMap((target) =>
        ratioRows(figure, { target, to: inserts, atLeast: 0.67, p99AtMost: 2 }, rounds),
      ),
    ];
  } finally {
    await slack.stop();
  }
};

/** Empty stores with all indexes. */
export async function withIndexes({ databases }: BenchContext): Promise<OwnStores> {
  const own = await databases.fresh();
  const stores = await openStores(own.mongodbUri);
  await stores.createIndexes();
  await stores.close();
  return own;
}
