/** Checks of the stores: `undefined` for healthy, otherwise what is wrong and what to do about it, in sentences. */
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
  const [mongo, redis] = await Promise.all([diagnoseMongo(probes), diagnoseRedis(probes)]);
  if (mongo.state === 'fault' || redis.state === 'fault') return [mongo, redis];
  return [mongo, redis, await diagnoseQueue(probes)];
}

/** Whether the database answers, and has its indexes. Never rejects. */
export async function diagnoseMongo(probes: Pick<StoreProbes, 'mongo' | 'indexes'>): Promise<StoreFinding> {
  const name = 'MongoDB';
  const fault = await probes.mongo();
  if (fault !== undefined) return { name, state: 'fault', text: fault, advice: CHECK_MONGO };
  try {
    const missing = await probes.indexes();
    if (missing.length === 0) return { name, state: 'ok', text: 'answers, and has all indexes' };
    const text = `answers, but lacks indexes: ${missing.join('; ')}.`;
    return { name, state: 'fault', text, advice: 'Create them: scribe indexes' };
  } catch (error) {
    return { name, state: 'fault', text: `its indexes were not read: ${said(error)}`, advice: CHECK_MONGO };
  }
}

/** What helps when the database does not answer, or refuses. */
export const CHECK_MONGO = 'Check MONGODB_URI, its user and password, and the server behind it.';

/** Whether Redis takes writes and keeps them. Never rejects. */
export async function diagnoseRedis(probes: Pick<StoreProbes, 'redis'>): Promise<StoreFinding> {
  const name = 'Redis';
  const fault = await probes.redis();
  if (fault === undefined) return { name, state: 'ok', text: 'takes writes, and evicts nothing' };
  const advice = 'Entries are kept meanwhile; what is shown in Slack follows.';
  return { name, state: 'fault', text: fault, advice };
}

async function diagnoseQueue(probes: StoreProbes): Promise<StoreFinding> {
  const name = 'Queue';
  try {
    const [lagMs, pending] = await Promise.all([probes.queueLag(), probes.effectsPending()]);
    const text = `${pending} effects pending, the oldest job waits ${Math.round(lagMs / 1_000)} s`;
    if (lagMs <= LAG_MS) return { name, state: 'ok', text };
    return { name, state: 'warning', text, advice: 'Start another worker: scribe start --only worker' };
  } catch (error) {
    return {
      name,
      state: 'warning',
      text: `was not read: ${said(error)}`,
      advice: 'Look again in a moment.',
    };
  }
}

function said(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
