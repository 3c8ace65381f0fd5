import type { StoreFinding } from './diagnose-stores.ts';

/** A clock elsewhere. */
export interface OtherClock {
  readonly name: string;
  /** Rejects where it cannot be read. */
  read(): Promise<Date>;
}

/**
 * Clocks that differ by this are named, in milliseconds. Slack's requests are refused at 5 minutes; from a minute on,
 * times in the record are wrong to a reader.
 */
const TOLERANCE_MS = 60_000;

const NAME = 'Clock';
const SET_IT =
  'Set it by NTP (timedatectl set-ntp true): times in the record come from it, and requests that seem 5 min old are refused.';

/** Compares this machine's clock with Slack's and the stores'. Clocks that cannot be read are left out. Never rejects. */
export async function diagnoseClock(
  machine: () => Date,
  { slack, stores }: { readonly slack: OtherClock | undefined; readonly stores: readonly OtherClock[] },
): Promise<StoreFinding> {
  const [bySlack, byStores] = await Promise.all([
    slack && aheadOf(machine, slack),
    Promise.all(stores.map((clock) => aheadOf(machine, clock))),
  ]);
  if (bySlack !== undefined && isOff(bySlack)) {
    return {
      name: NAME,
      state: 'fault',
      text: `this machine is ${apart(-bySlack.ms)} Slack.`,
      advice: SET_IT,
    };
  }
  const off = byStores.filter((one) => one !== undefined).filter(isOff);
  if (off.length > 0) {
    const text = `${off.map(({ name, ms }) => `${name} is ${apart(ms)} this machine`).join('; ')}.`;
    const advice = bySlack ? 'Set the clock of that server by NTP; this machine agrees with Slack.' : SET_IT;
    return { name: NAME, state: bySlack ? 'warning' : 'fault', text, advice };
  }
  const agreed = [bySlack, ...byStores].flatMap((one) => one?.name ?? []);
  if (agreed.length === 0) {
    return {
      name: NAME,
      state: 'warning',
      text: 'no other clock could be read',
      advice: 'Mend the faults above, then look again.',
    };
  }
  return { name: NAME, state: 'ok', text: `within a minute of ${agreed.join(', ')}` };
}

interface Ahead {
  readonly name: string;
  /** How far that clock is ahead of this machine's. */
  readonly ms: number;
}

async function aheadOf(machine: () => Date, { name, read }: OtherClock): Promise<Ahead | undefined> {
  const asked = machine().getTime();
  try {
    const there = await read();
    const here = (asked + machine().getTime()) / 2;
    return { name, ms: there.getTime() - here };
  } catch {
    // What does not answer is named by its own check.
    return undefined;
  }
}

function isOff({ ms }: Ahead): boolean {
  return Math.abs(ms) >= TOLERANCE_MS;
}

function apart(ms: number): string {
  const minutes = Math.round(Math.abs(ms) / 60_000);
  return `${minutes} min ${ms > 0 ? 'ahead of' : 'behind'}`;
}
