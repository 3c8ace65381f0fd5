/** Signed HTTP requests to the app's request URL. */
import { createHmac } from 'node:crypto';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { Delivery, HttpSignature, SendOptions, TransportResult } from './delivery.ts';

const TEN_MINUTES_S = 600;

/** Sends once. Anything but a 2xx within the time is a failure, with Slack's reason. */
export async function sendOverHttp(sending: {
  readonly url: string;
  readonly signingSecret: string;
  readonly delivery: Delivery;
  readonly options: SendOptions;
  readonly timeoutMs: number;
  /** Aborts the request. */
  readonly signal: AbortSignal;
}): Promise<TransportResult> {
  const { delivery, options } = sending;
  const { body, contentType } = encode(delivery);
  const content = options.rawBody ?? body;
  const headers: Record<string, string> = {
    'content-type': options.contentType ?? contentType,
    'content-length': String(Buffer.byteLength(content)),
    'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
    accept: 'application/json,*/*',
    ...signatureHeaders(content, sending.signingSecret, options.signature ?? 'good'),
    ...(options.retryNum !== undefined && { 'x-slack-retry-num': String(options.retryNum) }),
    ...(options.retryReason !== undefined && { 'x-slack-retry-reason': options.retryReason }),
  };
  return await post(sending, headers, content);
}

function encode(delivery: Delivery): { body: string; contentType: string } {
  switch (delivery.kind) {
    case 'event':
      return { body: JSON.stringify(delivery.payload), contentType: 'application/json' };
    case 'interaction':
      return {
        body: new URLSearchParams({ payload: JSON.stringify(delivery.payload) }).toString(),
        contentType: 'application/x-www-form-urlencoded',
      };
    case 'command': {
      const fields = Object.entries(delivery.payload).map(([key, value]) => [key, String(value)]);
      return {
        body: new URLSearchParams(Object.fromEntries(fields)).toString(),
        contentType: 'application/x-www-form-urlencoded',
      };
    }
    default:
      return delivery.kind satisfies never;
  }
}

function signatureHeaders(body: string, secret: string, signature: HttpSignature): Record<string, string> {
  if (signature === 'missing') return {};
  const shift = signature === 'old' ? -TEN_MINUTES_S : signature === 'future' ? TEN_MINUTES_S : 0;
  const timestamp = Math.floor(Date.now() / 1000) + shift;
  const key = signature === 'bad' ? `${secret}-not` : secret;
  const hash = createHmac('sha256', key).update(`v0:${timestamp}:${body}`).digest('hex');
  return { 'x-slack-request-timestamp': String(timestamp), 'x-slack-signature': `v0=${hash}` };
}

function post(
  {
    url,
    timeoutMs,
    signal,
  }: { readonly url: string; readonly timeoutMs: number; readonly signal: AbortSignal },
  headers: Record<string, string>,
  body: string,
): Promise<TransportResult> {
  return new Promise((resolve) => {
    const send = url.startsWith('https:') ? httpsRequest : httpRequest;
    const outgoing = send(url, { method: 'POST', headers, agent: false, signal }, (answer) => {
      void read(answer).then(finish, failed);
    });
    const timer = setTimeout(() => {
      finish({ acknowledged: false, reason: 'http_timeout' });
      outgoing.destroy();
    }, timeoutMs);
    const finish = (result: TransportResult) => {
      clearTimeout(timer);
      resolve(result);
    };
    const failed = () => finish({ acknowledged: false, reason: 'connection_failed' });
    outgoing.on('error', failed);
    outgoing.end(body);
  });
}

async function read(answer: IncomingMessage): Promise<TransportResult> {
  const chunks: Buffer[] = [];
  for await (const chunk of answer) chunks.push(Buffer.from(chunk));
  const text = Buffer.concat(chunks).toString('utf8');
  const status = answer.statusCode ?? 0;
  const acknowledged = status >= 200 && status < 300;
  const isJson = (answer.headers['content-type'] ?? '').includes('json');
  return {
    acknowledged,
    status,
    ...(!acknowledged && { reason: 'http_error' as const }),
    ...(text !== '' && { response: isJson ? parseOr(text) : text }),
    ...(answer.headers['x-slack-no-retry'] === '1' && { noRetry: true }),
  };
}

function parseOr(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
