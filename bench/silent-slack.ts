import { createServer } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

import { CHANNEL, TEAM } from './slack-request.ts';

/**
 * A separate program: a Web API that says yes to everything, at once, so that nobody waits for Slack, or after as many
 * milliseconds as its argument. Prints its port.
 */
const waitMs = Number(process.argv[2] ?? 0);
const TS_START = 1_700_000_000;
let posted = 0;

const server = createServer((request, response) => {
  request.resume();
  request.on('end', async () => {
    if (waitMs > 0) await sleep(waitMs);
    const method = (request.url ?? '').split('?')[0]?.split('/').at(-1) ?? '';
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ ok: true, ...answer(method) }));
  });
});

function answer(method: string): object {
  switch (method) {
    case 'auth.test':
      return {
        url: 'https://bench.slack.com/',
        team: 'bench',
        team_id: TEAM,
        user_id: 'U0SCRIBE',
        bot_id: 'B0BENCH',
      };
    case 'users.info':
      return {
        user: {
          id: 'U0ANA',
          name: 'ana',
          real_name: 'Ana',
          tz: 'Europe/Berlin',
          profile: { display_name: 'Ana' },
        },
      };
    case 'chat.postMessage':
    case 'chat.update':
      return { channel: CHANNEL, ts: `${TS_START + posted++}.000100`, message: {} };
    case 'conversations.history':
    case 'conversations.replies':
      return { messages: [], has_more: false };
    case 'conversations.list':
      return { channels: [], response_metadata: { next_cursor: '' } };
    default:
      return {
        channel: { id: CHANNEL, name: 'inc-bench' },
        permalink: 'https://bench.slack.com/archives/C0BENCH/p1',
      };
  }
}

server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  process.stdout.write(`${typeof address === 'object' && address ? address.port : 0}\n`);
});
