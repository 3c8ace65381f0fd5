#!/usr/bin/env bash
# Guess: flows that name the same child, by its job id, share it: it runs once, and each parent goes on when it is done,
# at once where it is done already. That is what happens where the child was added by itself.
# Seen: a child belongs to the flow that named it first. A second parent, added while the child waits or after it is
# done, never hears of it and stays in waiting-children for good. No error, no event.
# Why it matters: "fetch the people of this workspace" is needed by the digest and by the draft, and a job id is there
# to do it once. The draft is never written, and the same code works in a test that tries one flow at a time.
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

cat >flows.mjs <<'JS'
import { createRequire } from 'node:module';
import { setTimeout as sleep } from 'node:timers/promises';
import { FlowProducer, Queue, Worker } from 'bullmq';

const { version } = createRequire(import.meta.url)('bullmq/package.json');
const connection = { path: './redis.sock' };
const flows = new FlowProducer({ connection });
const queue = new Queue('people', { connection });
const fetched = [];
const people = new Worker('people', async ({ id }) => fetched.push(id), { connection, autorun: false });
const documents = new Worker('documents', async () => undefined, { connection });
const parents = [];

/** A flow of one document that needs the job of that id. */
const document = async (name, jobId) => {
  const children = [{ name: 'fetch', queueName: 'people', opts: { jobId } }];
  parents.push((await flows.add({ name, queueName: 'documents', children })).job);
};
await queue.add('fetch', {}, { jobId: 'added-alone' });
await document('digest', 'of-a-flow');
await document('draft', 'of-a-flow');
people.run();
await sleep(1_500);
await document('report', 'of-a-flow');
await document('summary', 'added-alone');
await sleep(1_500);
const states = await Promise.all(parents.map(async (job) => `${job.name} ${await job.getState()}`));
await Promise.all([people.close(), documents.close(), queue.close(), flows.close()]);

console.log(`bullmq ${version}`);
console.log('guess: fetched twice; digest, draft, report and summary completed');
console.log(`seen:  fetched ${fetched.join(' and ')}; ${states.join(', ')}`);
const expected = 'digest completed,draft waiting-children,report waiting-children,summary completed';
const asSeen = fetched.length === 2 && states.join() === expected;
if (!asSeen) console.error('Changed: a child that two flows name lets other parents go on.');
process.exit(asSeen ? 0 : 1);
JS
node flows.mjs
