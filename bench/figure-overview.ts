import { listIncidents } from '../src/app/access/find-incident.ts';
import { loadHome } from '../src/app/home/load-home.ts';
import { wordIndexer } from '../src/app/search/index-words.ts';
import { searchIncidents } from '../src/app/search/search-incidents.ts';
import { readPolicy } from '../src/config/policy.ts';
import { dateIn } from '../src/domain/actions/calendar-date.ts';
import type { Incident } from '../src/domain/incident/incident.ts';
import { openStores, type Stores } from '../src/mongo/open-stores.ts';
import type { OwnStores } from './databases.ts';
import type { BenchContext, Figure } from './figure.ts';
import { withIndexes } from './figure-log.ts';
import { median, medianRow, type Row } from './measured-row.ts';
import { sampleAction, sampleEntry, sampleIncident } from './samples.ts';
import { TEAM, USERS } from './slack-request.ts';

/** A small team, and one that has used Scribe for years: a quarter of its incidents is private to others. */
const SMALL = { incidents: 20, items: 200, hidden: 5 } as const;
const LARGE = { incidents: 2_000, items: 20_000, hidden: 500 } as const;
const ROUNDS = 15;
const AT_ONCE = 16;
/** So many are active at a time in both. */
const ACTIVE = 5;
/** So many of the items are theirs in both. */
const OWNED = 20;
const [ME = 'U1'] = USERS;

type Size = typeof SMALL | typeof LARGE;

/** What people look up about everything: how long it takes in a large team, and against a small one. */
export const overviewFigure: Figure = async (context) => {
  const figure = 'overview';
  if (!context.fullServer) {
    context.say('overview: left out, since the embedded database scans whole collections; set MONGODB_URI.');
    return [];
  }
  const [small, large] = [await teamOf(SMALL, context), await teamOf(LARGE, context)];
  try {
    const rows: Row[] = [];
    for (const [what, look] of Object.entries(LOOKS)) {
      const times: Record<'small' | 'large', number[]> = { small: [], large: [] };
      for (let round = 0; round < ROUNDS; round += 1) {
        times.small.push(await timed(() => look(small.ports)));
        times.large.push(await timed(() => look(large.ports)));
      }
      rows.push(
        medianRow({ figure, what: `${what}, ${SMALL.incidents} incidents`, unit: 'ms' }, times.small),
        {
          ...medianRow({ figure, what: `${what}, ${LARGE.incidents} incidents`, unit: 'ms' }, times.large),
          aim: { atMost: 300 },
        },
        {
          ...{ figure, what: `${what}, ${LARGE.incidents} : ${SMALL.incidents} incidents`, unit: '×' },
          value: median(times.large) / median(times.small),
          ...(what === 'home' || what === 'list' ? { aim: { atMost: 1.5 } } : {}),
        },
      );
    }
    return rows;
  } finally {
    await Promise.all([small.close(), large.close()]);
  }
};

type Ports = ReturnType<typeof portsOf>;

const LOOKS: Readonly<Record<string, (ports: Ports) => Promise<unknown>>> = {
  home: (ports) => loadHome(ports, { team: TEAM, user: ME }),
  list: (ports) => listIncidents(ports, { team: TEAM, user: ME }),
  search: (ports) => searchIncidents(ports, { team: TEAM, user: ME, line: 'redis timeout' }),
  'search for a rare word': (ports) => searchIncidents(ports, { team: TEAM, user: ME, line: 'word-7' }),
};

async function timed(run: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await run();
  return performance.now() - began;
}

async function teamOf(size: Size, context: BenchContext) {
  context.say(`overview: storing ${size.incidents} incidents and ${size.items} action items`);
  const own: OwnStores = await withIndexes(context);
  const stores = await openStores(own.mongodbUri);
  await fill(stores, size);
  const ports = portsOf(stores);
  const index = wordIndexer(ports);
  while ((await stores.searchIndex.changing(TEAM, 1)).length > 0) await index();
  return {
    ports,
    async close() {
      await stores.close();
      await own.remove();
    },
  };
}

async function fill(stores: Stores, { incidents, items, hidden }: Size): Promise<void> {
  const now = new Date();
  for (const user of USERS)
    await stores.people.put({ team: TEAM, user, name: user, zone: 'UTC', deactivated: false, readAt: now });
  await forEach(incidents, async (number) => {
    const isHidden = number % Math.floor(incidents / hidden) === 0;
    const base = sampleIncident({ number, channel: `C${number}`, active: number > incidents - ACTIVE });
    const incident: Incident = isHidden
      ? { ...base, private: true, declaredBy: 'UOTHER', roles: { commander: ['UOTHER'] } }
      : base;
    await stores.incidents.create({ incident, events: [], effects: [], at: incident.declaredAt });
    for (let line = 0; line < 5; line += 1) {
      const entry = sampleEntry(number * 10 + line, incident.key);
      const text = `${entry.text} redis timeout word-${number % 100}`;
      await stores.entries.insert({ ...entry, text }, [], entry.loggedAt);
    }
  });
  await forEach(items, async (number) => {
    const item = sampleAction(number, dateIn(now, 'UTC'));
    const owner = number <= OWNED ? ME : 'UOTHER';
    await stores.actions.create({ item: { ...item, owner }, remindAt: undefined, effects: [], at: now });
  });
}

/** 1 to `count`, several at once. */
async function forEach(count: number, act: (number: number) => Promise<void>): Promise<void> {
  let next = 1;
  const lane = async () => {
    while (next <= count) await act(next++);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
}

/** Slack is not asked: who is in the private channels was read a moment ago. */
function portsOf(stores: Stores) {
  const quiet = () => undefined;
  return {
    ...stores,
    peopleSource: {
      read: async (_team: string, user: string) => ({ name: user, zone: 'UTC', deactivated: false }),
    },
    channelLookup: { kindOf: async () => 'private' as const, members: async () => [] },
    queue: { offer: quiet, echoSoon: quiet },
    journal: { info: quiet, warn: quiet },
    clock: () => new Date(),
    userGroups: { members: async () => [], list: async () => [] },
    policy: { ...readPolicy('', 'bench'), announceChannel: undefined },
  };
}
