import type { IncomingMessage, ServerResponse } from 'node:http';
import { partNamed, type Readiness } from './readiness.ts';

/** A path that Scribe serves besides Slack's. */
export interface Route {
  readonly path: string;
  /** HEAD is answered as GET, without the body. */
  readonly method: ('GET' | 'HEAD')[];
  readonly handler: (request: IncomingMessage, response: ServerResponse) => void;
}

export interface RouteParts {
  readonly readiness: Readiness;
  readonly metrics: { readonly contentType: string; text(): Promise<string> };
}

/** Health for the orchestrator, and metrics for Prometheus. */
export function operationRoutes({ readiness, metrics }: RouteParts): Route[] {
  const route = (path: string, answer: (query: URLSearchParams) => Promise<Answer>): Route => ({
    path,
    method: ['GET', 'HEAD'],
    handler: guarded(answer),
  });
  return [
    route('/healthz', async () => json(200, { alive: true })),
    route('/readyz', (query) => ready(readiness, query.get('for'))),
    route('/metrics', async () => ({ status: 200, type: metrics.contentType, body: await metrics.text() })),
  ];
}

interface Answer {
  readonly status: number;
  readonly type: string;
  readonly body: string;
}

async function ready(readiness: Readiness, asked: string | null): Promise<Answer> {
  const part = partNamed(asked ?? '');
  if (asked !== null && !part)
    return json(400, { error: '?for= takes bot or worker, for example /readyz?for=bot' });
  const report = await readiness(part);
  return json(report.ready ? 200 : 503, report);
}

function json(status: number, body: unknown): Answer {
  return { status, type: 'application/json; charset=utf-8', body: `${JSON.stringify(body)}\n` };
}

/** Bolt leaves a request hanging whose handler rejects; here it is answered. */
function guarded(answer: (query: URLSearchParams) => Promise<Answer>): Route['handler'] {
  return (request, response) => {
    request.resume();
    // Not by URL, which throws at paths such as "//".
    answer(new URLSearchParams(request.url?.split('?')[1]))
      .catch((error: unknown) => json(500, { error: error instanceof Error ? error.name : 'unknown' }))
      .then(({ status, type, body }) => {
        const headers = { 'content-type': type, 'content-length': Buffer.byteLength(body) };
        response.writeHead(status, headers).end(body);
      });
  };
}
