import { randomBytes } from 'node:crypto';
import { connect } from 'node:net';

import type { LoadOptions, LoadReport } from './load-report.ts';
import { slashCommand, USERS } from './slack-request.ts';

/**
 * A separate program: `node load.js '{"port":…}'` types `/incident log` as fast as answers come, for a while, and
 * prints a `LoadReport`. It writes to sockets directly, since an HTTP client would cost more than some of the servers
 * that it measures.
 */
async function main(): Promise<void> {
  const options: LoadOptions = JSON.parse(process.argv[2] ?? '');
  const run = randomBytes(4).toString('hex');
  const began = performance.now();
  const until = began + options.seconds * 1_000;
  const typists = Array.from({ length: options.connections }, (_, number) =>
    typist(options, `${run}.${number}`, until),
  );
  const done = await Promise.all(typists);
  const seconds = (performance.now() - began) / 1_000;
  process.stdout.write(`${JSON.stringify(report(done, seconds))}\n`);
}

/** The results of one connection. */
interface Typed {
  readonly latencies: readonly number[];
  readonly unexpected: readonly string[];
}

/** One connection: the next request goes out when the answer to the last one is in. */
function typist(options: LoadOptions, name: string, until: number): Promise<Typed> {
  return new Promise((resolve, reject) => {
    const latencies: number[] = [];
    const unexpected: string[] = [];
    let answer = '';
    let count = 0;
    let sent = 0;
    const socket = connect({ port: options.port, host: '127.0.0.1', noDelay: true });
    const next = () => {
      count++;
      answer = '';
      sent = performance.now();
      socket.write(request(options.port, name, count));
    };
    socket.setEncoding('utf8');
    socket.on('connect', next);
    socket.on('data', (chunk: string) => {
      answer += chunk;
      if (!isWhole(answer)) return;
      const now = performance.now();
      if (answer.startsWith('HTTP/1.1 200 ') && answer.includes(options.expect)) latencies.push(now - sent);
      else if (unexpected.push(answer.slice(0, 500)) > 100) now > until || socket.destroy();
      if (now < until) next();
      else socket.end();
    });
    socket.on('error', reject);
    socket.on('close', () => resolve({ latencies, unexpected }));
  });
}

function request(port: number, name: string, count: number): string {
  const user = USERS[count % USERS.length] ?? 'U0ANA';
  const text = `log -10m #change deploy of v2.4.${count} to the checkout hosts finished, error rate at 4.5% (${name})`;
  const { body, headers } = slashCommand({ text, trigger: `${name}.${count}`, user });
  const lines = Object.entries(headers).map(([header, value]) => `${header}: ${value}\r\n`);
  const length = Buffer.byteLength(body);
  return `POST /slack/events HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\n${lines.join('')}content-length: ${length}\r\n\r\n${body}`;
}

/** Whether a whole response has arrived, with a stated length or in chunks. */
function isWhole(answer: string): boolean {
  const head = answer.indexOf('\r\n\r\n');
  if (head < 0) return false;
  const length = /\r\ncontent-length: (\d+)/i.exec(answer.slice(0, head + 2))?.[1];
  if (length === undefined) return answer.endsWith('0\r\n\r\n');
  return Buffer.byteLength(answer.slice(head + 4)) >= Number(length);
}

function report(typed: readonly Typed[], seconds: number): LoadReport {
  const latencies = typed.flatMap((one) => one.latencies).sort((a, b) => a - b);
  const share = (part: number) =>
    latencies[Math.min(latencies.length - 1, Math.floor(latencies.length * part))] ?? 0;
  const unexpected = typed.flatMap((one) => one.unexpected);
  return {
    answered: latencies.length,
    perSecond: latencies.length / seconds,
    p50: share(0.5),
    p99: share(0.99),
    unexpected: unexpected.length,
    ...(unexpected[0] === undefined ? {} : { example: unexpected[0] }),
  };
}

await main();
