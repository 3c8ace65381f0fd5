#!/usr/bin/env bash
# Guess: emptying a queue with drain() or obliterate() stops things. A parent in another queue that waits for a job that
# was thrown away goes on waiting, fails, or is thrown away too.
# Seen: it starts. Each job that is thrown away counts as one that the parent need not wait for any more, so that the
# parent runs at once, without a single value of its children and without a word that they never ran.
# Why it matters: emptying the queue is what one does in an incident to stop the damage. It publishes the postmortems
# whose checks were waiting, and closes the items whose work was waiting. A parent has to count the values that it got.
# bullmq 6.7.0, Redis 7, seen 2026-12-01.
set -euo pipefail
command -v redis-server >/dev/null || { echo 'This needs redis-server on PATH.' >&2; exit 2; }
dir=$(mktemp -d)
redis-server --port 0 --unixsocket "$dir/redis.sock" --dir "$dir" --save '' >/dev/null &
redis=$!
trap 'kill "$redis"; rm -rf "$dir"' EXIT
cd "$dir"
npm init -y >/dev/null
npm install --silent --ignore-scripts --no-audit --no-fund bullmq@6.7.0 ioredis@6.0.0

cat >emptied.mjs <<'JS'
import { createRequire } from 'node:module';
import { setTimeout as sleep } from 'node:timers/promises';
import { FlowProducer, Queue, Worker } from 'bullmq';

const { version } = createRequire(import.meta.url)('bullmq/package.json');
const connection = { path: './redis.sock' };
const flows = new FlowProducer({ connection });
const published = [];
const publish = async (job) => {
  const values = Object.keys(await job.getChildrenValues()).length;
  const { ignored, failed, unprocessed } = await job.getDependenciesCount();
  published.push(`${job.name}: ${values} values, ${ignored + failed + unprocessed} not run`);
};
const worker = new Worker('publish', publish, { connection });

const ways = {
  drain: (queue) => queue.drain(),
  obliterate: (queue) => queue.obliterate(),
};
for (const [way, empty] of Object.entries(ways)) {
  const queueName = `checks-${way}`;
  const children = [{ name: 'secrets', queueName }, { name: 'names', queueName }];
  await flows.add({ name: way, queueName: 'publish', children });
  await sleep(500);
  const before = published.length;
  const queue = new Queue(queueName, { connection });
  await empty(queue);
  await sleep(1_000);
  await queue.close();
  if (published.length === before) published.push(`${way}: not published`);
}
await Promise.all([worker.close(), flows.close()]);

console.log(`bullmq ${version}`);
console.log('guess: drain: not published; obliterate: not published');
console.log(`seen:  ${published.join('; ')}`);
const asSeen = published.join() === 'drain: 0 values, 0 not run,obliterate: 0 values, 0 not run';
if (!asSeen) console.error('Changed: emptying the queue of its children no longer starts a parent.');
process.exit(asSeen ? 0 : 1);
JS
node emptied.mjs
