import { createServer, type Server } from 'node:http';
import type { Route } from './routes.ts';

/** A running server of Scribe's own: for Socket Mode, and for workers that hear nothing from Slack. */
export interface WebServer {
  readonly port: number;
  stop(): Promise<void>;
}

/** Serves these routes; 0 takes a free port. Rejects when the port is taken. */
export async function startWebServer(port: number, routes: readonly Route[]): Promise<WebServer> {
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    const route = routes.find((one) => one.path === path && one.method === request.method);
    if (route) return route.handler(request, response);
    request.resume();
    response.writeHead(404, { 'content-type': 'application/json' }).end('{"error":"not found"}\n');
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, resolve);
  });
  return { port: portOf(server), stop: () => close(server) };
}

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
  });
}
