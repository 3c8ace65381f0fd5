import { createServer, type Server } from 'node:http';
import type { Route } from './routes.ts';

/** A running server of Scribe's own: for Socket Mode, and for workers that hear nothing from Slack. */
export interface WebServer {
  readonly port: number;
  stop(): Promise<void>;
}

/** Where a server listens: port 0 takes a free one; without a host, on every address of the machine. */
export interface Listen {
  readonly port: number;
  readonly host?: string;
}

/** Serves these routes. Rejects when the port is taken. */
export async function startWebServer(listen: Listen, routes: readonly Route[]): Promise<WebServer> {
  const server = createServer((request, response) => {
    // Not by URL, which throws at paths such as "//".
    const path = request.url?.split('?')[0];
    const route = routes.find(
      (one) => one.path === path && one.method.some((name) => name === request.method),
    );
    if (route) return route.handler(request, response);
    request.resume();
    response.writeHead(404, { 'content-type': 'application/json' }).end('{"error":"not found"}\n');
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(listen, resolve);
  });
  return { port: portOf(server), stop: () => close(server) };
}

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

/** Requests in progress are answered; connections that stay open longer than this are cut off, in milliseconds. */
const LINGER_MS = 1_000;

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const linger = setTimeout(() => server.closeAllConnections(), LINGER_MS);
    server.close(() => {
      clearTimeout(linger);
      resolve();
    });
    server.closeIdleConnections();
  });
}
