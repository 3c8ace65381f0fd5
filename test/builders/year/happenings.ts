import type { Dice } from './dice.ts';
import type { Expected, Followed, Led } from './expected.ts';
import { dayOf, wall, written } from './wall.ts';
import type { Doing, Regions, World } from './world.ts';

/** `UTC` is in no region, and has no holidays. */
const ZONES = [
  ...['UTC', 'Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Asia/Tokyo', 'Australia/Lord_Howe'],
  ...['Pacific/Auckland', 'America/St_Johns', 'America/Sao_Paulo', 'Asia/Kathmandu', 'Pacific/Honolulu'],
];

/** In hours: how often something happens to somebody, and to an open item. */
const [PERSON_EVERY, ITEM_EVERY] = [24 * 30, 24 * 21];
const INCIDENTS = 25;

/** Some days of each zone but UTC, as the holidays of its region. */
export function drawRegions(dice: Dice, first: string): Regions {
  const zones = ZONES.slice(1).map((zone, index) => [zone, `R${index}`] as const);
  const days = () => new Set(Array.from({ length: 25 }, () => dayOf(first) + dice.between(0, 500)));
  return {
    zones: Object.fromEntries(zones),
    of: Object.fromEntries(zones.map(([, region]) => [region, days()])),
  };
}

/** Where it happens, and how much. */
interface Setting {
  readonly dice: Dice;
  readonly world: World;
  readonly expected: Expected;
  readonly regions: Regions;
  readonly people: number;
  readonly items: number;
  /** In which items are made. */
  readonly hours: number;
}

/** What people do in a year, each deed to Scribe and to what is expected of it. */
export class Happenings {
  private readonly users: readonly string[];
  private readonly incidents: (Led & { readonly key: string })[] = [];
  private readonly about: Setting;
  private added = 0;

  constructor(about: Setting) {
    this.about = about;
    this.users = Array.from({ length: about.people }, (_, index) => `U${index}`);
  }

  async begin(): Promise<void> {
    for (const user of this.users) await this.liveIn(user, this.about.dice.pick(ZONES));
    for (let number = 1; number <= INCIDENTS; number += 1) await this.declare(number);
  }

  /** What happens in an hour. */
  async hour(): Promise<void> {
    const { items, hours } = this.about;
    while (this.added < items && this.about.dice.falls((1.3 * items) / hours / 2)) await this.add();
    if (this.about.dice.falls(this.users.length / PERSON_EVERY))
      await this.touchPerson(this.about.dice.pick(this.users));
    const all = [...this.about.expected.items];
    const open = all.filter(([, item]) => item.open);
    if (open.length > 0 && this.about.dice.falls(open.length / ITEM_EVERY))
      await this.touch(...this.about.dice.pick(open));
    const closed = all.filter(([, item]) => !item.open);
    if (closed.length > 0 && this.about.dice.falls(0.01)) {
      const [number, item] = this.about.dice.pick(closed);
      if (await this.about.world.change(number, { do: 'reopen', why: 'not done' })) item.open = true;
    }
  }

  private async liveIn(user: string, zone: string): Promise<void> {
    const { regions } = this.about;
    const off = regions.of[regions.zones[zone] ?? ''] ?? new Set();
    const { away } = this.about.expected.people.get(user) ?? {};
    this.about.expected.people.set(user, { zone, off, away });
    await this.about.world.moves(user, zone);
  }

  private async declare(number: number): Promise<void> {
    const [commander, declaredBy] = [this.about.dice.pick(this.users), this.about.dice.pick(this.users)];
    const led = { channel: `C${number}`, commander, declaredBy };
    await this.about.world.incident(number, led);
    this.incidents.push({ ...led, key: `INC-2026-${String(number).padStart(4, '0')}` });
  }

  private today(user: string): number {
    return wall(this.about.world.now, this.about.expected.worker(user).zone).day;
  }

  /** Of ten items one has no owner. */
  private async add(): Promise<void> {
    this.added += 1;
    const incident = this.about.dice.pick(this.incidents);
    const owner = this.about.dice.falls(0.1) ? undefined : this.about.dice.pick(this.users);
    const due = this.today(owner ?? incident.commander) + this.about.dice.between(0, 60);
    const number = await this.about.world.add({
      id: `add.${this.added}`,
      owner,
      incident: incident.key,
      due,
    });
    this.about.expected.items.set(number, {
      ...{ key: `A-${number}`, incident, owner, due, setAt: this.about.world.now, open: true },
      ...{ asked: false, told: new Map() },
    });
  }

  /** Somebody moves, goes away for some days, or comes back. */
  private async touchPerson(user: string): Promise<void> {
    if (this.about.dice.falls(0.3)) return this.liveIn(user, this.about.dice.pick(ZONES));
    const from = this.today(user);
    const until = from + this.about.dice.between(0, 20);
    const away = this.about.dice.falls(0.25) ? undefined : { from, until };
    this.about.expected.people.set(user, { ...this.about.expected.worker(user), away });
    await this.about.world.isAway(user, away);
  }

  /** Somebody does something about an item. */
  private async touch(number: number, item: Followed): Promise<void> {
    const ahead = this.today(item.owner ?? item.incident.commander) + this.about.dice.between(0, 40);
    const day = written(ahead) as never;
    const owner = this.about.dice.pick(this.users);
    const why = 'x';
    const [doing, then] = this.about.dice.pick<readonly [Doing, Partial<Followed>]>([
      [{ do: 'done' }, { open: false }],
      [{ do: 'done' }, { open: false }],
      [{ do: 'drop', why }, { open: false }],
      [
        { do: 'move', to: day, why },
        { due: ahead, setAt: this.about.world.now, snooze: undefined },
      ],
      [
        { do: 'move', to: day, why },
        { due: ahead, setAt: this.about.world.now, snooze: undefined },
      ],
      [{ do: 'snooze', until: day, why }, { snooze: ahead }],
      [
        { do: 'assign', to: owner },
        { owner, snooze: undefined },
      ],
      [{ do: 'start' }, {}],
      [{ do: 'title', to: `Add alarm ${this.about.world.now}` }, {}],
    ]);
    if (await this.about.world.change(number, doing)) Object.assign(item, then);
  }
}
