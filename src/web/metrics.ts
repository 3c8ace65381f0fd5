import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { onceInAWhile, READ_EVERY_MS } from './once-in-a-while.ts';

/** A run of a job, as the queues report it. */
export interface JobRun {
  readonly queue: string;
  readonly end: string;
  readonly waitedMs: number | undefined;
  readonly tookMs: number;
}

/** What is read at every scrape of the metrics. */
export interface Readings {
  readonly queues: () => Promise<
    readonly {
      readonly queue: string;
      readonly waiting: number;
      readonly active: number;
      readonly delayed: number;
      readonly oldestMs: number;
    }[]
  >;
  /** Effects that are wanted and not done. */
  readonly pending: () => Promise<number>;
  /** Effects that need a person. */
  readonly inTrouble: () => Promise<readonly { readonly state: 'given up' | 'failing' }[]>;
  /** `undefined` where it is not known. */
  readonly figures: Readonly<Record<keyof typeof FIGURES, () => Promise<number | undefined>>>;
}

/** Single values, which the example alerts stand on. */
const FIGURES = {
  lateMs: [
    'scribe_effects_late_seconds',
    'How long the effect that waits longest should have been tried ago',
  ],
  remindersLate: [
    'scribe_reminders_overdue',
    'Reminders of action items and postmortems that are 5 minutes late (at most 100 are counted of each)',
  ],
} as const;

/** What Scribe counts. Each service has its own, so that several can run in one process. */
export interface Metrics {
  command(verb: string, outcome: string, tookMs: number): void;
  slackCall(method: string, outcome: string): void;
  ran(run: JobRun): void;
  lost(queue: string, count: number): void;
  /** A delivery of Slack whose listener failed: it is not acknowledged. */
  unacknowledged(): void;
  /** A draft was made, and how long that took, in milliseconds. */
  drafted(tookMs: number): void;
  /** From now on the connection to Slack is read from here. */
  readConnection(connected: () => boolean): void;
  /** Prometheus' text format; at most a second old. */
  text(): Promise<string>;
  readonly contentType: string;
}

/** Upper ends of the answer times, in seconds: Slack waits 3. */
const ANSWER_BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 3];
const DRAFT_BUCKETS = [0.5, 1, 2, 5, 10, 30, 60, 120];
const JOB_BUCKETS = [0.01, 0.05, 0.1, 0.5, 1, 5, 15, 60];

/** Whoever asks again within `everyMs` gets what was read last: each reading asks both stores. */
export function createMetrics(readings: Readings, version: string, everyMs = READ_EVERY_MS): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  new Gauge({
    name: 'scribe_build_info',
    help: 'Which Scribe this is',
    labelNames: ['version'],
    registers,
  }).set({ version }, 1);
  const commands = new Counter({
    name: 'scribe_commands_total',
    help: 'Commands by verb and what they came to',
    labelNames: ['verb', 'outcome'],
    registers,
  });
  const answers = new Histogram({
    name: 'scribe_answer_seconds',
    help: 'How long people waited for the answer to a command',
    labelNames: ['verb'],
    buckets: ANSWER_BUCKETS,
    registers,
  });
  const calls = new Counter({
    name: 'scribe_slack_calls_total',
    help: 'Calls to Slack by method and outcome',
    labelNames: ['method', 'outcome'],
    registers,
  });
  const unacknowledged = new Counter({
    name: 'scribe_deliveries_unacknowledged_total',
    help: 'Deliveries of Slack whose listener failed; Slack sends events again',
    registers,
  });
  const drafts = new Histogram({
    name: 'scribe_draft_seconds',
    help: 'How long drafts of postmortems took, from the job to the channel',
    buckets: DRAFT_BUCKETS,
    registers,
  });
  let connected = (): boolean => false;
  new Gauge({
    name: 'scribe_slack_connected',
    help: '1 while Slack is connected and takes the token, else 0',
    registers,
    collect() {
      this.set(connected() ? 1 : 0);
    },
  });
  const jobs = jobMetrics(registers);
  addReadings(registers, readings, everyMs);
  addFigures(registers, readings.figures);
  return {
    command(verb, outcome, tookMs) {
      commands.inc({ verb, outcome });
      answers.observe({ verb }, tookMs / 1_000);
    },
    slackCall: (method, outcome) => calls.inc({ method, outcome }),
    unacknowledged: () => unacknowledged.inc(),
    drafted: (tookMs) => drafts.observe(tookMs / 1_000),
    readConnection(read) {
      connected = read;
    },
    ...jobs,
    text: onceInAWhile(() => registry.metrics(), everyMs),
    contentType: registry.contentType,
  };
}

function jobMetrics(registers: Registry[]): Pick<Metrics, 'ran' | 'lost'> {
  const jobs = new Counter({
    name: 'scribe_jobs_total',
    help: 'Runs of jobs by queue and how they ended',
    labelNames: ['queue', 'end'],
    registers,
  });
  const waits = new Histogram({
    name: 'scribe_job_wait_seconds',
    help: 'How long jobs waited before their first run',
    labelNames: ['queue'],
    buckets: JOB_BUCKETS,
    registers,
  });
  const times = new Histogram({
    name: 'scribe_job_seconds',
    help: 'How long runs of jobs took',
    labelNames: ['queue'],
    buckets: JOB_BUCKETS,
    registers,
  });
  const lost = new Counter({
    name: 'scribe_jobs_not_queued_total',
    help: 'Jobs that could not be handed to Redis; a sweep finds them in the database',
    labelNames: ['queue'],
    registers,
  });
  return {
    ran({ queue, end, waitedMs, tookMs }) {
      jobs.inc({ queue, end });
      if (waitedMs !== undefined) waits.observe({ queue }, waitedMs / 1_000);
      times.observe({ queue }, tookMs / 1_000);
    },
    lost: (queue, count) => lost.inc({ queue }, count),
  };
}

/** A store that does not answer leaves its figures out; the rest is still read. */
function addReadings(registers: Registry[], readings: Readings, everyMs: number): void {
  // Two gauges each stand on one reading.
  const queues = onceInAWhile(readings.queues, everyMs);
  const troubles = onceInAWhile(readings.inTrouble, everyMs);
  new Gauge({
    name: 'scribe_queue_jobs',
    help: 'Jobs in a queue by state',
    labelNames: ['queue', 'state'],
    registers,
    async collect() {
      this.reset();
      for (const { queue, waiting, active, delayed } of await orNone(queues, [])) {
        this.set({ queue, state: 'waiting' }, waiting);
        this.set({ queue, state: 'active' }, active);
        this.set({ queue, state: 'delayed' }, delayed);
      }
    },
  });
  new Gauge({
    name: 'scribe_queue_lag_seconds',
    help: 'Age of the job that waits longest',
    labelNames: ['queue'],
    registers,
    async collect() {
      this.reset();
      for (const { queue, oldestMs } of await orNone(queues, [])) this.set({ queue }, oldestMs / 1_000);
    },
  });
  readGauge(
    { name: 'scribe_effects_pending', help: 'Effects that are wanted and not done', registers },
    readings.pending,
  );
  const inTrouble = async (state: 'given up' | 'failing') =>
    (await troubles()).filter((one) => one.state === state).length;
  readGauge({ name: 'scribe_effects_given_up', help: 'Effects that Slack refused for good', registers }, () =>
    inTrouble('given up'),
  );
  readGauge(
    {
      name: 'scribe_effects_failing',
      help: 'Wanted effects that fail by a fault of Scribe or its configuration',
      registers,
    },
    () => inTrouble('failing'),
  );
}

/** A gauge that is left out where its reading fails: a reset would say 0. */
function readGauge(
  about: { readonly name: string; readonly help: string; readonly registers: Registry[] },
  read: () => Promise<number>,
): void {
  new Gauge({
    ...about,
    async collect() {
      this.remove();
      const value = await orNone<number | undefined>(read, undefined);
      if (value !== undefined) this.set(value);
    },
  });
}

/** A figure that is not known is left out. */
function addFigures(registers: Registry[], figures: Readings['figures']): void {
  for (const key of Object.keys(FIGURES) as (keyof typeof FIGURES)[]) {
    const [name, help] = FIGURES[key];
    const scale = key.endsWith('Ms') ? 1_000 : 1;
    new Gauge({
      name,
      help,
      registers,
      async collect() {
        this.remove();
        const value = await orNone<number | undefined>(figures[key], undefined);
        if (value !== undefined) this.set(value / scale);
      },
    });
  }
}

async function orNone<T>(read: () => Promise<T>, none: T): Promise<T> {
  try {
    return await read();
  } catch {
    return none;
  }
}
