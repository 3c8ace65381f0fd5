/** The HTTP server of the local Slack. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { respond } from '../interactions/respond.ts';
import { PageServer } from '../page/page-server.ts';
import { SlackError } from '../slack-error.ts';
import type { Slack } from '../state/slack.ts';
import type { Team } from '../state/team.ts';
import type { WebApi } from '../web-api/web-api.ts';
import { authorize } from './oauth-page.ts';
import { readBytes, uploadedBytes } from './request-body.ts';

export interface HttpServer {
  close(): Promise<void>;
}

/** Listens on 127.0.0.1 and sets the workspace's URL. */
export async function startHttpServer({
  slack,
  team,
  webApi,
  port,
}: {
  slack: Slack;
  team: Team;
  webApi: WebApi;
  port: number;
}): Promise<HttpServer> {
  const page = new PageServer(slack, team);
  const server = createServer((request, response) => {
    route({ slack, webApi, page }, request, response).catch((error: unknown) => {
      console.error(`The local Slack could not answer ${request.method} ${request.url}:`, error);
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  });
  server.on('upgrade', (request, stream, head) => {
    if (request.url?.startsWith('/link/') && slack.deliveries.sockets)
      slack.deliveries.sockets.upgrade(request, stream, head);
    else if (request.url?.startsWith('/page/live')) page.upgrade(request, stream, head);
    else stream.destroy();
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  slack.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    close: async () => {
      await slack.deliveries.sockets?.stop();
      page.stop();
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  };
}

/** What answers requests, by the first part of the path. */
interface Handlers {
  readonly slack: Slack;
  readonly webApi: WebApi;
  readonly page: PageServer;
}

async function route(
  { slack, webApi, page }: Handlers,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { pathname } = new URL(request.url ?? '/', 'http://localhost');
  const [, area = ''] = pathname.split('/');
  const exchange = { slack, request, response, path: pathname };
  switch (area) {
    case 'api':
      return await webApi.handle(request, response, pathname.slice('/api/'.length));
    case 'commands':
    case 'actions':
      return await answerResponseUrl(exchange);
    case 'upload':
      return await takeUpload(exchange);
    case 'files-pri':
      return serveFile(exchange);
    case 'oauth':
      return authorize(slack, request, response);
    default:
      return await page.handle(request, response, pathname);
  }
}

/** One request and its response. */
interface Exchange {
  readonly slack: Slack;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly path: string;
}

async function answerResponseUrl({ slack, request, response, path }: Exchange): Promise<void> {
  const body = (await readBytes(request)).toString('utf8');
  const answer = (status: number, content: object) => {
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(content));
  };
  try {
    const use = slack.responseUrls.take(path);
    respond(slack, use, JSON.parse(body));
    answer(200, { ok: true });
  } catch (error) {
    if (error instanceof SyntaxError) return answer(400, { ok: false, error: 'invalid_payload' });
    if (!(error instanceof SlackError)) throw error;
    answer(error.code.endsWith('_url') ? 404 : 400, { ok: false, error: error.code, ...error.extra });
  }
}

async function takeUpload({ slack, request, response, path }: Exchange): Promise<void> {
  const [, , , teamId = '', fileId = ''] = path.split('/');
  const record = slack.teams.get(teamId)?.files.get(fileId);
  const bytes = uploadedBytes(request, await readBytes(request));
  if (record === undefined || record.state === 'complete' || record.deleted) {
    response.writeHead(404).end();
    return;
  }
  if (bytes.length !== record.declaredLength) {
    response
      .writeHead(400)
      .end(`The file was announced with ${record.declaredLength} bytes and came with ${bytes.length}.`);
    return;
  }
  record.bytes = Buffer.from(bytes);
  record.state = 'uploaded';
  response.writeHead(200).end(`OK - ${bytes.length}`);
}

/** A file's bytes for a token with `files:read`; without one, as in Slack, a sign-in page. */
function serveFile({ slack, request, response, path }: Exchange): void {
  const [teamId = '', fileId = ''] = (path.split('/')[2] ?? '').split('-');
  const team = slack.teams.get(teamId);
  const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? '';
  const allowed =
    team?.hasApp === true &&
    (slack.teamOf(token) === team || (team.orgWide && slack.organisationOf(token) === team.organisation)) &&
    slack.scopes.includes('files:read');
  const record = team?.files.get(fileId);
  if (!allowed)
    response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>Sign in</title>');
  else if (record === undefined || record.state !== 'complete' || record.deleted)
    response.writeHead(404).end();
  else response.writeHead(200, { 'content-type': record.file.mimetype }).end(record.bytes);
}
