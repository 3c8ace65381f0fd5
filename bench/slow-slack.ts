import { createServer } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

/** A separate program: a Web API that says yes to everything, after as many milliseconds as its argument. Prints its port. */
const waitMs = Number(process.argv[2] ?? 0);
let posted = 0;

const server = createServer((request, response) => {
  request.resume();
  request.on('end', async () => {
    await sleep(waitMs);
    posted += 1;
    const channel = { id: 'C0BENCH', is_member: true };
    const answer = {
      ok: true,
      user_id: 'U0SCRIBE',
      bot_id: 'B0BENCH',
      channel,
      ts: `1700000000.${posted}`,
      message: {},
    };
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(answer));
  });
});

server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  process.stdout.write(`${typeof address === 'object' && address ? address.port : 0}\n`);
});
