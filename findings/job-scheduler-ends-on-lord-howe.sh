#!/usr/bin/env bash
# Guess: a job scheduler runs until it is removed. If its next run cannot be worked out, something says so.
# Seen: "every day at 09:00" on Lord Howe Island, whose clocks move by half an hour, runs for the last time on the day
# before the change back. cron-parser fails there ("loop limit exceeded"), BullMQ drops the error and plans no next run;
# the scheduler stays listed. One that is set up on that eve is not made at all, and the call succeeds.
# Why it matters: the reminder of one team ends for good in April, with no failed job, no log line and no event.
# bullmq 6.7.0 with cron-parser 5.10.3, Redis 7, seen 2026-11-30. The process is told that it is 3 April 2026.
set -euo pipefail
command -v redis-server >/dev/null || { echo 'This needs redis-server on PATH.' >&2; exit 2; }
dir=$(mktemp -d)
redis-server --port 0 --unixsocket "$dir/redis.sock" --dir "$dir" --save '' >/dev/null &
redis=$!
trap 'kill "$redis"; rm -rf "$dir"' EXIT
cd "$dir"
npm init -y >/dev/null
npm install --silent --ignore-scripts --no-audit --no-fund bullmq@6.7.0 ioredis@6.0.0

cat >eve.mjs <<'JS'
import { createRequire } from 'node:module';
import { setTimeout as sleep } from 'node:timers/promises';

const RealDate = Date;
const ahead = RealDate.parse('2026-04-03T21:59:57Z') - RealDate.now();
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
const ran = [];
const worker = new Worker('reminders', async ({ name }) => ran.push(name), { connection });
const troubles = [];
worker.on('failed', (_, error) => troubles.push(error.message));
worker.on('error', (error) => troubles.push(error.message));
queue.on('error', (error) => troubles.push(error.message));
const every = (town) => ({ pattern: '0 9 * * *', tz: `Australia/${town}` });

await queue.upsertJobScheduler('sydney', every('Sydney'), { name: 'Sydney' });
await queue.upsertJobScheduler('lord-howe', every('Lord_Howe'), { name: 'Lord Howe' });
await sleep(6_000);
const onTheEve = await queue.upsertJobScheduler('late', every('Lord_Howe'), { name: 'Lord Howe, late' });
const planned = (await queue.getDelayed()).map(({ name }) => name);
const listed = (await queue.getJobSchedulers()).map(({ key }) => key).sort();
await worker.close();
await queue.close();

const version = (name) => `${name} ${require(`${name}/package.json`).version}`;
const words = (names) => names.join(' and ');
console.log(`${version('bullmq')}, ${version('cron-parser')}`);
console.log('guess: both run at 09:00 and are planned for the next day, and so is the late one');
console.log(`seen:  ran ${words(ran.sort())}; planned next: ${words(planned)}; listed: ${words(listed)}`);
console.log(`seen:  set up on the eve: ${onTheEve}; troubles told: ${troubles.length}`);
const bothRan = ran.join() === 'Lord Howe,Sydney' && listed.join() === 'lord-howe,sydney';
if (!bothRan || planned.join() !== 'Sydney' || onTheEve !== undefined || troubles.length > 0) {
  console.error('Changed: the scheduler on Lord Howe Island goes on, or says that it ends.');
  process.exit(1);
}
JS
node eve.mjs
