import { openStores, type Stores } from '../src/mongo/open-stores.ts';
import { startServer } from './child.ts';
import type { OwnStores } from './databases.ts';
import { withIndexes } from './figure-log.ts';
import { loadRows, ratioRows, takeTurns } from './rounds.ts';
import { sampleEntry, sampleIncident } from './samples.ts';
import type { Figure, Setting } from './setting.ts';
import { CHANNEL } from './slack-request.ts';
import { scribe } from './subject.ts';

/** Entries in the incident, and incidents in the team. */
const STORED = 10_000;
const KEY = 'INC-2025-00001';
const AT_ONCE = 16;

/** `/incident log` in a store that has been in use for years, beside an empty one. */
export const storeSizeFigure: Figure = async (setting) => {
  const figure = 'store-size';
  const slack = await startServer('./silent-slack.js');
  try {
    const small = scribe('empty store', { run: 'bot', slack }, () => withIndexes(setting));
    const large = scribe('10,000 entries, 10,000 incidents', { run: 'bot', slack }, () =>
      filledStores(setting),
    );
    const rounds = await takeTurns(figure, [small, large], setting);
    return [
      ...[small, large].flatMap((subject) => loadRows(figure, subject, rounds)),
      ...ratioRows(figure, { subject: large, to: small, atLeast: 0.9 }, rounds),
    ];
  } finally {
    await slack.stop();
  }
};

async function filledStores(setting: Setting): Promise<OwnStores> {
  setting.say(`store-size: storing ${STORED} incidents and ${STORED} entries`);
  const own = await withIndexes(setting);
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

/** 1 to `count`, some at a time. */
async function forEach(count: number, act: (number: number) => Promise<void>): Promise<void> {
  let next = 1;
  const lane = async () => {
    while (next <= count) await act(next++);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
}
