#!/usr/bin/env bash
# Guess: a job scheduler whose time came while the service was down runs once, late, when the service is back. Setting
# it up again with the same values at each start, as the name upsert invites to, changes nothing about that.
# Seen: left alone it does run late. Set up again after its time, a scheduler with a cron pattern is moved on to the
# next day, and the run that was due is taken away: no job, no event. One with every keeps its run.
# Why it matters: every service sets up its schedulers when it starts. A deploy at 09:00 is enough to swallow that day's
# reminders, and only where the queue is otherwise idle would anybody notice. The worker has to come before the upsert.
# bullmq 6.7.0 with cron-parser 5.10.3, Redis 7, seen 2026-12-01. The process is told the time.
set -euo pipefail
command -v redis-server >/dev/null || { echo 'This needs redis-server on PATH.' >&2; exit 2; }
dir=$(mktemp -d)
redis-server --port 0 --unixsocket "$dir/redis.sock" --dir "$dir" --save '' >/dev/null &
redis=$!
trap 'kill "$redis"; rm -rf "$dir"' EXIT
cd "$dir"
npm init -y >/dev/null
npm install --silent --ignore-scripts --no-audit --no-fund bullmq@6.7.0 cron-parser@5.10.3 ioredis@6.0.0

cat >restart.mjs <<'JS'
import { createRequire } from 'node:module';
import { setTimeout as sleep } from 'node:timers/promises';

const RealDate = Date;
let ahead = 0;
const clockSays = (time) => {
  ahead = RealDate.parse(time) - RealDate.now();
};
globalThis.Date = class extends RealDate {
  constructor(...parts) {
    if (parts.length > 0) super(...parts);
    else super(RealDate.now() + ahead);
  }
  static now() {
    return RealDate.now() + ahead;
  }
};
const { Queue, Worker } = await import('bullmq');
const require = createRequire(import.meta.url);
const connection = { path: './redis.sock' };
const queue = new Queue('reminders', { connection });
const atNine = { pattern: '0 9 * * *', tz: 'UTC' };
const daily = { every: 24 * 60 * 60_000, startDate: RealDate.parse('2026-12-07T09:00:00Z') };

clockSays('2026-12-07T08:55:00Z');
await queue.upsertJobScheduler('left-alone', atNine, { name: 'left alone' });
await queue.upsertJobScheduler('pattern', atNine, { name: 'pattern' });
await queue.upsertJobScheduler('every', daily, { name: 'every' });
clockSays('2026-12-07T09:05:00Z');
await queue.upsertJobScheduler('pattern', atNine, { name: 'pattern' });
await queue.upsertJobScheduler('every', daily, { name: 'every' });
const ran = [];
const worker = new Worker('reminders', async ({ name }) => ran.push(name), { connection });
await sleep(3_000);
const delayed = await queue.getDelayed();
await worker.close();
await queue.close();

const planned = delayed.map(({ name, timestamp, delay }) => `${name} ${new Date(timestamp + delay).toISOString()}`);
const version = (name) => `${name} ${require(`${name}/package.json`).version}`;
console.log(`${version('bullmq')}, ${version('cron-parser')}`);
console.log('guess: down from 08:55 to 09:05, all three run once at 09:05');
console.log(`seen:  ran ${ran.sort().join(' and ')}; next: ${planned.sort().join(', ')}`);
const next = '2026-12-08T09:00:00.000Z';
const asSeen = ran.join() === 'every,left alone' && planned.includes(`pattern ${next}`);
if (!asSeen) console.error('Changed: a scheduler that is set up again after its time keeps the run that was due.');
process.exit(asSeen ? 0 : 1);
JS
node restart.mjs
