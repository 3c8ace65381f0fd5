import { readFile } from 'node:fs/promises';
import { networkInterfaces } from 'node:os';
import { afterEach, describe, expect, it } from '@jest/globals';

import { parse } from 'yaml';
import { createMetrics, type Readings } from '../../src/web/metrics.ts';
import { type ReadinessParts, readiness } from '../../src/web/readiness.ts';
import { operationRoutes } from '../../src/web/routes.ts';
import { startWebServer, type WebServer } from '../../src/web/server.ts';

const none = async () => 0;
const NOTHING: Readings = {
  queues: async () => [],
  pending: none,
  inTrouble: async () => [],
  figures: { lateMs: none, remindersLate: none },
};

let server: WebServer | undefined;
afterEach(() => server?.stop());

const WELL: ReadinessParts['probes'] = {
  mongodb: async () => undefined,
  redis: async () => undefined,
  slack: () => undefined,
};

interface Served {
  readonly probes?: Partial<ReadinessParts['probes']>;
  readonly run?: ReadinessParts['run'];
  readonly stopping?: () => boolean;
  readonly metrics?: ReturnType<typeof createMetrics>;
}

async function serve({ probes, run, stopping, metrics }: Served = {}) {
  const parts = {
    readiness: readiness({
      probes: { ...WELL, ...probes },
      run: run ?? { bot: true, worker: true },
      stopping: stopping ?? (() => false),
    }),
    metrics: metrics ?? createMetrics(NOTHING, '1.2.3'),
  };
  server = await startWebServer({ port: 0 }, operationRoutes(parts));
  const origin = `http://127.0.0.1:${server.port}`;
  return (path: string, init?: RequestInit) => fetch(`${origin}${path}`, init);
}

async function said(answer: Response): Promise<[number, unknown]> {
  return [answer.status, await answer.json()];
}

describe('health', () => {
  it('is alive whatever is away', async () => {
    const get = await serve({ probes: { mongodb: () => 'MongoDB does not answer.' } });
    const answer = await get('/healthz');
    expect([answer.status, await answer.json()]).toEqual([200, { alive: true }]);
  });

  it('is ready when everything is well', async () => {
    const get = await serve();
    expect(await said(await get('/readyz?from=probe'))).toEqual([
      200,
      { ready: true, mongodb: 'ok', redis: 'ok', slack: 'ok' },
    ]);
  });

  it('is not ready when one thing is not, and says which', async () => {
    const get = await serve({ probes: { redis: async () => 'Redis is not connected.' } });
    expect(await said(await get('/readyz'))).toEqual([
      503,
      { ready: false, mongodb: 'ok', redis: 'Redis is not connected.', slack: 'ok' },
    ]);
  });

  it('is ready as a bot while Redis is away, and as a worker while Slack is', async () => {
    const get = await serve({
      probes: { redis: async () => 'Redis is away.', slack: () => 'Slack is away.' },
    });
    const things = { mongodb: 'ok', redis: 'Redis is away.', slack: 'Slack is away.' };
    const bot = { ready: false, ...things, warnings: ['redis'] };
    const worker = { ready: false, ...things, warnings: ['slack'] };
    expect(await said(await get('/readyz?for=bot'))).toEqual([503, bot]);
    expect(await said(await get('/readyz?for=worker'))).toEqual([503, worker]);
    await server?.stop();
    const noRedis = await serve({ probes: { redis: async () => 'Redis is away.' } });
    expect(await said(await noRedis('/readyz?for=bot'))).toEqual([
      200,
      { ready: true, mongodb: 'ok', redis: 'Redis is away.', slack: 'ok', warnings: ['redis'] },
    ]);
    expect((await noRedis('/readyz?for=worker')).status).toBe(503);
    expect((await noRedis('/readyz')).status).toBe(503);
  });

  it('is not ready as what does not run here, and knows no other part', async () => {
    const get = await serve({
      run: { bot: false, worker: true },
      probes: { slack: () => 'Slack is away.' },
    });
    expect((await get('/readyz')).status).toBe(200);
    expect(await said(await get('/readyz?for=bot'))).toEqual([
      503,
      { ready: false, service: 'No bot runs in this process.' },
    ]);
    expect(await said(await get('/readyz?for=web'))).toEqual([
      400,
      { error: '?for= takes bot or worker, for example /readyz?for=bot' },
    ]);
  });

  it('is not ready any more while it stops', async () => {
    const get = await serve({ stopping: () => true });
    expect(await said(await get('/readyz'))).toEqual([503, { ready: false, service: 'Scribe is stopping.' }]);
    expect((await get('/healthz')).status).toBe(200);
  });

  it('says nothing of hosts when looking fails', async () => {
    const get = await serve({
      probes: { mongodb: () => Promise.reject(new TypeError('connect ECONNREFUSED 10.0.0.7:27017')) },
    });
    expect(await said(await get('/readyz'))).toEqual([
      503,
      { ready: false, mongodb: 'MongoDB could not be looked at.', redis: 'ok', slack: 'ok' },
    ]);
  });

  it('reads each store once for everybody who asks within a second', async () => {
    let [mongodb, redis] = [0, 0];
    const get = await serve({
      probes: {
        mongodb: async () => {
          mongodb += 1;
          return undefined;
        },
        redis: async () => {
          redis += 1;
          return undefined;
        },
      },
    });
    await Promise.all(Array.from({ length: 20 }, () => get('/readyz')));
    await get('/readyz?for=worker');
    expect([mongodb, redis]).toEqual([1, 1]);
  });

  it.each(['/healthz', '/readyz', '/metrics'])('answers HEAD as GET, without the body: %s', async (path) => {
    const get = await serve();
    const [head, whole] = [await get(path, { method: 'HEAD' }), await get(path)];
    expect([head.status, head.headers.get('content-type')]).toEqual([200, whole.headers.get('content-type')]);
    expect(await head.text()).toBe('');
  });

  it('knows nothing else', async () => {
    const get = await serve();
    expect((await get('/')).status).toBe(404);
    expect((await get('//')).status).toBe(404);
    expect((await get('/healthz', { method: 'POST', body: 'x' })).status).toBe(404);
  });

  it('listens on loopback alone where it is told so', async () => {
    server = await startWebServer({ port: 0, host: '127.0.0.1' }, []);
    const elsewhere = Object.values(networkInterfaces())
      .flatMap((addresses) => addresses ?? [])
      .find(({ family, internal }) => family === 'IPv4' && !internal);
    expect((await fetch(`http://127.0.0.1:${server.port}/`)).status).toBe(404);
    if (elsewhere) await expect(fetch(`http://${elsewhere.address}:${server.port}/`)).rejects.toThrow();
  });

  it('rejects a port that is taken', async () => {
    await serve();
    await expect(startWebServer({ port: server?.port ?? 0 }, [])).rejects.toMatchObject({
      code: 'EADDRINUSE',
    });
  });
});

describe('metrics', () => {
  it('count commands, jobs and calls to Slack', async () => {
    const metrics = createMetrics(
      {
        queues: async () => [{ queue: 'effects', waiting: 3, active: 1, delayed: 2, oldestMs: 1_500 }],
        pending: async () => 7,
        inTrouble: async () => [{ state: 'given up' }, { state: 'failing' }, { state: 'given up' }],
        figures: { lateMs: async () => 12_500, remindersLate: async () => 3 },
      },
      '1.2.3',
    );
    metrics.unacknowledged();
    metrics.drafted(1_500);
    metrics.readConnection(() => true);
    metrics.command('log', 'done', 20);
    metrics.command('log', 'done', 30);
    metrics.slackCall('chat.postMessage', 'ok');
    metrics.ran({ queue: 'effects', end: 'done', waitedMs: 5, tookMs: 80 });
    metrics.ran({ queue: 'effects', end: 'later', waitedMs: undefined, tookMs: 1 });
    metrics.lost('echo', 4);
    const get = await serve({ metrics });
    const answer = await get('/metrics');
    expect(answer.headers.get('content-type')).toMatch(/^text\/plain; version=/);
    const lines = (await answer.text()).split('\n');
    expect(lines).toEqual(
      expect.arrayContaining([
        'scribe_commands_total{verb="log",outcome="done"} 2',
        'scribe_answer_seconds_bucket{le="0.025",verb="log"} 1',
        'scribe_slack_calls_total{method="chat.postMessage",outcome="ok"} 1',
        'scribe_jobs_total{queue="effects",end="later"} 1',
        'scribe_job_wait_seconds_count{queue="effects"} 1',
        'scribe_jobs_not_queued_total{queue="echo"} 4',
        'scribe_queue_jobs{queue="effects",state="waiting"} 3',
        'scribe_queue_lag_seconds{queue="effects"} 1.5',
        'scribe_effects_pending 7',
        'scribe_build_info{version="1.2.3"} 1',
        'scribe_effects_given_up 2',
        'scribe_effects_failing 1',
        'scribe_effects_late_seconds 12.5',
        'scribe_reminders_overdue 3',
        'scribe_deliveries_unacknowledged_total 1',
        'scribe_draft_seconds_bucket{le="2"} 1',
        'scribe_slack_connected 1',
      ]),
    );
  });

  it('are all that the example alerts speak of', async () => {
    const text = await createMetrics(NOTHING, '1.2.3').text();
    const known = new Set([...text.matchAll(/^# TYPE (\S+) (\S+)/gm)].map(([, name = '']) => name));
    const source = await readFile('manifests/prometheus/scribe.rules.yaml', 'utf8');
    const { rules } = parse(source).groups[0] as { rules: { alert: string; expr: string }[] };
    expect(rules.length).toBeGreaterThan(8);
    for (const { alert, expr } of rules) {
      const named = [...expr.matchAll(/\bscribe_\w+/g)].map(([name]) => name.replace(/_bucket$/, ''));
      expect({ alert, unknown: named.filter((name) => !known.has(name)) }).toEqual({ alert, unknown: [] });
      expect(named).not.toEqual([]);
    }
  });

  it('are read once a second, however often somebody asks', async () => {
    const asked = { queues: 0, inTrouble: 0, pending: 0 };
    const reading =
      <T>(name: keyof typeof asked, value: T) =>
      async () => {
        asked[name] += 1;
        return value;
      };
    const readings = {
      ...NOTHING,
      queues: reading('queues', []),
      inTrouble: reading('inTrouble', []),
      pending: reading('pending', 3),
    };
    const get = await serve({ metrics: createMetrics(readings, '1.2.3', 60_000) });
    const bodies = await Promise.all([1, 2, 3].map(async () => (await get('/metrics')).text()));
    bodies.push(await (await get('/metrics')).text());
    expect(new Set(bodies).size).toBe(1);
    expect(bodies[0]).toContain('scribe_effects_pending 3');
    expect(asked).toEqual({ queues: 1, inTrouble: 1, pending: 1 });
  });

  it('are read anew after that', async () => {
    let pending = 0;
    const readings = {
      ...NOTHING,
      async pending() {
        pending += 1;
        return pending;
      },
    };
    const metrics = createMetrics(readings, '1.2.3', 0);
    expect(await metrics.text()).toContain('scribe_effects_pending 1');
    expect(await metrics.text()).toContain('scribe_effects_pending 2');
  });

  it('leave out what cannot be read', async () => {
    const down = () => Promise.reject(new Error('does not answer'));
    const readings = {
      queues: down,
      pending: down,
      inTrouble: down,
      figures: { lateMs: down, remindersLate: down },
    };
    const get = await serve({ metrics: createMetrics(readings, '1.2.3') });
    const text = await (await get('/metrics')).text();
    expect(text).not.toMatch(/^scribe_(effects_|queue_)/m);
    expect(text).toContain('process_cpu_seconds_total');
  });

  it('are each service’s own', async () => {
    const [one, other] = [createMetrics(NOTHING, '1.2.3'), createMetrics(NOTHING, '1.2.3')];
    one.command('log', 'done', 20);
    expect(await other.text()).not.toContain('verb="log"');
  });
});
