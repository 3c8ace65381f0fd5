import { type Dice, dice } from './dice.ts';
import { Expected } from './expected.ts';
import { drawRegions, Happenings } from './happenings.ts';
import { World } from './world.ts';

/** How large a year is. */
export interface Size {
  readonly seed: number;
  readonly items: number;
  readonly people: number;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const [FIRST, HOURS] = ['2026-01-05', 365 * 24];
const START = Date.parse(`${FIRST}T00:00:00Z`);
/** The workers are down for a week from this hour on. */
const [DOWN_FROM, DOWN_FOR] = [80 * 24 + 13, 7 * 24];

/** Lives through a year of an organization, and compares what people were told with what they had to be told. */
export async function liveYear({ seed, items, people }: Size) {
  const drawn = dice(seed);
  const expected = new Expected();
  const regions = drawRegions(drawn, FIRST);
  const world = new World(START, regions);
  const happenings = new Happenings({ dice: drawn, world, expected, regions, people, items, hours: HOURS });
  await happenings.begin();
  const outside: unknown[] = [];
  const weather = weatherOf(drawn);
  for (let hour = 0; hour < HOURS; hour += 1) {
    const { down, skewMs } = weather(hour);
    world.now = START + hour * HOUR_MS + 5 * drawn.between(0, 3) * MINUTE_MS + skewMs;
    await happenings.hour();
    if (down) continue;
    const before = world.posts.length;
    expected.look(world.now);
    await world.work({
      workers: drawn.falls(0.2) ? 2 : 1,
      dies: drawn.falls(0.2) ? { on: drawn.between(1, 80), after: drawn.falls(0.5) } : undefined,
    });
    for (const post of world.posts.slice(before)) {
      const worker = expected.people.get(post.to);
      if (worker && !expected.atWork(post.at, worker)) outside.push(post);
    }
  }
  return compared(world, expected, outside);
}

/** When the workers are down, and for how many hours the clock of the machine is an hour behind. */
function weatherOf(drawn: Dice) {
  let [downFor, behindFor] = [0, 0];
  return (hour: number) => {
    downFor = Math.max(0, downFor - 1);
    behindFor = Math.max(0, behindFor - 1);
    if (hour === DOWN_FROM) downFor = DOWN_FOR;
    else if (drawn.falls(0.01)) downFor = Math.max(downFor, drawn.between(1, 30));
    if (drawn.falls(0.002)) behindFor = drawn.between(1, 60);
    return { down: downFor > 0, skewMs: behindFor > 0 ? -HOUR_MS : 0 };
  };
}

function compared({ lines, posts, warned }: World, expected: Expected, outside: readonly unknown[]) {
  const told = new Set(lines);
  const some = <T>(all: readonly T[]) => all.slice(0, 5);
  const twice = (all: readonly string[]) => all.filter((one, index) => all.indexOf(one) !== index);
  return {
    told: told.size,
    faults: {
      missing: some([...expected.lines].filter((line) => !told.has(line))),
      unexpected: some([...told].filter((line) => !expected.lines.has(line))),
      doubled: some([...twice(lines), ...twice(posts.map(({ to, day }) => `${to} ${day}`))]),
      outside: some(outside),
      failed: some(warned),
    },
  };
}
