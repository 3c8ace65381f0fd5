import { createHmac, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';

/** One call that came in, its arguments as they were sent. */
export interface SloppyCall {
  readonly method: string;
  readonly args: Readonly<Record<string, string>>;
}

/** A different Slack: it knows a handful of methods, and its answers and payloads contain only the bare minimum. */
export interface SloppySlack {
  readonly apiUrl: string;
  readonly calls: readonly SloppyCall[];
  /** Where commands and events go over HTTP. */
  requestUrl: string;
  /** Sends a slash command with the fewest fields; resolves with what the app answered. */
  command(text: string, channel?: string): Promise<unknown>;
  /** Sends an event in the smallest wrapper; resolves when it is acknowledged. */
  event(event: object): Promise<unknown>;
  interact(payload: object): Promise<unknown>;
  stop(): Promise<void>;
}

const SECRET = 'sloppy-secret';

/** What each known method answers; everything else is `unknown_method`. */
const KNOWN: Readonly<
  Record<string, (args: SloppyCall['args'], self: { ts(): string; url(): string }) => object>
> = {
  'apps.connections.open': (_args, { url }) => ({ url: url() }),
  'auth.test': () => ({ user_id: 'UBOT00000' }),
  'chat.postEphemeral': () => ({}),
  'chat.postMessage': ({ channel }, { ts }) => ({ channel, ts: ts() }),
  'chat.update': ({ channel, ts }) => ({ channel, ts }),
  'conversations.create': () => ({ channel: { id: 'CINC00001' } }),
  'views.open': () => ({}),
};

/** Starts it on a free port. */
export async function startSloppySlack(): Promise<SloppySlack> {
  const calls: SloppyCall[] = [];
  const sockets = new Set<WebSocket>();
  const waiting = new Map<string, (payload: unknown) => void>();
  let seconds = Math.floor(Date.now() / 1_000);
  const ts = () => {
    seconds += 1;
    return `${seconds}.000100`;
  };
  const server = createServer((request, response) => {
    void body(request).then((text) => {
      const method = (request.url ?? '').replace('/api/', '');
      const args = Object.fromEntries(new URLSearchParams(text));
      calls.push({ method, args });
      const answer = KNOWN[method]?.(args, { ts, url: () => `ws://127.0.0.1:${portOf(server)}/` });
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(JSON.stringify(answer ? { ok: true, ...answer } : { ok: false, error: 'unknown_method' }));
    });
  });
  const hub = new WebSocketServer({ server });
  hub.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('message', (data) => {
      const { envelope_id: id, payload } = JSON.parse(String(data)) as {
        envelope_id: string;
        payload?: unknown;
      };
      waiting.get(id)?.(payload);
    });
    socket.send('{"type":"hello"}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const slack: SloppySlack = {
    apiUrl: `http://127.0.0.1:${portOf(server)}/api/`,
    calls,
    requestUrl: '',
    command: (text, channel = 'CGENERAL1') => {
      const fields = {
        command: '/incident',
        text,
        team_id: 'T00000001',
        channel_id: channel,
        user_id: 'U00000001',
      };
      return send('slash_commands', { ...fields, trigger_id: randomUUID() }, new URLSearchParams(fields));
    },
    event: (event) => {
      const payload = { type: 'event_callback', team_id: 'T00000001', event };
      return send('events_api', payload, JSON.stringify(payload));
    },
    interact: (payload) =>
      send('interactive', payload, new URLSearchParams({ payload: JSON.stringify(payload) })),
    async stop() {
      for (const socket of sockets) socket.terminate();
      hub.close();
      await new Promise((resolve) => server.close(resolve));
    },
  };

  async function send(type: string, payload: object, form: URLSearchParams | string): Promise<unknown> {
    const [socket] = sockets;
    if (!socket) return overHttp(slack.requestUrl, form);
    const id = randomUUID();
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => reject(new Error(`no acknowledgement of ${type} within 3 s`)), 3_000);
      waiting.set(id, (answer) => {
        clearTimeout(late);
        resolve(answer);
      });
      socket.send(JSON.stringify({ type, envelope_id: id, payload }));
    });
  }
  return slack;
}

/** The signing secret of its requests. */
export const SLOPPY_SECRET = SECRET;

async function overHttp(url: string, content: URLSearchParams | string): Promise<unknown> {
  const text = content.toString();
  const at = String(Math.floor(Date.now() / 1_000));
  const answer = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': typeof content === 'string' ? 'application/json' : 'application/x-www-form-urlencoded',
      'x-slack-request-timestamp': at,
      'x-slack-signature': `v0=${createHmac('sha256', SECRET).update(`v0:${at}:${text}`).digest('hex')}`,
    },
    body: text,
    signal: AbortSignal.timeout(3_000),
  });
  const said = await answer.text();
  if (!answer.ok) throw new Error(`HTTP ${answer.status}: ${said}`);
  return said === '' ? undefined : JSON.parse(said);
}

async function body(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString('utf8');
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}
