import { afterEach, describe, expect, it } from '@jest/globals';

import { createMetrics, type Readings } from '../../src/web/metrics.ts';
import { operationRoutes, type Probe } from '../../src/web/routes.ts';
import { startWebServer, type WebServer } from '../../src/web/server.ts';

const NOTHING: Readings = { queues: async () => [], pending: async () => 0 };

let server: WebServer | undefined;
afterEach(() => server?.stop());

async function serve(
  parts: { probes?: Record<string, Probe>; metrics?: ReturnType<typeof createMetrics> } = {},
) {
  server = await startWebServer(
    0,
    operationRoutes({ probes: parts.probes ?? {}, metrics: parts.metrics ?? createMetrics(NOTHING) }),
  );
  const origin = `http://127.0.0.1:${server.port}`;
  return (path: string, init?: RequestInit) => fetch(`${origin}${path}`, init);
}

describe('health', () => {
  it('is alive whatever is away', async () => {
    const get = await serve({ probes: { mongodb: () => 'MongoDB does not answer.' } });
    const answer = await get('/healthz');
    expect([answer.status, await answer.json()]).toEqual([200, { alive: true }]);
  });

  it('is ready when everything is well', async () => {
    const get = await serve({ probes: { mongodb: async () => undefined, slack: () => undefined } });
    const answer = await get('/readyz?from=probe');
    expect([answer.status, await answer.json()]).toEqual([200, { ready: true, mongodb: 'ok', slack: 'ok' }]);
  });

  it('is not ready when one thing is not, and says which', async () => {
    const get = await serve({
      probes: { mongodb: () => undefined, redis: async () => 'Redis is not connected.' },
    });
    const answer = await get('/readyz');
    expect([answer.status, await answer.json()]).toEqual([
      503,
      { ready: false, mongodb: 'ok', redis: 'Redis is not connected.' },
    ]);
  });

  it('answers even when looking fails', async () => {
    const get = await serve({ probes: { mongodb: () => Promise.reject(new TypeError('secret')) } });
    const answer = await get('/readyz');
    expect([answer.status, await answer.text()]).toEqual([500, '{"error":"TypeError"}\n']);
  });

  it('knows nothing else', async () => {
    const get = await serve();
    expect((await get('/')).status).toBe(404);
    expect((await get('//')).status).toBe(404);
    expect((await get('/healthz', { method: 'POST', body: 'x' })).status).toBe(404);
  });

  it('rejects a port that is taken', async () => {
    await serve();
    await expect(startWebServer(server?.port ?? 0, [])).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });
});

describe('metrics', () => {
  it('count commands, jobs and calls to Slack', async () => {
    const metrics = createMetrics({
      queues: async () => [{ queue: 'effects', waiting: 3, active: 1, delayed: 2, oldestMs: 1_500 }],
      pending: async () => 7,
    });
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
      ]),
    );
  });

  it('leave out what cannot be read', async () => {
    const down = () => Promise.reject(new Error('does not answer'));
    const get = await serve({ metrics: createMetrics({ queues: down, pending: down }) });
    const text = await (await get('/metrics')).text();
    expect(text).not.toMatch(/^scribe_(effects_pending|queue_)/m);
    expect(text).toContain('process_cpu_seconds_total');
  });

  it('are each service’s own', async () => {
    const [one, other] = [createMetrics(NOTHING), createMetrics(NOTHING)];
    one.command('log', 'done', 20);
    expect(await other.text()).not.toContain('verb="log"');
  });
});
