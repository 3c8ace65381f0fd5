import { openStores, type Stores } from '../src/mongo/open-stores.ts';
import { startServer } from './child-programs.ts';
import type { OwnStores } from './databases.ts';
import type { BenchContext, Figure } from './figure.ts';
import { withIndexes } from './figure-log.ts';
import { forEach } from './for-each.ts';
import { scribe } from './load-target.ts';
import { sampleEntry, sampleIncident } from './samples.ts';
import { CHANNEL } from './slack-request.ts';
import { loadRows, ratioRows, takeTurns } from './take-turns.ts';

/** Entries in the incident, and incidents in the team. */
const STORED = 10_000;
const KEY = 'INC-2025-00001';

/** `/incident log` in a store that has been in use for years, beside an empty one. */
export const storeSizeFigure: Figure = async (context) => {
  const figure = 'store-size';
  const slack = await startServer('./silent-slack.js');
  try {
    const small = scribe('empty store', { run: 'bot', slack }, () => withIndexes(context));
    const large = scribe('10,000 entries, 10,000 incidents', { run: 'bot', slack }, () =>
      filledStores(context),
    );
    const rounds = await takeTurns(figure, [small, large], context);
    return [
      ...[small, large].flatMap((target) => loadRows(figure, target, rounds)),
      ...ratioRows(figure, { target: large, to: small, atLeast: 0.9 }, rounds),
    ];
  } finally {
    await slack.stop();
  }
};

async function filledStores(context: BenchContext): Promise<OwnStores> {
  context.say(`store-size: storing ${STORED} incidents and ${STORED} entries`);
  const own = await withIndexes(context);
  const stores = await openStores(own.mongodbUri);
  await fill(stores);
  await stores.close();
  return own;
}

/** One active incident in the channel, with all the entries; the others are over and have channels of their own. */
async function fill(stores: Stores): Promise<void> {
  await forEach(STORED, async (number) => {
    const here = number === 1;
    const incident = sampleIncident({ number, channel: here ? CHANNEL : `C${number}`, active: here });
    await stores.incidents.create({ incident, events: [], effects: [], at: incident.declaredAt });
  });
  await forEach(STORED, async (number) => {
    const entry = sampleEntry(number, KEY);
    await stores.entries.insert(entry, [], entry.loggedAt);
  });
}
