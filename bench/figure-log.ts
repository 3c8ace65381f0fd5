import { openStores } from '../src/mongo/open-stores.ts';
import { startServer } from './child.ts';
import type { OwnStores } from './databases.ts';
import { loadRows, ratioRows, takeTurns } from './rounds.ts';
import type { Figure, Setting } from './setting.ts';
import { floor, scribe } from './subject.ts';

/** `/incident log` beside a Bolt app that does a single insert, and beside one that does nothing. */
export const logFigure: Figure = async (setting) => {
  const figure = 'log';
  const slack = await startServer('./silent-slack.js');
  try {
    const { profileDir } = setting;
    const empty = () => withIndexes(setting);
    const acks = floor('Bolt, ack only');
    const inserts = floor('Bolt, one insert', () => setting.databases.fresh());
    const bot = scribe('Scribe, bot', { run: 'bot', slack, profileDir }, empty);
    const both = scribe('Scribe, bot and worker', { run: 'bot,worker', slack, profileDir }, empty);
    const subjects = [acks, inserts, bot, both];
    const rounds = await takeTurns(figure, subjects, setting);
    return [
      ...subjects.flatMap((subject) => loadRows(figure, subject, rounds)),
      ...[bot, both].flatMap((subject) =>
        ratioRows(figure, { subject, to: inserts, atLeast: 0.67, p99AtMost: 2 }, rounds),
      ),
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
