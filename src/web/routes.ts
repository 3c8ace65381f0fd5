import type { IncomingMessage, ServerResponse } from 'node:http';

/**
 * One thing that must be healthy before Scribe is ready: `undefined` if it is, otherwise what is wrong, in a
 * sentence.
 */
export type Probe = () => Promise<string | undefined> | string | undefined;

/** A path that Scribe serves besides Slack's. */
export interface Route {
  readonly path: string;
  readonly method: 'GET';
  readonly handler: (request: IncomingMessage, response: ServerResponse) => void;
}

export interface RouteParts {
  readonly probes: Readonly<Record<string, Probe>>;
  readonly metrics: { readonly contentType: string; text(): Promise<string> };
}

/** Health for the orchestrator, and metrics for Prometheus. */
export function operationRoutes({ probes, metrics }: RouteParts): Route[] {
  return [
    { path: '/healthz', method: 'GET', handler: guarded(async () => json(200, { alive: true })) },
    { path: '/readyz', method: 'GET', handler: guarded(() => readiness(probes)) },
    {
      path: '/metrics',
      method: 'GET',
      handler: guarded(async () => ({ status: 200, type: metrics.contentType, body: await metrics.text() })),
    },
  ];
}

interface Answer {
  readonly status: number;
  readonly type: string;
  readonly body: string;
}

async function readiness(probes: RouteParts['probes']): Promise<Answer> {
  const looked = await Promise.all(
    Object.entries(probes).map(async ([name, probe]) => [name, (await probe()) ?? 'ok'] as const),
  );
  const ready = looked.every(([, state]) => state === 'ok');
  return json(ready ? 200 : 503, { ready, ...Object.fromEntries(looked) });
}

function json(status: number, body: unknown): Answer {
  return { status, type: 'application/json; charset=utf-8', body: `${JSON.stringify(body)}\n` };
}

/** Bolt leaves a request hanging whose handler rejects; here it is answered. */
function guarded(answer: () => Promise<Answer>): Route['handler'] {
  return (request, response) => {
    request.resume();
    answer()
      .catch((error: unknown) => json(500, { error: error instanceof Error ? error.name : 'unknown' }))
      .then(({ status, type, body }) => response.writeHead(status, { 'content-type': type }).end(body));
  };
}
