/** Serves the page in the browser: its files, the state, acts, and notice of changes. */

import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { dirname, extname, join, normalize } from 'node:path';
import type { Duplex } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { WebSocketServer } from 'ws';
import type { PageLive } from '../../page-protocol.ts';
import { readBytes } from '../http/request-body.ts';
import { SlackError } from '../slack-error.ts';
import type { Slack } from '../state/slack.ts';
import type { Team } from '../state/team.ts';
import { act } from './page-act.ts';
import { markdownTree } from './page-markdown.ts';
import { pageState } from './page-state.ts';

const DEBOUNCE_MS = 50;
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.map': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
};

export class PageServer {
  readonly #slack: Slack;
  readonly #team: Team;
  readonly #live = new WebSocketServer({ noServer: true });
  readonly #unlisten: () => void;
  #pending: NodeJS.Timeout | undefined;

  constructor(slack: Slack, team: Team) {
    this.#slack = slack;
    this.#team = team;
    this.#unlisten = slack.changes.listen(() => this.#changed());
  }

  async handle(request: IncomingMessage, response: ServerResponse, path: string): Promise<void> {
    if (path === '/page/state') return this.#state(request, response);
    if (path === '/page/act' && request.method === 'POST') return await this.#act(request, response);
    if (path === '/page/markdown' && request.method === 'POST') {
      return json(response, 200, markdownTree((await readBytes(request)).toString('utf8')));
    }
    if (path.startsWith('/page/file/')) return this.#file(response, path);
    if (path === '/') return await serveFile(response, 'index.html');
    if (path.startsWith('/page/')) return await serveFile(response, path.slice('/page/'.length));
    const [, area, ...rest] = path.split('/');
    if (area === 'archives' || area === 'docs')
      return redirect(response, `/#${rest.slice(area === 'docs' ? 1 : 0).join('/')}`);
    response.writeHead(404).end();
  }

  upgrade(request: IncomingMessage, stream: Duplex, head: Buffer): void {
    this.#live.handleUpgrade(request, stream, head, (socket) => socket.on('error', () => socket.terminate()));
  }

  stop(): void {
    this.#unlisten();
    clearTimeout(this.#pending);
    for (const socket of this.#live.clients) socket.terminate();
    this.#live.close();
  }

  #changed(): void {
    if (this.#pending !== undefined || this.#live.clients.size === 0) return;
    this.#pending = setTimeout(() => {
      this.#pending = undefined;
      const notice: PageLive = { type: 'changed' };
      for (const socket of this.#live.clients) socket.send(JSON.stringify(notice));
    }, DEBOUNCE_MS);
  }

  #state(request: IncomingMessage, response: ServerResponse): void {
    const asked = new URL(request.url ?? '/', this.#slack.url).searchParams.get('user');
    const first = [...this.#team.users.values()].find((user) => !user.isBot);
    const team = this.#teamOf(asked);
    const user = asked === null ? first : team.user(asked);
    if (user === undefined) json(response, 404, { ok: false, error: 'user_not_found' });
    else json(response, 200, pageState(this.#slack, team, user));
  }

  /** The workspace of a person by id; the first one for a name. */
  #teamOf(user: string | null): Team {
    return this.#slack.homeOf(user ?? '') ?? this.#team;
  }

  async #act(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = (await readBytes(request)).toString('utf8');
    try {
      const parsed: unknown = JSON.parse(body);
      const by = typeof parsed === 'object' && parsed !== null && 'user' in parsed ? String(parsed.user) : '';
      json(response, 200, await act({ slack: this.#slack, team: this.#teamOf(by) }, parsed));
    } catch (error) {
      if (error instanceof SyntaxError) return json(response, 400, { ok: false, error: 'invalid_json' });
      if (!(error instanceof SlackError)) throw error;
      json(response, 200, { ok: false, error: error.code, ...error.extra });
    }
  }

  #file(response: ServerResponse, path: string): void {
    const id = path.split('/')[3] ?? '';
    const record = [...this.#slack.teams.values()].map(({ files }) => files.get(id)).find((it) => it);
    if (record === undefined || record.state !== 'complete' || record.deleted) response.writeHead(404).end();
    else response.writeHead(200, { 'content-type': record.file.mimetype }).end(record.bytes);
  }
}

/** The compiled script first, then the source folder with the page's HTML and CSS. */
async function serveFile(response: ServerResponse, name: string): Promise<void> {
  const safe = normalize(name).replace(/^(\.\.[/\\])+/, '');
  for (const folder of ['dist/packages/local-slack/page', 'packages/local-slack/page']) {
    try {
      const content = await readFile(join(repositoryRoot(), folder, safe));
      const type = TYPES[extname(safe)] ?? 'application/octet-stream';
      response.writeHead(200, { 'content-type': type, 'cache-control': 'no-store' }).end(content);
      return;
    } catch (error) {
      if (!isMissing(error)) throw error;
    }
  }
  response
    .writeHead(404, { 'content-type': 'text/plain' })
    .end(`There is no ${safe} here; "npm run build" makes the page's script.`);
}

function isMissing(error: unknown): boolean {
  if (typeof error !== 'object' || error === null || !('code' in error)) return false;
  return error.code === 'ENOENT' || error.code === 'EISDIR';
}

/** The root of the clone, found by its lock file from the sources as well as from `dist`. */
function repositoryRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package-lock.json')) && folder !== dirname(folder))
    folder = dirname(folder);
  return folder;
}

function json(response: ServerResponse, status: number, content: object): void {
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
  });
  response.end(JSON.stringify(content));
}

function redirect(response: ServerResponse, location: string): void {
  response.writeHead(302, { location }).end();
}
