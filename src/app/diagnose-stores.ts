/** Checks of the stores: `undefined` for healthy, otherwise what is wrong, in a sentence. */
export interface StoreProbes {
  mongo(): Promise<string | undefined>;
  indexes(): Promise<readonly string[]>;
  redis(): Promise<string | undefined>;
  /** Age of the job that waits longest, in milliseconds. */
  queueLag(): Promise<number>;
  effectsPending(): Promise<number>;
}

/** One line of a report on the stores. */
export interface StoreFinding {
  readonly name: string;
  readonly state: 'ok' | 'warning' | 'fault';
  readonly text: string;
  readonly advice?: string;
}

/** A queue in which a job waits longer than this is behind. */
const LAG_MS = 60_000;

/** Looks at both stores and at what waits in them. Never rejects. */
export async function diagnoseStores(probes: StoreProbes): Promise<readonly StoreFinding[]> {
  return [...(await mongoFindings(probes)), ...(await redisFindings(probes))];
}

async function mongoFindings(probes: StoreProbes): Promise<StoreFinding[]> {
  const fault = await probes.mongo();
  if (fault !== undefined) {
    return [
      { name: 'MongoDB', state: 'fault', text: fault, advice: 'Check MONGODB_URI and the server behind it.' },
    ];
  }
  const missing = await probes.indexes();
  if (missing.length === 0) return [{ name: 'MongoDB', state: 'ok', text: 'answers, and has all indexes' }];
  const text = `answers, but lacks indexes: ${missing.join('; ')}`;
  return [{ name: 'MongoDB', state: 'fault', text, advice: 'Create them: scribe indexes' }];
}

async function redisFindings(probes: StoreProbes): Promise<StoreFinding[]> {
  const fault = await probes.redis();
  if (fault !== undefined) {
    const advice = 'Check REDIS_URL. Entries are kept meanwhile; what is shown in Slack follows.';
    return [{ name: 'Redis', state: 'fault', text: fault, advice }];
  }
  const [lagMs, pending] = await Promise.all([probes.queueLag(), probes.effectsPending()]);
  const text = `${pending} effects pending, the oldest job waits ${Math.round(lagMs / 1_000)} s`;
  if (lagMs <= LAG_MS) return [{ name: 'Queue', state: 'ok', text }];
  return [
    { name: 'Queue', state: 'warning', text, advice: 'Start another worker: scribe start --only worker' },
  ];
}
