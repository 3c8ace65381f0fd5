import { type Dice, dice } from './dice.ts';
import { Expected, type Followed, type Led } from './expected.ts';
import { dayOf, wall } from './wall.ts';
import { type Doing, type Regions, World } from './world.ts';

/** How large a year is. */
export interface Size {
  readonly seed: number;
  readonly items: number;
  readonly people: number;
}

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;
const START = Date.parse('2026-01-05T00:00:00Z');
const HOURS = 365 * 24;

const ZONES = [
  ...['UTC', 'Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Asia/Tokyo', 'Australia/Lord_Howe'],
  ...['Pacific/Auckland', 'America/St_Johns', 'America/Sao_Paulo', 'Asia/Kathmandu', 'Pacific/Honolulu'],
];

/** Lives through a year of an organization, and compares what people were told with what they had to be told. */
export async function liveYear(size: Size) {
  const year = new Year(size);
  await year.live();
  return year.found();
}

class Year {
  private readonly dice: Dice;
  private readonly expected = new Expected();
  private readonly world: World;
  private readonly regions: Regions;
  private readonly users: readonly string[];
  private readonly incidents: (Led & { readonly key: string })[] = [];
  private readonly size: Size;
  private added = 0;

  constructor(size: Size) {
    this.size = size;
    this.dice = dice(size.seed);
    this.regions = this.holidays();
    this.world = new World(START, this.regions);
    this.users = Array.from({ length: size.people }, (_, index) => `U${index}`);
  }

  async live(): Promise<void> {
    for (const user of this.users) await this.liveIn(user, this.dice.pick(ZONES));
    for (let number = 1; number <= 10; number += 1) await this.declare(number);
    for (let hour = 0; hour < HOURS; hour += 1) {
      this.world.now = START + hour * HOUR_MS + 5 * this.dice.between(0, 10) * MINUTE_MS;
      await this.happen(hour);
      this.expected.look(this.world.now);
      await this.world.work();
    }
  }

  found() {
    const told = new Set(this.world.lines);
    const { lines } = this.expected;
    const of = (some: Iterable<string>) => [...some].slice(0, 5);
    const outside = this.world.posts.filter(({ to, at }) => !this.mayHear(to, at));
    return {
      told: told.size,
      faults: {
        missing: of([...lines].filter((line) => !told.has(line))),
        unexpected: of([...told].filter((line) => !lines.has(line))),
        doubled: of(this.world.lines.filter((line, index) => this.world.lines.indexOf(line) !== index)),
        outside: outside.slice(0, 5),
        failed: this.world.warned.slice(0, 5),
      },
    };
  }

  private mayHear(to: string, at: number): boolean {
    const worker = this.expected.people.get(to);
    return worker === undefined || this.expected.atWork(at, worker);
  }

  /** Some days of each zone but UTC, as a region's holidays. */
  private holidays(): Regions {
    const zones = ZONES.slice(1).map((zone, index) => [zone, `R${index}`] as const);
    const first = dayOf('2026-01-01');
    const days = () => new Set(Array.from({ length: 25 }, () => first + this.dice.between(0, 500)));
    return {
      zones: Object.fromEntries(zones),
      of: Object.fromEntries(zones.map(([, region]) => [region, days()])),
    };
  }

  private async liveIn(user: string, zone: string): Promise<void> {
    const off = this.regions.of[this.regions.zones[zone] ?? ''] ?? new Set();
    const { away } = this.expected.people.get(user) ?? {};
    this.expected.people.set(user, { zone, off, away });
    await this.world.moves(user, zone);
  }

  private async declare(number: number): Promise<void> {
    const led = {
      channel: `C${number}`,
      commander: this.dice.pick(this.users),
      declaredBy: this.dice.pick(this.users),
    };
    await this.world.incident(number, led);
    this.incidents.push({ ...led, key: `INC-2026-${String(number).padStart(4, '0')}` });
  }

  private async happen(hour: number): Promise<void> {
    const { items } = this.size;
    if (this.added < items && this.dice.falls((1.3 * items) / HOURS)) await this.add();
    const open = [...this.expected.items].filter(([, { open }]) => open);
    if (open.length > 0 && this.dice.falls(open.length * 0.002)) {
      const [number, item] = this.dice.pick(open);
      await this.touch(Number(number), item);
    }
    void hour;
  }

  private today(user: string): number {
    return wall(this.world.now, this.expected.worker(user).zone).day;
  }

  private async add(): Promise<void> {
    this.added += 1;
    const incident = this.dice.pick(this.incidents);
    const owner = this.dice.pick(this.users);
    const due = this.today(owner) + this.dice.between(0, 60);
    const number = await this.world.add({ id: `add.${this.added}`, owner, incident: incident.key, due });
    this.expected.items.set(String(number), {
      ...{ key: `A-${number}`, incident, owner, due, setAt: this.world.now, open: true },
      ...{ asked: false, told: new Map() },
    });
  }

  /** Somebody does something about an item. */
  private async touch(number: number, item: Followed): Promise<void> {
    const today = this.today(item.owner ?? item.incident.commander);
    const ahead = today + this.dice.between(0, 40);
    const drawn = this.dice.between(1, 10);
    const does = (doing: Doing) => this.world.change(number, doing);
    const day = new Date(ahead * 24 * HOUR_MS).toISOString().slice(0, 10) as never;
    if (drawn <= 3 && (await does({ do: 'done' }))) item.open = false;
    if (drawn > 3 && drawn <= 6 && (await does({ do: 'move', to: day, why: 'x' })))
      Object.assign(item, { due: ahead, setAt: this.world.now, snooze: undefined });
    if (drawn > 6 && drawn <= 8 && (await does({ do: 'snooze', until: day, why: 'x' }))) item.snooze = ahead;
    const owner = this.dice.pick(this.users);
    if (drawn > 8 && (await does({ do: 'assign', to: owner })))
      Object.assign(item, { owner, snooze: undefined });
  }
}
