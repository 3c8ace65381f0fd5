import { onceInAWhile } from './once-in-a-while.ts';

/**
 * One thing that must be healthy before Scribe is ready: `undefined` if it is, otherwise what is wrong, in a
 * sentence that names no host.
 */
export type Probe = () => Promise<string | undefined> | string | undefined;

/** What Scribe stands on. */
const THINGS = ['mongodb', 'redis', 'slack'] as const;
type Thing = (typeof THINGS)[number];

/** The parts of Scribe that a process may run. */
const PARTS = ['bot', 'worker'] as const;
export type Part = (typeof PARTS)[number];

/** What a part cannot do without; of the rest it only warns. A bot records while Redis is away. */
const NEEDED: Readonly<Record<Part | 'all', readonly Thing[]>> = {
  all: THINGS,
  bot: ['mongodb', 'slack'],
  worker: ['mongodb', 'redis'],
};

export interface ReadinessParts {
  readonly probes: Readonly<Record<Thing, Probe>>;
  /** What this process runs. */
  readonly run: Readonly<Record<Part, boolean>>;
  /** Told to stop: it answers still, and wants no new requests. */
  readonly stopping: () => boolean;
}

/** As it is sent: each thing is `ok` or a sentence; `warnings` names those that this part can do without. */
export interface ReadinessReport {
  readonly ready: boolean;
  readonly [thing: string]: string | boolean | readonly string[];
}

/** Looks at everything, for the whole process or for one of its parts. Never rejects. */
export type Readiness = (part: Part | undefined) => Promise<ReadinessReport>;

/** `undefined` where it is no part of Scribe. */
export function partNamed(name: string): Part | undefined {
  return PARTS.find((part) => part === name);
}

/** A probe that has not answered within this says nothing more (ms): balancers wait for seconds only. */
const PATIENCE_MS = 2_500;

export function readiness({ probes, run, stopping }: ReadinessParts): Readiness {
  const looks: Readonly<Record<Thing, () => Promise<string>>> = {
    mongodb: onceInAWhile(() => stateOf('MongoDB', probes.mongodb)),
    redis: onceInAWhile(() => stateOf('Redis', probes.redis)),
    slack: () => stateOf('Slack', probes.slack),
  };
  return async (asked) => {
    if (stopping()) return { ready: false, service: 'Scribe is stopping.' };
    if (asked && !run[asked]) return { ready: false, service: `No ${asked} runs in this process.` };
    // A process that is only a worker hears nothing from Slack.
    const needed = NEEDED[asked ?? (run.bot ? 'all' : 'worker')];
    const states = await Promise.all(THINGS.map(async (thing) => [thing, await looks[thing]()] as const));
    const wrong = states.filter(([, state]) => state !== 'ok').map(([thing]) => thing);
    const warnings = wrong.filter((thing) => !needed.includes(thing));
    return {
      ready: wrong.length === warnings.length,
      ...Object.fromEntries(states),
      ...(warnings.length > 0 && { warnings }),
    };
  };
}

async function stateOf(name: string, probe: Probe): Promise<string> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<string>((resolve) => {
    timer = setTimeout(() => resolve(`${name} has not answered within ${PATIENCE_MS} ms.`), PATIENCE_MS);
  });
  try {
    return (await Promise.race([Promise.resolve(probe()), late])) ?? 'ok';
  } catch {
    // What it says may name a host; the log and `scribe doctor` have it.
    return `${name} could not be looked at.`;
  } finally {
    clearTimeout(timer);
  }
}
