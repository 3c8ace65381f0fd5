import { isWeekend, type Wall, wall, written } from './wall.ts';

/** Where somebody works, on which days nobody works there, and when they are away (both days included). */
export interface Worker {
  readonly zone: string;
  readonly off: ReadonlySet<number>;
  readonly away?: { readonly from: number; readonly until: number } | undefined;
}

/** Whom the people of an incident hear from. */
export interface Led {
  readonly channel: string;
  readonly commander: string;
  readonly declaredBy: string;
}

/** An item as people know it: what they did with it, and what was told of each of its due dates. */
export interface Followed {
  readonly key: string;
  readonly incident: Led;
  owner: string | undefined;
  due: number;
  /** When that date was set, ms. */
  setAt: number;
  open: boolean;
  snooze?: number | undefined;
  /** Its channel was asked who takes it. */
  asked: boolean;
  readonly told: Map<number, Told>;
}

/** The owner's last step, in days after the due date; which of the others heard; the last snooze that was over. */
interface Told {
  owner: number;
  channel: boolean;
  approver: boolean;
  snooze: number;
  /** Who is to hear at work of what fell due, when it is open. */
  readonly owed: Set<'owner' | 'channel' | 'approver'>;
}

/** A step and the day for which it is meant. */
interface Rung {
  readonly days: number;
  readonly meant: number;
}

const HOUR_MS = 3_600_000;
const [NINE, FIVE] = [9 * 60, 17 * 60];

/**
 * Who must be told of which item on which day, found from what the documents promise and from nothing else: at each
 * moment at which Scribe runs it asks of each item what people ought to have heard by now and did not.
 */
export class Expected {
  readonly people = new Map<string, Worker>();
  /** By their numbers. */
  readonly items = new Map<number, Followed>();
  /** `receiver day item due owner`. */
  readonly lines = new Set<string>();

  /** Scribe runs at that moment, ms. */
  look(now: number): void {
    for (const item of this.items.values()) {
      const before = item.told.get(item.due);
      if (!item.open) continue;
      const told: Told = before ?? {
        owner: -99,
        channel: false,
        approver: false,
        snooze: 0,
        owed: new Set(),
      };
      item.told.set(item.due, told);
      this.tellOwner(now, item, told);
      this.tellChannel(now, item, told);
      this.tellApprover(now, item, told);
    }
  }

  /** Whether that is working time by the clock on somebody's own wall. */
  atWork(now: number, worker: Worker): boolean {
    const { day, minutes } = wall(now, worker.zone);
    return minutes >= NINE && minutes < FIVE && works(day, worker);
  }

  worker(user: string): Worker {
    const worker = this.people.get(user);
    if (!worker) throw new Error(`${user} is nobody.`);
    return worker;
  }

  /** Whoever is reminded: an item that nobody has is its commander's to care for. */
  private carer({ owner, incident }: Followed): string {
    return owner ?? incident.commander;
  }

  private tellOwner(now: number, item: Followed, told: Told): void {
    const user = this.carer(item);
    const worker = this.worker(user);
    const today = wall(now, worker.zone);
    const { snooze } = item;
    const putOff = snooze !== undefined && !isPast(firstAtWork(snooze, worker), today);
    if (putOff) told.owed.delete('owner');
    if (putOff) return;
    const ended = snooze !== undefined && told.snooze < snooze;
    const last = rungsUntil(today.day, item, worker).findLast(
      ({ days, meant }) => days > told.owner && isDue({ now, today, item, worker }, meant, days < 0),
    );
    if (last) told.owner = last.days;
    if (ended) told.snooze = snooze;
    if (last || ended) told.owed.add('owner');
    if (!told.owed.has('owner') || !this.atWork(now, worker)) return;
    told.owed.delete('owner');
    this.tell(item, item.owner === undefined && !item.asked ? item.incident.channel : user, today.day);
  }

  /** The channel and the approver hear on the days on which the owner would work, away or not. */
  private isLate(now: number, item: Followed, days: number): boolean {
    const { away: _, ...worker } = this.worker(this.carer(item));
    return isDue({ now, today: wall(now, worker.zone), item, worker }, item.due + days, false);
  }

  private tellChannel(now: number, item: Followed, told: Told): void {
    const { away: _, ...worker } = this.worker(this.carer(item));
    if (!told.channel && this.isLate(now, item, 3)) {
      told.channel = true;
      told.owed.add('channel');
    }
    if (!told.owed.has('channel') || !this.atWork(now, worker)) return;
    told.owed.delete('channel');
    this.tell(item, item.incident.channel, wall(now, worker.zone).day);
  }

  private tellApprover(now: number, item: Followed, told: Told): void {
    if (!told.approver && this.isLate(now, item, 7)) {
      told.approver = true;
      told.owed.add('approver');
    }
    const { commander, declaredBy, channel } = item.incident;
    const user = [commander, declaredBy].find((one) => one !== item.owner);
    const { away: _, ...carer } = this.worker(this.carer(item));
    const worker = user === undefined ? carer : this.worker(user);
    if (!told.owed.has('approver') || !this.atWork(now, worker)) return;
    told.owed.delete('approver');
    this.tell(item, user ?? channel, wall(now, worker.zone).day);
  }

  private tell(item: Followed, to: string, day: number): void {
    if (to === item.incident.channel) item.asked = true;
    this.lines.add([to, written(day), item.key, written(item.due), item.owner ?? '-'].join(' '));
  }
}

/** A week before, where there was time; two days before; the day; the day after; every third working day after that. */
function rungsUntil(day: number, { due, setAt }: Followed, worker: Worker): Rung[] {
  const week = due - wall(setAt, worker.zone).day > 14 ? [-7] : [];
  const rungs = [...week, -2, 0, 1].map((days) => ({ days, meant: due + days }));
  const anyDay = { ...worker, away: undefined };
  let meant = firstAtWork(due + 1, anyDay);
  for (let days = 4; meant <= day; days += 3) {
    for (let left = 3; left > 0; left -= 1) meant = firstAtWork(meant + 1, anyDay);
    rungs.push({ days, meant });
  }
  return rungs;
}

interface Looked {
  readonly now: number;
  readonly today: Wall;
  readonly item: Followed;
  readonly worker: Worker;
}

/** Whether the morning came. Whoever sets a date knows of it: no early warning any more, and the rest an hour later. */
function isDue({ now, today, item, worker }: Looked, meant: number, early: boolean): boolean {
  const on = firstAtWork(meant, worker);
  if (!isPast(on, today)) return false;
  const wasPast = isPast(on, wall(item.setAt, worker.zone));
  return !wasPast || (!early && now >= item.setAt + HOUR_MS);
}

function isPast(on: number, { day, minutes }: Wall): boolean {
  return on < day || (on === day && minutes >= NINE);
}

function works(day: number, { off, away }: Worker): boolean {
  return !isWeekend(day) && !off.has(day) && !(away && away.from <= day && day <= away.until);
}

function firstAtWork(from: number, worker: Worker): number {
  let day = from;
  while (!works(day, worker)) day += 1;
  return day;
}
